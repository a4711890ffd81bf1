import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { TeamRow } from '@mingdu/shared/tasks/tasks.schema'
import { teamCounts } from '@mingdu/shared/tasks/team.rules'
import type { Scope } from '../../http/actor'
import { peopleById } from '../accounts/accounts.service'
import { teamGroups } from './figures.repo'
import { orgNames } from './viewing.service'

/** What each person of these orgs has in hand, what nobody has first. Tasks they only help with are not theirs. */
export async function teamRows(scope: Scope, today: PlainDate): Promise<TeamRow[]> {
  const counted = teamCounts(await teamGroups(scope, today))
  const ids = counted.flatMap(({ handlerId }) => handlerId || [])
  const [people, org] = await Promise.all([peopleById(ids), orgNames()])
  return counted.map(({ orgId, handlerId, ...row }) => ({
    ...row,
    org: org(orgId),
    person: handlerId === '' ? null : { id: handlerId, name: people.get(handlerId)?.name ?? '' },
  }))
}
