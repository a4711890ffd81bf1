import type { Id } from '@mingdu/shared/kernel/ids'
import type { Duty, PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { Tx } from '../../db/connection'
import { openDuties, versionsAt } from './powers.bulk.repo'
import { dutiesAt } from './duties.repo'
import { exportedIds, type ExportFilter } from './powers.export'
import type { StoredContent } from './powers.model'
import { countAsOf } from './powers.repo'
import { powerFilter } from './powers.scope'
import type { Scope } from '../../http/actor'

export type { StoredContent }

/** What the newest version of each of these powers says, by the power: what an import changes a part of. */
export async function newestContents(
  powers: readonly { id: Id; no: number }[],
  tx?: Tx,
): Promise<Map<Id, StoredContent>> {
  const docs = await versionsAt(
    powers.map(({ id, no }) => ({ powerId: id, no })),
    tx,
  )
  return new Map(docs.map(({ powerId, content }) => [powerId, content]))
}

/** The duties of the newest version of each of these powers, in their order. */
export async function newestDuties(ids: readonly Id[], tx?: Tx): Promise<Map<Id, Duty[]>> {
  const duties = new Map<Id, Duty[]>()
  for (const { powerId, stage, content, basis } of await openDuties(ids, tx)) {
    const held = duties.get(powerId) ?? []
    held.push({ stage, content, basis })
    duties.set(powerId, held)
  }
  return duties
}

/** The duties and 追责情形 of one version of a power: what a breach of it rests on. */
export async function breachParts(
  powerId: Id,
  no: number,
): Promise<Pick<PowerContent, 'duties' | 'accountabilities'>> {
  const pairs = [{ powerId, no }]
  const [duties, [version]] = await Promise.all([dutiesAt(pairs), versionsAt(pairs)])
  return {
    duties: (duties.get(powerId) ?? []).map(({ stage, content, basis }) => ({ stage, content, basis })),
    accountabilities: version?.content.accountabilities ?? [],
  }
}

/** How many powers an export has: the total of its progress. */
export async function countExported(scope: Scope, filter: ExportFilter, today: string): Promise<number> {
  if (filter.ids) return filter.ids.length
  const { asOf = today } = filter
  if (asOf === today) return (await exportedIds(scope, filter)).length
  return countAsOf(await powerFilter(scope, filter), asOf)
}
