import { createHash } from 'node:crypto'
import type { AuditEvent } from '@mingdu/shared/audit/audit.events'
import type { Context } from 'koa'
import { duplicateFields, inTransaction, type Tx } from '../db/connection'
import { insertAudit, type NewAuditEntry } from '../modules/audit/audit.repo'
import { Refused } from '../refused'
import { canonical, type SealBox } from '../seal-box'
import type { Actor } from './actor'
import type { Request } from './contract'
import { claimKey, recallAnswer, storeAnswer, type StoredAnswer } from './idempotency'
import { answerJson } from './json-answer'
import type { LookupRoute, WriteRoute, Written } from './routes'
import { clearSessionCookie, setSessionCookie } from './session-cookie'
import type { Turns } from '../turns'

export interface WriteParts {
  box: SealBox
  secureCookies: boolean
  turns: Turns
  /** Called with every write in its transaction; throws what must not happen. */
  keepApart?(made: MadeWrite, tx: Tx): Promise<void>
}

/** A write that was just made. */
export interface MadeWrite {
  endpointId: string
  event: AuditEvent
  actor: Actor
  subject: { kind: string; id: string; name: string } | null
  matterId: string | null
  at: Date
}

interface Answered {
  answer: StoredAnswer
  repeated: boolean
}

/**
 * A write: one transaction holds the change, its audit entry and its idempotency record; a repeat gets the first
 * answer again, also one that came while the first was under way.
 */
export async function runWrite(
  ctx: Context,
  route: WriteRoute,
  request: Request,
  parts: WriteParts,
): Promise<void> {
  const key = idempotencyKey(ctx, route.endpoint.id, request.actor)
  const hash = requestHash(request, parts.box)
  const { answer, repeated } = await parts.turns(key, async () => {
    const first = await recallAnswer(key, hash, parts.box)
    return first ? { answer: first, repeated: true } : act(route, { ...request, key }, hash, parts)
  })
  sendAnswer(ctx, answer, parts.secureCookies, repeated)
}

/** A question: answered, and written down with who asked. */
export async function runLookup(ctx: Context, route: LookupRoute, request: Request): Promise<void> {
  const found = await route.handle(request as never)
  const result = route.endpoint.response.parse(found.result)
  await insertAudit(entryOf(route.endpoint, request, found))
  answerJson(ctx, result)
}

async function act(
  route: WriteRoute,
  request: Request & { key: string },
  hash: string,
  parts: WriteParts,
): Promise<Answered> {
  const { key } = request
  try {
    const prepared = await route.prepare?.(request as never)
    const done = await inTransaction((tx) => commitOnce(route, request, prepared, { key, hash, parts, tx }))
    done.afterCommit?.()
    return { answer: done.answer, repeated: false }
  } catch (error) {
    const first = await answerOfTwin(error, key, hash, parts.box)
    if (!first) throw error
    return { answer: first, repeated: true }
  }
}

interface Once {
  key: string
  hash: string
  parts: WriteParts
  tx: Tx
}

async function commitOnce(
  route: WriteRoute,
  request: Request,
  prepared: unknown,
  { key, hash, parts, tx }: Once,
) {
  await claimKey(key, hash, tx)
  const written = await route.handle(request as never, tx, prepared as never)
  await keepApart(route, request, written, parts, tx)
  const answer = answerOf(route.endpoint.response.parse(written.result), written)
  await insertAudit(entryOf(route.endpoint, request, written), tx)
  await storeAnswer(key, answer, parts.box, tx)
  return { answer, afterCommit: written.afterCommit }
}

async function keepApart(
  { endpoint }: WriteRoute,
  { actor, time }: Request,
  { subject, matterId }: Written<unknown>,
  parts: WriteParts,
  tx: Tx,
): Promise<void> {
  if (actor?.side !== 'official') return
  const made = { endpointId: endpoint.id, event: endpoint.audit, actor, subject, matterId: matterId ?? null }
  await parts.keepApart?.({ ...made, at: new Date(time.now()) }, tx)
}

/**
 * A write that lost the race against its own repeat in another process finds the winner's answer: it ran into the
 * unique key, or into the one-time code that the winner had spent.
 */
async function answerOfTwin(
  error: unknown,
  key: string,
  hash: string,
  box: SealBox,
): Promise<StoredAnswer | null> {
  const lost = error instanceof Refused || duplicateFields(error) !== null
  return lost ? recallAnswer(key, hash, box) : null
}

function answerOf(result: unknown, written: Written<unknown>): StoredAnswer {
  return { result, ...(written.cookie ? { cookie: written.cookie } : {}) }
}

function entryOf(
  endpoint: (WriteRoute | LookupRoute)['endpoint'],
  request: Request,
  written: Omit<Written<unknown>, 'result'>,
): NewAuditEntry {
  const actor = written.actor ?? request.actor
  return {
    at: new Date(request.time.now()),
    event: endpoint.audit,
    ...whoActed(endpoint.nameless ? null : actor),
    subject: written.subject,
    digests: written.digests ?? [],
    note: written.note ?? '',
    requestId: request.requestId,
    ip: endpoint.nameless ? '' : request.ip,
  }
}

/** Under 授权代办 who really acted, with whose name; the name says both. */
function whoActed(
  actor: Pick<Actor, 'id' | 'name' | 'orgId' | 'orgName' | 'self' | 'hat'> | null,
): Pick<NewAuditEntry, 'actor' | 'org' | 'behalf'> {
  const really = actor?.self ?? actor
  return {
    actor: actor && really ? { id: really.id, name: actor.name } : null,
    // a citizen belongs to no unit
    org: really && really.orgId !== '' ? { id: really.orgId, name: really.orgName } : null,
    ...(actor?.self && actor.hat
      ? { behalf: { id: actor.hat.principal.id, name: actor.hat.principal.name } }
      : {}),
  }
}

/** 16–100 characters from the client, bound to the endpoint and the actor. */
function idempotencyKey(ctx: Context, endpointId: string, actor: Actor | null): string {
  const key = ctx.get('Idempotency-Key')
  if (!/^[\w-]{16,100}$/.test(key)) throw new Refused('input.key-missing')
  const who = actor?.self ? `${actor.self.id}>${actor.id}` : (actor?.id ?? 'anonymous')
  return `${endpointId}|${who}|${key}`
}

/** Keyed, because a body may hold a password or a phone number: nobody can try guesses on what is stored. */
function requestHash({ params, query, body, file }: Request, box: SealBox): string {
  const digest = file && createHash('sha256').update(file.bytes).digest('hex')
  return box.mac(canonical({ params, query, body, file: file ? { name: file.name, digest } : null }))
}

function sendAnswer(
  ctx: Context,
  { result, cookie }: StoredAnswer,
  secure: boolean,
  repeated: boolean,
): void {
  if (cookie === 'clear') clearSessionCookie(ctx, secure)
  else if (cookie) setSessionCookie(ctx, cookie, secure)
  if (repeated) ctx.set('Idempotency-Replayed', 'true')
  answerJson(ctx, result)
}
