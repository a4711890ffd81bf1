import type { ConclusionPart } from '@mingdu/shared/conclusions/conclusions.rules'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { appendLine, findMatter, type MatterDoc } from './matters.repo'

export interface MatterParties {
  id: string
  no: string
  title: string
  regionId: string
  leadOrgId: string
  orgIds: readonly string[]
  /** Everyone who had a part in its 督查, with the part. */
  parts: { id: string; part: ConclusionPart }[]
}

/** A matter with everyone who had a part in it: they recuse themselves from the 复核 of what it found. */
export async function matterParties(scope: Scope, id: string, tx?: Tx): Promise<MatterParties | null> {
  const doc = await findMatter(scope, id, tx)
  if (!doc) return null
  const { no, title, regionId, leadOrgId, orgIds } = doc
  return { id, no, title, regionId, leadOrgId, orgIds, parts: partsOf(doc) }
}

/** Writes into the 经过 of a matter what was done about it elsewhere. */
export async function noteOnMatter(
  scope: Scope,
  id: string,
  line: { at: Date; who: string; what: string; note: string; office: string },
  tx: Tx,
): Promise<void> {
  const doc = await findMatter(scope, id, tx)
  if (doc) await appendLine(doc, line, tx)
}

function partsOf(doc: MatterDoc): MatterParties['parts'] {
  const { createdBy, approvedBy, supervisor, verifierIds, closing } = doc
  const one = (part: ConclusionPart, ...ids: (string | undefined)[]) =>
    ids.flatMap((id) => (id === undefined ? [] : [{ id, part }]))
  return [
    ...one('creator', createdBy.id),
    ...one('approver', approvedBy?.id),
    ...one('supervisor', supervisor.id),
    ...one('verifier', ...verifierIds, closing?.verified?.by.id),
    ...one('closer', closing?.approved?.by.id, closing?.closed?.by.id),
    ...one('handler', ...(doc.handlerIds ?? []), closing?.applied.by.id, closing?.reviewed?.by.id),
  ]
}
