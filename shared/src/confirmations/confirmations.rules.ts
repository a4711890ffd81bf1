import { addDays, type PlainDate } from '../kernel/plain-date'
import type { Refusal } from '../kernel/refusals'
import type { MatterState } from '../matters/matters.states'
import type { Channel, MessageState } from '../messages/messages.states'
import type { VerifyMethod } from '../tasks/tasks.states'
import {
  CONFIRMATION_ACTS,
  CONFIRMATION_ROUNDS,
  CONFIRMATION_STATES,
  type ConfirmationAct,
  type ConfirmationAnswer,
  type ConfirmationOutcome,
  type ConfirmationRound,
  type ConfirmationState,
} from './confirmations.states'

/** Values that differ by place. */
export interface ConfirmationRules {
  /** Natural days on which a round may be answered, the first one included. */
  confirmationDays: number
  /** A larger share of 没解决 among the answers stops 销号: per cent. */
  confirmationUnsolvedPercent: number
  /** So many answers say enough, or all of those asked where they are fewer. */
  confirmationLeastAnswers: number
  /** Days after 销号 as those of 回头看. */
  lookBackFirstDays: number
  lookBackSecondDays: number
}

/** How many said what; whoever did not answer counts for nothing: silence is no agreement. */
export interface ConfirmationTally extends Record<ConfirmationAnswer, number> {
  asked: number
  answered: number
}

/** @param answers the last answer of each person asked; null: none */
export function tallyOf(answers: readonly (ConfirmationAnswer | null)[]): ConfirmationTally {
  const count = (wanted: ConfirmationAnswer) => answers.filter((one) => one === wanted).length
  const [solved, half, unsolved] = [count('solved'), count('half'), count('unsolved')]
  return { asked: answers.length, answered: solved + half + unsolved, solved, half, unsolved }
}

/** What a round that is over comes to. Counts are whole numbers: a share of exactly the threshold does not stop. */
export function outcomeOf(
  { asked, answered, unsolved }: ConfirmationTally,
  {
    confirmationUnsolvedPercent,
    confirmationLeastAnswers,
  }: Pick<ConfirmationRules, 'confirmationUnsolvedPercent' | 'confirmationLeastAnswers'>,
): ConfirmationOutcome {
  // few answers stop nothing and let nothing pass: one of two is no share
  if (answered === 0 || answered < Math.min(asked, confirmationLeastAnswers)) return 'few'
  return unsolved * 100 > confirmationUnsolvedPercent * answered ? 'stopped' : 'passed'
}

/** A round is over after its last day, or as soon as everybody has answered. */
export function isOver({ asked, answered }: ConfirmationTally, until: PlainDate, today: PlainDate): boolean {
  return today > until || (asked > 0 && answered === asked)
}

/** The last day on which a round that opens on this day may be answered. */
export function lastDayOf(on: PlainDate, { confirmationDays }: Pick<ConfirmationRules, 'confirmationDays'>) {
  return addDays(on, confirmationDays - 1)
}

/** So many days before its last one those are reminded, once, who have not answered. */
const REMIND_BEFORE_DAYS = 2

/** Whether those who have not answered are to be reminded now: never on the first day of a round. */
export function reminderDue(
  { opensOn, until }: { opensOn: PlainDate; until: PlainDate },
  today: PlainDate,
): boolean {
  return today > opensOn && today <= until && today >= addDays(until, -REMIND_BEFORE_DAYS)
}

/** Not one of the messages to somebody left the house, or all of them came to nothing. */
export function isUnreached(told: readonly { channel: Channel; state: MessageState }[]): boolean {
  return told.every(({ channel, state }) => channel === 'inApp' || NOT_REACHED.includes(state))
}

const NOT_REACHED: readonly MessageState[] = ['refused', 'dead', 'expired', 'suppressed']

/** What of a matter decides whether a round may begin. */
export interface BeginFacts {
  state: MatterState
  /** A round before 销号 holds already. */
  begun: boolean
  concerned: number
}

/** Those concerned are asked once, between 办结申请 and approval. */
export function beginRefusal({ state, begun, concerned }: BeginFacts): Refusal | null {
  if (!isBeforeApproval(state)) return { code: 'confirmation.early' }
  if (begun) return { code: 'confirmation.begun' }
  return concerned === 0 ? { code: 'confirmation.nobody' } : null
}

