import { askJointRefusal, jointActRefusal, jointDue } from '@mingdu/shared/cases/joint.rules'
import type { JointStepInput } from '@mingdu/shared/cases/joint.schema'
import { JOINT_OUTCOMES, type JointOutcome } from '@mingdu/shared/cases/joint.states'
import type { Id } from '@mingdu/shared/kernel/ids'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { attachFiles } from '../files/files.service'
import { isActiveOrg, orgsById, regionIdOf } from '../orgs/orgs.service'
import { actingPerson } from '../tasks/acting.service'
import { readCaseIn, type CaseDoc } from './cases.repo'
import { handlersWith, readSeen, write, type CaseActing } from './cases.service'
import { peopleHolding, tellOffice } from './cases.telling'
import { factsOf, type CaseDay } from './cases.view'
import { changeStep, insertSteps, readStep, stepsOf, type JointDoc } from './joint.repo'
import { tellAsked } from './joint.telling'

/** The units that are asked: their names and who of them is told, looked up before the transaction. */
export type Asked = ReadonlyMap<Id, { name: string; reviewerIds: readonly Id[] }>

/** @throws Refused `case.joint-org`, `case.joint-nobody` */
export async function askedUnits(doc: CaseDoc, steps: readonly JointStepInput[]): Promise<Asked> {
  const ids = [...new Set(steps.map(({ orgId }) => orgId))]
  const orgs = await orgsById(ids)
  const asked = new Map<Id, { name: string; reviewerIds: readonly Id[] }>()
  for (const id of ids) {
    const name = orgs.get(id)?.name
    const isOther = name !== undefined && id !== doc.orgId && (await isActiveOrg(id))
    if (!isOther || (await regionIdOf(id)) !== doc.regionId) throw new Refused('case.joint-org')
    const reviewerIds = (await peopleHolding(id, 'case.review')).map((person) => person.id)
    if (reviewerIds.length === 0) throw new Refused('case.joint-nobody', { org: name })
    asked.set(id, { name, reviewerIds })
  }
  return asked
}

/**
 * Asks other units for their part, side by side, each within the promised limit; no clock stops for it.
 * @throws Refused `version.stale`, `case.state`, `case.not-reviewer`, `case.joint-days`, `text.classified`
 */
export async function askJoint(
  steps: readonly JointStepInput[],
  acting: CaseActing,
  { day, asked }: { day: CaseDay; asked: Asked },
  tx: Tx,
): Promise<CaseDoc> {
  const { actor, time } = acting
  const doc = await readSeen(acting, tx)
  refuseIf(askJointRefusal(factsOf(doc), actingPerson(actor)))
  refuseIf(classifiedRefusal(...steps.map(({ what }) => what)))
  const at = new Date(time.now())
  const [caseId, known] = [String(doc._id), await stepsOf(String(doc._id), tx)]
  const last = doc.due === null ? null : plainDate(doc.due)
  const wanted = steps.map(({ orgId, what, days }, i) => {
    const { due, tentative, refusal } = jointDue(days, last, day)
    refuseIf(refusal)
    return {
      ...{ case: { id: caseId, no: doc.no, title: doc.title }, n: known.length + i + 1 },
      ...{ regionId: doc.regionId, fromOrgId: doc.orgId, orgId, what, days },
      ...{ startedOn: day.today, due, tentative, state: 'todo' as const, handler: null },
      ...{ opinion: '', fileIds: [], closedOn: null, answeredAt: null, changedAt: at },
    }
  })
  const created = await insertSteps(wanted, { at, who: actor.name, what: '发起联办', note: '' }, tx)
  for (const step of created)
    await tellAsked(step, asked.get(step.orgId)?.reviewerIds ?? [], actor.orgName, at, tx)
  const note = created
    .map(({ n, orgId, what, due }) => `${n}. ${asked.get(orgId)?.name ?? ''}（${due} 前）：${what}`)
    .join('；')
  const set = {
    openSteps: doc.openSteps + created.length,
    reviewer: doc.reviewer ?? { id: actor.id, name: actor.name },
    handlerIds: handlersWith(doc, actor),
  }
  return write(
    doc,
    set,
    { what: 'joint', by: { id: actor.id, name: actor.name }, day, tx },
    { at, who: actor.name, what: '发起联办', note },
  )
}

/** Who acts on which step as the person saw it. */
export interface StepActing {
  caseId: Id
  n: number
  version: number
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** Takes a step up for the asked unit, or takes it over. @throws Refused `case.step-state`, `case.step-taken` */
export async function takeStep(acting: StepActing, tx: Tx): Promise<JointDoc> {
  const { actor, time } = acting
  const step = await seenStep(acting, tx)
  refuseIf(jointActRefusal(step, 'take', actingPerson(actor)))
  const at = new Date(time.now())
  const set = { state: 'doing' as const, handler: { id: actor.id, name: actor.name }, changedAt: at }
  const note = step.handler ? `从${step.handler.name}接过` : ''
  return found(await changeStep(step, set, { at, who: actor.name, what: '认领', note }, tx))
}

/**
 * Answers for the asked unit: done with an opinion, or given back with the reason. Who examines the case is told.
 * @throws Refused `case.step-state`, `case.step-handler`, `text.classified`, `file.missing`
 */
export async function answerStep(
  { outcome, opinion, fileIds }: { outcome: JointOutcome; opinion: string; fileIds: readonly Id[] },
  acting: StepActing,
  day: CaseDay,
  tx: Tx,
): Promise<JointDoc> {
  const { actor, time } = acting
  const step = await seenStep(acting, tx)
  refuseIf(jointActRefusal(step, 'answer', actingPerson(actor)))
  refuseIf(classifiedRefusal(opinion))
  const doc = found(await readCaseIn(step.case.id, tx))
  const record = { kind: 'case', id: step.case.id }
  const files = await attachFiles(fileIds, { record, orgIds: [step.orgId, step.fromOrgId] }, actor, tx)
  const at = new Date(time.now())
  const set = {
    ...{ state: outcome, handler: { id: actor.id, name: actor.name }, opinion },
    ...{ fileIds: files.map(({ id }) => id), closedOn: day.today, answeredAt: at, changedAt: at },
  }
  const what = JOINT_OUTCOMES[outcome]
  const answered = found(await changeStep(step, set, { at, who: actor.name, what, note: opinion }, tx))
  const after = await write(
    doc,
    { openSteps: Math.max(0, doc.openSteps - 1), handlerIds: handlersWith(doc, actor) },
    { what: 'joint', by: { id: actor.id, name: actor.name }, day, tx },
    { at, who: actor.name, what: `联办${what}`, note: `${step.n}. ${actor.orgName}：${opinion}` },
  )
  const body = `${actor.orgName}${what}：${opinion}`
  await tellOffice(after, 'stepAnswered', at, tx, { body, dedupe: String(step.n) })
  return answered
}

async function seenStep({ scope, caseId, n, version }: StepActing, tx: Tx): Promise<JointDoc> {
  const step = found(await readStep(scope, caseId, n, tx))
  refuseStale(step, version)
  return step
}
