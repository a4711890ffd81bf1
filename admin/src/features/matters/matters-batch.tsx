import {
  MATTER_BATCH_ACTS,
  MATTER_BATCH_PERMISSION,
  type MatterBatchAct,
} from '@mingdu/shared/matters/batch.states'
import type { MatterRow } from '@mingdu/shared/matters/matters.schema'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { useBatchActs } from '../../components/batch-acts'
import { MattersBatchDialog, type MattersOutcome } from './matters-batch-dialog'

const ACTS = Object.keys(MATTER_BATCH_ACTS) as MatterBatchAct[]

/** 派单, 换督查员 and 催办 of many matters, with what became of each. */
export function useMattersBatch() {
  const can = useCan()
  return useBatchActs<MatterBatchAct, MatterRow, MattersOutcome>({
    acts: ACTS.filter((act) => can(MATTER_BATCH_PERMISSION[act])),
    names: MATTER_BATCH_ACTS,
    refusal: ({ state }) => (state === 'cancelled' ? '已经撤销' : null),
    nameOf: ({ id, no, title }) => [id, `${no ?? ''} ${title}`.trim()],
    dialog: ({ act, rows, onClose, onDone }) => (
      <MattersBatchDialog act={act} rows={rows} onClose={onClose} onDone={onDone} />
    ),
    noteOf,
    undo: (id, idempotencyKey) => api.mattersBatch.undo({ params: { id }, body: {}, idempotencyKey }),
  })
}

function noteOf(act: MatterBatchAct, { done, undoUntil }: MattersOutcome): string {
  if (act === 'issue') return done > 0 ? '时限已经起算，承办单位已收到通知；派单不能撤销。' : ''
  return undoUntil === null ? '' : '消息在 10 秒后发出。'
}
