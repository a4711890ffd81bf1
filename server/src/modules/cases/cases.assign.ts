import { assignRefusal, handOverRefusal } from '@mingdu/shared/cases/assign.rules'
import type { Id } from '@mingdu/shared/kernel/ids'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { found, refuseIf } from '../../refused'
import type { Person } from '../accounts/accounts.service'
import { actingPerson } from '../tasks/acting.service'
import { countByReviewer, readCase, type CaseDoc } from './cases.repo'
import { handlersWith, readSeen, write, type CaseActing } from './cases.service'
import { peopleHolding, tellOffice } from './cases.telling'
import { factsOf, type CaseDay } from './cases.view'

/** Those of the unit who may examine the case, with how many open cases each has, and those who may decide. */
export async function reviewersOf(scope: Scope, id: Id) {
  const doc = found(await readCase(scope, id))
  const [people, deciders, open] = await Promise.all([
    peopleHolding(doc.orgId, 'case.review'),
    peopleHolding(doc.orgId, 'case.decide'),
    countByReviewer(doc.orgId),
  ])
  return {
    items: people.map((person) => ({
      ...{ id: person.id, name: person.name },
      open: open.get(person.id) ?? 0,
      current: doc.reviewer?.id === person.id,
    })),
    deciders: deciders.map(({ id, name }) => ({ id, name })),
  }
}

/** What an assignment needs before its transaction: the day, and whom it names. */
export interface PreparedAssignment {
  day: CaseDay
  reviewers: readonly Person[]
}

/**
 * Gives a case to a reviewer of its unit; with a reason when another had it. Both are told.
 * @throws Refused `version.stale`, `case.state`, `case.assignee`, `case.assigned`, `case.assign-reason`, `text.classified`
 */
export async function assignCase(
  { reviewerId, reason }: { reviewerId: Id; reason: string },
  acting: CaseActing,
  { day, reviewers }: PreparedAssignment,
  tx: Tx,
): Promise<CaseDoc> {
  const { actor, time } = acting
  const doc = await readSeen(acting, tx)
  const facts = factsOf(doc)
  refuseIf(assignRefusal(facts, actingPerson(actor)))
  const person = reviewers.find(({ id }) => id === reviewerId)
  const to = { id: reviewerId, name: person?.name ?? '所选的人', reviews: person !== undefined }
  refuseIf(handOverRefusal(facts, to, reason))
  refuseIf(classifiedRefusal(reason))
  const before = doc.reviewer
  const at = new Date(time.now())
  // the applicant reads what was done, and no official's name in it
  const what = before ? '改派审查' : '分派审查'
  const note = `${before ? `由${before.name}改为` : '交'}${to.name}${reason === '' ? '' : `：${reason}`}`
  const set = { reviewer: { id: to.id, name: to.name }, handlerIds: handlersWith(doc, actor) }
  const line = { at, who: actor.name, what, note }
  const after = await write(
    doc,
    set,
    { what: 'assign', by: { id: actor.id, name: actor.name }, day, tx },
    line,
  )
  await tellOffice(after, 'assigned', at, tx)
  if (before) await tellOffice(after, 'takenOver', at, tx, { to: [before.id] })
  return after
}
