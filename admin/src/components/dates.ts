import { dateInShanghai, formatWeekdayZh, isPlainDate, shanghaiTime } from '@mingdu/shared/kernel/plain-date'

/** An instant in Shanghai for lists: `11-24 16:20`, with the year when it is not the one given. */
export function timeText(instant: string, today = ''): string {
  const ms = Date.parse(instant)
  const date = dateInShanghai(ms)
  return `${date.slice(0, 4) === (today || date).slice(0, 4) ? date.slice(5) : date} ${shanghaiTime(ms)}`
}

/** An instant in full: `2026-11-24 16:20`. */
export function fullTimeText(instant: string): string {
  const ms = Date.parse(instant)
  return `${dateInShanghai(ms)} ${shanghaiTime(ms)}`
}

/** An instant in Shanghai to the second: `16:20:05`. */
export function clockText(instant: string): string {
  return `${shanghaiTime(Date.parse(instant))}:${instant.slice(17, 19)}`
}

/** A span for people: `38 秒`, `12 分钟`, `3 小时 5 分`, `2 天 3 小时`. */
export function spanText(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  if (minutes < 1) return `${seconds} 秒`
  if (hours < 1) return `${minutes} 分钟`
  return hours < 24 ? `${hours} 小时 ${minutes % 60} 分` : `${Math.floor(hours / 24)} 天 ${hours % 24} 小时`
}

/** A date in a table: `11-30`, with the year when it is not this one. */
export function dateText(date: string | null, today: string): string {
  if (date === null) return '–'
  return date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date
}

/** `2026-11-25 周三` */
export function dateWithWeekday(date: string): string {
  return isPlainDate(date) ? `${date} ${formatWeekdayZh(date)}` : date
}

/** `2026-11-30（周一）24:00`: a limit ends with its last day. */
export function deadlineText(date: string): string {
  return isPlainDate(date) ? `${date}（${formatWeekdayZh(date)}）24:00` : date
}
