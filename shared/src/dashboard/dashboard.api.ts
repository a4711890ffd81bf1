import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idSchema, refSchema } from '../kernel/ids'
import { DECISION_KINDS, type DecisionKind } from './decisions.states'
import { lightSchema, taskRowSchema } from '../tasks/tasks.schema'

const count = z.int()

/** A figure with its definition: never a number without 口径 and n. */
export const figureSchema = z.object({
  key: z.string(),
  name: z.string(),
  /** Integer, or tenths of a percent when unit is `%` (918 is 91.8 %). null = 样本不足. */
  value: z.int().nullable(),
  unit: z.enum(['件', '%']),
  note: z.string(),
  definition: z.string(),
  n: count,
})
export type Figure = z.infer<typeof figureSchema>

export const dashboardApi = {
  get: endpoint({
    id: 'dashboard.get',
    method: 'GET',
    path: '/dashboard',
    permission: 'dashboard.read',
    summary: '工作台：今天要定的事、数字、各单位的灯、超期',
    response: z.object({
      today: dateSchema,
      /** Seconds since figures and lights were worked out: 0 but where that takes long. */
      age: count,
      decisions: z.array(
        z.object({
          kind: z.enum(Object.keys(DECISION_KINDS) as [DecisionKind, ...DecisionKind[]]),
          kindName: z.string(),
          title: z.string(),
          orgName: z.string(),
          reason: z.string(),
          /** Who asks for it; '' where nobody does. */
          asker: z.string(),
          due: dateSchema.nullable(),
          action: z.string(),
          target: z.object({
            kind: z.enum([
              'matter',
              'task',
              'verification',
              'lookBack',
              'instruction',
              'conclusion',
              'intervention',
              'bulletin',
              'article',
              'articleComments',
              'oversight',
              'clue',
              'consultation',
            ]),
            id: idSchema,
          }),
        }),
      ),
      figures: z.array(figureSchema),
      orgLights: z.array(
        z.object({
          org: refSchema,
          red: count,
          yellow: count,
          green: count,
          grey: count,
          recovered: count,
          total: count,
        }),
      ),
      overdue: z.array(taskRowSchema),
      /** Orgs with more overdue tasks at the end of yesterday than a week before, the worst first. */
      worse: z.array(z.object({ org: refSchema, before: count, now: count })),
      /** The last 12 weeks, oldest first: of the tasks due in the week, how many were done in time. */
      weeks: z.array(
        z.object({ weekOf: dateSchema, label: z.string(), due: count, onTime: count, overdueOpen: count }),
      ),
      lights: z.record(lightSchema, count),
    }),
  }),
}