/** 办结 was asked for, and nobody has approved 销号 yet. */
export function isBeforeApproval(state: MatterState): boolean {
  return BEFORE_APPROVAL.includes(state)
}

const BEFORE_APPROVAL: readonly MatterState[] = ['applied', 'reviewed', 'completed']

/** How the question stands to who is asked: `over` is past its days, `withdrawn` is not asked any more. */
export type AskedStanding = 'open' | 'over' | 'withdrawn'

export function askedStanding(
  { state, until }: { state: ConfirmationState; until: PlainDate },
  today: PlainDate,
): AskedStanding {
  if (answerRefusal({ state, until }, today) === null) return 'open'
  return state === 'void' ? 'withdrawn' : 'over'
}

/** The rounds that follow when a matter leaves on this day. */
export function roundsAfter(
  on: PlainDate,
  { lookBackFirstDays, lookBackSecondDays }: ConfirmationRules,
): { round: Exclude<ConfirmationRound, 'closing'>; opensOn: PlainDate }[] {
  return [
    { round: 'first', opensOn: addDays(on, lookBackFirstDays) },
    { round: 'second', opensOn: addDays(on, lookBackSecondDays) },
  ]
}

/** null when it may be done now, else why not. */
export function confirmationRefusal(act: ConfirmationAct, state: ConfirmationState): Refusal | null {
  const { name, from } = CONFIRMATION_ACTS[act]
  if (from[state] !== null) return null
  return { code: 'confirmation.state', details: { state: CONFIRMATION_STATES[state], action: name } }
}

/** An answer is taken, and may be changed, while the round is asked and its last day has not passed. */
export function answerRefusal(
  { state, until }: { state: ConfirmationState; until: PlainDate },
  today: PlainDate,
): Refusal | null {
  return confirmationRefusal('answer', state) ?? (today > until ? { code: 'confirmation.over' } : null)
}

/** The state after an act. @throws Error for an act that was not checked */
export function stateAfterAct(
  act: ConfirmationAct,
  state: ConfirmationState,
  outcome: ConfirmationOutcome,
): ConfirmationState {
  const next = CONFIRMATION_ACTS[act].from[state]
  if (next === null) throw new Error(`${act} of a round that is ${state}`)
  return next === 'said' ? outcome : next
}

/** What of 群众核验 decides whether a matter may be approved for 销号. */
export interface ConfirmedFacts {
  /** Whether it touches people. */
  touchesPeople: boolean
  /** The round before 销号 since 办结 was last asked for; null: none was begun. */
  closing: { state: ConfirmationState; until: PlainDate; tally: ConfirmationTally } | null
  /** How 督查 verified 办结; null: not yet. */
  method: VerifyMethod | null
}

/**
 * Keeps a matter that touches people from 销号 until they were asked. Too few answers are made up for by 督查 that went
 * there or called; papers alone do not.
 */
export function unconfirmedRefusal({ touchesPeople, closing, method }: ConfirmedFacts): Refusal | null {
  if (!touchesPeople) return null
  if (!closing) return { code: 'confirmation.missing' }
  const { state, until, tally } = closing
  return BEFORE_CLOSING[state]({ until, tally, method })
}

type BeforeClosing = (facts: {
  until: PlainDate
  tally: ConfirmationTally
  method: VerifyMethod | null
}) => Refusal | null

const BEFORE_CLOSING = {
  planned: () => ({ code: 'confirmation.missing' }),
  asking: ({ until }) => ({ code: 'confirmation.open', details: { until } }),
  passed: () => null,
  few: ({ method, tally: { asked, answered } }) =>
    method === null || method === 'paper' ? { code: 'confirmation.few', details: { asked, answered } } : null,
  stopped: ({ tally: { answered, unsolved } }) => ({
    code: 'confirmation.unsolved',
    details: { answered, unsolved },
  }),
  void: () => ({ code: 'confirmation.missing' }),
} as const satisfies Record<ConfirmationState, BeforeClosing>

/** `销号前：已解决 8，解决一半 1，没解决 1（共 12 人，10 人回答）`: numbers alone, nobody who said what. */
export function tallyText(round: ConfirmationRound, tally: ConfirmationTally): string {
  const { asked, answered, solved, half, unsolved } = tally
  return `${CONFIRMATION_ROUNDS[round]}：已解决 ${solved}，解决一半 ${half}，没解决 ${unsolved}（共 ${asked} 人，${answered} 人回答）`
}
