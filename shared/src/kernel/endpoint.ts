import type { z } from 'zod'
import type { AuditEvent } from '../audit/audit.events'
import type { Permission } from '../accounts/permissions'

export type ReadMethod = 'GET'
export type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Method = ReadMethod | WriteMethod

/**
 * Who may call: everyone, any official signed in, any citizen signed in, another system that signs what it sends, or the
 * holders of one permission.
 */
export type Access = 'public' | 'signedIn' | 'citizen' | 'partner' | Permission

interface Common {
  /** `feature.act`, unique; the name of the generated client function. */
  id: `${string}.${string}`
  /** Below `/api/v1`, with `:name` parameters. */
  path: `/${string}`
  permission: Access
  /** One line of Chinese for the API page. */
  summary: string
  params?: z.ZodType
  query?: z.ZodType
  response: z.ZodType
  /** Present only where the demonstration runs; never mounted in production. */
  demoOnly?: true
  /**
   * Its audit entry names neither who asked nor from which address. With `public` no session is looked at either, so that
   * whoever is signed in on the phone stays unknown.
   */
  nameless?: true
}

export interface ReadEndpoint extends Common {
  method: ReadMethod
  /** The response is a file, not JSON; `response` then describes nothing. */
  binary?: true
}

/** A write names its audit event: without one, or without a permission, it does not compile. */
export interface WriteEndpoint extends Common {
  method: WriteMethod
  audit: AuditEvent
  body?: z.ZodType
  /** The body is multipart with one file in `file`. */
  multipart?: true
  lookup?: never
}

/**
 * A question asked by POST, so that what it says stands in no address and no log of one. It changes nothing: a repeat is
 * answered anew, and nothing of the answer is kept. Who asked stands in the audit trail.
 */
export interface LookupEndpoint extends Common {
  method: 'POST'
  lookup: true
  audit: AuditEvent
  body: z.ZodType
}

export type Endpoint = ReadEndpoint | WriteEndpoint | LookupEndpoint

/** Declares an endpoint as a value: routes, OpenAPI and both clients are made from it. */
export function endpoint<const E extends Endpoint>(spec: E): E {
  return spec
}

type In<E, K extends string> = E extends { [P in K]: infer S extends z.ZodType } ? z.input<S> : undefined
type Out<E, K extends string> = E extends { [P in K]: infer S extends z.ZodType } ? z.output<S> : undefined

/** What a client sends, by part. */
export type ParamsIn<E> = In<E, 'params'>
export type QueryIn<E> = In<E, 'query'>
export type BodyIn<E> = In<E, 'body'>
/** What a handler gets after parsing, by part. */
export type Params<E> = Out<E, 'params'>
export type Query<E> = Out<E, 'query'>
export type Body<E> = Out<E, 'body'>
/** What a handler returns (before parsing) and a client receives (after it). */
export type ResponseIn<E> = In<E, 'response'>
export type Response<E> = Out<E, 'response'>

type Part<E, K extends string, V> = E extends { [P in K]: z.ZodType } ? V : unknown

/** The one argument of a generated client function; a part the endpoint lacks cannot be given. */
export type CallInput<E> = Part<E, 'params', { params: ParamsIn<E> }> &
  Part<E, 'query', { query?: QueryIn<E> }> &
  Part<E, 'body', { body: BodyIn<E> }> & {
    /** Writes only: repeat a failed call with the same key and nothing happens twice. */
    idempotencyKey?: string
  }
