import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { CASE_STATES, isEnd } from '@mingdu/shared/cases/cases.states'
import { DEFAULT_THRESHOLDS, LIGHTS, warnWorkdays, type LightColour } from '@mingdu/shared/kernel/light'
import { remainingText } from '@mingdu/shared/parts/figures'
import type { StripDay } from '@mingdu/shared/tasks/tasks.schema'
import { dayText } from '../dates'

type Clock = NonNullable<TrackedCase['clock']>
type Limit = Pick<Clock, 'days' | 'remaining' | 'paused'>

/** `审查`, and for what is over with what became of it in a word people use. */
export function stateText({ state }: Pick<TrackedCase, 'state'>): string {
  return state === 'delivering' ? '结果已出，待领取' : CASE_STATES[state]
}

/** The light of a limit; null once it was decided, when nothing runs. */
export function limitLight({ days, remaining, paused }: Limit): LightColour | null {
  if (remaining === null) return null
  if (paused) return 'grey'
  if (remaining < 0) return 'red'
  return remaining <= warnWorkdays(days, DEFAULT_THRESHOLDS) ? 'yellow' : 'green'
}

/** `预警 · 剩 2 个工作日`; `超期 3 个工作日`. */
export function limitText(limit: Limit): string {
  const light = limitLight(limit)
  if (light === null) return ''
  if (light === 'grey') return `${LIGHTS.grey.word}，特别程序期间不计时`
  if (light === 'red') return remainingText(limit.remaining)
  return `${LIGHTS[light].word} · ${remainingText(limit.remaining)}`
}

/** Where no clock runs: why, and what comes next. */
export function noClockText({ state, due }: Pick<TrackedCase, 'state' | 'due'>): string {
  if (state === 'received')
    return due === null
      ? '材料已经收到，正在核对。'
      : `材料已经收到，正在核对。最晚 ${dayText(due, null)} 告知要不要补材料，到期没有告知的，从收到材料那天起就算受理。`
  if (state === 'correcting') return '等您补材料。补齐以前不计时限，补齐后重新开始。'
  if (isEnd(state)) return `这件事已经${CASE_STATES[state]}，不再计时。`
  return '这一步没有规定天数，有进展会在下面写明。'
}

/** The days of a clock as the strip draws them. */
export function stripDays(strip: Clock['strip']): StripDay[] {
  return strip.map(({ n = null, end = false, name = null, basis = null, documentNo = null, ...day }) => ({
    ...day,
    ...{ n, end, name, basis, documentNo },
  }))
}

/** One line below the strip: which days count, which do not, and on what that rests. */
export interface StripLine {
  kind: 'used' | 'pause' | 'rest' | 'over'
  /** `计 8 日` */
  count: string
  /** `11-10 至 11-13，11-20 至今天` */
  when: string
  why: string
}

/** The days so far by what became of them. Every pause stands alone, with its article and document number. */
export function stripLines({ strip, startedOn }: Pick<Clock, 'strip' | 'startedOn'>): StripLine[] {
  const isUsed = ({ kind }: Day) => kind === 'used' || kind === 'today'
  const used = strip.filter(isUsed)
  const over = strip.filter(({ kind }) => kind === 'over')
  const rest = [...new Set(strip.flatMap(({ kind, name }) => (kind === 'rest' ? [name ?? '休息日'] : [])))]
  const counted: StripLine = {
    ...{ kind: 'used', count: `计 ${used.length} 日`, when: runs(strip, isUsed).join('，') },
    why: [`${startedOn.slice(5)} 起算，当日不计`, ...reasonOf(used[0])].join(' · '),
  }
  return [
    ...(used.length > 0 ? [counted] : []),
    ...pauses(strip),
    ...(over.length > 0
      ? [{ kind: 'over' as const, count: `超 ${over.length} 日`, when: span(over), why: '已经过了期限' }]
      : []),
    ...(rest.length > 0
      ? [{ kind: 'rest' as const, count: '不计', when: rest.join('、'), why: daysOff(strip) }]
      : []),
  ]
}

/** One day of the strip in words. */
export interface DayLine {
  date: string
  kind: Day['kind']
  /** `计第 3 日，限期当天`, `周末，不计`, `停算` */
  what: string
  /** Article and document number; '' for an ordinary weekend. */
  why: string
}

/** Every day of a clock with what it rests on. */
export function dayRows(strip: readonly Day[]): DayLine[] {
  return strip.map(({ date, kind, n, end, name, basis, documentNo, tentative }) => ({
    ...{ date, kind },
    what: [dayWhat(kind, n, name), end ? '限期当天' : '', tentative ? '暂定' : ''].filter(Boolean).join('，'),
    why: reasonOf({ basis, documentNo }).join(' · '),
  }))
}

function dayWhat(kind: Day['kind'], n: number | undefined, name: string | undefined): string {
  if (kind === 'rest') return `${name ?? '休息日'}，不计`
  if (kind === 'pause') return '停算'
  if (kind === 'over') return `超期第 ${n ?? 0} 日`
  const counted = n === undefined ? '不计' : `第 ${n} 日`
  return kind === 'today' ? `今天，${counted}` : counted
}

type Day = Clock['strip'][number]

/** Article and document number, as far as there are any. */
function reasonOf(day: Pick<Day, 'basis' | 'documentNo'> | undefined): string[] {
  return [day?.basis, day?.documentNo].filter((text): text is string => Boolean(text))
}

function daysOff(strip: readonly Day[]): string {
  return strip.find(({ kind, basis }) => kind === 'rest' && basis)?.basis ?? '时限按工作日算'
}

function pauses(strip: readonly Day[]): StripLine[] {
  const groups = new Map<string, Day[]>()
  for (const day of strip) {
    if (day.kind !== 'pause') continue
    const key = `${day.basis ?? ''}|${day.documentNo ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), day])
  }
  return [...groups.values()].map((days) => ({
    ...{ kind: 'pause' as const, count: `停 ${days.length} 日`, when: span(days) },
    why: reasonOf(days[0]).join(' · '),
  }))
}

/** Days that belong together though rest lies between them, written from first to last. */
function runs(strip: readonly Day[], belongs: (day: Day) => boolean): string[] {
  const groups: Day[][] = [[]]
  for (const day of strip) {
    if (belongs(day)) groups.at(-1)?.push(day)
    else if (day.kind !== 'rest' && groups.at(-1)?.length) groups.push([])
  }
  return groups.filter(({ length }) => length > 0).map(span)
}

function span(days: readonly Day[]): string {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return ''
  const end = last.kind === 'today' ? '今天' : last.date.slice(5)
  return first.date === last.date ? end : `${first.date.slice(5)} 至${last.kind === 'today' ? '' : ' '}${end}`
}
