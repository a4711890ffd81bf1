import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { SESSION_COOKIE } from '../../http/session-cookie'
import { Refused } from '../../refused'
import { actorOf } from './accounts.actor'
import { EVERYONE, readAccount } from './accounts.repo'
import { insertSession, sessionByHash, touchSession, type SessionDoc } from './accounts.sessions.repo'

type Channel = Actor['channel']

/** A session just opened: the token is known to its holder alone. Real time. */
export interface OpenedSession {
  id: string
  token: string
  expiresAt: Date
  maxAgeSeconds: number
}

interface Held {
  readAt: number
  expiresAt: number
  actor: Actor
  mustChangePassword: boolean
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const IDLE = { console: 12 * HOUR, miniapp: 30 * DAY } as const
const LONGEST = { console: 7 * DAY, miniapp: 30 * DAY } as const

/** A removed session, a disabled account or other roles count in every process within this time. */
const HELD_MS = 5000
const HELD_MAX = 20_000
/** A console session is written to at most this often while it is used. */
const TOUCH_MS = 5 * 60_000
/** What a person with a one-time password may do before they choose their own. */
const BEFORE_OWN_PASSWORD = /^\/api\/v1\/(me|sessions)(\/|$)/

const held = new Map<string, Held>()
let forgets = 0

/**
 * Forgets what is held of one person's sessions, or of all, so that the next request reads anew.
 * To be called after the commit that changed them.
 */
export function forgetSessions(accountId?: string): void {
  forgets += 1
  for (const [tokenHash, { actor }] of held) {
    if (accountId === undefined || actor.id === accountId) held.delete(tokenHash)
  }
}

/** Opens a session in the caller's transaction: console 12 h idle and 7 days at most, mini-program and H5 30 days. */
export async function openSession(accountId: string, channel: Channel, tx: Tx): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url')
  const now = Date.now()
  const expiresAt = new Date(now + IDLE[channel])
  const at = new Date(now)
  const doc = await insertSession(
    { tokenHash: tokenDigest(token), accountId, channel, createdAt: at, lastSeenAt: at, expiresAt },
    tx,
  )
  return { id: String(doc._id), token, expiresAt, maxAgeSeconds: LONGEST[channel] / 1000 }
}

/**
 * The signed-in person of a request, or null. A token in the header goes before the cookie, and the
 * mini-program and H5 never ride on the console's cookie of the same origin.
 * @throws Refused `auth.password-first` while a one-time password was not replaced
 */
export async function actorOfRequest(ctx: Context): Promise<Actor | null> {
  const token = tokenOf(ctx)
  if (!token) return null
  const session = await heldSession(tokenDigest(token))
  if (!session) return null
  if (session.mustChangePassword && !BEFORE_OWN_PASSWORD.test(ctx.path))
    throw new Refused('auth.password-first')
  return session.actor
}

function tokenOf(ctx: Context): string | null {
  const header = ctx.get('Authorization')
  if (header) return /^Bearer ([\w-]{20,100})$/.exec(header)?.[1] ?? null
  if (ctx.get('X-Mingdu-Client') === 'miniapp') return null
  return ctx.cookies.get(SESSION_COOKIE) ?? null
}

async function heldSession(tokenHash: string): Promise<Held | null> {
  const known = held.get(tokenHash)
  const now = Date.now()
  if (known && now - known.readAt < HELD_MS && now < known.expiresAt) return known
  const forgetsBefore = forgets
  const read = await readSession(tokenHash, now)
  held.delete(tokenHash)
  if (read && forgets === forgetsBefore) {
    if (held.size >= HELD_MAX) held.clear()
    held.set(tokenHash, read)
  }
  return read
}

async function readSession(tokenHash: string, now: number): Promise<Held | null> {
  const session = await sessionByHash(tokenHash)
  if (!session || session.expiresAt.getTime() <= now) return null
  const account = await readAccount(EVERYONE, session.accountId)
  if (!account || account.status !== 'active') return null
  const expiresAt = await keepAlive(session, now)
  return {
    readAt: now,
    expiresAt: expiresAt.getTime(),
    actor: await actorOf(account, {
      id: String(session._id),
      channel: session.channel,
      actingUnder: session.actingUnder ?? '',
    }),
    mustChangePassword: session.channel === 'console' && account.mustChangePassword,
  }
}

async function keepAlive(session: SessionDoc, now: number): Promise<Date> {
  if (session.channel !== 'console' || now - session.lastSeenAt.getTime() < TOUCH_MS) return session.expiresAt
  const expiresAt = new Date(Math.min(now + IDLE.console, session.createdAt.getTime() + LONGEST.console))
  await touchSession(session._id, new Date(now), expiresAt)
  return expiresAt
}

function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
