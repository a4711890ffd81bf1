/** Officials live in one time zone, whatever the machine's. */
const ZONE = 'Asia/Shanghai'

const DIGITS = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const WEEKDAY = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, weekday: 'short' })

/** `2026-11-27` */
export function dayOf(at: number): string {
  const part = partsOf(at)
  return `${part.year}-${part.month}-${part.day}`
}

/** `11-27 周五 08:30` */
export function longMoment(at: number): string {
  const part = partsOf(at)
  return `${part.month}-${part.day} ${WEEKDAY.format(at)} ${part.hour}:${part.minute}`
}

/** `11月27日 08:30`, as a chat shows it */
export function chatMoment(at: number): string {
  const part = partsOf(at)
  return `${Number(part.month)}月${Number(part.day)}日 ${clockOf(at)}`
}

/** `08:30` */
export function clockOf(at: number): string {
  const part = partsOf(at)
  return `${part.hour}:${part.minute}`
}

/** `08:30:12` */
export function clockWithSeconds(at: number): string {
  return `${clockOf(at)}:${partsOf(at).second}`
}

/** `3 天 2 小时`, `45 分钟` */
export function spanText(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  const said = [
    days > 0 && `${days} 天`,
    hours > 0 && `${hours} 小时`,
    days === 0 && rest > 0 && `${rest} 分钟`,
  ]
  return said.filter(Boolean).join(' ') || '不到 1 分钟'
}

type DatePart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

function partsOf(at: number): Record<DatePart, string> {
  const parts = Object.fromEntries(DIGITS.formatToParts(at).map(({ type, value }) => [type, value]))
  return parts as Record<DatePart, string>
}
