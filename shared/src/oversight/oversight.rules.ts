import { groupedBy } from '../kernel/grouped'
import { addDays, monthOf, plainDate, type PlainDate, yearOf } from '../kernel/plain-date'
import { SMALL_CELL, tenthsOfPercent } from '../kernel/rate-figures'
import type { Refusal } from '../kernel/refusals'
import { covers, forbidden, type ActingPerson } from '../tasks/tasks.rules'
import type { OversightLevel, OversightState } from './oversight.states'

/** What of a matter decides whether a unit may rate its 督查. */
export interface RatedMatter {
  regionId: string
  orgIds: readonly string[]
  /** null: nobody was asked for anything yet. */
  dispatchedOn: PlainDate | null
}

/** null when this person may rate the 督查 of a matter for a unit, else why not. */
export function rateRefusal(
  { regionId, orgIds, dispatchedOn }: RatedMatter,
  orgId: string,
  person: ActingPerson,
): Refusal | null {
  const reach = person.reach('oversight.rate')
  if (!reach || !covers(reach, { orgId, regionId })) return forbidden('oversight.rate')
  return dispatchedOn === null || !orgIds.includes(orgId) ? { code: 'oversight.matter' } : null
}

/** null when this person may answer, else why not. */
export function answerRefusal(
  { regionId, orgId, answered }: { regionId: string; orgId: string; answered: boolean },
  person: ActingPerson,
): Refusal | null {
  if (answered) return { code: 'oversight.answered' }
  const reach = person.reach('oversight.answer')
  return reach && covers(reach, { orgId, regionId }) ? null : forbidden('oversight.answer')
}

export function oversightState(
  { answered, answerDue }: { answered: boolean; answerDue: PlainDate },
  today: PlainDate,
): OversightState {
  if (answered) return 'answered'
  return today > answerDue ? 'late' : 'waiting'
}

/** `2026-Q4`: a unit rates the 督查 of a matter once in each. */
export function quarterOf(date: PlainDate): string {
  return `${yearOf(date)}-Q${Math.ceil(monthOf(date) / 3)}`
}

/** Both days included. @throws RangeError for what is no quarter */
export function quarterDays(quarter: string): { from: PlainDate; through: PlainDate } {
  const [year, nth] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  const first = (y: number, month: number) => plainDate(`${y}-${String(month).padStart(2, '0')}-01`)
  const next = nth === 4 ? first(year + 1, 1) : first(year, nth * 3 + 1)
  return { from: first(year, nth * 3 - 2), through: addDays(next, -1) }
}

/** The 督查 of one office that touched units: a matter dispatched in the period. */
export interface OversightItem {
  officeId: string
  orgIds: readonly string[]
}

export interface OversightOpinion {
  officeId: string
  level: OversightLevel
  hours: number
  late: boolean
}

/** What the units say of one office. */
export interface OfficeFigures {
  officeId: string
  matters: number
  units: number
  /** 督查 per unit and month in tenths; null where no unit was asked. */
  perUnitMonth: number | null
  /** How many rated; the rest is null where fewer than five did. */
  n: number
  satisfaction: number | null
  hours: number | null
  /** Answers that are late, or came late. */
  late: number
}

export const OVERSIGHT_DEFINITIONS = {
  perUnitMonth: '本季派单的督查事项涉及的单位次数 ÷ 涉及的单位数 ÷ 3 个月。一件事项涉及几个单位就计几次。',
  satisfaction: '评价为非常满意、满意、基本满意的 ÷ 本季全部评价。评价少于 5 份的不显示。',
  hours: '单位填报的为这项督查多花的工时合计，由单位自报。评价少于 5 份的不显示。',
} as const

/** One row for each office that asked or was rated in a quarter, in the order in which they first come. */
export function officeFigures(
  items: readonly OversightItem[],
  opinions: readonly OversightOpinion[],
): OfficeFigures[] {
  const asked = groupedBy(items, ({ officeId }) => officeId)
  const rated = groupedBy(opinions, ({ officeId }) => officeId)
  return [...new Set([...asked.keys(), ...rated.keys()])].map((officeId) =>
    figuresOf(officeId, asked.get(officeId) ?? [], rated.get(officeId) ?? []),
  )
}

const MONTHS = 3

function figuresOf(
  officeId: string,
  items: readonly OversightItem[],
  opinions: readonly OversightOpinion[],
): OfficeFigures {
  const times = items.reduce((sum, { orgIds }) => sum + new Set(orgIds).size, 0)
  const units = new Set(items.flatMap(({ orgIds }) => orgIds)).size
  const n = opinions.length
  const enough = n >= SMALL_CELL
  const satisfied = opinions.filter(({ level }) => level <= 3).length
  return {
    ...{ officeId, matters: items.length, units, n },
    perUnitMonth: units === 0 ? null : tenths(times, units * MONTHS),
    satisfaction: enough ? tenthsOfPercent(satisfied, n) : null,
    hours: enough ? opinions.reduce((sum, { hours }) => sum + hours, 0) : null,
    late: opinions.filter(({ late }) => late).length,
  }
}

/** Half up. */
function tenths(part: number, whole: number): number {
  return Math.floor((part * 20 + whole) / (2 * whole))
}
