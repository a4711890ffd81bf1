import { addDays, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { tallyOfCounts } from '@mingdu/shared/ratings/ratings.counts'
import { ratingFigures } from '@mingdu/shared/ratings/ratings.figures'
import type { Scope } from '../../http/actor'
import { orgIdsOf, subtreeIds } from '../orgs/orgs.service'
import { countsIn, only, rollupReader } from '../rollups/rollups.service'
import { lateRectifications } from './ratings.repo'

/** A year, where no time is asked for. */
const DAYS = 365

export interface FiguresQuery {
  from?: string | undefined
  to?: string | undefined
  orgId?: string | undefined
}

/** All figures of the invitations of a time, each with its 口径 and its n, from the sums that the worker keeps. */
export async function figuresOf(
  scope: Scope,
  { from, to, orgId }: FiguresQuery,
  audience: 'staff' | 'public',
  today: PlainDate,
) {
  const period = { from: plainDate(from ?? addDays(today, -DAYS)), through: plainDate(to ?? today) }
  const orgIds = await orgsWithin(scope, orgId)
  const { within } = only(await countsIn(await rollupReader({ orgIds }, null), period, today))
  const late = await lateRectifications(orgIds, today)
  const lateOpen = late.filter(({ invitedOn }) => invitedOn >= period.from && invitedOn <= period.through)
  return {
    ...{ from: period.from, to: period.through },
    figures: ratingFigures(tallyOfCounts(within, lateOpen.length), audience),
  }
}

/** null: every unit. */
async function orgsWithin(scope: Scope, orgId: string | undefined): Promise<readonly string[] | null> {
  const within = await orgIdsOf(scope)
  if (orgId === undefined) return within
  const asked = await subtreeIds(orgId)
  return within === null ? asked : asked.filter((id) => within.includes(id))
}
