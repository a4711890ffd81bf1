import { type Clock, clockRows, deadline, hasOpenPause } from './clock-ledger'
import { type ClockSegment, type Pause, isPause, mergePauses } from './clock-pauses'
import { type PlainDate, daysBetween, formatDateZh, yearOf } from './plain-date'
import { type DayRow, type WorkCalendar, countWorkdays, dayKind } from './work-calendar'

/**
 * Why the clock ends when it ends, as Chinese sentences for officials and citizens. Cites only the Civil
 * Code, which governs every period, and what the entries of the ledger name themselves.
 */
export function explainClock(clock: Clock, calendar: WorkCalendar, asOf?: PlainDate): string[] {
  const rows = clockRows(clock, calendar, asOf)
  return [
    `${formatDateZh(clock.startedOn)}起算，当日不计（《民法典》第二百零一条）。`,
    limitSentence(clock, calendar),
    ...clock.segments.flatMap((segment) => segmentSentence(segment, clock, calendar, asOf)),
    ...overlapSentence(clock.segments, asOf),
    ...movedEndSentence(clock, rows),
    endSentence(clock, rows, calendar, asOf),
  ]
}

function limitSentence({ startedOn, limit }: Clock, calendar: WorkCalendar): string {
  if ('due' in limit) {
    const days = Math.max(0, countWorkdays(calendar, startedOn, limit.due))
    return `派单时定的期限是 ${formatDateZh(limit.due)}，合 ${days} 个工作日。`
  }
  return limit.unit === '工作日'
    ? `限期 ${limit.n} 个工作日，休息日不计。`
    : `限期 ${limit.n} 个自然日，休息日也计。`
}

function segmentSentence(
  segment: ClockSegment,
  clock: Clock,
  calendar: WorkCalendar,
  asOf: PlainDate | undefined,
): string[] {
  if (segment.kind === 'extension') return [`${extensionText(segment, clock)}${sources(segment)}。`]
  const [pause] = isPause(segment) ? mergePauses([segment], asOf) : []
  if (!pause || pause.last <= clock.startedOn) return []
  const span = `${formatDateZh(pause.first)}至${segment.to === null ? '今' : formatDateZh(pause.last)}`
  const workdays = countWorkdays(calendar, segment.from, pause.last)
  return [`${span}停算，其中工作日 ${workdays} 个${sources(segment)}。`]
}

function extensionText({ days, to, approver }: ClockSegment, { limit }: Clock): string {
  const unit = 'unit' in limit ? limit.unit : '工作日'
  const by = approver === undefined ? '经批准' : `经${approver}批准`
  if (days !== undefined) return `${by}延长 ${days} 个${unit}`
  return to === null ? `${by}延期` : `${by}延期到 ${formatDateZh(to)}`
}

function sources({ legalBasis, documentNo }: ClockSegment): string {
  const named = [legalBasis, documentNo].filter((text) => text !== undefined && text !== '')
  return named.length > 0 ? `（${named.join('，')}）` : ''
}

function overlapSentence(segments: readonly ClockSegment[], asOf: PlainDate | undefined): string[] {
  const apart = segments.flatMap((segment) => mergePauses([segment], asOf))
  const overlaps = totalDays(apart) > totalDays(mergePauses(segments, asOf))
  return overlaps ? ['停算重叠的日子只算一次。'] : []
}

function totalDays(pauses: readonly Pause[]): number {
  return pauses.reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, 0)
}

function movedEndSentence({ limit }: Clock, rows: readonly DayRow[]): string[] {
  const numbered = rows.filter((row) => row.n !== undefined)
  const nth = numbered[numbered.length - 1]
  const moved = 'unit' in limit && limit.unit === '自然日' && nth !== undefined && nth.end !== true
  if (!moved) return []
  return [
    `第 ${nth.n} 日 ${formatDateZh(nth.date)}是休息日，顺延到其后第一个工作日（《民法典》第二百零三条）。`,
  ]
}

function endSentence(
  clock: Clock,
  rows: readonly DayRow[],
  calendar: WorkCalendar,
  asOf: PlainDate | undefined,
): string {
  const end = deadline(clock, calendar, asOf)
  const text = `到期日 ${formatDateZh(end.date)}，到当日 24:00 为止`
  if (!end.tentative) return `${text}。`
  const unknown = rows.find(({ date }) => dayKind(calendar, date).tentative)
  const why = [
    ...(unknown ? [`${yearOf(unknown.date)} 年放假安排还没有载入`] : []),
    ...(hasOpenPause(clock) ? ['停算还没有结束'] : []),
  ]
  return `${text}；暂定：${why.join('，')}。`
}
