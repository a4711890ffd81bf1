import {
  exerciseRefusal,
  firstState,
  interventionNo,
  interventionRefusal,
  nextInterventionState,
} from '@mingdu/shared/interventions/interventions.rules'
import {
  INTERVENTION_ACTS,
  INTERVENTION_KINDS,
  type Authority,
  type InterventionAct,
  type InterventionKind,
  type Recommendation,
} from '@mingdu/shared/interventions/interventions.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import type { Redo } from '@mingdu/shared/matters/closing.schema'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { attachFiles } from '../files/files.service'
import { vetoClose } from '../matters/closing.service'
import { actingPerson } from '../tasks/acting.service'
import {
  changeIntervention,
  insertIntervention,
  interventionNumbers,
  newInterventionId,
  readIntervention,
  type InterventionDoc,
} from './interventions.repo'
import { factsOf } from './interventions.view'
import { tellOfUse } from './interventions.telling'
import { subjectOf, type FoundSubject, type SubjectInput } from './subject.service'

export interface Acting {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** What every use of a power says; `prefix`: the 代字 of its number. */
export interface Exercise {
  kind: InterventionKind
  basis: string
  done: string
  result: string
  on: string
  fileIds: string[]
  recommendation?: Recommendation
}

export function interventionSeries(regionId: string, kind: InterventionKind, time: BusinessTime): string {
  return `${regionId} ${kind} ${numberYear(time.today())}`
}

/**
 * One use of a power, numbered and on record.
 * @throws Refused `intervention.subject`, `intervention.same-office`, `intervention.day`, `text.classified`
 */
export async function exercise(
  said: Exercise,
  on: SubjectInput,
  prefix: string,
  acting: Acting,
  tx: Tx,
): Promise<InterventionDoc> {
  const about = await subjectOf(on, acting, tx)
  const doc = await record(said, about, prefix, acting, tx)
  await tellOfUse(doc, acting, tx)
  return doc
}

/** 否决: the matter leaves the way of 销号 and goes back to work, in the same transaction as its record. */
export async function exerciseVeto(
  said: Exercise,
  { id, version, tasks }: { id: string; version: number; tasks: readonly Redo[] },
  prefix: string,
  acting: Acting,
  tx: Tx,
): Promise<InterventionDoc> {
  const about = await subjectOf({ kind: 'matter', id }, acting, tx)
  const doc = await record(said, about, prefix, acting, tx)
  const note = `${doc.no}。依据：${said.basis}。${said.done}`.slice(0, 500)
  await vetoClose(note, tasks, { ...acting, id, version }, tx)
  return doc
}

export interface ActInput {
  authority?: Authority
  documentNo?: string
  text?: string
  to?: string
  on?: string
}

/**
 * One act on a use of a power.
 * @throws Refused `version.stale`, those of `interventionRefusal`, `intervention.day`, `text.classified`
 */
export async function actOnIntervention(
  act: InterventionAct,
  input: ActInput,
  { id, version }: { id: string; version: number },
  { scope, actor, time }: Acting,
  tx: Tx,
): Promise<InterventionDoc> {
  const doc = found(await readIntervention(scope, id, tx))
  refuseStale(doc, version)
  refuseIf(interventionRefusal(act, factsOf(doc), actingPerson(actor)))
  refuseIf(classifiedRefusal(input.text ?? '', input.to ?? ''))
  const today = plainDate(time.today())
  const set = changeOf(act, doc, input, actor, today)
  const state = nextInterventionState(doc.state, act)
  const line = {
    at: new Date(time.now()),
    ...{ who: actor.name, what: INTERVENTION_ACTS[act], note: noteOf(input) },
  }
  const next = found(await changeIntervention(doc, { ...set, state }, line, tx))
  if (act === 'approve') await tellOfUse(next, { scope, actor, time }, tx)
  return next
}

async function record(
  said: Exercise,
  { subject, regionId, org }: FoundSubject,
  prefix: string,
  { actor, time }: Acting,
  tx: Tx,
): Promise<InterventionDoc> {
  const { kind, basis, done, result, on, recommendation = null } = said
  const facts = { kind: subject.kind, orgId: org?.id ?? null, regionId }
  refuseIf(exerciseRefusal(kind, facts, actingPerson(actor)))
  refuseIf(classifiedRefusal(subject.name, basis, done, result))
  const today = time.today()
  refuseDay(on, `${numberYear(today)}-01-01`, today)
  const fileIds = [...new Set(said.fileIds)]
  const _id = newInterventionId()
  const ordinal = await interventionNumbers.take(interventionSeries(regionId, kind, time), tx)
  const no = interventionNo(prefix, kind, numberYear(today), ordinal)
  const files = { record: { kind: 'intervention', id: String(_id) }, orgIds: [regionId, actor.orgId] }
  await attachFiles(fileIds, files, actor, tx)
  const at = new Date(time.now())
  const doc: InterventionDoc = {
    ...{ _id, version: 1, no, regionId, kind, state: firstState(kind, result), subject, org },
    ...{ basis, done, result, recommendation, on, fileIds, issuer: actor.orgName },
    by: { id: actor.id, name: actor.name },
    ...{ decision: null, sent: null, createdAt: at },
    history: [{ at, who: actor.name, what: `行使${INTERVENTION_KINDS[kind]}权`, note: basis, version: 1 }],
  }
  await insertIntervention(doc, tx)
  return doc
}

function changeOf(
  act: InterventionAct,
  doc: InterventionDoc,
  { authority = 'government', documentNo = '', text = '', to = '', on = '' }: ActInput,
  actor: Actor,
  today: string,
): Partial<InterventionDoc> {
  const by = { id: actor.id, name: actor.name }
  switch (act) {
    case 'approve':
    case 'decline':
      return { decision: { granted: act === 'approve', authority, documentNo, text, by, on: today } }
    case 'send':
      refuseDay(on, doc.decision?.on ?? doc.on, today)
      return { sent: { to, on, by } }
    case 'conclude':
      return { result: text }
  }
}

function refuseDay(on: string, from: string, today: string): void {
  if (on < from || on > today) throw new Refused('intervention.day', { from })
}

function noteOf({ documentNo = '', text = '', to = '', on = '' }: ActInput): string {
  const sent = to === '' ? '' : `${on} 转送${to}`
  return [documentNo, text, sent].filter((part) => part !== '').join('；')
}
