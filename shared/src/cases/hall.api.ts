import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idSchema, instantSchema } from '../kernel/ids'

/** A rate with its 口径; small cells are suppressed. */
const publicRate = z.object({
  name: z.string(),
  definition: z.string(),
  text: z.string().nullable(),
  n: z.int().nullable(),
  suppressed: z.boolean(),
})

export const hallSchema = z.object({
  /** The region or unit that is shown. */
  place: z.string(),
  at: instantSchema,
  today: dateSchema,
  received: z.int(),
  ended: z.int(),
  inHand: z.int(),
  dueToday: z.int(),
  onTime: publicRate.extend({ from: dateSchema, through: dateSchema }),
  /** Delivered within the last days, newest first. What was refused or given up is nobody's to read in a hall. */
  endings: z.array(
    z.object({
      /** `张*`; enterprises in full. */
      applicant: z.string(),
      /** '' where so few had the item that it would tell who it is. */
      title: z.string(),
      on: dateSchema,
    }),
  ),
  /** 取件: results that wait for their applicants; all, and the first of them. */
  ready: z.object({
    n: z.int(),
    items: z.array(z.object({ noEnd: z.string(), applicant: z.string() })),
  }),
})
export type Hall = z.infer<typeof hallSchema>

export const hallApi = {
  /** Of one unit with everything below it; without `orgId` of the region. */
  show: endpoint({
    id: 'hall.show',
    method: 'GET',
    path: '/public/hall',
    permission: 'public',
    summary: '大厅屏：今日办件、按时办结率、取件',
    query: z.strictObject({ orgId: idSchema.optional() }),
    response: hallSchema,
  }),
}
