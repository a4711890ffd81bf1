import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { WorkCalendar } from '@mingdu/shared/kernel/work-calendar'
import { clockOf, derivedClock } from '@mingdu/shared/tasks/clock.rules'
import type { Tx } from '../../db/connection'
import { moveMatterDue } from '../matters/settle.service'
import type { SegmentDoc } from './tasks.model'
import { limitOf, segmentsOf } from './tasks.facts'
import { line, type TaskAct } from './tasks.service'
import { changeNodes, readTree, type TaskDoc } from './tree.repo'

type ClockDoc = Pick<TaskDoc, 'limit' | 'segments' | 'dispatchedOn'>

/** The ledger with one more extension, and what follows from it. */
export function extendedClock(
  task: ClockDoc,
  { days, approver }: { days: number; approver: string },
  today: PlainDate,
  calendar: WorkCalendar,
) {
  const extension: SegmentDoc = {
    ...{ from: today, to: null, kind: 'extension', days },
    ...{ legalBasis: '', documentNo: '', approver },
  }
  const segments = [...task.segments, extension]
  const clock = clockOf(limitOf(task.limit), task.dispatchedOn ?? today, segmentsOf(segments))
  return { segments, ...derivedClock(clock, calendar) }
}

/** A child never ends after what it is part of: whatever stands above and would end earlier moves along, and says so. */
export async function carryAbove(
  task: Pick<TaskDoc, 'matterId' | 'key' | 'no'>,
  due: PlainDate,
  { act, approver, calendar }: { act: TaskAct; approver: string; calendar: WorkCalendar },
  tx: Tx,
): Promise<void> {
  const today = act.time.today()
  const nodes = await readTree(task.matterId, tx)
  const above = nodes.filter(
    (node) => task.key.startsWith(`${node.key}.`) && node.due !== null && node.due < due,
  )
  const changes = above.map((doc) => {
    const moved = reaching(doc, due, approver, today, calendar)
    const note = `下级任务 ${task.no} 延期，限期由 ${doc.due} 改为 ${moved.due}`
    const set = {
      segments: moved.segments,
      due: moved.due,
      dueTentative: moved.tentative,
      limitDays: moved.limitDays,
      dueVersion: doc.dueVersion + 1,
    }
    return { doc, set, line: line(act, '限期随下级延后', note) }
  })
  await changeNodes(changes, null, tx)
  await moveMatterDue(task.matterId, due, line(act, '限期随任务延后', `任务 ${task.no} 延期`), tx)
}

/** As many days as it takes to end no earlier than this day. */
function reaching(doc: ClockDoc, due: PlainDate, approver: string, today: PlainDate, calendar: WorkCalendar) {
  let days = 1
  let moved = extendedClock(doc, { days, approver }, today, calendar)
  while (moved.due < due) moved = extendedClock(doc, { days: ++days, approver }, today, calendar)
  return moved
}
