import { randomUUID } from 'node:crypto'
import type { AuditEvent } from '@mingdu/shared/audit/audit.events'
import type { Tx } from '../../db/connection'
import type { Actor } from '../../http/actor'
import { insertAudit, type NewAuditEntry } from './audit.repo'

/** The entry of an act that no request asked for, e.g. WeChat's in a person's name; in the act's own transaction. */
export function auditAct(
  act: { event: AuditEvent; subject: { kind: string; id: string; name: string }; note: string; at: Date },
  tx: Tx,
): Promise<void> {
  const nobody = { actor: null, org: null, digests: [], ip: '' }
  return insertAudit({ ...act, ...nobody, requestId: randomUUID() }, tx)
}

/** The entry of one row of an act on many, beside that of the whole; in the row's own transaction. */
export function auditRow(
  row: Pick<NewAuditEntry, 'event' | 'subject' | 'digests' | 'note'>,
  { actor, requestId, ip, at }: { actor: Actor; requestId: string; ip: string; at: Date },
  tx: Tx,
): Promise<void> {
  const by = { actor: { id: actor.id, name: actor.name }, org: { id: actor.orgId, name: actor.orgName } }
  return insertAudit({ ...row, ...by, requestId, ip, at }, tx)
}
