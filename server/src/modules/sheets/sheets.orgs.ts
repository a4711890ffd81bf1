import type { Id } from '@mingdu/shared/kernel/ids'
import { inTransaction } from '../../db/connection'
import { auditAct } from '../audit/audit.service'
import { addOrg, allOrgs, forgetOrgs, subtreeIds } from '../orgs/orgs.service'
import type { JobDoc } from './sheets.repo'

/** Ids of the units in use of a region by name and short name; of two with one name the first in the tree. */
export async function orgIdsByName(regionId: Id): Promise<Map<string, Id>> {
  const below = new Set(await subtreeIds(regionId))
  const units = (await allOrgs()).filter(({ id, status }) => below.has(id) && status === 'active')
  const named = (name: (typeof units)[number]['name'] | undefined, id: Id) =>
    name ? [[name, id] as const] : []
  const pairs = [
    ...units.flatMap(({ name, id }) => named(name, id)),
    ...units.flatMap(({ shortName, id }) => named(shortName, id)),
  ]
  // the last entry of a map counts, the first of ours should
  return new Map(pairs.reverse())
}

/** Names of every unit by id, disabled ones too. */
export async function orgNamesById(): Promise<Map<Id, string>> {
  return new Map((await allOrgs()).map(({ id, name }) => [id, name]))
}

/** Makes the units that an import names and the tree does not have, below the region; each is in the audit trail. */
export async function addMissingOrgs({ newOrgs, regionId, by }: JobDoc, at: Date): Promise<void> {
  forgetOrgs()
  const known = await orgIdsByName(regionId)
  for (const name of newOrgs.filter((one) => !known.has(one))) {
    await inTransaction(async (tx) => {
      const unit = { name, kind: 'department' as const, parentId: regionId }
      const { id } = await addOrg(unit, { name: by.name, at }, tx)
      const note = `${by.name}导入表格时新建`
      await auditAct({ event: 'org.created', subject: { kind: 'org', id, name }, note, at }, tx)
    })
    forgetOrgs()
  }
}
