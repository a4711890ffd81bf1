import {
  addDays,
  dateInShanghai,
  formatDateZh,
  isPlainDate,
  shanghaiTime,
} from '@mingdu/shared/kernel/plain-date'

/** `11月30日（周一）`; today and tomorrow by name: `11月25日（今天）`. */
export function dayText(date: string, today: string | null): string {
  if (!isPlainDate(date)) return date
  const full = formatDateZh(date)
  const named =
    today && isPlainDate(today) ? { [today]: '今天', [addDays(today, 1)]: '明天' }[date] : undefined
  return named ? full.replace(/（.+）/, `（${named}）`) : full
}

/** An instant for people: `今天 16:20`, `昨天 16:20`, `11-18 10:05`, `2025-11-18`. */
export function momentText(instant: string, today: string | null): string {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) return ''
  const date = dateInShanghai(at)
  const time = shanghaiTime(at)
  if (!today || !isPlainDate(today)) return `${date.slice(5)} ${time}`
  if (date === today) return `今天 ${time}`
  if (date === addDays(today, -1)) return `昨天 ${time}`
  return date.slice(0, 4) === today.slice(0, 4) ? `${date.slice(5)} ${time}` : date
}

/** `14:32:05`, the phone's own clock. */
export function clockText(epochMs: number): string {
  const seconds = String(Math.floor(epochMs / 1000) % 60).padStart(2, '0')
  return `${shanghaiTime(epochMs)}:${seconds}`
}
