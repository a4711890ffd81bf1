import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { WorkdaysCheck } from '../testing/workdays-check'
import { NATIONAL_CALENDAR } from './calendar-data'
import { isPlainDate, plainDate, weekday, yearOf } from './plain-date'
import { addNaturalDays, addWorkdays } from './work-calendar'

const testing = join(__dirname, '../testing')
const csv = join(testing, 'workdays.csv')
const root = join(__dirname, '../../..')
const vectors = readFileSync(csv, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split(','))

describe('the years a new installation starts with', () => {
  it('has 65 check vectors', () => {
    expect(vectors).toHaveLength(65)
  })

  it.each(vectors)('%s + %s %s ends on %s', (from, days, unit, due) => {
    const add = unit === '工作日' ? addWorkdays : addNaturalDays
    expect(add(NATIONAL_CALENDAR, plainDate(from ?? ''), Number(days))).toEqual({
      date: due,
      tentative: false,
    })
  })

  it('makes people work on weekends only, outside the holidays, in its own year', () => {
    for (const { year, rest, work } of NATIONAL_CALENDAR.years) {
      for (const date of work) {
        expect(weekday(date)).toBeGreaterThanOrEqual(6)
        expect(rest.some(({ from, to }) => from <= date && date <= to)).toBe(false)
      }
      const dates = [...work, ...rest.flatMap(({ from, to }) => [from, to])]
      expect(dates.every((date) => isPlainDate(date) && yearOf(date) === year)).toBe(true)
    }
  })
})

describe.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu'])(
  'in a process in %s',
  (zone) => {
    it('gives the same days', async () => {
      const program = join(testing, 'workdays-check.ts')
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, csv], {
        cwd: root,
        env: { ...process.env, TZ: zone },
      })
      const seen = JSON.parse(stdout) as WorkdaysCheck
      const offsets: Record<string, number> = {
        UTC: 0,
        'Asia/Shanghai': -480,
        'America/New_York': 300,
        'Asia/Kathmandu': -345,
      }
      expect(seen).toMatchObject({ offset: offsets[zone], rows: 65, wrong: [] })
      expect(seen.newYear).toEqual(['2025-12-31 23:59', '2026-01-01 00:00'])
    })
  },
)
