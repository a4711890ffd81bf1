import { randomUUID } from 'node:crypto'
import type { AuditEvent } from '@mingdu/shared/audit/audit.events'
import type { Tx } from '../../db/connection'
import { insertAudit } from './audit.repo'

/** The entry of an act that no request asked for, e.g. WeChat's in a person's name; in the act's own transaction. */
export function auditAct(
  act: { event: AuditEvent; subject: { kind: string; id: string; name: string }; note: string; at: Date },
  tx: Tx,
): Promise<void> {
  const nobody = { actor: null, org: null, digests: [], ip: '' }
  return insertAudit({ ...act, ...nobody, requestId: randomUUID() }, tx)
}
