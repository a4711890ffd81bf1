import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { accountsApi } from '@mingdu/shared/accounts/accounts.api'
import { loginCode } from '../platform/login'
import { forget, forgetInTab, store, stored, storedInTab, storeInTab } from '../platform/storage'
import { exchange } from './exchange'
import { newKey } from './key'

export type SignedIn = Response<(typeof accountsApi)['signInSms']>
type WechatAnswer = Response<(typeof accountsApi)['signInWechat']>

/** Signed out with the binding kept, or the consent taken back and the binding gone. */
export type Leaving = 'signedOut' | 'withdrawn'

interface Session {
  token: string
  accountId: string
}

const KEY = 'mingdu.session'
/** Why the person left by hand; while it is set wx.login must not bring them straight back. */
const LEFT = 'mingdu.left'
let bindTicket: string | null = null
let arriving: Promise<unknown> = Promise.resolve()
let renewing: Promise<boolean> | null = null
const listeners = new Set<() => void>()

/** The token of whoever is signed in on this phone, or null. */
export function token(): string | null {
  return storedInTab<Session>(KEY)?.token ?? null
}

/** Whose drafts and queue these are; '' when nobody is signed in. */
export function accountId(): string {
  return storedInTab<Session>(KEY)?.accountId ?? ''
}

/** The ticket of a WeChat that is bound to nobody yet; null until wx.login said so. */
export function ticket(): string | null {
  return bindTicket
}

export function begin(session: SignedIn): void {
  const before = accountId()
  storeInTab(KEY, { token: session.token, accountId: session.me.id } satisfies Session)
  bindTicket = null
  forget(LEFT)
  if (before !== session.me.id) tell()
}

export function end(): void {
  forgetInTab(KEY)
  tell()
}

/** The person left: nobody is signed in until they ask for it. */
export function leave(why: Leaving): void {
  store(LEFT, why)
  end()
}

/** Why the person left, or null when they did not. */
export function hasLeft(): Leaving | null {
  const why = stored<Leaving | true>(LEFT)
  return why === true ? 'signedOut' : why
}

/** The person asks to be signed in again. @throws ApiError */
export function comeBack(): Promise<boolean> {
  forget(LEFT)
  return renew()
}

/** Calls back whenever another person (or nobody) is signed in; a renewed session is nobody new. */
export function onSession(told: () => void): () => void {
  listeners.add(told)
  return () => listeners.delete(told)
}

/** Requests wait for this: a sign-in that began before the first page. */
export function arrived(): Promise<unknown> {
  return arriving
}

/** Signs in as the person of a WeChat code; it wins over whoever was signed in before. */
export function arriveWith(code: string): Promise<boolean> {
  const done = signInWithCode(code).catch(() => false)
  arriving = done
  return done
}

/** One new sign-in through wx.login, however many requests ask for it. False: the person must bind first. */
export function renew(): Promise<boolean> {
  renewing ??= signInAgain().finally(() => {
    renewing = null
  })
  return renewing
}

async function signInAgain(): Promise<boolean> {
  const code = hasLeft() === null ? await loginCode() : null
  if (code !== null) return signInWithCode(code)
  end()
  return false
}

async function signInWithCode(code: string): Promise<boolean> {
  const input = { body: { code }, idempotencyKey: newKey() }
  const answer = await exchange<WechatAnswer>('POST', '/sessions/wechat', input, null)
  if (answer.outcome === 'signedIn') begin(answer.session)
  else leaveUnbound(answer.bindTicket)
  return answer.outcome === 'signedIn'
}

function leaveUnbound(given: string): void {
  end()
  bindTicket = given
}

function tell(): void {
  listeners.forEach((told) => told())
}
