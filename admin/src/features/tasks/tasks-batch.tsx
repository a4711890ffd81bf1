import { BATCH_ACTS, BATCH_PERMISSION, type BatchAct } from '@mingdu/shared/tasks/batch.states'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useBatchActs } from '../../components/batch-acts'
import { BatchActDialog, type BatchOutcome } from './batch-act-dialog'

const ACTS = Object.keys(BATCH_ACTS) as BatchAct[]

/** 催办, 签收 and 交办 of many tasks, with what became of each and ten seconds to undo it. */
export function useTasksBatch() {
  const can = useCan()
  return useBatchActs<BatchAct, TaskRow, BatchOutcome>({
    acts: ACTS.filter((act) => can(BATCH_PERMISSION[act])),
    names: BATCH_ACTS,
    refusal: ({ state }) => (state === 'done' || state === 'cancelled' ? '已经办结或撤销' : null),
    nameOf: ({ id, no, title }) => [id, `${no} ${title}`],
    dialog: ({ act, rows, onClose, onDone }) => (
      <BatchActDialog act={act} rows={rows} onClose={onClose} onDone={onDone} />
    ),
    noteOf,
    undo: (id, idempotencyKey) => api.tasksBatch.undo({ params: { id }, body: {}, idempotencyKey }),
  })
}

/** Whoever signs tells nobody. */
function noteOf(act: BatchAct, of: BatchOutcome): string {
  return act === 'sign' || of.undoUntil === null ? '' : '提醒在 10 秒后发出。'
}
