import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { RatedFacts } from '@mingdu/shared/ratings/ratings.counts'
import type { CountedRating } from '@mingdu/shared/ratings/ratings.tally'
import type { Tx } from '../../db/connection'
import { invitedDays } from './ratings.invitations.repo'
import { countedRatings, type CountedDoc } from './ratings.repo'

/** What was asked and said of these cases, as the figures count it, by case. */
export async function ratedFacts(caseIds: readonly string[], tx?: Tx): Promise<Map<string, RatedFacts>> {
  const days = await invitedDays(caseIds, tx)
  const facts = new Map(
    [...days].map(([id, on]) => [id, { invitedOn: on.map(plainDate), ratings: [] as Said[] }]),
  )
  for (const doc of await countedRatings(caseIds, tx)) {
    const known = facts.get(doc.caseId) ?? { invitedOn: [], ratings: [] }
    known.ratings.push({ invitedOn: plainDate(doc.invitedOn), rating: countedOf(doc) })
    facts.set(doc.caseId, known)
  }
  return facts
}

interface Said {
  invitedOn: PlainDate
  rating: CountedRating
}

function countedOf({ level, source, rectification }: CountedDoc): CountedRating {
  return {
    ...{ level, source, signed: true },
    rectification: rectification
      ? {
          state: rectification.state,
          contacted: rectification.contacts.some(({ reached }) => reached),
          due: plainDate(rectification.rectifyDue),
          rectifiedOn: rectification.report ? plainDate(rectification.report.on) : null,
        }
      : null,
  }
}
