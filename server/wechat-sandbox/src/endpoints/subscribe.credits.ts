import type { MessageTemplate } from '../config'
import type { Sandbox } from '../sandbox'
import { own, type SubscribeCredit } from '../state/state.types'

/** What a person has allowed for this template; nothing at first. */
export function creditOf(sandbox: Sandbox, openid: string, templateId: string): SubscribeCredit {
  const nothing: SubscribeCredit = { left: 0, granted: false, always: null }
  return own(sandbox.store.state.credits, `${openid}|${templateId}`) ?? nothing
}

export function hasCredit(sandbox: Sandbox, openid: string, template: MessageTemplate): boolean {
  const { left, granted } = creditOf(sandbox, openid, template.id)
  return isLongTerm(template) ? granted : left > 0
}

/** One accept is one message of a one-time template and any number of a long-term one; a reject takes all back. */
export function recordAnswer(
  sandbox: Sandbox,
  openid: string,
  templateId: string,
  answer: 'accept' | 'reject',
  always: boolean,
): void {
  const before = creditOf(sandbox, openid, templateId)
  const accepted = answer === 'accept'
  sandbox.store.state.credits[`${openid}|${templateId}`] = {
    left: accepted ? before.left + 1 : 0,
    granted: accepted,
    always: always ? answer : before.always,
  }
  sandbox.store.touch()
}

/** Switched off in the settings of the phone: nothing is left, and later requests are refused without a popup. */
export function forgetCredit(sandbox: Sandbox, openid: string, templateId: string): void {
  sandbox.store.state.credits[`${openid}|${templateId}`] = { left: 0, granted: false, always: 'reject' }
  sandbox.store.touch()
}

/** A long-term consent is not used up. */
export function spendCredit(sandbox: Sandbox, openid: string, template: MessageTemplate): void {
  if (isLongTerm(template)) return
  const credit = own(sandbox.store.state.credits, `${openid}|${template.id}`)
  if (credit !== undefined && credit.left > 0) credit.left -= 1
}

export function isLongTerm({ kind }: MessageTemplate): boolean {
  return kind === 'long' || kind === 'bizlong'
}
