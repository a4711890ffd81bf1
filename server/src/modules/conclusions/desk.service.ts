import { conclusionRefusal, reviewLastDay } from '@mingdu/shared/conclusions/conclusions.rules'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { scopeFor, type Actor } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { actingPerson } from '../tasks/acting.service'
import { objectedConclusions, type ConclusionDoc } from './conclusions.repo'
import { conclusionDay, partiesOf } from './conclusions.service'
import { factsOf } from './conclusions.view'

/** A 督查结论 that was objected to, with the last day of its 复核. */
export interface ConclusionToReview {
  doc: ConclusionDoc
  reviewUntil: PlainDate
}

/** 复核 that this person may decide, the oldest objection first; whoever took part does not see them. */
export async function conclusionsToReview(
  actor: Actor,
  time: BusinessTime,
  limit: number,
): Promise<ConclusionToReview[]> {
  const scope = scopeFor(actor, 'conclusion.review')
  if (!scope) return []
  const [docs, day] = await Promise.all([objectedConclusions(scope, limit), conclusionDay(time)])
  const person = actingPerson(actor)
  const found = await Promise.all(
    docs.map(async (doc) => {
      const facts = factsOf(doc, await partiesOf(doc))
      if (!doc.objection || conclusionRefusal('uphold', facts, person, day)) return []
      return [{ doc, reviewUntil: reviewLastDay(plainDate(doc.objection.on), day.calendar) }]
    }),
  )
  return found.flat()
}
