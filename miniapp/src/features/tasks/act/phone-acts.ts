import { classifiedMark } from '@mingdu/shared/kernel/text'
import { refusalText } from '@mingdu/shared/kernel/refusals'
import type { TaskAct } from '@mingdu/shared/tasks/acts.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'

/** What is done on the move; the rest is done at a desk. In the order of the buttons: what waits for this person first. */
export const PHONE_ACTS = [
  'decideReturn',
  'decideExtension',
  'answerCo',
  'giveBack',
  'extend',
  'waiveCo',
  'urge',
] as const satisfies readonly TaskAct[]
export type PhoneAct = (typeof PHONE_ACTS)[number]

export interface ActFilled {
  text: string
  days: number
  agree: 'yes' | 'no'
  orgId: string | null
}

export type ActProblems = Partial<Record<'text' | 'orgId', string>>

export function phoneActs({ acts: { allowed } }: Task): PhoneAct[] {
  return PHONE_ACTS.filter((act) => allowed.includes(act))
}

export function asPhoneAct(text: string | undefined): PhoneAct | null {
  return PHONE_ACTS.find((act) => act === text) ?? null
}

/** Acts whose text may be left out: 催办, and what a decision on 延期 says. */
const OPTIONAL: readonly PhoneAct[] = ['urge', 'decideExtension']
const NEEDS_ORG: readonly PhoneAct[] = ['answerCo', 'waiveCo']

/** What is wrong with a form, by field; empty when it may go. */
export function actProblems(act: PhoneAct, { text, orgId, agree }: ActFilled): ActProblems {
  const problems: ActProblems = {}
  const word = classifiedMark(text)
  if (word !== null) problems.text = refusalText('text.classified', { word })
  else if (!OPTIONAL.includes(act) && text.trim().length < 5) problems.text = '请写清楚，至少 5 个字'
  const moves = act === 'decideReturn' && agree === 'yes'
  if ((moves || NEEDS_ORG.includes(act)) && orgId === null) problems.orgId = '请选单位'
  return problems
}

/** What a form begins with. */
export function startOf(act: PhoneAct, { acts }: Task): ActFilled {
  const open = acts.coWork.filter(({ state }) => state === 'open')
  const helper = (open.find(({ mine }) => mine) ?? open[0])?.org.id ?? null
  const asked = acts.extensions.find(({ state }) => state === 'pending')
  const suggested = acts.handbacks.find(({ state }) => state === 'pending')?.suggested?.id ?? null
  const orgId = NEEDS_ORG.includes(act) ? helper : act === 'decideReturn' ? suggested : null
  return { text: '', days: act === 'decideExtension' ? (asked?.days ?? 1) : 5, agree: 'yes', orgId }
}
