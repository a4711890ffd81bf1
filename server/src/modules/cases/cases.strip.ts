import { regimeOf } from '@mingdu/shared/cases/cases.regime'
import type { ShownClock } from '@mingdu/shared/cases/cases.clock'
import { dayKind, type WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import type { CaseDoc } from './cases.repo'

export type ClockName = 'promised' | 'legal' | 'delivery'

interface Basis {
  basis?: string | undefined
  documentNo?: string | undefined
}

/**
 * The clock with every day's own reason: a counted one rests on the limit and the paper that began it or extended it, a
 * day off on its article and the notice of its year; one that stands still says so already.
 */
export function withReasons(
  clock: ShownClock,
  of: ClockName,
  doc: CaseDoc,
  calendar: WorkCalendar,
): ShownClock {
  const extension = doc.segments.find(({ kind }) => kind === 'extension')
  const own = clock.days - (of === 'delivery' ? 0 : (extension?.days ?? 0))
  const began = beganBy(of, doc)
  const { daysOff } = regimeOf(doc.power.type)
  const reasonOf = ({ date, kind, n = 0 }: ShownClock['strip'][number]): Basis | null => {
    if (kind === 'pause') return null
    if (kind === 'rest') return { basis: daysOff ?? undefined, documentNo: dayKind(calendar, date).notice }
    const isExtended = kind === 'over' || n > own
    return extension && of !== 'delivery' && isExtended
      ? { basis: extension.legalBasis, documentNo: extension.documentNo }
      : began
  }
  return { ...clock, strip: clock.strip.map((day) => ({ ...day, ...reasonOf(day) })) }
}

function beganBy(of: ClockName, { basis, papers, decision, power }: CaseDoc): Basis {
  if (of === 'delivery') {
    const { article } = regimeOf(power.type).delivery
    return { basis: decision?.granted && article ? article : undefined, documentNo: decision?.no }
  }
  const documentNo = papers.findLast(({ kind }) => kind === 'acceptance')?.no
  return { basis: of === 'promised' ? '办事指南的承诺' : basis || '办事指南', documentNo }
}
