import type { StripDay } from '@mingdu/shared/tasks/tasks.schema'
import { stripLabels, type StripLabel } from '@mingdu/shared/parts/day-strip'

/** As many columns as a phone can show apart. */
const MOST = 62

export interface StripColumns {
  days: StripDay[]
  /** Days in one column: 1, or 7 and 30 where a limit is long. */
  span: 1 | 7 | 30
  labels: (StripLabel | OverLabel)[]
  /** Today stands so near the deadline that their words need two lines. */
  crowded: boolean
}

interface OverLabel {
  column: number
  text: string
  role: 'over'
}

/** The columns of a day strip and what is written below them. */
export function stripColumns(strip: readonly StripDay[]): StripColumns {
  const span = ([1, 7, 30] as const).find((days) => strip.length / days <= MOST) ?? 30
  const days = span === 1 ? [...strip] : condensed(strip, span)
  const labels = withOver(days, strip, stripLabels(days))
  return { days, span, labels, crowded: isCrowded(labels, days.length) }
}

/** One day stands for several: the end and today show through, else what most of them are. */
function condensed(strip: readonly StripDay[], span: number): StripDay[] {
  const groups = Array.from({ length: Math.ceil(strip.length / span) }, (_, i) =>
    strip.slice(i * span, (i + 1) * span),
  )
  return groups.flatMap((group) => {
    const first = group[0]
    if (!first) return []
    const end = group.find((day) => day.end)
    return [{ ...first, date: (end ?? first).date, kind: mainKind(group), end: Boolean(end) }]
  })
}

function mainKind(group: readonly StripDay[]): StripDay['kind'] {
  if (group.some((day) => day.kind === 'today')) return 'today'
  const counted = group.filter((day) => day.kind !== 'rest')
  const score = (kind: StripDay['kind']) => counted.filter((day) => day.kind === kind).length
  const kinds = [...new Set(counted.map((day) => day.kind))]
  return kinds.sort((a, b) => score(b) - score(a))[0] ?? 'rest'
}

/** A deadline's words take up to a fifth of the strip, today's half a column more. */
function isCrowded(labels: StripColumns['labels'], n: number): boolean {
  const at = (role: string) => labels.find((label) => label.role === role)?.column
  const [today, end] = [at('today'), at('end')]
  return today !== undefined && end !== undefined && Math.abs(end - today) < n / 5
}

/** `超 3 日` below the last column, when it does not run into the deadline's label. */
function withOver(days: readonly StripDay[], strip: readonly StripDay[], labels: StripLabel[]) {
  const over = strip.filter((day) => day.kind === 'over').length
  const end = days.findIndex((day) => day.end)
  const room = days.length - 1 - end > days.length / 5
  if (over === 0 || !room) return labels
  return [...labels, { column: days.length - 1, text: `超 ${over} 日`, role: 'over' as const }]
}
