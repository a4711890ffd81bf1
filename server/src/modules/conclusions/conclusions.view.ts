import {
  conclusionActs,
  objectionLastDay,
  reviewLastDay,
  type ConclusionDay,
  type ConclusionFacts,
} from '@mingdu/shared/conclusions/conclusions.rules'
import type { Conclusion, ConclusionRow } from '@mingdu/shared/conclusions/conclusions.api'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { filesById } from '../files/files.service'
import type { MatterParties } from '../matters/parties.service'
import type { ActingPerson } from '@mingdu/shared/tasks/tasks.rules'
import { historyView, pick } from '../tasks/viewing.service'
import type { ConclusionDoc } from './conclusions.repo'

/** What decides who may do what; `parties`: those of its matter. */
export function factsOf(doc: ConclusionDoc, parties: MatterParties['parts']): ConclusionFacts {
  const { state, regionId, org, draftedBy, issuedBy, deliveredBy, delivery } = doc
  return {
    ...{ state, regionId, orgId: org.id, draftedById: draftedBy.id, issuedById: issuedBy?.id ?? null },
    deliveredOn: delivery ? plainDate(delivery.on) : null,
    parts: [
      { id: draftedBy.id, part: 'drafter' },
      ...(issuedBy ? [{ id: issuedBy.id, part: 'issuer' as const }] : []),
      ...(deliveredBy ? [{ id: deliveredBy.id, part: 'deliverer' as const }] : []),
      ...parties,
    ],
  }
}

export function rowView(doc: ConclusionDoc, { calendar }: ConclusionDay): ConclusionRow {
  const { version, no, matter, org, state, issuedOn, delivery, objection } = doc
  return {
    id: String(doc._id),
    ...{ version, no, matter, org, state, issuedOn },
    deliveredOn: delivery?.on ?? null,
    objectUntil: delivery && objectionLastDay(plainDate(delivery.on), calendar),
    reviewUntil: objection && reviewLastDay(plainDate(objection.on), calendar),
  }
}

export async function conclusionView(
  doc: ConclusionDoc,
  parties: MatterParties['parts'],
  person: ActingPerson,
  day: ConclusionDay,
): Promise<Conclusion> {
  const { findings, basis, demands, draftedBy, issuedBy, delivery, objection, review } = doc
  const files = await filesById(objection?.fileIds ?? [])
  const row = rowView(doc, day)
  return {
    ...row,
    ...{ findings, basis, demands, draftedBy, issuedBy, receiver: delivery?.receiver ?? '' },
    objection: objection && {
      ...{ text: objection.text, by: objection.by.name, on: objection.on },
      files: pick(files, objection.fileIds),
    },
    review: review && {
      ...{ text: review.text, by: review.by.name, on: review.on, amended: review.amended },
      late: row.reviewUntil !== null && review.on > row.reviewUntil,
    },
    history: historyView(doc.history),
    allowedActs: conclusionActs(factsOf(doc, parties), person, day),
  }
}
