import { tasksBatchApi } from '@mingdu/shared/tasks/batch.api'
import { BATCH_ACTS, type BatchAct } from '@mingdu/shared/tasks/batch.states'
import { preparedWriteRoute, type Route } from '../../http/routes'
import { digestOf } from '../../seal-box'
import { endBatch, rowsInOrder } from '../batches/batches.service'
import { endUndo, undoBatch } from '../batches/undo.service'
import { runTasksBatch } from './batch.service'
import { TASKS_UNDO } from './batch.undo'

/** Acts on many tasks; the rows are done before the write's own transaction, each in one of its own. */
export const tasksBatchRoutes: readonly Route[] = [
  preparedWriteRoute(
    tasksBatchApi.act,
    (request) => runTasksBatch(request.body, request),
    async ({ body }, tx, batch) => {
      const id = String(batch._id)
      const { rows, undoUntil } = await endBatch(batch, true, tx)
      const ids = body.items.map((item) => item.id)
      const results = rowsInOrder(ids, rows)
      const { done, refused } = results
      const name = `${BATCH_ACTS[batch.act as BatchAct]} ${done} 项`
      return {
        result: { id, ...results, undoUntil },
        subject: { kind: 'taskBatch', id, name },
        digests: rows.map(({ recordId, done: ok, versionAfter }) =>
          digestOf({ id: recordId, done: ok, version: versionAfter }),
        ),
        note: refused > 0 ? `没有办 ${refused} 项` : '',
      }
    },
  ),
  preparedWriteRoute(
    tasksBatchApi.undo,
    (request) => undoBatch(request.params.id, TASKS_UNDO, request),
    async ({ params: { id } }, tx, batch) => {
      const { rows, withdrawn } = await endUndo(id, tx)
      const results = rowsInOrder(
        rows.map((row) => row.recordId),
        rows,
      )
      return {
        result: { ...results, withdrawn },
        subject: {
          kind: 'taskBatch',
          id,
          name: `撤销${BATCH_ACTS[batch.act as BatchAct]} ${results.done} 项`,
        },
        digests: rows.map(({ recordId, done }) => digestOf({ id: recordId, done })),
        note: `取消提醒 ${withdrawn} 条`,
      }
    },
  ),
]
