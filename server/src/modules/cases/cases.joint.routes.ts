import { caseJointApi } from '@mingdu/shared/cases/case-joint.api'
import type { Actor } from '../../http/actor'
import { preparedWriteRoute, readRoute, type Route } from '../../http/routes'
import { found } from '../../refused'
import { digestOf } from '../../seal-box'
import { actingPerson } from '../tasks/acting.service'
import { written } from './cases.answers'
import { answerStep, askedUnits, askJoint, takeStep } from './cases.joint'
import { readCase } from './cases.repo'
import { caseDay } from './cases.service'
import type { CaseDay } from './cases.view'
import { listSteps, stepById, stepsOf, type JointDoc } from './joint.repo'
import { stepViews } from './joint.view'

/** 联办: who examines a case asks other units, which answer from their own desks. */
export const caseJointRoutes: readonly Route[] = [
  preparedWriteRoute(
    caseJointApi.ask,
    async ({ params, body, scope, time }) => {
      const doc = found(await readCase(scope, params.id))
      return { day: await caseDay(time), asked: await askedUnits(doc, body.steps) }
    },
    async ({ params, body, ...act }, tx, prepared) => {
      const acting = { ...act, id: params.id, version: body.version }
      return written(await askJoint(body.steps, acting, prepared, tx), act.actor, prepared.day)
    },
  ),
  readRoute(caseJointApi.ofCase, async ({ scope, params, actor, time }) => {
    const doc = found(await readCase(scope, params.id))
    const steps = await stepsOf(String(doc._id))
    return { items: await stepViews(steps, await caseDay(time), actingPerson(actor)) }
  }),
  readRoute(caseJointApi.list, async ({ scope, query, actor, time }) => {
    const page = await listSteps(scope, query)
    return { ...page, items: await stepViews(page.items, await caseDay(time), actingPerson(actor)) }
  }),
  readRoute(caseJointApi.get, async ({ scope, params, actor, time }) => {
    const step = found(await stepById(scope, params.id))
    return stepView(step, await caseDay(time), actor)
  }),
  preparedWriteRoute(
    caseJointApi.take,
    ({ time }) => caseDay(time),
    async ({ params, body, ...act }, tx, day) => {
      const acting = { ...act, caseId: params.id, n: params.n, version: body.version }
      return answered(await takeStep(acting, tx), day, act.actor)
    },
  ),
  preparedWriteRoute(
    caseJointApi.answer,
    ({ time }) => caseDay(time),
    async ({ params, body, ...act }, tx, day) => {
      const acting = { ...act, caseId: params.id, n: params.n, version: body.version }
      return answered(await answerStep(body, acting, day, tx), day, act.actor)
    },
  ),
]

async function answered(doc: JointDoc, day: CaseDay, actor: Actor) {
  const result = await stepView(doc, day, actor)
  const { version, state, opinion, fileIds } = doc
  return {
    result,
    subject: { kind: 'caseStep', id: result.id, name: `${doc.case.title}（联办 ${doc.n}）` },
    digests: [digestOf({ version, state, opinion, fileIds })],
  }
}

async function stepView(doc: JointDoc, day: CaseDay, actor: Actor) {
  const [view] = await stepViews([doc], day, actingPerson(actor))
  if (!view) throw new Error('one step gives one view')
  return view
}
