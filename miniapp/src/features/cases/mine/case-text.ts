import type { MyCase, MyCaseRow } from '@mingdu/shared/cases/applications.schema'
import { formatTrackingNo } from '@mingdu/shared/cases/tracking.rules'
import { remainingText } from '@mingdu/shared/parts/figures'
import { dayText } from '../../../components/dates'

/** The lines below a case's title in the list: what the citizen must do, or by when the office does. */
export function rowText({ no, toDo, due, remaining }: MyCaseRow): string[] {
  const when = due === null ? '' : `最晚 ${dayText(due, null)}，${leftText(remaining)}`
  // a number that breaks in the middle is no number
  return [toDo || when.replace(/，$/, ''), formatTrackingNo(no).replace(/ /g, '\u00a0')].filter(Boolean)
}

/** What may be put right just now: after a notice what it names, else what is owed under 容缺 or a promise. */
export function toHandIn(one: Pick<MyCase, 'mayCorrect' | 'maySupply' | 'notices' | 'materials'>) {
  if (one.mayCorrect) {
    const asked = one.notices.at(-1)?.demands.flatMap(({ materialKey }) => materialKey ?? []) ?? []
    const named = one.materials.filter(({ key }) => asked.includes(key))
    // a notice may ask in words only: then any material may be handed in again
    return {
      act: 'correct' as const,
      word: '提交补正材料',
      materials: named.length > 0 ? named : one.materials,
    }
  }
  if (!one.maySupply) return null
  return {
    act: 'supply' as const,
    word: '补齐材料',
    materials: one.materials.filter(({ owedBy }) => owedBy !== null),
  }
}

function leftText(remaining: number | null): string {
  return remaining === null ? '' : remainingText(remaining)
}
