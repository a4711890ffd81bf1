import type { LightColour } from '@mingdu/shared/kernel/light'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { TeamGroup } from '@mingdu/shared/tasks/team.rules'
import { hiddenFilter } from '../../db/hidden'
import type { Scope } from '../../http/actor'
import { TaskModel } from './tasks.model'
import { OPEN, OPEN_FILTER, scopeFilter } from './tasks.filters'

/** Open tasks of one org with one light. */
export interface LightGroup {
  orgId: string
  light: LightColour
  n: number
  verified: number
  claimed: number
}

/** Open tasks by org and light, with the sums of their progress in basis points. */
export async function lightGroups(scope: Scope): Promise<LightGroup[]> {
  const groups = await TaskModel.collection
    .aggregate<{ _id: { orgId: string; light: LightColour }; n: number; verified: number; claimed: number }>([
      { $match: { ...scopeFilter(scope), listed: true, state: { $in: [...OPEN, 'suspended'] } } },
      {
        $group: {
          _id: { orgId: '$orgId', light: '$light' },
          n: { $sum: 1 },
          verified: { $sum: '$verified' },
          claimed: { $sum: '$claimed' },
        },
      },
    ])
    .toArray()
  return groups.map(({ _id, n, verified, claimed }) => ({ ..._id, n, verified, claimed }))
}

/** Open leaves that these orgs lead, by handler and light; late are those past their deadline on this day. */
export async function teamGroups(scope: Scope, today: PlainDate): Promise<TeamGroup[]> {
  const led =
    scope.kind === 'orgs'
      ? { orgId: { $in: [...scope.orgIds] }, ...hiddenFilter(scope, 'matterId') }
      : scopeFilter(scope)
  const count = (one: object) => ({ $sum: { $cond: [one, 1, 0] } })
  const late = { $and: [{ $ne: ['$due', null] }, { $lt: ['$due', today] }, { $ne: ['$state', 'suspended'] }] }
  const groups = await TaskModel.collection
    .aggregate<Omit<TeamGroup, 'orgId' | 'handlerId' | 'light'> & { _id: TeamKey }>([
      { $match: { ...led, listed: true, ...OPEN_FILTER } },
      {
        $group: {
          _id: { orgId: '$orgId', handlerId: { $ifNull: ['$handler.id', ''] }, light: '$light' },
          n: { $sum: 1 },
          late: count(late),
          toSign: count({ $eq: ['$state', 'toSign'] }),
          due: { $min: '$due' },
        },
      },
    ])
    .toArray()
  return groups.map(({ _id, n, late: behind, toSign, due }) => ({ ..._id, n, late: behind, toSign, due }))
}

type TeamKey = Pick<TeamGroup, 'orgId' | 'handlerId' | 'light'>

/** Tasks by the day they were due and the day they were done; `closedOn` is empty while they are open. */
export interface DueGroup {
  due: PlainDate
  closedOn: PlainDate | ''
  n: number
}

/** Tasks due from `from` through `through`, and older ones that were still open on `from`; cancelled ones excluded. */
export async function dueGroups(scope: Scope, from: PlainDate, through: PlainDate): Promise<DueGroup[]> {
  const stillOpen = { $or: [{ due: { $gte: from } }, { closedOn: null }, { closedOn: { $gte: from } }] }
  const tasks = { ...scopeFilter(scope), listed: true, state: { $ne: 'cancelled' }, due: { $lte: through } }
  const groups = await TaskModel.collection
    .aggregate<{ _id: { due: PlainDate; closedOn: PlainDate | '' }; n: number }>([
      { $match: { $and: [tasks, stillOpen] } },
      { $group: { _id: { due: '$due', closedOn: { $ifNull: ['$closedOn', ''] } }, n: { $sum: 1 } } },
    ])
    .toArray()
  return groups.map(({ _id, n }) => ({ ..._id, n }))
}
