import type { Intervention, InterventionRow } from '@mingdu/shared/interventions/interventions.api'
import { interventionActs, type InterventionFacts } from '@mingdu/shared/interventions/interventions.rules'
import type { ActingPerson } from '@mingdu/shared/tasks/tasks.rules'
import { filesById } from '../files/files.service'
import { historyView, pick } from '../tasks/viewing.service'
import { hasPaper } from './interventions.paper'
import type { InterventionDoc } from './interventions.repo'

export function factsOf({ kind, state, regionId, org, by }: InterventionDoc): InterventionFacts {
  return { kind, state, regionId, orgId: org?.id ?? null, byId: by.id }
}

export function rowView(doc: InterventionDoc): InterventionRow {
  const { version, no, kind, state, subject, org, by, on } = doc
  return { id: String(doc._id), version, no, kind, state, subject, org, by, on }
}

export async function interventionView(doc: InterventionDoc, person: ActingPerson): Promise<Intervention> {
  const { basis, done, result, recommendation, fileIds, decision, sent } = doc
  return {
    ...rowView(doc),
    ...{ basis, done, result, recommendation },
    files: pick(await filesById(fileIds), fileIds),
    decision: decision && { ...decision, by: decision.by.name },
    sent: sent && { ...sent, by: sent.by.name },
    history: historyView(doc.history),
    allowedActs: interventionActs(factsOf(doc), person),
    hasPaper: hasPaper(doc),
  }
}
