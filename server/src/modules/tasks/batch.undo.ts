import { NO_ACTS } from '@mingdu/shared/tasks/acts.rules'
import { BATCH_ACTS, BATCH_PERMISSION, type BatchAct } from '@mingdu/shared/tasks/batch.states'
import { found, refuseStale } from '../../refused'
import { digestOf } from '../../seal-box'
import type { Undoing } from '../batches/undo.service'
import { dropHandler, settleMatters } from '../matters/settle.service'
import { withdrawHeld } from '../messages/messages.service'
import type { TaskBefore } from './batch.service'
import { dayFacts } from './day.service'
import { changeTask, findTask, type TaskDoc } from './tasks.repo'
import { line } from './tasks.service'

export const TASKS_UNDO: Undoing = {
  of: 'task',
  permission: (act) => BATCH_PERMISSION[act as BatchAct],
  async putBack(row, { id, act, rows }, by, tx) {
    const task = found(await findTask(by.scope, row.recordId, tx))
    refuseStale(task, row.versionAfter)
    const before = row.before as TaskBefore
    const what = `撤销${BATCH_ACTS[act as BatchAct]}`
    await changeTask(task, fieldsOf(act, before), line(by, what, '批量办理后 10 秒内撤销'), tx)
    const withdrawn = await withdrawHeld(id, row.recordId, tx)
    const at = new Date(by.time.now())
    // settling takes them in again where they handle another task of the matter
    const joined = rows.flatMap((one) => (one.before as TaskBefore | null)?.joined ?? [])
    for (const { matterId, personId } of joined)
      if (matterId === task.matterId) await dropHandler(matterId, personId, tx)
    await settleMatters([task.matterId], await dayFacts(by.time), at, tx, { changedAt: at })
    const digests = [digestOf({ id: row.recordId, version: task.version + 1, ...before.fields })]
    return { withdrawn, event: 'task.actUndone', digests, note: what }
  },
}

/** A task that had no act of the kind before has none again. */
function fieldsOf(act: string, { fields }: TaskBefore): Partial<TaskDoc> {
  return act === 'sign' ? fields : { ...fields, acts: fields.acts ?? NO_ACTS }
}
