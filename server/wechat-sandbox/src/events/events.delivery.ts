import crypto from 'node:crypto'
import type { SandboxConfig } from '../config'
import type { FaultTarget } from '../faults/faults'
import { sealEvent, verificationQuery } from './events.crypto'
import type { EventFields } from './events.format'

/** Something the platform tells the product's server through the callback address of one account. */
export interface PlatformEvent {
  account: 'mp' | 'mini'
  openid: string
  /** Event, EventKey, MsgID … beside the common fields */
  fields: EventFields
  /** the call or tap that caused it, for faults */
  cause: FaultTarget
  onTaken?: () => void
  onLost?: () => void
}

/** An event with the moment it happened: tries and duplicates carry the same CreateTime. */
export interface DatedEvent extends PlatformEvent {
  /** seconds, real time */
  createTime: number
}

export interface CallbackCheck {
  ok: boolean
  /** HTTP status, null when nothing answered */
  status: number | null
  /** first 200 characters of the answer */
  answer: string
  /** Chinese, what to look at */
  reason: string
}

/** The platform gives 5 s and three tries in all. */
const TRIES = 3

/** Resolves when the callback took the event, refused it three times, or the sandbox stops. Never rejects. */
export async function deliver(config: SandboxConfig, event: DatedEvent, stopped: AbortSignal): Promise<void> {
  for (let attempt = 1; attempt <= TRIES && !stopped.aborted; attempt += 1) {
    if (await post(config, event, stopped)) return event.onTaken?.()
  }
  if (stopped.aborted) return
  event.onLost?.()
  const { account, fields } = event
  config.warn('the callback did not take an event', { account, event: String(fields.Event), tries: TRIES })
}

/** What the console's 提交 button does: a signed GET whose echostr must come back unchanged. */
export async function checkCallback(config: SandboxConfig, kind: 'mp' | 'mini'): Promise<CallbackCheck> {
  const echostr = String(crypto.randomInt(1e12, 9e12))
  const query = verificationQuery(config.accounts[kind], echostr, config.now())
  try {
    const response = await fetch(`${addressOf(config, kind)}?${query}`, {
      signal: AbortSignal.timeout(config.callbackTimeoutMs),
    })
    const text = await response.text()
    const ok = response.ok && text === echostr
    return { ok, status: response.status, answer: text.slice(0, 200), reason: reasonOf(ok, response.status) }
  } catch {
    return { ok: false, status: null, answer: '', reason: '产品服务没有应答，请先启动它' }
  }
}

function reasonOf(ok: boolean, status: number): string {
  if (ok) return '验证通过'
  if (status === 401 || status === 403) return 'Token 验证失败：产品服务与沙盒的 Token 不一致'
  return '请求地址没有原样返回 echostr'
}

/** Taken means: any 2xx within the time; the platform repeats everything else. */
async function post(config: SandboxConfig, event: DatedEvent, stopped: AbortSignal): Promise<boolean> {
  const account = config.accounts[event.account]
  const common = {
    ToUserName: account.ghId,
    FromUserName: event.openid,
    CreateTime: event.createTime,
    MsgType: 'event',
  }
  const sealed = sealEvent(account, event.openid, { ...common, ...event.fields }, config.now())
  try {
    const response = await fetch(`${addressOf(config, event.account)}?${sealed.query}`, {
      method: 'POST',
      headers: { 'content-type': sealed.type },
      body: sealed.body,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(config.callbackTimeoutMs)]),
    })
    const text = await response.text()
    if (response.ok && text !== '' && text !== 'success') {
      config.warn('the callback answered an event with a text, which a person would see as a message', {
        account: event.account,
      })
    }
    return response.ok
  } catch {
    return false
  }
}

function addressOf(config: SandboxConfig, kind: 'mp' | 'mini'): string {
  return `${config.appUrl}/wechat/callback/${kind}`
}
