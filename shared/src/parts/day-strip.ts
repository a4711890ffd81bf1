import type { StripDay } from '../tasks/tasks.schema'

/** What is written below a strip: where, and whether it marks today or the end. */
export interface StripLabel {
  /** Column, from 0. */
  column: number
  text: string
  role: 'start' | 'day' | 'today' | 'end'
}

/** First day, today and the deadline are always named; a Monday between them when there is room. */
export function stripLabels(days: readonly StripDay[]): StripLabel[] {
  const end = days.findIndex((d) => d.end)
  const today = days.findIndex((d) => d.kind === 'today')
  const fixed: StripLabel[] = []
  const first = days[0]
  if (first && today !== 0 && end !== 0) fixed.push({ column: 0, text: slashDate(first.date), role: 'start' })
  if (today >= 0 && today !== end) fixed.push({ column: today, text: '今天', role: 'today' })
  const last = days[end]
  if (last)
    fixed.push({
      column: end,
      text: `${today === end ? '今天到期 ' : '限 '}${slashDate(last.date)}`,
      role: 'end',
    })
  return [...fixed, ...mondays(days, fixed)].sort((a, b) => a.column - b.column)
}

/** A sentence for screen readers: counted days, today's place, and the end. */
export function stripSentence(days: readonly StripDay[]): string {
  const used = days.filter((d) => d.kind === 'used').length
  const left = days.filter((d) => d.kind === 'left' || d.kind === 'warn').length
  const over = days.filter((d) => d.kind === 'over').length
  const end = days.find((d) => d.end)
  const tail = end ? `，限期 ${end.date}${end.tentative ? '（暂定）' : ''}` : ''
  return over > 0 ? `已超期 ${over} 日${tail}` : `已过 ${used} 日，还剩 ${left} 日${tail}`
}

function mondays(days: readonly StripDay[], fixed: readonly StripLabel[]): StripLabel[] {
  const clear = (column: number) =>
    fixed.every((l) => Math.abs(l.column - column) > (l.role === 'end' ? 5 : 3))
  return days
    .map((d, column) => ({ d, column }))
    .filter(({ d, column }) => isMonday(days, column) && d.kind !== 'rest' && clear(column))
    .map(({ d, column }) => ({ column, text: d.date.slice(8), role: 'day' as const }))
}

function isMonday(days: readonly StripDay[], column: number): boolean {
  return column > 0 && days[column - 1]?.kind === 'rest' && days[column]?.kind !== 'rest'
}

function slashDate(date: string): string {
  return `${Number(date.slice(5, 7))}/${date.slice(8)}`
}
