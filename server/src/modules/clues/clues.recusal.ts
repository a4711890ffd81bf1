import { RECUSAL_RULE_VERSION } from '@mingdu/shared/clues/clues.rules'
import { bodyOf, isShut, shutFor, type RecusalOrg, type Shut } from '@mingdu/shared/clues/recusal.rules'
import type { Id, Ref } from '@mingdu/shared/kernel/ids'
import type { Actor, Scope } from '../../http/actor'
import { Refused } from '../../refused'
import { peopleById } from '../accounts/accounts.service'
import { allOrgs, orgsById, withMerged, type OrgNode } from '../orgs/orgs.service'
import type { AssignmentDoc, ClueDoc, ClueScope } from './clues.repo'

export function clueScope({ reader }: Pick<Actor, 'reader'>, scope: Scope): ClueScope {
  return { scope, ...reader }
}

/** From whom a complaint about these is kept. */
export async function shutFrom(concerned: ClueDoc['concerned'], said: readonly Ref[] = []): Promise<Shut> {
  const orgIds = [...concerned.orgs, ...said].map(({ id }) => id)
  const people = concerned.people.map(({ id, orgId }) => ({ accountId: id, orgId }))
  return shutFor({ orgIds, people }, await recusalOrgs())
}

/** Whether nobody of a unit may have it, the units counted that went up in it or in one above. */
export async function shutFromOrg(shut: Pick<Shut, 'orgIds'>, { id, path }: OrgNode): Promise<boolean> {
  return isShut(shut, await withMerged([...path, id]))
}

/** The proof an assignment is kept with. @throws Refused `clue.shut` */
export async function provenFree(shut: Shut, org: OrgNode, at: Date): Promise<AssignmentDoc['proof']> {
  if (await shutFromOrg(shut, org)) throw new Refused('clue.shut', { org: org.name })
  return { ...shut, orgPath: [...org.path, org.id], ruleVersion: RECUSAL_RULE_VERSION, at }
}

/** Units by their ids, under the names of today. @throws Refused `clue.org` for one that is not of the region */
export async function concernedOrgs(ids: readonly Id[]): Promise<Ref[]> {
  const known = await orgsById(ids)
  if (known.size !== new Set(ids).size) throw new Refused('clue.org')
  return [...known.values()].map(({ id, name }) => ({ id, name }))
}

/** @throws Refused `clue.person` */
export async function concernedPeople(ids: readonly Id[]): Promise<ClueDoc['concerned']['people']> {
  const known = await peopleById(ids)
  if (known.size !== new Set(ids).size) throw new Refused('clue.person')
  return [...known.values()].map(({ id, name, orgId }) => ({ id, name, orgId }))
}

/** The department, street or office of the government a unit belongs to. */
export async function bodyIdOf(orgId: Id): Promise<Id> {
  return bodyOf(orgId, new Map((await recusalOrgs()).map((org) => [org.id, org])))
}

async function recusalOrgs(): Promise<RecusalOrg[]> {
  const orgs = await allOrgs()
  return orgs.map(({ id, kind, path, successor }) => ({ id, kind, path, successorId: successor?.id ?? null }))
}
