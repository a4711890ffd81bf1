import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, versionSchema } from '../kernel/ids'
import { caseSchema } from './cases.schema'

/** Money taken from an applicant for a case, and given back. */
export const chargesApi = {
  charge: endpoint({
    id: 'charges.charge',
    method: 'POST',
    path: '/cases/:id/charges',
    permission: 'case.receive',
    audit: 'case.charged',
    summary: '登记收费；不在办事指南内的会标出并预警',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      name: z.string().trim().min(2, '请写收费项目').max(100, '最多 100 字'),
      /** 分 */
      amount: z.int('金额应精确到分').min(1, '金额要大于 0').max(100_000_000, '金额太大，请核对'),
      /** 票据号 */
      receiptNo: z.string().trim().min(2, '请写票据号').max(50, '最多 50 字'),
    }),
    response: caseSchema,
  }),
  refund: endpoint({
    id: 'charges.refund',
    method: 'POST',
    path: '/cases/:id/charges/:n/refund',
    permission: 'case.receive',
    audit: 'case.refunded',
    summary: '登记退费',
    params: z.strictObject({ ...idParams.shape, n: z.coerce.number().int().min(0).max(99) }),
    body: z.strictObject({
      version: versionSchema,
      reason: z.string().trim().min(2, '请写退费原因').max(200, '最多 200 字'),
    }),
    response: caseSchema,
  }),
}
