import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idSchema, monthSchema } from '../kernel/ids'
import {
  caseFiguresSchema,
  channelSchema,
  declaredSchema,
  declareInput,
  figuresBySchema,
  windowSchema,
} from './figures.schema'

const query = z.strictObject({
  /** Both included. */
  from: dateSchema,
  through: dateSchema,
  by: figuresBySchema.default('org'),
  /** The unit with everything below it. */
  orgId: idSchema.optional(),
  powerId: idSchema.optional(),
  channel: channelSchema.optional(),
  /** By its name, or 网上. */
  window: windowSchema.optional(),
})

/** 办件统计: figures of cases in a period of whole days, from roll-ups. */
export const caseFiguresApi = {
  read: endpoint({
    id: 'caseFigures.read',
    method: 'GET',
    path: '/case-figures',
    permission: 'case.read',
    summary: '办件统计：期内的平衡、按时办结率、用时，与上期和去年同期对照',
    query,
    response: caseFiguresSchema,
  }),
  /** The same figures as Excel, with the 口径 of every column and a line that says who took it. */
  sheet: endpoint({
    id: 'caseFigures.sheet',
    method: 'GET',
    path: '/case-figures/sheet',
    permission: 'case.read',
    summary: '办件统计的 Excel',
    query,
    binary: true,
    response: z.unknown(),
  }),
  declared: endpoint({
    id: 'caseFigures.declared',
    method: 'GET',
    path: '/case-figures/declared',
    permission: 'case.read',
    summary: '各单位申报的办件数',
    query: z.strictObject({ month: monthSchema, orgId: idSchema.optional() }),
    response: z.object({ items: z.array(declaredSchema) }),
  }),
  declare: endpoint({
    id: 'caseFigures.declare',
    method: 'PUT',
    path: '/case-figures/declared',
    permission: 'case.declare',
    audit: 'case.declared',
    summary: '申报本单位一个月的全部办件数',
    body: declareInput,
    response: declaredSchema,
  }),
}
