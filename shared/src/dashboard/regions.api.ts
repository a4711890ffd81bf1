import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idSchema, refSchema } from '../kernel/ids'
import { orgSchema } from '../orgs/orgs.api'

const count = z.int()

/** Tenths of a percent; null: nothing to divide by. */
const rateSchema = z.object({ value: z.int().nullable(), part: count, n: count })

export const regionFiguresSchema = z.object({
  lights: z.object({ red: count, yellow: count, green: count, grey: count, recovered: count }),
  open: count,
  onSchedule: rateSchema,
  onTime: rateSchema,
  closed: rateSchema,
})

export const regionsApi = {
  get: endpoint({
    id: 'regions.get',
    method: 'GET',
    path: '/regions',
    permission: 'dashboard.read',
    summary: '一级单位及其下级的灯、序时完成率、按时办结率和销号率，可逐级往下看',
    query: z.strictObject({
      /** null: as far up as the person sees. */
      orgId: idSchema.optional(),
      /** Of what was due; lights and 序时完成率 are of today. */
      period: z.enum(['month', 'year']).default('month'),
    }),
    response: z.object({
      org: refSchema,
      /** From the top the person sees down to the parent. */
      trail: z.array(refSchema),
      from: dateSchema,
      through: dateSchema,
      total: regionFiguresSchema,
      rows: z.array(
        z.object({
          org: refSchema,
          kind: orgSchema.shape.kind,
          /** What the org above does itself, not one below it. */
          own: z.boolean(),
          /** Units stand below it: it can be gone into. */
          below: z.boolean(),
          figures: regionFiguresSchema,
        }),
      ),
    }),
  }),
}
