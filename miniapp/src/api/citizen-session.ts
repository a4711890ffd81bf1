import type { Citizen } from '@mingdu/shared/citizens/citizens.schema'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { citizensApi } from '@mingdu/shared/citizens/citizens.api'
import { loginCode } from '../platform/login'
import { forget, forgetInTab, store, stored, storedInTab, storeInTab } from '../platform/storage'
import { exchange } from './exchange'
import { newKey } from './key'

type WechatAnswer = Response<(typeof citizensApi)['signInWechat']>

interface Held {
  token: string
  citizenId: string
}

/** Beside the official's session: one phone may hold both, and neither ends the other. */
const KEY = 'mingdu.citizen'
/** Set when a citizen left by hand; while it is set wx.login must not bring them straight back. */
const LEFT = 'mingdu.citizen-left'
let bindTicket: string | null = null
let renewing: Promise<boolean> | null = null
const listeners = new Set<() => void>()

/** The token of the citizen who is signed in on this phone, or null. */
export function citizenToken(): string | null {
  return storedInTab<Held>(KEY)?.token ?? null
}

/** Whose drafts these are; '' when no citizen is signed in. */
export function citizenId(): string {
  return storedInTab<Held>(KEY)?.citizenId ?? ''
}

/** The ticket of a WeChat that belongs to no citizen yet; null until wx.login said so. */
export function citizenTicket(): string | null {
  return bindTicket
}

export function beginCitizen({ token, citizen }: { token: string; citizen: Pick<Citizen, 'id'> }): void {
  const before = citizenId()
  storeInTab(KEY, { token, citizenId: citizen.id } satisfies Held)
  bindTicket = null
  forget(LEFT)
  if (before !== citizen.id) tell()
}

export function endCitizen(): void {
  forgetInTab(KEY)
  tell()
}

/** The citizen left: nobody is signed in until they ask for it. */
export function leaveCitizen(): void {
  store(LEFT, true)
  endCitizen()
}

export function citizenHasLeft(): boolean {
  return stored<boolean>(LEFT) === true
}

/** The citizen asks to be signed in again. @throws ApiError */
export function citizenComesBack(): Promise<boolean> {
  forget(LEFT)
  return renewCitizen()
}

/** Calls back whenever another citizen (or nobody) is signed in. */
export function onCitizen(told: () => void): () => void {
  listeners.add(told)
  return () => listeners.delete(told)
}

/** One new sign-in through wx.login, however many requests ask for it. False: the person must sign in. */
export function renewCitizen(): Promise<boolean> {
  renewing ??= signInAgain().finally(() => {
    renewing = null
  })
  return renewing
}

async function signInAgain(): Promise<boolean> {
  const code = citizenHasLeft() ? null : await loginCode()
  if (code === null) {
    endCitizen()
    return false
  }
  const input = { body: { code }, idempotencyKey: newKey() }
  const answer = await exchange<WechatAnswer>('POST', '/public/citizen-sessions/wechat', input, null)
  if (answer.outcome === 'signedIn') beginCitizen(answer.session)
  else leaveUnknown(answer.bindTicket)
  return answer.outcome === 'signedIn'
}

function leaveUnknown(given: string): void {
  endCitizen()
  bindTicket = given
}

function tell(): void {
  listeners.forEach((told) => told())
}
