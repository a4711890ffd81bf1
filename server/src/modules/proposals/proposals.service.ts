import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { CHANGE_KINDS } from '@mingdu/shared/powers/powers.states'
import { effectiveRefusal } from '@mingdu/shared/powers/versions.rules'
import {
  PROPOSAL_RULES,
  proposalNo,
  returnRefusal,
  stateAfterPass,
} from '@mingdu/shared/proposals/proposals.rules'
import {
  PROPOSAL_STATES,
  type ProposalAction,
  type ProposalState,
} from '@mingdu/shared/proposals/proposals.states'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { catalogSettings, nextCode, takeCode } from '../catalog/catalog.service'
import { attachFiles, openFiles } from '../files/files.service'
import { openProposalFor, powerLast } from '../powers/changing.service'
import { publishVersion } from '../powers/powers.service'
import { actingPerson } from '../tasks/acting.service'
import { judgeWish, type Judged, type Proposing, type Wish } from './proposals.judge'
import {
  changeProposal,
  insertProposal,
  newId,
  readProposal,
  proposalNumbers,
  type ProposalDoc,
} from './proposals.repo'
import { tellOfStep } from './proposals.telling'

/** Who acts on which proposal, and when. */
export interface ProposalAct {
  id: string
  version: number
  /** Of `proposal.read`, or of the permission of the act. */
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** Proposes a change as a draft. @throws Refused by every rule of `judgeWish` */
export async function createProposal(wish: Wish, act: Proposing, tx: Tx): Promise<ProposalDoc> {
  return writeProposal(wish, await judgeWish(wish, act, null, tx), 'draft', act, tx)
}

/** Writes what was judged: nothing is refused any more but files that are not there. */
export async function writeProposal(
  { kind, powerId, basis, effectiveOn, content: wished }: Wish,
  judged: Judged,
  state: 'draft' | 'legal',
  { actor, time }: Proposing,
  tx: Tx,
): Promise<ProposalDoc> {
  const [_id, at] = [newId(), new Date(time.now())]
  const id = String(_id)
  if (powerId === null && typeof wished !== 'function') await takeProposedCode(judged, time, tx)
  const { templateIds } = judged
  const files = await attachFiles(basis.fileIds, filesOf(id, judged), actor, tx)
  await attachFiles(templateIds, filesOf(id, judged), actor, tx)
  const fileIds = files.map((file) => file.id)
  if (state === 'legal') await openFiles([...fileIds, ...templateIds], tx)
  const year = numberYear(time.today())
  const no = proposalNo(year, await proposalNumbers.take(year, tx))
  if (powerId !== null) await openProposalFor(powerId, { id, kind }, tx)
  const line = (what: string, note = '') => ({ at, who: actor.name, what, note })
  const lines = [
    line(`提出${CHANGE_KINDS[kind]}`, basis.text),
    ...(state === 'legal' ? [line('提交合法性审查')] : []),
  ]
  const proposedBy = { id: actor.id, name: actor.name }
  const facts = { basis: basis.text, fileIds, effectiveOn, proposedBy, orgName: actor.orgName, changedAt: at }
  return insertProposal({ _id, no, kind, state, powerId, ...judged, ...facts }, lines, tx)
}

/** Changes what is still being written; it then starts from the newest version of its power. */
export async function editProposal(
  wish: Omit<Wish, 'kind' | 'powerId'>,
  act: ProposalAct,
  tx: Tx,
): Promise<ProposalDoc> {
  const doc = await openProposal('edit', act, tx)
  const judged = await judgeWish({ ...wish, kind: doc.kind, powerId: doc.powerId }, act, doc, tx)
  if (doc.powerId === null) await takeProposedCode(judged, act.time, tx, doc.code)
  const files = await attachFiles(wish.basis.fileIds, filesOf(act.id, judged), act.actor, tx)
  await attachFiles(judged.templateIds, filesOf(act.id, judged), act.actor, tx)
  const set = { basis: wish.basis.text, effectiveOn: wish.effectiveOn, fileIds: files.map(({ id }) => id) }
  return advance(doc, { ...judged, ...set }, '修改', '', act, tx)
}

/** Hands a draft in. @throws Refused `proposal.base` when the power has a newer version */
export async function submitProposal(act: ProposalAct, tx: Tx): Promise<ProposalDoc> {
  const doc = await openProposal('submit', act, tx)
  await refuseOldBase(doc, tx)
  await openFiles([...doc.fileIds, ...doc.templateIds], tx)
  return advance(doc, { state: 'legal' }, '提交合法性审查', '', act, tx)
}

export interface Decision {
  decision: 'pass' | 'return'
  note: string
  documentNo: string
}

/** A step passes it on or gives it back. @throws Refused `proposal.note`, `proposal.same-person` */
export async function reviewProposal(
  { decision, note, documentNo }: Decision,
  act: ProposalAct,
  tx: Tx,
): Promise<ProposalDoc> {
  const doc = await openProposal(decision, act, tx)
  if (decision === 'return') refuseIf(returnRefusal(note))
  const { congress } = await catalogSettings()
  const state: ProposalState = decision === 'return' ? 'returned' : stateAfterPass(doc.state, congress)
  const what = `${PROPOSAL_STATES[doc.state]}${decision === 'pass' ? '通过' : '退回修改'}`
  return advance(doc, { state }, what, [note, documentNo].filter((part) => part !== '').join('　'), act, tx)
}

/** Publishes it: in force from its day on. @throws Refused `proposal.effective`, `proposal.base` */
export async function publishProposal(
  { effectiveOn, note }: { effectiveOn: string; note: string },
  act: ProposalAct,
  tx: Tx,
): Promise<ProposalDoc> {
  const doc = await openProposal('publish', act, tx)
  const today = act.time.today()
  const last = doc.powerId === null ? null : await powerLast(doc.powerId, tx)
  refuseIf(effectiveRefusal(effectiveOn, today, last?.lastFrom ?? null))
  await refuseOldBase(doc, tx)
  const by = { name: act.actor.name, at: new Date(act.time.now()), today }
  const { powerId, kind, content, basis } = doc
  const version = { powerId, kind, from: effectiveOn, content, basis, by, proposalId: act.id }
  const { id, no } = await publishVersion(version, tx)
  if (powerId !== null) await openProposalFor(powerId, null, tx)
  return advance(doc, { state: 'published', powerId: id, effectiveOn }, `公布第 ${no} 版`, note, act, tx)
}

export async function withdrawProposal(note: string, act: ProposalAct, tx: Tx): Promise<ProposalDoc> {
  const doc = await openProposal('withdraw', act, tx)
  if (doc.powerId !== null) await openProposalFor(doc.powerId, null, tx)
  return advance(doc, { state: 'withdrawn' }, '撤回', note, act, tx)
}

async function openProposal(action: ProposalAction, act: ProposalAct, tx: Tx): Promise<ProposalDoc> {
  const doc = found(await readProposal(act.scope, act.id, tx))
  refuseStale(doc, act.version)
  refuseIf(PROPOSAL_RULES[action](factsOf(doc), actingPerson(act.actor)))
  return doc
}

export function factsOf({
  state,
  orgId,
  regionId,
  proposedBy,
}: Pick<ProposalDoc, 'state' | 'orgId' | 'regionId' | 'proposedBy'>) {
  return { state, orgId, regionId, proposedById: proposedBy.id }
}

async function advance(
  doc: ProposalDoc,
  set: Partial<ProposalDoc>,
  what: string,
  note: string,
  { actor, time }: Pick<ProposalAct, 'actor' | 'time'>,
  tx: Tx,
): Promise<ProposalDoc> {
  const at = new Date(time.now())
  const line = { at, who: actor.name, what, note }
  const next = found(await changeProposal(doc, { ...set, changedAt: at }, line, tx))
  if (next.state !== doc.state) await tellOfStep(next, actor, tx)
  return next
}

/** What was examined is what is published: a version that came meanwhile sends it back. */
async function refuseOldBase({ powerId, baseNo }: ProposalDoc, tx: Tx): Promise<void> {
  const power = powerId === null ? null : await powerLast(powerId, tx)
  if (power && power.lastNo !== baseNo)
    throw new Refused('proposal.base', { name: power.name, no: power.lastNo })
}

/** A code that the numbering proposed is taken now, so that nobody is given it again. */
async function takeProposedCode(judged: Judged, time: BusinessTime, tx: Tx, before?: string): Promise<void> {
  const { code, orgId, content } = judged
  const whom = { type: content.type, orgId, time }
  if (code !== before && code === (await nextCode(whom))) await takeCode(whom, tx)
}

function filesOf(id: string, { orgId, regionId }: Judged) {
  return { record: { kind: 'proposal', id }, orgIds: [...new Set([orgId, regionId])] }
}
