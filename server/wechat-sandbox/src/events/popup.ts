import type { MessageTemplate } from '../config'
import { creditOf, forgetCredit, isLongTerm, recordAnswer } from '../endpoints/subscribe.credits'
import { templatesOf } from '../endpoints/templates'
import type { Sandbox } from '../sandbox'
import type { Person } from '../state/state.types'
import type { EventFields } from './events.format'

export type PopupAnswer = 'accept' | 'reject' | 'ban'
export type PopupOutcome = PopupAnswer | 'filter'

/** What wx.requestSubscribeMessage gives the page: an outcome per template id beside errMsg, or an errCode. */
export type PopupResult = Record<string, string | number> & { errMsg: string }

/** A template of one request; `settled`: the popup does not ask about it, because this is its outcome already. */
export interface AskedTemplate {
  template: MessageTemplate
  settled: PopupOutcome | null
}

export interface PopupRequest {
  account: 'mp' | 'mini'
  asked: AskedTemplate[]
}

/** Older pages of the documents say 3, newer ones 5: what passes here passes with both. */
const MOST_TEMPLATES = 3
const BIZ_KINDS = ['bizonce', 'bizlong'] as const
const MINI_KINDS = ['once', 'long'] as const
/** Where the popup came up: a page of the mini-program, or an H5 page for the 服务号. */
const SCENES = { mini: 0, mp: 1 } as const

/** Judges a request before anything is shown: who would be asked what, or the failure the page would get. */
export function openPopup(
  sandbox: Sandbox,
  person: Person,
  ids: readonly string[],
): PopupRequest | PopupResult {
  if (ids.length > MOST_TEMPLATES) return failure(20003, 'Templates count out of max bounds')
  const account = accountOf(sandbox, ids)
  if (account === null) return failure(20001, 'No template data return, verify the template id exist')
  const templates = ids.map((id) => templateOf(sandbox, account, id)).filter((one) => one !== null)
  if (new Set(templates.map(isLongTerm)).size > 1) {
    return failure(20002, 'Templates type must be same')
  }
  if (account === 'mini' && person.mutes === true) return failure(20004, 'The main switch is switched off')
  const asked = templates.map((template, at) => ({
    template,
    settled: settledOutcome(sandbox, person, account, template, templates.slice(0, at)),
  }))
  return { account, asked }
}

export function isFailure(request: PopupRequest | PopupResult): request is PopupResult {
  return !('asked' in request)
}

/** Ids of the templates a person has to answer for. */
export function openQuestions({ asked }: PopupRequest): string[] {
  return asked.filter(({ settled }) => settled === null).map(({ template }) => template.id)
}

/**
 * The person answers: credits change and subscribe_msg_popup_event is pushed to the account's callback.
 * A given answer wins over a remembered one, as if it had been changed in the settings first.
 */
export function answerPopup(
  sandbox: Sandbox,
  person: Person,
  { account, asked }: PopupRequest,
  answers: Readonly<Record<string, PopupAnswer | undefined>>,
  always: boolean,
): PopupResult {
  const outcomes = asked.map(({ template, settled }) => {
    const fixed = settled === 'ban' || settled === 'filter' ? settled : null
    return [template.id, fixed ?? answers[template.id] ?? settled ?? 'reject'] as const
  })
  const given = outcomes.filter(
    (pair): pair is readonly [string, 'accept' | 'reject'] => pair[1] === 'accept' || pair[1] === 'reject',
  )
  for (const [id, answer] of given) recordAnswer(sandbox, person.openids[account], id, answer, always)
  if (given.length > 0) {
    const list = given.map(([id, answer]) => ({ ...listItem(id, answer), PopupScene: SCENES[account] }))
    pushConsent(sandbox, person, account, 'subscribe_msg_popup_event', 'SubscribeMsgPopupEvent', list)
  }
  return { ...Object.fromEntries(outcomes), errMsg: 'requestSubscribeMessage:ok' }
}

/** The person switches a template off in the settings. False when no account has this template. */
export function refuseTemplate(sandbox: Sandbox, person: Person, templateId: string): boolean {
  const account = accountOf(sandbox, [templateId])
  if (account === null) return false
  forgetCredit(sandbox, person.openids[account], templateId)
  const list = [listItem(templateId, 'reject')]
  pushConsent(sandbox, person, account, 'subscribe_msg_change_event', 'SubscribeMsgChangeEvent', list)
  return true
}

/** The account all of these templates belong to, or null. */
function accountOf(sandbox: Sandbox, ids: readonly string[]): 'mp' | 'mini' | null {
  const accounts = ['mini', 'mp'] as const
  return accounts.find((account) => ids.every((id) => templateOf(sandbox, account, id) !== null)) ?? null
}

function templateOf(sandbox: Sandbox, account: 'mp' | 'mini', id: string): MessageTemplate | null {
  const kinds = account === 'mini' ? MINI_KINDS : BIZ_KINDS
  return templatesOf(sandbox, kinds).find((template) => template.id === id) ?? null
}

function settledOutcome(
  sandbox: Sandbox,
  person: Person,
  account: 'mp' | 'mini',
  template: MessageTemplate,
  before: readonly MessageTemplate[],
): PopupOutcome | null {
  if (template.banned === true) return 'ban'
  if (before.some(({ title }) => title === template.title)) return 'filter'
  return creditOf(sandbox, person.openids[account], template.id).always
}

function listItem(templateId: string, answer: 'accept' | 'reject'): EventFields {
  return { TemplateId: templateId, SubscribeStatusString: answer }
}

function pushConsent(
  sandbox: Sandbox,
  person: Person,
  account: 'mp' | 'mini',
  event: string,
  wrapper: string,
  list: EventFields[],
): void {
  const openid = person.openids[account]
  const cause = { path: `event/${event}`, openid }
  sandbox.events.push({ account, openid, fields: { Event: event, [wrapper]: { List: list } }, cause })
}

function failure(errCode: number, text: string): PopupResult {
  return { errMsg: `requestSubscribeMessage:fail ${text}`, errCode }
}
