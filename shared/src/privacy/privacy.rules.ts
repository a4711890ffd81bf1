import type { Refusal } from '../kernel/refusals'

/** The notice in force: the date it was published. Whoever agreed to another one is asked again. */
export const PRIVACY_VERSION = '2026-11-29'

/** What somebody did about the notice, or WeChat did in their name. */
export const CONSENT_ACTS = {
  agreed: '同意',
  withdrawn: '撤回同意',
  revoked: '在微信里撤回授权',
  cancelled: '注销小程序账号',
} as const satisfies Record<string, string>
export type ConsentAct = keyof typeof CONSENT_ACTS

/** What WeChat calls the kinds of information a person may take back; others are named by their number. */
export const REVOKED_PHONE = 8

/**
 * 个人信息保护法第十四条: consent is given by somebody who was told; a changed notice is agreed to anew.
 * `given` is the version the person saw; undefined when they saw none.
 */
export function consentRefusal(given: string | undefined): Refusal | null {
  if (given === undefined) return { code: 'privacy.needed' }
  return given === PRIVACY_VERSION ? null : { code: 'privacy.version', details: { current: PRIVACY_VERSION } }
}

/** One line of a person's consents. */
export interface ConsentLine {
  what: ConsentAct
  version: string
  at: Date
}

/** Where a person stands, told from the last thing they did; null: nothing yet. */
export function consentState(last: ConsentLine | null): {
  current: string
  agreed: { version: string; at: string } | null
  needed: boolean
} {
  const agreed = last?.what === 'agreed' ? { version: last.version, at: last.at.toISOString() } : null
  return { current: PRIVACY_VERSION, agreed, needed: agreed?.version !== PRIVACY_VERSION }
}
