import {
  addDays,
  dayNumber,
  firstDayOfYear,
  monthOf,
  type PlainDate,
  plainDate,
  weekday,
  yearOf,
} from '../kernel/plain-date'
import { tenthsOfPercent } from '../kernel/rate-figures'

/** Tasks with the same deadline and the same end; `closedOn` is empty while they are open. */
export interface DueCount {
  due: PlainDate
  closedOn: PlainDate | ''
  n: number
}

export interface Week {
  weekOf: PlainDate
  label: string
  due: number
  onTime: number
  overdueOpen: number
}

export const WEEKS = 12

/**
 * 按时办结率 of a period: tasks due in it and done in time ÷ all tasks due in it, open overdue ones included.
 * What is due today or later counts only once it is done: before its deadline it is neither in time nor late.
 */
export function onTimeRate(
  groups: readonly DueCount[],
  from: PlainDate,
  through: PlainDate,
  today: PlainDate,
) {
  const settled = groups.filter(
    ({ due, closedOn }) => due >= from && due <= through && (closedOn !== '' || due < today),
  )
  const onTime = sum(settled.filter(wasOnTime))
  const all = sum(settled)
  const done = sum(settled.filter(({ closedOn }) => closedOn !== ''))
  return { onTime, all, done, rate: tenthsOfPercent(onTime, all), common: tenthsOfPercent(onTime, done) }
}

/** The last 12 weeks, oldest first, Monday through Sunday; of this week what has happened so far. */
export function weeksThrough(groups: readonly DueCount[], today: PlainDate): Week[] {
  const monday = addDays(today, 1 - weekday(today))
  return Array.from({ length: WEEKS }, (_, i) => weekOf(groups, addDays(monday, 7 * (i - WEEKS + 1)), today))
}

/** Monday of the first of the 12 weeks. */
export function firstWeek(today: PlainDate): PlainDate {
  return addDays(today, 1 - weekday(today) - 7 * (WEEKS - 1))
}

/** First and last day of the month. */
export function monthAround(today: PlainDate): { from: PlainDate; through: PlainDate } {
  const [year, month] = [yearOf(today), monthOf(today)]
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }
  return { from: firstOf(year, month), through: addDays(firstOf(next.year, next.month), -1) }
}

/** How many of these were overdue and open when a day ended. */
export function overdueAfter(groups: readonly DueCount[], day: PlainDate): number {
  return sum(groups.filter(({ due, closedOn }) => due <= day && (closedOn === '' || closedOn > day)))
}

/** Orgs with more overdue tasks when yesterday ended than a week before: those that grew most first. */
export function gotWorse(groups: readonly (DueCount & { orgId: string })[], today: PlainDate) {
  const yesterday = addDays(today, -1)
  const orgIds = [...new Set(groups.map(({ orgId }) => orgId))]
  return orgIds
    .map((orgId) => {
      const own = groups.filter((group) => group.orgId === orgId)
      return { orgId, before: overdueAfter(own, addDays(yesterday, -7)), now: overdueAfter(own, yesterday) }
    })
    .filter(({ before, now }) => now > before)
    .sort((a, b) => b.now - b.before - (a.now - a.before) || b.now - a.now)
}

function weekOf(groups: readonly DueCount[], from: PlainDate, today: PlainDate): Week {
  const end = addDays(from, 6)
  const running = today <= end
  // at the end of a week its Sunday has passed; of this week only the days before today have
  const passed = running ? addDays(today, -1) : end
  const { all, onTime } = onTimeRate(groups, from, end, today)
  return {
    weekOf: from,
    label: running ? '本周' : `${weekNumber(from)} 周`,
    due: all,
    onTime,
    overdueOpen: overdueAfter(groups, passed),
  }
}

/** ISO 8601: the week belongs to the year of its Thursday. */
function weekNumber(monday: PlainDate): number {
  const thursday = addDays(monday, 3)
  return Math.floor((dayNumber(thursday) - firstDayOfYear(yearOf(thursday))) / 7) + 1
}

function wasOnTime({ due, closedOn }: DueCount): boolean {
  return closedOn !== '' && closedOn <= due
}

function sum(groups: readonly DueCount[]): number {
  return groups.reduce((total, { n }) => total + n, 0)
}

function firstOf(year: number, month: number): PlainDate {
  return plainDate(`${year}-${String(month).padStart(2, '0')}-01`)
}

export function earlierOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b
}
