import { XMLParser } from 'fast-xml-parser'
import type { Context, Middleware } from 'koa'
import type { Parts } from '../parts'
import { Refused } from '../refused'
import { sameText } from '../seal-box'
import { openMessage, signatureOf } from './crypto'
import { storeEvent, type WxEvent } from './events.repo'

const MAX_BYTES = 64 * 1024
const FRESH_SECONDS = 300
// neither values nor entities are interpreted: a document can only be what it says, however it is nested
const xml = new XMLParser({ parseTagValue: false, processEntities: false })

/**
 * `/wechat/callback/mp`: proves the address to WeChat (GET) and takes events (POST, safe mode only).
 * The raw event is stored, then answered; the worker acts on it. What is not WeChat's gets 401 (413 above 64 KB)
 * and leaves no trace but a log line.
 */
export function wechatCallbacks({ config, log }: Pick<Parts, 'config' | 'log'>): Middleware {
  const { WECHAT_MP_TOKEN: token, WECHAT_MP_AESKEY: aesKey, WECHAT_MP_APPID: appid } = config
  return async (ctx, next) => {
    if (ctx.path !== '/wechat/callback/mp') return next()
    if (!token || !aesKey || !appid) return next()
    if (ctx.method !== 'GET' && ctx.method !== 'POST') throw new Refused('route.method')
    if (!isFresh(ctx)) return refuse(ctx, log, 'stale')
    ctx.type = 'text/plain'
    if (ctx.method === 'GET') {
      if (!signed(ctx, token, 'signature')) return refuse(ctx, log, 'signature')
      ctx.body = text(ctx, 'echostr')
      return
    }
    const encrypted = tagOf(await rawBody(ctx), 'Encrypt')
    if (!encrypted || !signed(ctx, token, 'msg_signature', encrypted)) return refuse(ctx, log, 'signature')
    const message = openMessage(encrypted, aesKey, appid)
    if (message === null) return refuse(ctx, log, 'appid')
    const event = eventOf(message, appid)
    if (event) await storeEvent(event)
    ctx.body = 'success'
  }
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

function refuse(ctx: Context, log: Parts['log'], why: string): void {
  log.warn({ why, ip: ctx.ip }, 'wechat callback refused')
  ctx.status = 401
  ctx.body = ''
}

function text(ctx: Context, name: string): string {
  const value = ctx.query[name]
  return typeof value === 'string' ? value : ''
}

/** @throws Refused `input.too-large`; the connection then closes, the rest is never read */
async function rawBody(ctx: Context): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of ctx.req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BYTES) {
      ctx.set('Connection', 'close')
      throw new Refused('input.too-large', { limit: '64 KB' })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function fieldsOf(source: string): Record<string, unknown> {
  try {
    const { xml: root } = xml.parse(source) as { xml?: unknown }
    return typeof root === 'object' && root !== null ? (root as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function tagOf(source: string, name: string): string | null {
  const value = fieldsOf(source)[name]
  return typeof value === 'string' ? value : null
}

function eventOf(message: string, appid: string): WxEvent | null {
  const fields = fieldsOf(message)
  const get = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : '')
  if (get('MsgType') !== 'event') return null
  const [event, openid, eventKey, msgId] = [get('Event'), get('FromUserName'), get('EventKey'), get('MsgID')]
  const id = [openid, get('CreateTime'), event, msgId || eventKey].join('|')
  return { id, appid, event, openid, eventKey, msgId: msgId || null, status: get('Status') || null }
}
