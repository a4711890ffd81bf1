import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idSchema, instantSchema, refSchema } from '../kernel/ids'
import { pageOf } from '../kernel/page'
import { stepRowSchema, stepSchema, unissuedSchema } from './bulletins.schema'

/** A task or a matter that waits, with how long. */
export const waitingRowSchema = z.object({
  kind: z.enum(['task', 'matter']),
  id: idSchema,
  no: z.string(),
  title: z.string(),
  org: refSchema,
  since: dateSchema.nullable(),
  workdays: z.int(),
})
export type WaitingRow = z.infer<typeof waitingRowSchema>

const read = { method: 'GET', permission: 'bottleneck.read' } as const

/** 项目瓶颈: where open tasks and matters wait, live. */
export const bottlenecksApi = {
  read: endpoint({
    ...read,
    id: 'bottlenecks.read',
    path: '/bottlenecks',
    summary: '项目瓶颈：在办任务和事项等在哪一步，各等了多久；计划中没有派单的',
    response: z.object({
      asOf: instantSchema,
      today: dateSchema,
      /** Open tasks: the sum of the steps of tasks. */
      tasks: z.int(),
      steps: z.array(stepRowSchema),
      matterSteps: z.array(stepRowSchema),
      unissued: unissuedSchema,
    }),
  }),
  list: endpoint({
    ...read,
    id: 'bottlenecks.list',
    path: '/bottlenecks/waiting',
    summary: '等在一步的任务或事项，等得最久的在前',
    query: z.strictObject({
      step: stepSchema,
      orgId: idSchema.optional(),
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: pageOf(waitingRowSchema),
  }),
}
export type Bottlenecks = z.infer<typeof bottlenecksApi.read.response>
