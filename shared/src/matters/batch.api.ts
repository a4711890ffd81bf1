import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, instantSchema, versionSchema } from '../kernel/ids'
import { batchRowSchema } from '../tasks/batch.api'
import { BATCH_MOST } from '../tasks/batch.states'
import { MATTER_BATCH_ACTS, type MatterBatchAct } from './batch.states'

const results = { rows: z.array(batchRowSchema), done: z.int(), refused: z.int() }

export const mattersBatchApi = {
  act: endpoint({
    id: 'mattersBatch.act',
    method: 'POST',
    path: '/matters/batch',
    // the act's own permission decides, for the request and for each row
    permission: 'matter.read',
    audit: 'matter.batched',
    summary: '对多个事项做同一件事：逐项办理，逐项给出结果；派单不能撤销，其余 10 秒内可以撤销',
    body: z.strictObject({
      act: z.enum(Object.keys(MATTER_BATCH_ACTS) as [MatterBatchAct, ...MatterBatchAct[]]),
      /** Each in the version the person saw. */
      items: z
        .array(z.strictObject({ id: idSchema, version: versionSchema }))
        .min(1, '请选择事项')
        .max(BATCH_MOST, `一次最多 ${BATCH_MOST} 项`),
      /** changeSupervisor: the reason, which it needs. */
      note: z.string().trim().max(200, '最多 200 字').default(''),
      /** changeSupervisor only: who takes over. */
      supervisorId: idSchema.nullable().default(null),
    }),
    response: z.object({
      id: idSchema,
      ...results,
      /** Real time; null when nothing was done, and of 派单. */
      undoUntil: instantSchema.nullable(),
    }),
  }),
  undo: endpoint({
    id: 'mattersBatch.undo',
    method: 'POST',
    path: '/matter-batches/:id/undo',
    permission: 'matter.read',
    audit: 'matter.batchUndone',
    summary: '撤销刚才对多个事项的操作：之后没有变动的恢复原样，没有发出的提醒不再发出',
    params: idParams,
    body: z.strictObject({}),
    response: z.object({
      ...results,
      /** Messages that were held back and are not sent any more. */
      withdrawn: z.int(),
    }),
  }),
}
