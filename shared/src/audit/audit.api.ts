import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idSchema, instantSchema, refSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { AUDIT_EVENTS, type AuditEvent } from './audit.events'

export const auditEventSchema = z.enum(Object.keys(AUDIT_EVENTS) as [AuditEvent, ...AuditEvent[]])

export const auditEntrySchema = z.object({
  id: idSchema,
  /** Position in the sealed chain; null while waiting for the sealer (at most a second). */
  seq: z.int().nullable(),
  at: instantSchema,
  event: auditEventSchema,
  actor: refSchema.nullable(),
  /** In whose name the actor acted, under 授权代办; null: in their own. */
  behalf: refSchema.nullable(),
  org: refSchema.nullable(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }).nullable(),
  /** One digest a row for a batch, one for a single record. */
  digests: z.array(z.string()),
  note: z.string(),
  requestId: z.string(),
  ip: z.string(),
  hash: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

export const auditApi = {
  list: endpoint({
    id: 'audit.list',
    method: 'GET',
    path: '/audit',
    permission: 'audit.read',
    summary: '审计记录',
    query: z.strictObject({
      ...pageQuery,
      event: auditEventSchema.optional(),
      actorId: idSchema.optional(),
      subjectId: z.string().max(64).optional(),
      from: dateSchema.optional(),
      through: dateSchema.optional(),
      q: z.string().trim().max(50).optional(),
    }),
    response: pageOf(auditEntrySchema),
  }),
  status: endpoint({
    id: 'audit.status',
    method: 'GET',
    path: '/audit/status',
    permission: 'audit.read',
    summary: '审计链状态：已封存到哪一条，还有几条待封存，最近一次校验结果',
    response: z.object({
      sealed: z.int(),
      headHash: z.string().nullable(),
      sealedAt: instantSchema.nullable(),
      unsealed: z.int(),
    }),
  }),
}
