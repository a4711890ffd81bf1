import { randomUUID } from 'node:crypto'
import { PERMISSIONS, type Permission } from '@mingdu/shared/accounts/permissions'
import { inOwnName } from '@mingdu/shared/delegations/delegations.rules'
import type { Endpoint } from '@mingdu/shared/kernel/endpoint'
import type { RefusalCode } from '@mingdu/shared/kernel/refusals'
import type {} from '@koa/bodyparser'
import Router from '@koa/router'
import type { Context } from 'koa'
import { Refused } from '../refused'
import type { SealBox } from '../seal-box'
import type { BusinessTime } from '../time'
import { ownScope, scopeFor, type Actor, type Scope } from './actor'
import { answerJson } from './json-answer'
import { parsePart } from './parse'
import { rangeOf } from './ranges'
import type { BinaryAnswer, IncomingFile, LookupRoute, ReadRoute, Route, WriteRoute } from './routes'
import { takeTurns } from '../turns'
import { readUpload } from './uploads'
import { runLookup, runWrite, type WriteParts } from './write'

/** What the pipeline needs from the outside. */
export interface ContractParts {
  time: BusinessTime
  box: SealBox
  demo: boolean
  secureCookies: boolean
  /** The signed-in actor of a request, or null. */
  actorOf(ctx: Context): Promise<Actor | null>
  keepApart?: NonNullable<WriteParts['keepApart']>
}

/** A request as every handler gets it; the routes' own types narrow it. */
export interface Request {
  params: unknown
  query: unknown
  body: unknown
  file: IncomingFile | undefined
  actor: Actor | null
  scope: Scope | null
  time: BusinessTime
  requestId: string
  ip: string
}

/** Mounts routes by their contracts: permission, scope, parse, act, audit, answer. */
export function mountRoutes(routes: readonly Route[], parts: ContractParts): Router {
  const router = new Router({ prefix: '/api/v1' })
  const turns = takeTurns()
  for (const route of routes) {
    const { endpoint } = route
    if (endpoint.demoOnly && !parts.demo) continue
    router.register(endpoint.path, [endpoint.method], async (ctx) => {
      ctx.set('Cache-Control', 'no-store')
      const request = await readRequest(ctx, endpoint, parts)
      if (isLookup(route)) await runLookup(ctx, route, request)
      else if (isWrite(route)) await runWrite(ctx, route, request, { ...parts, turns })
      else await runRead(ctx, route, request)
    })
  }
  return router
}

const isLookup = (route: Route): route is LookupRoute => 'lookup' in route.endpoint
const isWrite = (route: ReadRoute | WriteRoute): route is WriteRoute => route.endpoint.method !== 'GET'

/** Who may not call learns nothing of the input, and nothing of theirs is read into memory. */
async function readRequest(ctx: Context, endpoint: Endpoint, parts: ContractParts): Promise<Request> {
  const actor = unseen(endpoint) ? null : nameFor(endpoint, await parts.actorOf(ctx))
  const scope = allowedScope(endpoint, actor)
  return {
    params: parsePart(endpoint.params, ctx['params'], 'params'),
    query: parsePart(endpoint.query, { ...ctx.query }, 'query'),
    body: 'body' in endpoint ? parsePart(endpoint.body, ctx.request.body ?? {}, 'body') : undefined,
    file: 'multipart' in endpoint ? await readUpload(ctx) : undefined,
    actor,
    scope,
    time: parts.time,
    requestId: String(ctx.state['requestId'] ?? randomUUID()),
    ip: ctx.ip,
  }
}

/** Whoever is signed in on the phone stays unknown. */
function unseen({ nameless, permission }: Endpoint): boolean {
  return nameless === true && permission === 'public'
}

/**
 * Whose name an endpoint is used in: one's own inbox, password and 授权 are one's own under every hat. A hat that ended
 * lets nothing be written that was meant for the principal.
 * @throws Refused `delegation.lapsed`
 */
function nameFor(endpoint: Endpoint, actor: Actor | null): Actor | null {
  if (!actor?.hat) return actor
  if (inOwnName(endpoint.id)) return actor.self ?? actor
  if (!actor.self && endpoint.method !== 'GET' && endpoint.permission !== 'public')
    throw new Refused('delegation.lapsed', { name: actor.hat.principal.name })
  return actor
}

function allowedScope(endpoint: Endpoint, actor: Actor | null): Scope | null {
  if (endpoint.permission === 'public') return null
  // a session of another side is none here: none may act as another
  const side = sideOf(endpoint.permission)
  if (actor?.side !== side) throw new Refused(NEEDED[side])
  const { permission: access } = endpoint
  if (access === 'signedIn' || access === 'citizen' || access === 'partner') return ownScope(actor)
  const permission: Permission = access
  const scope = scopeFor(actor, permission)
  if (!scope) throw new Refused('auth.forbidden', { permission: PERMISSIONS[permission] })
  return scope
}

function sideOf(permission: Endpoint['permission']): Actor['side'] {
  return permission === 'citizen' || permission === 'partner' ? permission : 'official'
}

/** What whoever is not of the side hears; the signature of a system was judged before. */
const NEEDED = {
  official: 'auth.required',
  citizen: 'citizen.required',
  partner: 'exchange.key',
} as const satisfies Record<Actor['side'], RefusalCode>

async function runRead(ctx: Context, route: ReadRoute, request: Request): Promise<void> {
  const answer = await route.handle(request as never)
  if (route.endpoint.binary) return sendFile(ctx, answer as BinaryAnswer)
  answerJson(ctx, route.endpoint.response.parse(answer))
}

function sendFile(ctx: Context, answer: BinaryAnswer): void {
  ctx.type = answer.mime
  ctx.attachment(answer.name, { type: answer.inline ? 'inline' : 'attachment' })
  if (answer.keep !== false) ctx.set('Cache-Control', 'private, max-age=3600')
  sendBytes(ctx, answer.bytes)
}

/** A player of videos asks for a part at a time, and some play nothing else. */
function sendBytes(ctx: Context, bytes: BinaryAnswer['bytes']): void {
  ctx.body = bytes
  if (!Buffer.isBuffer(bytes)) return
  ctx.set('Accept-Ranges', 'bytes')
  const range = rangeOf(ctx.get('Range'), bytes.length)
  if (range === null) return
  ctx.status = range === 'beyond' ? 416 : 206
  ctx.set(
    'Content-Range',
    `bytes ${range === 'beyond' ? '*' : `${range.first}-${range.last}`}/${bytes.length}`,
  )
  ctx.body = range === 'beyond' ? '' : bytes.subarray(range.first, range.last + 1)
}
