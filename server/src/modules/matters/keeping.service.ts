import type { Shut } from '@mingdu/shared/clues/recusal.rules'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { TreeNode } from '@mingdu/shared/matters/tree.rules'
import type { Tx } from '../../db/connection'
import { Refused } from '../../refused'
import { peopleById } from '../accounts/accounts.service'
import { orgsById } from '../orgs/orgs.service'
import { keptFromOf, orgIdsOfMatter, setKeptFrom } from './kept.repo'
import { idsOfOrg } from './kept.service'

/** Who is to do something about a matter. */
export interface Asked {
  orgIds?: readonly (Id | null | undefined)[]
  personIds?: readonly (Id | null | undefined)[]
}

/**
 * A matter that came from a clue goes to nobody the clue is about, as lead, handler, helper or 督查员.
 * @throws Refused `matter.kept` naming the first who must not have it
 */
export async function refuseKept(matterId: Id, asked: Asked, tx?: Tx): Promise<void> {
  const kept = (await keptFromOf([matterId], tx)).get(matterId)
  if (kept) await refuseAmong(kept, asked)
}

/** The same of a matter that is not written yet. */
export async function refuseAmong(
  kept: readonly Id[],
  { orgIds = [], personIds = [] }: Asked,
): Promise<void> {
  if (kept.length === 0) return
  const shut = new Set(kept)
  const units = present(orgIds)
  const [orgs, people] = await Promise.all([orgsById(units), peopleById(present(personIds))])
  for (const id of units)
    if (await isAmong(shut, id)) throw new Refused('matter.kept', { name: orgs.get(id)?.name ?? '' })
  for (const { id, name, orgId } of people.values())
    if (shut.has(id) || (await isAmong(shut, orgId))) throw new Refused('matter.kept', { name })
}

/** Every unit and person of a decomposition. */
export function askedIn(tree: readonly TreeNode[]): Required<Asked> {
  const nodes = tree.flatMap(everyNode)
  return {
    orgIds: nodes.flatMap(({ orgId, coOrgIds }) => [orgId, ...coOrgIds]),
    personIds: nodes.map(({ handlerId }) => handlerId),
  }
}

/** As a matter holds it: units and people in one list, their ids are never the same. */
export function keptFromOfClue({ orgIds, accountIds }: Shut): Id[] {
  return [...orgIds, ...accountIds]
}

/**
 * 研判 found out more, or less, about whom the clue is: its matter is kept from the same.
 * @returns whether a unit that has a part in it must not have it any more
 */
export async function keepMatterFrom(matterId: Id, shut: Shut, tx: Tx): Promise<boolean> {
  const kept = keptFromOfClue(shut)
  await setKeptFrom(matterId, kept, tx)
  const held = await orgIdsOfMatter(matterId, tx)
  const among = await Promise.all(held.map((id) => isAmong(new Set(kept), id)))
  return among.includes(true)
}

async function isAmong(shut: ReadonlySet<Id>, orgId: Id): Promise<boolean> {
  return (await idsOfOrg(orgId)).some((id) => shut.has(id))
}

function everyNode(node: TreeNode): TreeNode[] {
  return [node, ...node.children.flatMap(everyNode)]
}

function present(ids: readonly (Id | null | undefined)[]): Id[] {
  return ids.flatMap((id) => id ?? [])
}
