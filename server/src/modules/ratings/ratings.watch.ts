import type { WatchedRectification } from '@mingdu/shared/monitoring/rectifications.watch'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { CONTACT_TRIES } from '@mingdu/shared/ratings/rating-limits.rules'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import { rectifiedOfCases } from './ratings.watch.repo'
import type { RatingDoc, RectificationDoc } from './ratings.repo'

export { casesOfLate, changedRectifications, type ChangedRating } from './ratings.watch.repo'

/** The 差评整改 of these cases as 电子监察 sees them, by case: nothing of who rated. */
export async function rectificationsOf(
  caseIds: readonly Id[],
  tx?: Tx,
): Promise<Map<Id, WatchedRectification[]>> {
  const byCase = new Map<Id, WatchedRectification[]>()
  for (const doc of await rectifiedOfCases(caseIds, tx)) {
    const one = watched(doc)
    if (one) byCase.set(doc.caseId, [...(byCase.get(doc.caseId) ?? []), one])
  }
  return byCase
}

function watched({ _id, stage, clerk, rectification }: RatingDoc): WatchedRectification | null {
  if (!rectification) return null
  const { state, contactDue, verifyDue, rectifyDue, verification, report } = rectification
  return {
    ...{ ratingId: String(_id), stage, clerkId: clerk?.id ?? null, dismissed: state === 'dismissed' },
    limits: [
      { step: 'contact', due: plainDate(contactDue), doneOn: contactedOn(rectification) },
      { step: 'verify', due: plainDate(verifyDue), doneOn: dateOf(verification?.on) },
      { step: 'rectify', due: plainDate(verification?.until ?? rectifyDue), doneOn: dateOf(report?.on) },
    ],
  }
}

/** The call that reached the rater, or the last that had to be tried. */
function contactedOn({ contacts }: RectificationDoc): PlainDate | null {
  return dateOf((contacts.find(({ reached }) => reached) ?? contacts[CONTACT_TRIES - 1])?.on)
}

function dateOf(text: string | undefined): PlainDate | null {
  return text === undefined ? null : plainDate(text)
}
