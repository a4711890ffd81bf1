import { scopeOf } from '@mingdu/shared/accounts/permissions'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import { clip } from '@mingdu/shared/kernel/text'
import type { Instruction, InstructionRow, instructionsApi } from '@mingdu/shared/matters/instructions.api'
import {
  instructionActs,
  instructionNo,
  instructionRefusal,
  nextInstructionState,
} from '@mingdu/shared/matters/instructions.rules'
import { INSTRUCTION_ACTS, type InstructionAct } from '@mingdu/shared/matters/instructions.states'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import { scopeFor, type Actor } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import { peopleById } from '../accounts/accounts.service'
import { attachFiles, filesById } from '../files/files.service'
import { tellPeople } from '../messages/messages.service'
import { regionIdOf } from '../orgs/orgs.service'
import { actingPerson } from '../tasks/acting.service'
import { historyView, pick } from '../tasks/viewing.service'
import {
  changeInstruction,
  insertInstruction,
  instructionNumbers,
  instructionsInState,
  mattersOfInstructions,
  readInstruction,
  type InstructionDoc,
} from './instructions.repo'
import type { MatterAct } from './matters.service'

export type { InstructionDoc }

const SHOWN = 20

export function instructionSeries(regionId: string, today: MatterAct['time']): string {
  return `${regionId} ${numberYear(today.today())}`
}

/**
 * 写批示: the leader's own, or entered for one with the photo of the paper.
 * @throws Refused `instruction.who`, `instruction.photo`, `instruction.day`, `text.classified`
 */
export async function writeInstruction(
  { leaderId, on, text, fileIds }: Body<typeof instructionsApi.write>,
  prefix: string,
  { actor, time }: Pick<MatterAct, 'actor' | 'time'>,
  tx: Tx,
): Promise<InstructionDoc> {
  refuseIf(classifiedRefusal(text))
  const today = time.today()
  if (on > today) throw new Refused('instruction.day', { today })
  const leader = await leaderOf(leaderId ?? actor.id, actor.regionId)
  if (leader.id !== actor.id && fileIds.length === 0) throw new Refused('instruction.photo')
  const ordinal = await instructionNumbers.take(instructionSeries(actor.regionId, time), tx)
  const [at, year] = [new Date(time.now()), numberYear(today)]
  const what = leader.id === actor.id ? '批示' : '登记批示'
  const doc = await insertInstruction(
    {
      ...{ version: 1, no: instructionNo(prefix, year, ordinal), regionId: actor.regionId, leader },
      ...{ writtenBy: refOf(actor), on, text, fileIds, state: 'open', reports: [], createdAt: at },
      history: [{ at, who: actor.name, what, note: clip(text, 200), version: 1 }],
    },
    tx,
  )
  await attach(doc, fileIds, actor, tx)
  return doc
}

/** 反馈, 已阅 or 再批示; the other side is told. */
export async function actOnInstruction(
  act: InstructionAct,
  { text, fileIds }: { text: string; fileIds: readonly string[] },
  { scope, id, version, actor, time }: MatterAct,
  tx: Tx,
): Promise<InstructionDoc> {
  const doc = found(await readInstruction(scope, id, tx))
  refuseStale(doc, version)
  refuseIf(instructionRefusal(act, factsOf(doc), actingPerson(actor)))
  refuseIf(classifiedRefusal(text))
  const at = new Date(time.now())
  const report = { text, fileIds: [...fileIds], by: refOf(actor), at }
  const set = {
    state: nextInstructionState(doc.state, act),
    ...(act === 'report' ? { reports: [...doc.reports, report] } : {}),
  }
  await attach(doc, fileIds, actor, tx)
  const line = { at, who: actor.name, what: INSTRUCTION_ACTS[act], note: clip(text, 200) }
  const after = found(await changeInstruction(doc, set, line, tx))
  await tell(act, after, text, actor, at, tx)
  return after
}

/**
 * A matter is set up from it: it is in hand from now on.
 * @throws Refused `matter.instruction` when it is not there
 */
export async function linkInstruction(
  id: string | null,
  title: string,
  { actor, time }: Pick<MatterAct, 'actor' | 'time'>,
  tx: Tx,
): Promise<void> {
  if (id === null) return
  const scope = scopeFor(actor, 'instruction.read')
  const doc = scope && (await readInstruction(scope, id, tx))
  if (!doc) throw new Refused('matter.instruction')
  const line = { at: new Date(time.now()), who: actor.name, what: '据此立项', note: title }
  found(await changeInstruction(doc, doc.state === 'open' ? { state: 'inHand' } : {}, line, tx))
}

