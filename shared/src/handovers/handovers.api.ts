import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, refSchema } from '../kernel/ids'
import { HANDOVER_KINDS, type HandoverKind } from './handovers.rules'

const kindSchema = z.enum(Object.keys(HANDOVER_KINDS) as [HandoverKind, ...HandoverKind[]])

export const handoverRowSchema = z.object({
  kind: kindSchema,
  id: idSchema,
  no: z.string(),
  title: z.string(),
  org: refSchema,
  /** In words, as its own page calls it. */
  state: z.string(),
  due: dateSchema.nullable(),
})
export type HandoverRow = z.infer<typeof handoverRowSchema>

export const handoverSchema = z.object({
  person: refSchema.extend({ org: refSchema }),
  rows: z.array(handoverRowSchema),
  /** How many of them keep the person from leaving. */
  binding: z.int(),
  /** Who may take over a row, by its id; of rows that go to a successor only. */
  successors: z.array(refSchema.extend({ org: refSchema, rowIds: z.array(idSchema) })),
})
export type Handover = z.infer<typeof handoverSchema>

export const handoversApi = {
  get: endpoint({
    id: 'handovers.get',
    method: 'GET',
    path: '/accounts/:id/handover',
    permission: 'account.handOver',
    summary: '交接清单：一个人手里的全部工作',
    params: idParams,
    response: handoverSchema,
  }),
  paper: endpoint({
    id: 'handovers.paper',
    method: 'GET',
    path: '/accounts/:id/handover/paper',
    permission: 'account.handOver',
    summary: '交接清单，PDF 或 Word',
    params: idParams,
    query: z.strictObject({ as: z.enum(['pdf', 'word']).default('pdf') }),
    binary: true,
    response: z.unknown(),
  }),
  make: endpoint({
    id: 'handovers.make',
    method: 'POST',
    path: '/accounts/:id/handover',
    permission: 'account.handOver',
    audit: 'account.handedOver',
    summary: '办理交接：逐项或全部交给接手人；任何一项不合适就都不交',
    params: idParams,
    body: z.strictObject({
      reason: z.string().trim().min(2, '请写明原因，至少 2 个字').max(200, '最多 200 字'),
      rows: z
        .array(
          z.strictObject({ kind: kindSchema, id: idSchema, successorId: idSchema.nullable().default(null) }),
        )
        .min(1, '请选要交接的项目')
        .max(300, '一次最多交接 300 项'),
    }),
    response: handoverSchema,
  }),
}
