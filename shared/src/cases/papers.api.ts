import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema } from '../kernel/ids'
import { CASE_PAPERS, type CasePaper } from './cases.states'
import { REVEAL_FIELDS, type RevealField } from './reveal.rules'

const PAPERS = Object.keys(CASE_PAPERS) as [CasePaper, ...CasePaper[]]
const FIELDS = Object.keys(REVEAL_FIELDS) as [RevealField, ...RevealField[]]

/** One or many papers that were opened to be printed: who opened what stands in the audit trail. */
export const printoutSchema = z.object({
  id: idSchema,
  /** How many papers it holds. */
  count: z.int(),
  /** Address of the PDF below `/api/v1`, for an hour and for who opened it. */
  pdf: z.string(),
})
export type CasePrintout = z.infer<typeof printoutSchema>

/** What was printed of many, and the cases that have no paper of this kind. */
const printedManySchema = printoutSchema.extend({
  without: z.array(z.object({ id: idSchema, no: z.string(), title: z.string() })),
})
export type PrintedMany = z.infer<typeof printedManySchema>

export const casePapersApi = {
  /** A paper bears the name in full, so that opening it is a write with its entry in the trail. */
  print: endpoint({
    id: 'casePapers.print',
    method: 'POST',
    path: '/cases/:id/papers/:n',
    permission: 'case.read',
    audit: 'case.printed',
    summary: '打印办件的一份文书：n 为它在办件文书里的次序，从 0 起',
    params: z.strictObject({ id: idSchema, n: z.coerce.number().int().min(0).max(999) }),
    response: printoutSchema,
  }),
  /** The latest paper of one kind of each case; those that have none are named, and refuse nothing to the others. */
  printMany: endpoint({
    id: 'casePapers.printMany',
    method: 'POST',
    path: '/case-papers',
    permission: 'case.read',
    audit: 'case.printed',
    summary: '批量打印：每件最近一份这种文书，合成一个文件；没有这种文书的列出来',
    body: z.strictObject({
      kind: z.enum(PAPERS),
      ids: z.array(idSchema).min(1, '请至少选一件').max(50, '一次最多打印 50 件'),
    }),
    response: printedManySchema,
  }),
  file: endpoint({
    id: 'casePapers.file',
    method: 'GET',
    path: '/case-papers/:id',
    permission: 'case.read',
    summary: '下载已登记打印的文书（PDF）',
    params: idParams,
    binary: true,
    response: z.unknown(),
  }),
  /** Bears the applicant masked, as the tracking page does: reading it opens nothing. */
  trackingCard: endpoint({
    id: 'casePapers.trackingCard',
    method: 'GET',
    path: '/cases/:id/tracking-card',
    permission: 'case.read',
    summary: '跟踪卡（PDF）：编号、二维码和怎样查进度',
    params: idParams,
    binary: true,
    response: z.unknown(),
  }),
  qr: endpoint({
    id: 'casePapers.qr',
    method: 'GET',
    path: '/cases/:id/qr.png',
    permission: 'case.read',
    summary: '查进度的二维码：微信里打开小程序，其他打开网页',
    params: idParams,
    query: z.strictObject({ for: z.enum(['web', 'weapp']).default('web') }),
    binary: true,
    response: z.unknown(),
  }),
  /** Source: domain rules §10. */
  reveal: endpoint({
    id: 'casePapers.reveal',
    method: 'POST',
    path: '/cases/:id/reveal',
    permission: 'case.reveal',
    audit: 'case.revealed',
    summary: '查看申请人的完整信息：写明用途，记入审计',
    params: idParams,
    body: z.strictObject({
      fields: z.array(z.enum(FIELDS)).min(1, '请至少选一项').max(FIELDS.length),
      purpose: z.string().trim().min(4, '请写明用途，至少 4 个字').max(200, '最多 200 字'),
    }),
    /** '' where the case has none. */
    response: z.object({ values: z.array(z.object({ field: z.enum(FIELDS), value: z.string() })) }),
  }),
}
