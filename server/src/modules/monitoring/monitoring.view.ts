import { fillRefusal } from '@mingdu/shared/monitoring/checks.rules'
import type { Alert, AlertRow, Check, CheckRow } from '@mingdu/shared/monitoring/monitoring.schema'
import { covers, type ActingPerson } from '@mingdu/shared/tasks/tasks.rules'
import type { HistoryDoc } from '../../db/history'
import type { AlertDoc } from './alerts.repo'
import type { CheckDoc } from './checks.repo'

export function alertRow(doc: AlertDoc): AlertRow {
  const { version, rule, light, since, text, state, closedAs, closedOn, org, cardId } = doc
  return {
    id: String(doc._id),
    ...{ version, rule, light, since, text, state, closedAs, closedOn, org, cardId },
    raisedAt: doc.raisedAt.toISOString(),
    case: { id: doc.caseId, ...doc.case },
    power: powerOf(doc.power),
  }
}

/** `next`: the kind of card that could be asked for now; null for none. */
export function alertView(
  doc: AlertDoc,
  card: Alert['card'],
  { next, person }: { next: string | null; person: ActingPerson },
): Alert {
  const reach = person.reach('card.propose')
  return {
    ...alertRow(doc),
    ...{ basis: doc.basis, breach: doc.breach, card, history: historyOf(doc.history) },
    mayPropose:
      next !== null && reach !== null && covers(reach, { orgId: doc.org.id, regionId: doc.regionId }),
  }
}

export function checkRow(doc: CheckDoc): CheckRow {
  const { version, kind, state, org, draw, createdBy, reviewedBy, cardId } = doc
  return {
    id: String(doc._id),
    ...{ version, kind, state, org, draw, createdBy, reviewedBy, cardId, case: doc.case },
    createdAt: doc.createdAt.toISOString(),
    power: powerOf(doc.power),
  }
}

export function checkView(doc: CheckDoc, person: ActingPerson): Check {
  const { visit, answers, note, state } = doc
  const reach = person.reach('check.review')
  const refusal = fillRefusal({ state, orgId: doc.org.id }, {}, person)
  return {
    ...checkRow(doc),
    ...{ visit, answers, note, history: historyOf(doc.history) },
    // nothing was answered yet: what is missing is not a reason against the person
    mayFill:
      reach !== null &&
      covers(reach, { orgId: doc.org.id, regionId: doc.regionId }) &&
      refusal?.code === 'check.unanswered',
  }
}

function powerOf({ id, code, name, type }: AlertDoc['power']) {
  return { id, code, name, type }
}

function historyOf(lines: readonly HistoryDoc[]) {
  return lines.map(({ at, who, what, note }) => ({ at: at.toISOString(), who, what, note }))
}
