import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { MatterBody } from '@mingdu/shared/matters/matters.schema'
import { MATTER_LINES } from '@mingdu/shared/matters/closing.rules'
import { matterNo, numberYear } from '@mingdu/shared/matters/matters.numbers'
import { classifiedRefusal, MATTER_RULES } from '@mingdu/shared/matters/matters.rules'
import type { MatterAction } from '@mingdu/shared/matters/matters.states'
import type { Tx } from '../../db/connection'
import type { Actor, Scope, Signer } from '../../http/actor'
import { found, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { attachFiles } from '../files/files.service'
import type { Hold } from '../messages/messages.service'
import { actingPerson } from '../tasks/acting.service'
import { dayFacts } from '../tasks/day.service'
import { cancelTree, numberTree, readTree, renameMatter } from '../tasks/tree.service'
import { viewingOf } from '../tasks/viewing.service'
import { blankMatter } from './matters.blank'
import { checkDue, checkJointOffice, checkLeadOrg, matterFacts, supervisorOf } from './matters.facts'
import { refuseAmong } from './keeping.service'
import { changeMatter, findMatter, insertMatter, matterNumbers, type MatterDoc } from './matters.repo'
import { linkInstruction } from './instructions.service'
import { matterView } from './matters.view'
import { tellCancelled } from './matters.telling'
import { settleMatters } from './settle.service'

/** Who acts on which matter, and when. */
export interface MatterAct {
  scope: Scope
  actor: Actor
  time: BusinessTime
  id: string
  version: number
  /** Of an act on many: what it tells people waits, see `holdMessages`. */
  hold?: Hold
}

/**
 * 立项: a draft without a number, waiting for approval by another person. `keptFrom`: units and people that a clue is about
 * from which it came.
 * @throws Refused `matter.kept`, those of the lead, the office and the supervisor
 */
export async function createMatter(
  body: MatterBody,
  act: Omit<MatterAct, 'id' | 'version'>,
  tx: Tx,
  keptFrom: readonly string[] = [],
): Promise<Matter> {
  const { actor, time } = act
  refuseIf(classifiedRefusal(body.title, body.basis.text, body.note, body.plan.text))
  await checkLeadOrg(body.leadOrgId, actor.regionId)
  await checkJointOffice(body.jointOfficeId, actor.orgId, actor.regionId)
  const { id, name } = await supervisorOf(body.supervisorId, actor.regionId)
  await refuseAmong(keptFrom, {
    orgIds: [body.leadOrgId, body.jointOfficeId],
    personIds: [body.supervisorId],
  })
  const due = checkDue(body.due, time.today())
  const doc = blankMatter({ ...body, due, supervisor: { id, name } }, actor, new Date(time.now()))
  await insertMatter({ ...doc, keptFrom: [...keptFrom] }, tx)
  await linkInstruction(doc.basis.instructionId, doc.title, act, tx)
  await attachBasis(doc, actor, tx)
  return viewMatter(String(doc._id), act, tx)
}

/** Changes a matter that is not issued yet; what its tasks repeat of it follows. */
export async function changeDraft(
  body: { [K in keyof MatterBody]?: MatterBody[K] | undefined },
  act: MatterAct,
  tx: Tx,
): Promise<Matter> {
  const matter = await openMatter('edit', act, tx)
  refuseIf(
    classifiedRefusal(body.title ?? '', body.basis?.text ?? '', body.note ?? '', body.plan?.text ?? ''),
  )
  const asked = { orgIds: [body.leadOrgId, body.jointOfficeId], personIds: [body.supervisorId] }
  await refuseAmong(matter.keptFrom ?? [], asked)
  const set = await changesOf(body, matter, act.time, tx)
  await changeMatter(matter, set, line(act, '修改事项'), tx)
  await renameMatter(act.id, repeatedOf(set), tx)
  const instructionId = set.basis?.instructionId ?? null
  if (instructionId !== (matter.basis.instructionId ?? null))
    await linkInstruction(instructionId, set.title ?? matter.title, act, tx)
  await attachBasis({ ...matter, ...set }, act.actor, tx)
  return viewMatter(act.id, act, tx)
}

/** 批准立项: gives the number, gapless within the year, and numbers the tasks after it. `prefix`: the 代字 before it. */
export async function approveMatter(note: string, prefix: string, act: MatterAct, tx: Tx): Promise<Matter> {
  const matter = await openMatter('approve', act, tx)
  const year = numberYear(act.time.today())
  const no = matterNo(prefix, year, await matterNumbers.take(year, tx))
  const approvedBy = { id: act.actor.id, name: act.actor.name }
  await changeMatter(
    matter,
    { state: 'approved', no, approvedBy, approvedAt: new Date(act.time.now()) },
    line(act, MATTER_LINES.approved, note || `编号 ${no}`),
    tx,
  )
  await numberTree(act.id, no, tx)
  return viewMatter(act.id, act, tx)
}

/** 撤销 before 派单; afterwards it is a change that another person decides. */
export async function cancelMatter(note: string, act: MatterAct, tx: Tx): Promise<Matter> {
  const matter = await openMatter('cancel', act, tx)
  await callOff(matter, note, act, tx)
  return settledView(act, tx)
}

/** What is still open below goes with the matter, and whoever works on it is told. */
export async function callOff(matter: MatterDoc, note: string, act: MatterAct, tx: Tx): Promise<void> {
  await changeMatter(matter, { state: 'cancelled' }, line(act, MATTER_LINES.cancelled, note), tx)
  const open = await cancelTree(act.id, { name: act.actor.name, at: new Date(act.time.now()), note }, tx)
  await tellCancelled(open, note, act, tx)
}

/** A matter as its reader sees it. @throws Refused `record.missing` */
export async function viewMatter(
  id: string,
  { scope, actor, time }: Pick<MatterAct, 'scope' | 'actor' | 'time'>,
  tx?: Tx,
): Promise<Matter> {
  const [doc, viewing] = await Promise.all([findMatter(scope, id, tx), viewingOf(actor, time)])
  return matterView(found(doc), viewing, tx)
}

/** The matter in the version the person saw, on which they may do this. */
export async function openMatter(action: MatterAction, act: MatterAct, tx: Tx): Promise<MatterDoc> {
  const matter = found(await findMatter(act.scope, act.id, tx))
  refuseStale(matter, act.version)
  refuseIf(MATTER_RULES[action](matterFacts(matter), actingPerson(act.actor)))
  return matter
}

export function line({ actor, time }: { actor: Signer; time: BusinessTime }, what: string, note = '') {
  return { at: new Date(time.now()), who: actor.name, what, note, office: actor.orgName }
}

export async function settledView(act: MatterAct, tx: Tx): Promise<Matter> {
  const at = new Date(act.time.now())
  await settleMatters([act.id], await dayFacts(act.time), at, tx)
  return viewMatter(act.id, act, tx)
}

async function changesOf(
  body: { [K in keyof MatterBody]?: MatterBody[K] | undefined },
  matter: MatterDoc,
  time: BusinessTime,
  tx: Tx,
): Promise<Partial<MatterDoc>> {
  const { title, category, basis, plan, note, leadOrgId, supervisorId, due, jointOfficeId } = body
  const set: Partial<MatterDoc> = {}
  if (title !== undefined) set.title = title
  if (category !== undefined) set.category = category
  if (basis !== undefined) set.basis = basis
  if (note !== undefined) set.note = note
  if (plan !== undefined) set.plan = plan
  if (jointOfficeId !== undefined && jointOfficeId !== (matter.jointOfficeId ?? null)) {
    await checkJointOffice(jointOfficeId, matter.officeId, matter.regionId)
    set.jointOfficeId = jointOfficeId
  }
  if (due !== undefined && due !== matter.due) set.due = checkDue(due, time.today())
  if (supervisorId !== undefined) {
    const { id, name } = await supervisorOf(supervisorId, matter.regionId)
    set.supervisor = { id, name }
  }
  if (leadOrgId !== undefined && leadOrgId !== matter.leadOrgId) {
    await checkLeadOrg(leadOrgId, matter.regionId)
    set.leadOrgId = leadOrgId
    set.orgIds = orgsOf(leadOrgId, await readTree(String(matter._id), tx))
  }
  return set
}

/** The lead and every org with a part in the tree. */
export function orgsOf(
  leadOrgId: string,
  tree: readonly { orgId: string; coOrgIds: readonly string[] }[],
): string[] {
  return [...new Set([leadOrgId, ...tree.flatMap((task) => [task.orgId, ...task.coOrgIds])])]
}

function repeatedOf({ title, category, supervisor, basis }: Partial<MatterDoc>) {
  return {
    ...(title === undefined ? {} : { matterTitle: title }),
    ...(category === undefined ? {} : { category }),
    ...(supervisor === undefined ? {} : { supervisor }),
    ...(basis === undefined ? {} : { basis: basis.text }),
  }
}

async function attachBasis(
  matter: Pick<MatterDoc, '_id' | 'basis' | 'plan' | 'leadOrgId' | 'orgIds'>,
  actor: Actor,
  tx: Tx,
): Promise<void> {
  const record = { kind: 'matter', id: String(matter._id) }
  const orgIds = [...new Set([matter.leadOrgId, actor.orgId, ...matter.orgIds])]
  await attachFiles(matter.basis.fileIds, { record, orgIds }, actor, tx)
  // the plan says how they are to be looked at: not for those whom it is about
  await attachFiles(matter.plan?.fileIds ?? [], { record, orgIds: [actor.orgId] }, actor, tx)
}
