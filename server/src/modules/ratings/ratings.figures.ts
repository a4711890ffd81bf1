import { addDays, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { ratingFigures } from '@mingdu/shared/ratings/ratings.figures'
import { tallyOfGroups } from '@mingdu/shared/ratings/ratings.tally'
import type { Scope } from '../../http/actor'
import { subtreeIds } from '../orgs/orgs.service'
import { countInvitedCases } from './ratings.invitations.repo'
import { countRatedCases, countRatings } from './ratings.repo'

/** A year, where no time is asked for. */
const DAYS = 365

export interface FiguresQuery {
  from?: string | undefined
  to?: string | undefined
  orgId?: string | undefined
}

/** All figures of the invitations of a time, each with its 口径 and its n. */
export async function figuresOf(
  scope: Scope,
  { from, to, orgId }: FiguresQuery,
  audience: 'staff' | 'public',
  today: PlainDate,
) {
  const query = {
    from: from ?? addDays(today, -DAYS),
    to: to ?? today,
    orgIds: orgId === undefined ? undefined : await subtreeIds(orgId),
  }
  const [groups, casesInvited, casesRated] = await Promise.all([
    countRatings(scope, query),
    countInvitedCases(scope, query),
    countRatedCases(scope, query),
  ])
  const tally = tallyOfGroups(groups, { casesInvited, casesRated }, today)
  return {
    ...{ from: plainDate(query.from), to: plainDate(query.to) },
    figures: ratingFigures(tally, audience),
  }
}
