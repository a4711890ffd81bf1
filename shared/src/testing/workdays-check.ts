import { readFileSync } from 'node:fs'
import { NATIONAL_CALENDAR } from '../kernel/calendar-data'
import { dateInShanghai, isPlainDate, plainDate, shanghaiMidnight, shanghaiTime } from '../kernel/plain-date'
import { addNaturalDays, addWorkdays } from '../kernel/work-calendar'

/**
 * Run as a program with the path of workdays.csv, in a process whose time zone is set from outside
 * (`TZ`); prints what it saw as one line of JSON.
 */
export interface WorkdaysCheck {
  zone: string
  /** Minutes; tells that the time zone really took hold. */
  offset: number
  rows: number
  wrong: string[]
  /** The Shanghai day and time one millisecond before, and at, the turn of 2026. */
  newYear: string[]
}

const [, , csv] = process.argv
if (csv !== undefined) process.stdout.write(JSON.stringify(check(csv)))

function check(path: string): WorkdaysCheck {
  const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1)
  const midnight = shanghaiMidnight(plainDate('2026-01-01'))
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    offset: new Date(midnight).getTimezoneOffset(),
    rows: rows.length,
    wrong: rows.filter((row) => !holds(row)),
    newYear: [midnight - 1, midnight].map((ms) => `${dateInShanghai(ms)} ${shanghaiTime(ms)}`),
  }
}

function holds(row: string): boolean {
  const [from = '', days, unit, due] = row.split(',')
  if (!isPlainDate(from)) return false
  const add = unit === '工作日' ? addWorkdays : addNaturalDays
  const result = add(NATIONAL_CALENDAR, from, Number(days))
  return result.date === due && !result.tentative
}
