import { permissionsOf } from '@mingdu/shared/accounts/permissions'
import { Refused } from '../../refused'
import type { Expert } from '@mingdu/shared/columns/columns.api'
import { findPeople, peopleById, type Person } from '../accounts/accounts.service'
import { regionIdOf, subtreeIds } from '../orgs/orgs.service'
import type { ArticleDoc } from './columns.repo'

/** The experts of a topic as they are named now. @throws Refused `article.expert` for whoever cannot answer */
export async function expertsOf(
  wanted: readonly { accountId: string; title: string }[],
  regionId: string,
): Promise<NonNullable<ArticleDoc['experts']>> {
  const people = await peopleById(wanted.map(({ accountId }) => accountId))
  const experts = []
  for (const { accountId, title } of wanted) {
    const person = people.get(accountId)
    if (!person || !mayAnswer(person) || (await regionIdOf(person.orgId)) !== regionId)
      throw new Refused('article.expert', { name: person?.name ?? title })
    experts.push({ id: accountId, name: person.name, title, org: person.orgName })
  }
  return experts
}

const SHOWN = 30

/** Whom a topic may ask, by a part of their name or of their unit's; by employee number. */
export async function findExperts(q: string, regionId: string): Promise<Expert[]> {
  const people = await findPeople({ orgIds: await subtreeIds(regionId), activeOnly: true })
  return people
    .filter((person) => mayAnswer(person) && `${person.orgName} ${person.name}`.includes(q))
    .slice(0, SHOWN)
    .map(({ id, name, orgName, title }) => ({ id, name, org: orgName, title }))
}

function mayAnswer({ active, roles }: Person): boolean {
  return active && permissionsOf(roles).includes('column.answer')
}
