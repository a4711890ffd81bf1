import { caseCounts, type CaseCountFacts } from '@mingdu/shared/cases/cases.rollups'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { RatedFacts } from '@mingdu/shared/ratings/ratings.counts'
import type { Share } from '../rollups/rollups.service'
import type { CountedDoc, InvitedDoc } from './cases.rollups.repo'

/** What a case counts for now: of its document and of what was said to its invitations, and nothing else. */
export function shareOf(doc: CountedDoc, rated: RatedFacts | undefined): Share {
  const { regionId, orgId, power, channel, window } = doc
  const days = caseCounts(countFacts(doc), rated)
  return { regionId, orgId, powerId: power.id, channel, window, days }
}

/** What the figures count of whether a case was asked and rated; null: it never was asked. */
export function invitedOf({ days }: Share): InvitedDoc | null {
  const first = days.find(({ counts }) => counts.casesInvited)
  return first ? { on: first.day, answered: (first.counts.casesRated ?? 0) > 0 } : null
}

export function countFacts(doc: CountedDoc): CaseCountFacts {
  const { firstReceivedOn, enteredOn, enteredLate, ended, decideBy, decision, netDays } = doc
  return {
    ...{ receivedOn: plainDate(firstReceivedOn), enteredOn: plainDate(enteredOn), enteredLate, netDays },
    ended: ended && { on: plainDate(ended.on), as: ended.as },
    decideBy: decideBy === null ? null : plainDate(decideBy),
    decidedOn: decision ? plainDate(decision.on) : null,
    denied: decision?.granted === false,
  }
}
