import { yearOf, type PlainDate } from '@mingdu/shared/kernel/plain-date'

/** `2026年11月28日`, as official papers are dated (GB/T 9704). */
export function paperDate(date: PlainDate): string {
  const [, month = '', day = ''] = date.split('-')
  return `${yearOf(date)}年${Number(month)}月${Number(day)}日`
}
