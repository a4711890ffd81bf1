import { addWorkdays } from '@mingdu/shared/kernel/work-calendar'
import type { Redo } from '@mingdu/shared/matters/closing.schema'
import { MATTER_LINES, noticeRefusal, OUTCOME_LINES, stateAfter } from '@mingdu/shared/matters/closing.rules'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { CloseOutcome } from '@mingdu/shared/matters/matters.states'
import { VERIFY_METHODS, type VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import type { Tx } from '../../db/connection'
import { Refused, refuseIf } from '../../refused'
import { planConfirmations, refuseUnconfirmed, voidConfirmations } from '../confirmations/gate.service'
import { attachFiles } from '../files/files.service'
import { heirOf } from '../orgs/orgs.service'
import { currentRules } from '../rules/rules.service'
import { dayFacts } from '../tasks/day.service'
import { redoLeaves } from '../tasks/redo.service'
import { tellStep } from './closing.telling'
import { planLookBacks, voidLookBacks } from './look-backs.plan'
import type { ClosingDoc, StepDoc } from './matters.model'
import { changeMatter, type MatterDoc } from './matters.repo'
import { line, openMatter, settledView, type MatterAct } from './matters.service'

/** 办结申请: the lead's self-check, every task below done or called off. The clock stops with it, and runs on when it is sent back. */
export async function applyClose(
  conclusion: string,
  fileIds: readonly string[],
  act: MatterAct,
  tx: Tx,
): Promise<Matter> {
  const matter = await openMatter('complete', act, tx)
  const applied = await stepOf(matter, conclusion, fileIds, act, tx)
  const closing = { applied, reviewed: null, verified: null, approved: null, notice: null, closed: null }
  const set = { completedBy: applied.by, completedOn: act.time.today(), conclusion, closing }
  return move('applied', matter, set, conclusion, act, tx)
}

/** 初审: by the lead, another person than the one who asked. */
export async function firstReview(note: string, act: MatterAct, tx: Tx): Promise<Matter> {
  const matter = await openMatter('firstReview', act, tx)
  const closing = { ...closingOf(matter), reviewed: await stepOf(matter, note, [], act, tx) }
  return move('reviewed', matter, { closing }, note, act, tx)
}

/** 办结核验: by 督查, on paper, on site, unannounced or by calling back. */
export async function verifyClose(
  { method, note, fileIds }: { method: VerifyMethod; note: string; fileIds: readonly string[] },
  act: MatterAct,
  tx: Tx,
): Promise<Matter> {
  const matter = await openMatter('verifyClose', act, tx)
  const verified = { ...(await stepOf(matter, note, fileIds, act, tx)), method }
  const closing = { ...closingOf(matter), verified }
  return move('verified', matter, { closing }, `${VERIFY_METHODS[method]}：${note}`, act, tx)
}

/** 批准销号: at once, after a public notice, or as a standing duty (转长期坚持). */
export async function approveClose(
  outcome: CloseOutcome,
  note: string,
  act: MatterAct,
  tx: Tx,
): Promise<Matter> {
  const matter = await openMatter('approveClose', act, tx)
  // whom it is kept from would read the notice
  if (outcome === 'notice' && (matter.keptFrom ?? []).length > 0) throw new Refused('matter.kept-notice')
  await refuseUnconfirmed(act.id, matter.closing?.verified?.method ?? null, act.time.today(), tx)
  const approved = { ...(await stepOf(matter, note, [], act, tx)), outcome }
  const notice = outcome === 'notice' ? await noticeFrom(act) : null
  const closing = { ...closingOf(matter), approved, notice, closed: notice ? null : approved }
  const said = notice ? `${note}（公示至 ${notice.until}）` : note
  const set = { closing, closedBy: notice ? null : approved.by }
  const moved = await move(OUTCOME_LINES[outcome], matter, set, said, act, tx)
  if (!notice) await planLater(matter, outcome === 'longTerm', act, tx)
  return moved
}

/** 销号 when the notice has ended. */
export async function closeNoticed(note: string, act: MatterAct, tx: Tx): Promise<Matter> {
  const matter = await openMatter('close', act, tx)
  const { notice, ...closing } = closingOf(matter)
  refuseIf(noticeRefusal(notice?.until ?? null, act.time.today()))
  const closed = await stepOf(matter, note, [], act, tx)
  const set = { closing: { ...closing, notice, closed }, closedBy: closed.by }
  const moved = await move('noticeOver', matter, set, note, act, tx)
  await planLater(matter, false, act, tx)
  return moved
}

/** 退回整改: the work goes on under the deadline that stands; tasks named get a limit of their own. */
export async function sendBack(
  note: string,
  tasks: readonly Redo[],
  act: MatterAct,
  tx: Tx,
): Promise<Matter> {
  const matter = await openMatter('sendBack', act, tx)
  await voidConfirmations(act.id, tx)
  const set = { completedBy: null, completedOn: null, closing: null }
  await redoLeaves(act.id, tasks, `退回整改：${note}`, act, tx)
  return move('sentBack', matter, set, note, act, tx)
}

/** 否决: whichever step of 销号 waits, the matter goes back to work. The use of the power is recorded by whoever calls. */
export async function vetoClose(
  note: string,
  tasks: readonly Redo[],
  act: MatterAct,
  tx: Tx,
): Promise<Matter> {
  const matter = await openMatter('veto', act, tx)
  await voidConfirmations(act.id, tx)
  const set = { completedBy: null, completedOn: null, closing: null }
  await redoLeaves(act.id, tasks, `否决：${note}`, act, tx)
  return move('vetoed', matter, set, note, act, tx)
}

/** 反弹重开: the same number is in hand again, with the tasks that did not last. */
export async function reopenMatter(
  note: string,
  tasks: readonly Redo[],
  act: MatterAct,
  tx: Tx,
): Promise<Matter> {
  const matter = await openMatter('reopen', act, tx)
  const due = await redoLeaves(act.id, tasks, `反弹：${note}`, act, tx)
  const set = {
    ...(await heirsOfMatter(matter)),
    ...{ completedBy: null, completedOn: null, closedBy: null, closing: null, scannedAs: '' },
    relapses: (matter.relapses ?? 0) + 1,
    due: due !== null && due > matter.due ? due : matter.due,
  }
  await voidLookBacks(act.id, tx)
  await voidConfirmations(act.id, tx)
  return move('reopened', matter, set, note, act, tx)
}

/** What follows 销号: 回头看 where it was drawn, and those concerned asked again. */
async function planLater(matter: MatterDoc, longTerm: boolean, act: MatterAct, tx: Tx): Promise<void> {
  const { no, title, leadOrgId, supervisor } = matter
  await planLookBacks(matter, longTerm, act, tx)
  await planConfirmations({ id: act.id, no, title, leadOrgId, supervisor }, act.time, tx)
}

/** Units that went up in another since it was closed: their successors lead it and take part in it. */
async function heirsOfMatter({ leadOrgId, orgIds, officeId, jointOfficeId }: MatterDoc) {
  const heir = async (id: string) => (await heirOf(id))?.id ?? id
  const [office, joint] = [await heir(officeId), jointOfficeId ? await heir(jointOfficeId) : null]
  return {
    leadOrgId: await heir(leadOrgId),
    // whoever took part goes on seeing it
    orgIds: [...new Set([...(await Promise.all(orgIds.map(heir))), ...orgIds])],
    ...{ officeId: office, jointOfficeId: joint === office ? null : joint },
  }
}

async function move(
  what: keyof typeof MATTER_LINES,
  matter: MatterDoc,
  set: Partial<MatterDoc>,
  note: string,
  act: MatterAct,
  tx: Tx,
): Promise<Matter> {
  refuseIf(classifiedRefusal(note))
  const state = stateAfter(what, matter.relapses ?? 0)
  await changeMatter(matter, { ...set, state }, line(act, MATTER_LINES[what], note), tx)
  await tellStep({ ...matter, ...set, state }, MATTER_LINES[what], note, act, tx)
  return settledView(act, tx)
}

async function stepOf(
  matter: MatterDoc,
  note: string,
  fileIds: readonly string[],
  { actor, time }: MatterAct,
  tx: Tx,
): Promise<StepDoc> {
  const record = { kind: 'matter', id: String(matter._id) }
  const orgIds = [...new Set([matter.leadOrgId, actor.orgId, ...matter.orgIds])]
  await attachFiles(fileIds, { record, orgIds }, actor, tx)
  return {
    by: { id: actor.id, name: actor.name },
    at: new Date(time.now()),
    note,
    fileIds: [...fileIds],
    officeId: actor.orgId,
  }
}

/** Matters completed before 销号 had its steps: who completed them stands for the steps they lack. */
function closingOf({ closing, completedBy, createdBy, conclusion, changedAt }: MatterDoc): ClosingDoc {
  if (closing) return closing
  const applied = { by: completedBy ?? createdBy, at: changedAt, note: conclusion, fileIds: [] }
  return { applied, reviewed: null, verified: null, approved: null, notice: null, closed: null }
}

async function noticeFrom({ time }: MatterAct) {
  const [{ values }, { today, calendar }] = await Promise.all([currentRules(), dayFacts(time)])
  if (values.closingNoticeDays === 0) throw new Refused('matter.notice-off')
  return { from: today, until: addWorkdays(calendar, today, values.closingNoticeDays).date }
}
