import type { Refusal } from '../kernel/refusals'
import { SAFETY_STATES, type SafetyState } from './safety.states'

/** What WeChat suggests of a text or picture; `label` is one of its numbers for kinds of content. */
export interface Suggestion {
  suggest: 'pass' | 'review' | 'risky'
  label: number
}

/** Names for the labels; one that is not here is shown by its number. */
export const SAFETY_LABELS: Readonly<Record<number, string>> = {
  0: '没有说明类别',
  100: '正常',
  10_001: '广告',
  20_001: '时政',
  20_002: '色情',
  20_003: '辱骂',
  20_006: '违法犯罪',
  20_008: '欺诈',
  20_012: '低俗',
  20_013: '版权',
  21_000: '其他',
}

export function labelName(label: number): string {
  return SAFETY_LABELS[label] ?? `编号 ${label}`
}

/** What the machine came to; `suggestion` is null when WeChat suggested nothing. */
export interface Outcome {
  state: 'passed' | 'held'
  reason: string | null
  suggestion: Suggestion | null
}

/** How a check goes on: it has an end, or it is asked again after `waitMs`. */
export type Next = Outcome | { state: 'checking'; waitMs: number }

/** Only a clear pass passes; everything else waits for a person. Nothing is rejected by a machine. */
export function afterSuggestion({ suggest, label }: Suggestion): Outcome {
  const suggestion = { suggest, label }
  if (suggest === 'pass') return { state: 'passed', reason: null, suggestion }
  const word = suggest === 'risky' ? '微信认为违规' : '微信认为可疑'
  return { state: 'held', reason: `${word}：${labelName(label)}`, suggestion }
}

/** Waits for a person, without a suggestion. */
export function held(reason: string): Outcome {
  return { state: 'held', reason, suggestion: null }
}

const RETRY_FOR_MS = 30 * 60_000
/** WeChat promises a verdict on a picture within 30 minutes. */
export const PICTURE_WAIT_MS = 35 * 60_000
const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 5 * 60_000

/** What stands in the way of a check for good; everything else passes by. */
const FINAL: Readonly<Record<number, string>> = {
  61_010: '作者两小时内没有用过小程序，微信不受理检查',
  40_003: '微信不认得作者的身份',
  47_001: '微信读不了这项内容',
  48_001: '小程序没有内容安全接口的权限',
}

/** After a call that failed: again after twice as long, for half an hour at most; then a person decides. */
export function afterFailure(failed: { code: number | null; tries: number; sinceMs: number }): Next {
  const final = failed.code === null ? undefined : FINAL[failed.code]
  if (final) return held(final)
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, failed.tries - 1), LONGEST_WAIT_MS)
  if (failed.sinceMs + waitMs > RETRY_FOR_MS) return held('微信没有回应')
  return { state: 'checking', waitMs }
}

/** From worst to best: of several checks of one subject the worst one counts. */
const STRICTNESS: readonly SafetyState[] = ['rejected', 'held', 'checking', 'passed']

/** The state of a subject with these checks. Fail-closed: a subject that nobody checked counts as being checked. */
export function strictest(states: readonly SafetyState[]): SafetyState {
  return STRICTNESS.find((state) => states.includes(state)) ?? 'checking'
}

/** Fail-closed for what everybody may see: every check of it has passed. */
export function publishRefusal(state: SafetyState): Refusal | null {
  return state === 'passed' ? null : { code: 'safety.not-passed', details: { state: SAFETY_STATES[state] } }
}

/** A person decides about what waits for one, and not about their own words. */
export function decideRefusal(
  check: { state: SafetyState; authorId: string },
  reviewerId: string,
): Refusal | null {
  if (check.state !== 'held') return { code: 'safety.state', details: { state: SAFETY_STATES[check.state] } }
  return check.authorId === reviewerId ? { code: 'safety.own' } : null
}
