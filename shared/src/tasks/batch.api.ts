import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, versionSchema } from '../kernel/ids'
import { BATCH_ACTS, BATCH_MOST, type BatchAct } from './batch.states'

/** What became of one row. */
export const batchRowSchema = z.object({
  id: idSchema,
  /** Number and title; '' of a task the person does not see. */
  name: z.string(),
  done: z.boolean(),
  /** Why not and what to do instead, in plain words; '' when it was done. */
  message: z.string(),
})
export type BatchRow = z.infer<typeof batchRowSchema>

const results = { rows: z.array(batchRowSchema), done: z.int(), refused: z.int() }

export const tasksBatchApi = {
  act: endpoint({
    id: 'tasksBatch.act',
    method: 'POST',
    path: '/tasks/batch',
    // the act's own permission decides, for the request and for each row
    permission: 'task.read',
    audit: 'task.batched',
    summary: '对多项任务做同一件事：逐项办理，逐项给出结果，10 秒内可以撤销',
    body: z.strictObject({
      act: z.enum(Object.keys(BATCH_ACTS) as [BatchAct, ...BatchAct[]]),
      /** Each in the version the person saw. */
      items: z
        .array(z.strictObject({ id: idSchema, version: versionSchema }))
        .min(1, '请选择任务')
        .max(BATCH_MOST, `一次最多 ${BATCH_MOST} 项`),
      note: z.string().trim().max(200, '最多 200 字').default(''),
      /** entrust only: to whom, and by when they are to have it done. */
      personId: idSchema.nullable().default(null),
      due: dateSchema.nullable().default(null),
    }),
    response: z.object({
      id: idSchema,
      ...results,
      /** Real time; null when nothing was done. */
      undoUntil: instantSchema.nullable(),
    }),
  }),
  undo: endpoint({
    id: 'tasksBatch.undo',
    method: 'POST',
    path: '/task-batches/:id/undo',
    permission: 'task.read',
    audit: 'task.batchUndone',
    summary: '撤销刚才的批量操作：之后没有变动的恢复原样，没有发出的提醒不再发出',
    params: idParams,
    body: z.strictObject({}),
    response: z.object({
      ...results,
      /** Messages that were held back and are not sent any more. */
      withdrawn: z.int(),
    }),
  }),
}
