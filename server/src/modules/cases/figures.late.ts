import type { Period } from '@mingdu/shared/cases/cases.balance'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import { lateRectifications } from '../ratings/ratings.service'
import type { CaseDimensions, RollupFilter } from '../rollups/rollups.service'
import { placesInSums } from './cases.rollups.repo'

/** A 差评 whose 整改 is late: whether it is depends on the day, so that it is in no sum. */
export interface LateRating extends CaseDimensions {
  invitedOn: string
}

/** Those of the filter, found by index: open ones are few. */
export async function lateRatings(filter: RollupFilter, today: PlainDate): Promise<LateRating[]> {
  const late = await lateRectifications(filter.orgIds, today)
  const places = await placesInSums([...new Set(late.map(({ caseId }) => caseId))])
  return late
    .flatMap(({ caseId, invitedOn }) => {
      const place = places.get(caseId)
      return place ? [{ ...place, invitedOn }] : []
    })
    .filter((one) => matches(one, filter))
}

export function countLate(late: readonly LateRating[], period: Period): number {
  return late.filter((one) => isInvitedIn(period, one)).length
}

export function isInvitedIn({ from, through }: Period, { invitedOn }: LateRating): boolean {
  return invitedOn >= from && invitedOn <= through
}

function matches(one: LateRating, { powerId, channel, window }: RollupFilter): boolean {
  return (
    (powerId === undefined || one.powerId === powerId) &&
    (channel === undefined || one.channel === channel) &&
    (window === undefined || one.window === window)
  )
}
