import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, versionSchema } from '../kernel/ids'
import { milestonesBody, quantityBody, taskTitle } from '../matters/matters.schema'
import { periodSchema, taskSchema } from './tasks.schema'

/** One of the tasks into which a lead org splits its own. */
export const childBody = z.strictObject({
  title: taskTitle,
  requirement: z.string().trim().max(2000, '要求最多 2000 字').default(''),
  orgId: idSchema,
  /** Who does it, as 交办 names one; null: whoever signs for the org. */
  personId: idSchema.nullable().default(null),
  weight: z.int('权重应为整数').min(1, '权重至少 1').max(100, '权重最多 100'),
  due: dateSchema,
  quantity: quantityBody.nullable().default(null),
  milestones: milestonesBody,
  period: periodSchema.nullable().default(null),
})
export type ChildBody = z.infer<typeof childBody>

const act = <const B extends z.ZodRawShape>(body: B) => ({
  params: idParams,
  body: z.strictObject({ version: versionSchema, ...body }),
  response: taskSchema,
})

/** 分解 of a task in hand by the org that leads it, and taking that back. */
export const decomposeApi = {
  split: endpoint({
    id: 'decompose.split',
    method: 'POST',
    path: '/tasks/:id/decompose',
    permission: 'task.assign',
    audit: 'task.decomposed',
    summary: '承办单位把在办任务分解给本单位和下属单位，权重合计 100，限期不晚于本任务',
    ...act({
      children: z
        .array(childBody)
        .min(2, '至少分解为 2 项；只交给一人办的，请用交办')
        .max(50, '同级任务最多 50 项'),
      note: z.string().trim().max(500, '最多 500 字').default(''),
    }),
  }),
  recall: endpoint({
    id: 'decompose.recall',
    method: 'POST',
    path: '/tasks/:id/recall',
    permission: 'task.assign',
    audit: 'task.recalled',
    summary: '收回分解：下级任务还没有报送进展的，全部撤销，本任务照旧办理',
    ...act({ reason: z.string().trim().min(5, '请写明理由，至少 5 个字').max(500, '最多 500 字') }),
  }),
}
