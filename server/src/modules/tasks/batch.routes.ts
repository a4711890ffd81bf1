import { tasksBatchApi } from '@mingdu/shared/tasks/batch.api'
import { BATCH_ACTS } from '@mingdu/shared/tasks/batch.states'
import { preparedWriteRoute, type Route } from '../../http/routes'
import { digestOf } from '../../seal-box'
import { endBatch, rowsInOrder, runBatch } from './batch.service'
import { endUndo, undoBatch } from './batch.undo'

/** Acts on many tasks; the rows are done before the write's own transaction, each in one of its own. */
export const tasksBatchRoutes: readonly Route[] = [
  preparedWriteRoute(
    tasksBatchApi.act,
    (request) => runBatch(request.body, request),
    async ({ body }, tx, batch) => {
      const id = String(batch._id)
      const { rows, undoUntil } = await endBatch(batch, tx)
      const ids = body.items.map((item) => item.id)
      const results = rowsInOrder(ids, rows)
      const { done, refused } = results
      const name = `${BATCH_ACTS[batch.act]} ${done} 项`
      return {
        result: { id, ...results, undoUntil },
        subject: { kind: 'taskBatch', id, name },
        digests: rows.map(({ taskId, done: ok, versionAfter }) =>
          digestOf({ id: taskId, done: ok, version: versionAfter }),
        ),
        note: refused > 0 ? `没有办 ${refused} 项` : '',
      }
    },
  ),
  preparedWriteRoute(
    tasksBatchApi.undo,
    (request) => undoBatch(request.params.id, request),
    async ({ params: { id } }, tx, batch) => {
      const { rows, withdrawn } = await endUndo(id, tx)
      const results = rowsInOrder(
        rows.map((row) => row.taskId),
        rows,
      )
      return {
        result: { ...results, withdrawn },
        subject: { kind: 'taskBatch', id, name: `撤销${BATCH_ACTS[batch.act]} ${results.done} 项` },
        digests: rows.map(({ taskId, done }) => digestOf({ id: taskId, done })),
        note: `取消提醒 ${withdrawn} 条`,
      }
    },
  ),
]
