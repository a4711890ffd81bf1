import type { Context, Middleware } from 'koa'
import { rawBody } from '../http/raw-body'
import type { Parts } from '../parts'
import { Refused } from '../refused'
import { sameText } from '../seal-box'
import { callbackAccounts, type CallbackAccount } from './callback.accounts'
import { encryptedOf, eventsIn } from './callback.read'
import { rememberRequests } from './callback.replays'
import { openMessage, signatureOf } from './crypto'
import { storeEvent, type WxEvent } from './events.repo'

const MAX_KB = 64
const FRESH_SECONDS = 300
/** The platform waits five seconds and then repeats. */
const STORE_MS = 4000

export interface CallbackParts extends Pick<Parts, 'config' | 'log' | 'box'> {
  /** How an event is kept; a stand-in for a database that does not answer. */
  store?: (event: WxEvent, box: Parts['box']) => Promise<unknown>
}

/**
 * `/wechat/callback/mp` and `/wechat/callback/mini`: prove their address to WeChat (GET) and take events (POST, safe
 * mode only, XML or JSON). The raw event is stored, then answered; the worker acts on it. What is not WeChat's gets
 * 401 (413 above 64 KB) and leaves no trace but a log line. An event that cannot be stored within four seconds gets
 * 503, so that the platform repeats it.
 */
export function wechatCallbacks(parts: CallbackParts): Middleware {
  const accounts = callbackAccounts(parts.config)
  const replays = rememberRequests(2 * FRESH_SECONDS * 1000)
  return async (ctx, next) => {
    const account = accounts.get(ctx.path)
    if (!account) return next()
    if (ctx.method !== 'GET' && ctx.method !== 'POST') throw new Refused('route.method')
    if (!isFresh(ctx)) return refuse(ctx, account, parts.log, 'stale')
    ctx.type = 'text/plain'
    if (ctx.method === 'GET') return prove(ctx, account, parts.log)
    const encrypted = encryptedOf(await rawBody(ctx, MAX_KB))
    if (!encrypted || !signed(ctx, account.token, 'msg_signature', encrypted))
      return refuse(ctx, account, parts.log, 'signature')
    const message = openAny(encrypted, account)
    if (message === null) return refuse(ctx, account, parts.log, 'appid')
    const signature = text(ctx, 'msg_signature')
    if (!replays.has(signature)) {
      await inTime(storeAll(eventsIn(message, account, Date.now()), parts))
      replays.add(signature)
    }
    ctx.body = 'success'
  }
}

function prove(ctx: Context, account: CallbackAccount, log: Parts['log']): void {
  if (!signed(ctx, account.token, 'signature')) return refuse(ctx, account, log, 'signature')
  ctx.body = text(ctx, 'echostr')
}

async function storeAll(
  events: readonly WxEvent[],
  { box, store = storeEvent }: CallbackParts,
): Promise<void> {
  for (const event of events) await store(event, box)
}

/** @throws Refused `server.unready`; what was begun may still end well, the repeat then finds it */
async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refused('server.unready')), STORE_MS)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function openAny(encrypted: string, { aesKeys, appid }: CallbackAccount): string | null {
  for (const key of aesKeys) {
    const message = openMessage(encrypted, key, appid)
    if (message !== null) return message
  }
  return null
}

function isFresh(ctx: Context): boolean {
  return Math.abs(Date.now() / 1000 - Number(text(ctx, 'timestamp'))) <= FRESH_SECONDS
}

function signed(
  ctx: Context,
  token: string,
  name: 'signature' | 'msg_signature',
  encrypted?: string,
): boolean {
  const parts = [token, text(ctx, 'timestamp'), text(ctx, 'nonce'), ...(encrypted ? [encrypted] : [])]
  return sameText(signatureOf(...parts), text(ctx, name))
}

function refuse(ctx: Context, { name }: CallbackAccount, log: Parts['log'], why: string): void {
  log.warn({ account: name, why, ip: ctx.ip }, 'wechat callback refused')
  ctx.status = 401
  ctx.body = ''
}

function text(ctx: Context, name: string): string {
  const value = ctx.query[name]
  return typeof value === 'string' ? value : ''
}
