import type { Refusal } from '../kernel/refusals'
import type { PlainDate } from '../kernel/plain-date'

export const QUESTION_KINDS = { single: '单选', multiple: '多选' } as const satisfies Record<string, string>
export type QuestionKind = keyof typeof QUESTION_KINDS

/** 民意投票 with one question, 问卷 with several; its questions hold still once it is published. */
export interface Poll {
  questions: { kind: QuestionKind; text: string; options: string[] }[]
  /** The last day on which one may answer. */
  until: PlainDate
}

/** Of each question the places of the options that were taken. */
export type PollChoices = number[][]

/** null when the answers fit the questions, else which does not. */
export function choicesRefusal({ questions }: Pick<Poll, 'questions'>, choices: PollChoices): Refusal | null {
  if (choices.length !== questions.length) return { code: 'poll.all' }
  const bad = questions.findIndex((question, i) => !fits(question, choices[i] ?? []))
  return bad < 0 ? null : { code: 'poll.question', details: { no: bad + 1 } }
}

function fits({ kind, options }: Poll['questions'][number], taken: readonly number[]): boolean {
  const known = taken.every((place) => Number.isInteger(place) && place >= 0 && place < options.length)
  const enough = kind === 'single' ? taken.length === 1 : taken.length > 0
  return known && enough && new Set(taken).size === taken.length
}

/** How often each option was taken, by question. */
export type PollCounts = number[][]

/** Fewer than this are not shown in public: who they are could be guessed. */
export const SMALLEST_CELL = 5

/**
 * What the public sees of one question; null: not shown. Of a single choice the one hidden number could be worked out
 * from the others and the sum, so that a second one is hidden with it.
 */
export function publicCounts(counts: readonly number[], n: number, kind: QuestionKind): (number | null)[] {
  if (n < SMALLEST_CELL) return counts.map(() => null)
  const hidden = counts.map((count) => isSmall(count) || (kind === 'multiple' && isSmall(n - count)))
  if (kind === 'single' && hidden.filter(Boolean).length === 1) hidden[smallestShown(counts, hidden)] = true
  return counts.map((count, i) => (hidden[i] === true ? null : count))
}

/** Nobody is no small group. */
function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_CELL
}

function smallestShown(counts: readonly number[], hidden: readonly boolean[]): number {
  const shown = counts.map((count, i) => ({ count, i })).filter(({ i }) => hidden[i] !== true)
  return shown.sort((a, b) => a.count - b.count || a.i - b.i)[0]?.i ?? 0
}
