import type { Id } from '@mingdu/shared/kernel/ids'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { found, Refused } from '../../refused'
import { dutiesAt } from './duties.repo'
import { headsByCode, headsById, versionsAt } from './powers.bulk.repo'
import type { PowerDoc } from './powers.model'
import { setOpenProposal } from './powers.repo'
import { reaches } from './powers.scope'
import { contentOf } from './powers.view'
import { forgetRollups } from './rollup'

/** What the proposals need of the list. */
export { resembledBy } from './powers.pairs'
export { reaches } from './powers.scope'
export { diffContents } from './powers.view'
export { forgetRollups } from './rollup'

/** A power with the content of its newest version, from which a change starts. */
export interface PowerForChange extends Pick<
  PowerDoc,
  'name' | 'state' | 'regionId' | 'orgId' | 'lastNo' | 'lastFrom' | 'openProposal' | 'guide'
> {
  id: Id
  content: PowerContent
}

/** @throws Refused `record.missing` for one that is not there or out of scope */
export async function powerForChange(scope: Scope, id: Id, tx: Tx): Promise<PowerForChange> {
  const head = found((await headsById([id], tx))[0])
  if (!(await reaches(scope, head.orgId))) throw new Refused('record.missing')
  return { ...head, id, content: found(await contentAt(id, head.lastNo, tx)) }
}

/** The whole content of a version. */
export async function contentAt(powerId: Id, no: number, tx?: Tx): Promise<PowerContent | null> {
  const [version] = await versionsAt([{ powerId, no }], tx)
  const duties = (await dutiesAt([{ powerId, no }], tx)).get(powerId) ?? []
  return version ? contentOf(version, duties) : null
}

/** The newest version published of a power, and since when. */
export async function powerLast(
  id: Id,
  tx?: Tx,
): Promise<Pick<PowerDoc, 'name' | 'lastNo' | 'lastFrom' | 'guide'> | null> {
  return (await headsById([id], tx))[0] ?? null
}

/** The power that holds a code in a region. */
export async function powerOfCode(regionId: Id, code: string, tx: Tx): Promise<{ name: string } | null> {
  return (await headsByCode(regionId, [code], tx))[0] ?? null
}

/** Marks a power as one that a proposal is open for; of two at once one conflicts and finds the other. */
export async function openProposalFor(
  powerId: Id,
  openProposal: PowerDoc['openProposal'],
  tx: Tx,
): Promise<void> {
  await setOpenProposal([powerId], openProposal, tx)
  forgetRollups()
}
