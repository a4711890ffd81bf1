import { mattersBatchApi } from '@mingdu/shared/matters/batch.api'
import {
  MATTER_BATCH_ACTS,
  MATTER_BATCH_UNDO,
  type MatterBatchAct,
} from '@mingdu/shared/matters/batch.states'
import { preparedWriteRoute, type Route } from '../../http/routes'
import { digestOf } from '../../seal-box'
import { endBatch, rowsInOrder } from '../batches/batches.service'
import { endUndo, undoBatch } from '../batches/undo.service'
import { runMattersBatch } from './batch.service'
import { MATTERS_UNDO } from './batch.undo'

/** Acts on many matters; the rows are done before the write's own transaction, each in one of its own. */
export const mattersBatchRoutes: readonly Route[] = [
  preparedWriteRoute(
    mattersBatchApi.act,
    (request) => runMattersBatch(request.body, request),
    async ({ body }, tx, batch) => {
      const id = String(batch._id)
      const act = batch.act as MatterBatchAct
      const { rows, undoUntil } = await endBatch(batch, MATTER_BATCH_UNDO[act] !== null, tx)
      const results = rowsInOrder(
        body.items.map((item) => item.id),
        rows,
      )
      return {
        result: { id, ...results, undoUntil },
        subject: { kind: 'matterBatch', id, name: `${MATTER_BATCH_ACTS[act]} ${results.done} 项` },
        digests: rows.map(({ recordId, done, versionAfter }) =>
          digestOf({ id: recordId, done, version: versionAfter }),
        ),
        note: results.refused > 0 ? `没有办 ${results.refused} 项` : '',
      }
    },
  ),
  preparedWriteRoute(
    mattersBatchApi.undo,
    (request) => undoBatch(request.params.id, MATTERS_UNDO, request),
    async ({ params: { id } }, tx, batch) => {
      const { rows, withdrawn } = await endUndo(id, tx)
      const results = rowsInOrder(
        rows.map(({ recordId }) => recordId),
        rows,
      )
      const name = `撤销${MATTER_BATCH_ACTS[batch.act as MatterBatchAct]} ${results.done} 项`
      return {
        result: { ...results, withdrawn },
        subject: { kind: 'matterBatch', id, name },
        digests: rows.map(({ recordId, done }) => digestOf({ id: recordId, done })),
        note: `取消提醒 ${withdrawn} 条`,
      }
    },
  ),
]
