import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { dateSchema, idSchema, instantSchema, monthSchema, refSchema, versionSchema } from '../kernel/ids'
import { CASE_CHANNELS } from './cases.states'
import { RATINGS_COUNTED } from '../ratings/counted.rules'
import { COUNTED, FIGURES_BY } from './figures.rules'

export const figuresBySchema = z.enum(keysOf(FIGURES_BY))
export const countedSchema = z.enum(keysOf(COUNTED))
export const ratingsCountedSchema = z.enum(keysOf(RATINGS_COUNTED))
export const channelSchema = z.enum(keysOf(CASE_CHANNELS))
export const windowSchema = z.string().trim().max(170, '最多 170 字')

export const periodSchema = z.object({ from: dateSchema, through: dateSchema })

export const balanceSchema = z.object({
  ...{ received: z.int(), carriedOver: z.int(), completed: z.int(), refused: z.int() },
  ...{ withdrawn: z.int(), terminated: z.int(), transferred: z.int(), open: z.int() },
})

/** A rate with its n: `value` in tenths of a percent, null without anything to divide by. */
export const rateSchema = z.object({
  value: z.int().nullable(),
  text: z.string().nullable(),
  part: z.int().nullable(),
  n: z.int().nullable(),
  /** false: 样本不足, no rank. */
  enough: z.boolean(),
})

export const namedRateSchema = rateSchema.extend({
  name: z.string(),
  /** 口径: how it is made, and its source. */
  definition: z.string(),
  /** What the list behind the numerator and the denominator is asked for; null where there is none. */
  counted: z
    .discriminatedUnion('list', [
      z.object({ list: z.literal('cases'), part: countedSchema, whole: countedSchema }),
      z.object({ list: z.literal('ratings'), part: ratingsCountedSchema, whole: ratingsCountedSchema }),
    ])
    .nullable(),
})
export type NamedRate = z.infer<typeof namedRateSchema>

/** 平均用时 in tenths of a day, with what it is made of. */
export const averageSchema = z.object({
  name: z.string(),
  definition: z.string(),
  value: z.int().nullable(),
  text: z.string().nullable(),
  n: z.int(),
})

export const CASE_RATES = ['onTime', 'onTimeCommon', 'early', 'enteredLate'] as const
/** 好差评 of the same cases, by the day a stage was invited to be rated. */
export const RATING_RATES = [
  ...(['satisfaction', 'satisfactionWithDefaults', 'participation', 'bad'] as const),
  ...(['rectified', 'rectifiedOnTime', 'contacted'] as const),
] as const

export const caseFigureSetSchema = z.object({
  period: periodSchema,
  balance: balanceSchema,
  rates: z.record(z.enum(CASE_RATES), namedRateSchema),
  ratings: z.record(z.enum(RATING_RATES), namedRateSchema),
  averages: z.object({ gross: averageSchema, net: averageSchema }),
  /** Due by yesterday in the period and still open. */
  overdue: z.int(),
})
export type CaseFigureSet = z.infer<typeof caseFigureSetSchema>

const rankSchema = z.object({ place: z.int(), of: z.int() })

export const caseFigureRowSchema = z.object({
  /** Id of the unit, item or region; the channel; the name of the window, or 网上; the day or the month. */
  key: z.string(),
  name: z.string(),
  /** Of a unit: ranks are among the same kind only. */
  kind: z.string(),
  period: periodSchema,
  balance: balanceSchema,
  rates: z.record(z.enum(CASE_RATES), rateSchema),
  ratings: z.record(z.enum(RATING_RATES), rateSchema),
  gross: z.int().nullable(),
  net: z.int().nullable(),
  overdue: z.int(),
  /** By 按时办结率 among units of the same kind; null: 样本不足, or nothing to compare with. */
  rank: rankSchema.nullable(),
  /** The same by 满意率. */
  satisfactionRank: rankSchema.nullable(),
})
export type CaseFigureRow = z.infer<typeof caseFigureRowSchema>

export const caseFiguresSchema = z.object({
  by: figuresBySchema,
  today: dateSchema,
  /** Everything done before this moment is in the figures. */
  asOf: instantSchema,
  total: caseFigureSetSchema,
  /** 上期 and 去年同期. */
  before: caseFigureSetSchema,
  lastYear: caseFigureSetSchema,
  /** 接入率 and 使用率; null where the figures are of one item or one channel. */
  reach: z.object({ access: namedRateSchema, usage: namedRateSchema }).nullable(),
  rows: z.array(caseFigureRowSchema),
  /** Rows beyond these were left out, the largest first. */
  more: z.int(),
})
export type CaseFigures = z.infer<typeof caseFiguresSchema>

export const declaredSchema = z.object({
  org: refSchema,
  month: monthSchema,
  /** 申报量: all cases of the unit in the month, here and elsewhere. */
  total: z.int(),
  version: versionSchema,
  by: refSchema,
  at: instantSchema,
})
export type DeclaredCases = z.infer<typeof declaredSchema>

export const declareInput = z.strictObject({
  orgId: idSchema,
  month: monthSchema,
  total: z.int('办件数应为整数').min(0, '办件数不能小于 0').max(10_000_000, '办件数太大，请核对'),
  /** 0 the first time. */
  version: versionSchema,
})
