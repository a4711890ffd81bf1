import type {
  Body,
  Endpoint,
  LookupEndpoint,
  Params,
  Query,
  ReadEndpoint,
  ResponseIn,
  WriteEndpoint,
} from '@mingdu/shared/kernel/endpoint'
import type { Tx } from '../db/connection'
import type { BusinessTime } from '../time'
import type { Actor, Scope } from './actor'

/** A file that came with a multipart request. */
export interface IncomingFile {
  bytes: Buffer
  name: string
}

/** What every handler gets: the input already parsed, the actor and how far they see. */
export interface ReadRequest<E extends Endpoint> {
  params: Params<E>
  query: Query<E>
  /** Present unless the endpoint is public. */
  actor: E['permission'] extends 'public' ? Actor | null : Actor
  /** Scope of the endpoint's permission; `own` where being signed in is enough. */
  scope: E['permission'] extends 'public' ? null : Scope
  time: BusinessTime
  requestId: string
  ip: string
}

export interface LookupRequest<E extends LookupEndpoint> extends ReadRequest<E> {
  body: Body<E>
}

export interface WriteRequest<E extends WriteEndpoint> extends ReadRequest<E> {
  body: Body<E>
  file: E extends { multipart: true } ? IncomingFile : undefined
  /** Names this write: the same when it is repeated, no other's. For work in several transactions before its own. */
  key: string
}

/** What a write leaves: the answer, and what the audit entry says it was about. */
export interface Written<T> {
  result: T
  subject: { kind: string; id: string; name: string } | null
  /** The matter the subject belongs to, where it is not one itself. */
  matterId?: string
  /** One a row for a batch; see `digestOf`. */
  digests?: string[]
  note?: string
  /** Whom the entry names when nobody was signed in yet. */
  actor?: Pick<Actor, 'id' | 'name' | 'orgId' | 'orgName'>
  /** Console sessions live in a cookie: set it, or clear it. */
  cookie?: { set: string; maxAgeSeconds: number } | 'clear'
  /** Runs once after the commit, e.g. to wake the worker; must not throw. */
  afterCommit?: () => void
}

/** What a question leaves: the answer, and what the audit entry says it was about. */
export type LookedUp<T> = Pick<Written<T>, 'result' | 'subject' | 'note'>

/** A file as an answer. */
export interface BinaryAnswer {
  mime: string
  bytes: Buffer | NodeJS.ReadableStream
  name: string
  inline: boolean
  /** false: it bears what no cache may keep. */
  keep?: false
}

export interface ReadRoute {
  endpoint: ReadEndpoint
  handle: (request: never) => Promise<unknown>
}

export interface WriteRoute {
  endpoint: WriteEndpoint
  prepare: ((request: never) => Promise<unknown>) | null
  handle: (request: never, tx: Tx, prepared: never) => Promise<Written<unknown>>
}

export interface LookupRoute {
  endpoint: LookupEndpoint
  handle: (request: never) => Promise<LookedUp<unknown>>
}

export type Route = ReadRoute | WriteRoute | LookupRoute

/** A read: straight to the repo, no transaction. */
export function readRoute<const E extends ReadEndpoint>(
  endpoint: E,
  handle: (request: ReadRequest<E>) => Promise<E extends { binary: true } ? BinaryAnswer : ResponseIn<E>>,
): ReadRoute {
  return { endpoint, handle }
}

/** A question by POST: no transaction and no idempotency record, only its audit entry. */
export function lookupRoute<const E extends LookupEndpoint>(
  endpoint: E,
  handle: (request: LookupRequest<E>) => Promise<LookedUp<ResponseIn<E>>>,
): LookupRoute {
  return { endpoint, handle }
}

/** A write: one transaction that also holds its audit entry and its idempotency record. */
export function writeRoute<const E extends WriteEndpoint>(
  endpoint: E,
  handle: (request: WriteRequest<E>, tx: Tx) => Promise<Written<ResponseIn<E>>>,
): WriteRoute {
  return { endpoint, prepare: null, handle }
}

/** A write with slow work (hashing, pictures, WeChat) that must happen before the transaction opens. */
export function preparedWriteRoute<const E extends WriteEndpoint, P>(
  endpoint: E,
  prepare: (request: WriteRequest<E>) => Promise<P>,
  handle: (request: WriteRequest<E>, tx: Tx, prepared: P) => Promise<Written<ResponseIn<E>>>,
): WriteRoute {
  return { endpoint, prepare, handle }
}
