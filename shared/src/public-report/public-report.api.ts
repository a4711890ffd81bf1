import { z } from 'zod'
import { endpoint, type Endpoint } from '../kernel/endpoint'
import { monthSchema } from '../kernel/ids'
import { CLUE_COUNTS, OTHER_COUNTS, REPORT_KINDS, REPORT_RATES } from './public-report.table'

const enumOf = <K extends string>(table: Record<K, unknown>) => z.enum(Object.keys(table) as [K, ...K[]])

export const reportKindSchema = enumOf(REPORT_KINDS)
const clueCount = enumOf(CLUE_COUNTS)
const otherCount = enumOf(OTHER_COUNTS)
/** null: under five, or it would give away one that is. */
const listed = z.int().nullable()
const sum = z.object({ sum: listed, missing: z.int() })
const rate = z.object({
  ...{ name: z.string(), definition: z.string(), value: z.int().nullable(), text: z.string().nullable() },
  ...{ part: z.int().nullable(), n: z.int().nullable(), enough: z.boolean(), suppressed: z.boolean() },
})

export const reportMonthSchema = z.object({
  month: monthSchema,
  kinds: z.record(reportKindSchema, z.record(clueCount, listed)),
  others: z.record(otherCount, listed),
})
export type ReportMonth = z.infer<typeof reportMonthSchema>

export const publicReportSchema = z.object({
  /** The first and the last month that were ever published; null: none yet. */
  published: z.object({ from: monthSchema, through: monthSchema }).nullable(),
  /** The span that was asked for. */
  from: monthSchema,
  through: monthSchema,
  /** It is not over, and nothing of it is told. */
  running: monthSchema,
  /** The newest first; only those that were published. */
  months: z.array(reportMonthSchema),
  totals: z.object({
    kinds: z.record(
      reportKindSchema,
      z.object({ counts: z.record(clueCount, sum), rates: z.record(enumOf(REPORT_RATES), rate) }),
    ),
    others: z.record(otherCount, sum),
  }),
})
export type PublicReport = z.infer<typeof publicReportSchema>

const span = z.strictObject({ from: monthSchema.optional(), through: monthSchema.optional() })

/** 参与公开报告: what came in and what was done, by kind and month, of the whole region alone. */
export const publicReportApi = {
  get: endpoint({
    id: 'publicReport.get',
    method: 'GET',
    path: '/public/report',
    permission: 'public',
    summary: '公众参与公开报告：按月、按种类，已结束的月份；少于 5 件的不列出',
    query: span,
    response: publicReportSchema,
  }),
  sheet: endpoint({
    id: 'publicReport.sheet',
    method: 'GET',
    path: '/public/report/sheet',
    permission: 'public',
    summary: '公开报告的 Excel：同样的数字，第二张表是口径；不列出的写“不单独列出”',
    query: span,
    binary: true,
    response: z.unknown(),
  }),
} satisfies Record<string, Endpoint>
