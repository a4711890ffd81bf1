import { addDays as plusDays, plainDate } from '@mingdu/shared/kernel/plain-date'

/** Periods that are asked for most, as they stand on a day. All dates are PlainDates. */
export const PRESETS = {
  month: '本月',
  lastMonth: '上月',
  quarter: '本季',
  year: '今年',
  days30: '近 30 天',
} as const satisfies Record<string, string>
export type Preset = keyof typeof PRESETS

export interface Period {
  from: string
  through: string
}

export function presetPeriod(preset: Preset, today: string): Period {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const first = (months: number) => {
    const n = year * 12 + month - 1 + months
    return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`
  }
  const dayBefore = (date: string) => addDays(date, -1)
  if (preset === 'lastMonth') return { from: first(-1), through: dayBefore(first(0)) }
  if (preset === 'quarter') return { from: first(-((month - 1) % 3)), through: today }
  if (preset === 'year') return { from: `${year}-01-01`, through: today }
  if (preset === 'days30') return { from: addDays(today, -29), through: today }
  return { from: first(0), through: today }
}

/** Which preset a period is, if any. */
export function presetOf(period: Period, today: string): Preset | null {
  const is = (preset: Preset) => {
    const { from, through } = presetPeriod(preset, today)
    return from === period.from && through === period.through
  }
  return (Object.keys(PRESETS) as Preset[]).find(is) ?? null
}

/** A trend is drawn by days up to this long, then by months. */
const MOST_DAYS = 62

export function trendBy({ from, through }: Period): 'day' | 'month' {
  return addDays(from, MOST_DAYS) > through ? 'day' : 'month'
}

function addDays(date: string, n: number): string {
  return plusDays(plainDate(date), n)
}