export async function instructionRows(docs: readonly InstructionDoc[]): Promise<InstructionRow[]> {
  const linked = await mattersOfInstructions(docs.map(({ _id }) => String(_id)))
  return docs.map((doc) => ({
    ...baseOf(doc),
    matters: linked.filter(({ basis }) => basis.instructionId === String(doc._id)).length,
  }))
}

export async function instructionView(doc: InstructionDoc, actor: Actor, tx?: Tx): Promise<Instruction> {
  const fileIds = [...doc.fileIds, ...doc.reports.flatMap((report) => report.fileIds)]
  const [linked, files] = await Promise.all([
    mattersOfInstructions([String(doc._id)], tx),
    filesById(fileIds),
  ])
  return {
    ...baseOf(doc),
    files: pick(files, doc.fileIds),
    ...{ writtenBy: doc.writtenBy, followedBy: doc.followedBy ?? doc.writtenBy },
    matters: linked.map(({ _id, no, title, state }) => ({ id: String(_id), no: no || null, title, state })),
    reports: doc.reports.map(({ text, fileIds: ids, by, at }) => ({
      ...{ text, files: pick(files, ids), by: by.name, at: at.toISOString() },
    })),
    history: historyView(doc.history),
    allowedActs: instructionActs(factsOf(doc), actingPerson(actor)),
  }
}

/** What waits for this person: of a leader what was reported to them, of the office what has no matter yet. */
export async function instructionsToDo(actor: Actor, limit = SHOWN): Promise<InstructionDoc[]> {
  const scope = scopeFor(actor, 'instruction.write')
  if (!scope) return []
  if (actor.permissions.has('instruction.report')) return instructionsInState(scope, 'open', SHOWN)
  return instructionsInState(scope, 'reported', Math.max(limit, SHOWN), actor.id)
}

function baseOf({ _id, version, no, leader, on, text, state }: InstructionDoc) {
  return { id: String(_id), version, no, leader, on, text, state }
}

function factsOf({ state, regionId, leader }: InstructionDoc) {
  return { state, regionId, leaderId: leader.id }
}

/** An active leader of the region; the office reports to leaders and is none. */
async function leaderOf(id: string, regionId: string): Promise<StoredRef> {
  const person = (await peopleById([id])).get(id)
  const leads = person?.active && person.roles.includes('leader')
  if (!person || !leads || scopeOf(person.roles, 'instruction.write') === null)
    throw new Refused('instruction.who')
  if ((await regionIdOf(person.orgId)) !== regionId) throw new Refused('instruction.who')
  return { id: person.id, name: person.name }
}

async function attach(doc: InstructionDoc, fileIds: readonly string[], actor: Actor, tx: Tx): Promise<void> {
  const record = { kind: 'instruction', id: String(doc._id) }
  await attachFiles(fileIds, { record, orgIds: [doc.regionId, actor.orgId] }, actor, tx)
}

async function tell(
  act: InstructionAct,
  doc: InstructionDoc,
  text: string,
  actor: Actor,
  at: Date,
  tx: Tx,
): Promise<void> {
  const [matter] = await mattersOfInstructions([String(doc._id)], tx)
  const recipientIds = act === 'report' ? [doc.leader.id] : doc.reports.slice(-1).map(({ by }) => by.id)
  const follower = act === 'report' || !doc.followedBy ? [] : [doc.followedBy.id]
  const others = [...new Set([...recipientIds, ...follower])].filter((id) => id !== actor.id)
  if (!matter || others.length === 0) return
  const id = String(matter._id)
  const message = {
    kind: 'matterMoved' as const,
    recipientIds: others,
    subject: { kind: 'matter' as const, id, no: doc.no, name: clip(matter.title, 20) },
    dedupe: `instruction:v${doc.version}`,
    title: `批示${INSTRUCTION_ACTS[act]}：${doc.no}`,
    body: `${clip(matter.title, 40)}。${clip(text, 150)}`,
    target: { kind: 'matter' as const, id },
    ...{ light: null, due: null, remaining: '', sender: actor.orgName },
  }
  await tellPeople([message], at, tx)
}

function refOf({ id, name }: Actor): StoredRef {
  return { id, name }
}
