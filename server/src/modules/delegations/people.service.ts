import type { DelegationPerson } from '@mingdu/shared/delegations/delegations.rules'
import { peopleById, type Person } from '../accounts/accounts.service'
import { regionIdOf, subtreeIds } from '../orgs/orgs.service'

/** People as the rules of 授权代办 see them. */
export async function delegationPeople(
  ids: readonly string[],
): Promise<Map<string, DelegationPerson & Person>> {
  const people = await peopleById(ids)
  const rows = await Promise.all([...people.values()].map(personOf))
  return new Map(rows.map((row) => [row.id, row]))
}

export async function personOf(person: Person): Promise<DelegationPerson & Person> {
  const [regionId, subtree] = await Promise.all([regionIdOf(person.orgId), subtreeIds(person.orgId)])
  return { ...person, regionId, subtree }
}
