import type { Refusal } from '../kernel/refusals'
import { CHECK_ITEMS, type CheckAnswer, type CheckItem, type CheckState } from './monitoring.states'

export type CheckAnswers = Partial<Record<CheckItem, { answer: CheckAnswer; note: string }>>

const ITEMS = Object.keys(CHECK_ITEMS) as CheckItem[]

/** null when the checklist may be handed in: once, by nobody of the org that is checked, every item answered. */
export function fillRefusal(
  check: { state: CheckState; orgId: string },
  answers: CheckAnswers,
  person: { orgId: string },
): Refusal | null {
  if (check.state !== 'open') return { code: 'check.filled' }
  if (person.orgId === check.orgId) return { code: 'check.same-office' }
  const missing = ITEMS.find((item) => !answers[item])
  if (missing) return { code: 'check.unanswered', details: { item: CHECK_ITEMS[missing] } }
  const silent = ITEMS.find((item) => answers[item]?.answer === 'bad' && answers[item].note === '')
  return silent ? { code: 'check.note', details: { item: CHECK_ITEMS[silent] } } : null
}

/** One item that does not hold is a problem. */
export function checkResult(answers: CheckAnswers): Exclude<CheckState, 'open'> {
  return ITEMS.some((item) => answers[item]?.answer === 'bad') ? 'problems' : 'passed'
}

/** What was found, in words, for the card that may follow. */
export function problemsText(answers: CheckAnswers): string {
  return ITEMS.flatMap((item) => {
    const one = answers[item]
    return one?.answer === 'bad' ? [`${CHECK_ITEMS[item]}：${one.note}`] : []
  }).join('；')
}
