import { CASE_ACTS, CASE_STATES, isEnd } from '@mingdu/shared/cases/cases.states'
import { caseActRefusal, type CaseActor } from '@mingdu/shared/cases/cases.rules'
import { takeable } from '@mingdu/shared/cases/assign.rules'
import { papersOf } from '@mingdu/shared/cases/papers.rules'
import { isSilentlyAccepted } from '@mingdu/shared/cases/cases.clock'
import { regimeOf } from '@mingdu/shared/cases/cases.regime'
import type { MaterialInput } from '@mingdu/shared/cases/cases.schema'
import type { Id } from '@mingdu/shared/kernel/ids'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseFields, refuseIf, refuseStale } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { currentCalendar } from '../calendar/calendar.service'
import { attachFiles } from '../files/files.service'
import { currentRules } from '../rules/rules.service'
import { actingPerson } from '../tasks/acting.service'
import { afterAct, promisesOwed, supplied, type ActInput, type ActName, type CaseTerms } from './cases.acts'
import { clockFacts, derivedClocks } from './cases.clocks'
import { follow, type CaseChange } from './cases.effects'
import { papersLeft } from './cases.left'
import { openNumbers, takeNumbers, type OpenedNumbers } from './cases.numbers'
import { tellOffice } from './cases.telling'
import { changeCase, readCase, readCaseIn, type CaseDoc } from './cases.repo'
import { factsOf, SILENT, type CaseDay } from './cases.view'

export { giveCases } from './cases.repo'

/** Who acts on which case, and when. */
export interface CaseActing {
  id: Id
  version: number
  /** Of the permission of the act; `own` of a citizen is their own cases. */
  scope: Scope
  actor: Actor
  time: BusinessTime
}

export async function caseDay(time: BusinessTime): Promise<CaseDay> {
  return { today: plainDate(time.today()), calendar: await currentCalendar() }
}

/** What an act needs before its transaction: the day, and the series of its papers. */
export interface PreparedAct {
  day: CaseDay
  opened: OpenedNumbers
  terms: CaseTerms
  box: SealBox
}

/** What the place sets for its cases today. */
export async function caseTerms(): Promise<CaseTerms> {
  const { caseCorrectionDays, denialDeliveryWorkdays } = (await currentRules()).values
  return {
    correctionDays: caseCorrectionDays === 0 ? null : caseCorrectionDays,
    denialDays: denialDeliveryWorkdays,
  }
}

export async function prepareAct<A extends ActName>(
  act: A,
  input: ActInput<A>,
  { id, scope, time, box }: Pick<CaseActing, 'id' | 'scope' | 'time'> & { box: SealBox },
): Promise<PreparedAct> {
  const [doc, day] = [found(await readCase(scope, id)), await caseDay(time)]
  const defers = act === 'accept' && (input as ActInput<'accept'>).deferred.length > 0
  const opened = await openNumbers(doc.orgId, papersOf(act, defers), numberYear(day.today))
  return { day, opened, terms: await caseTerms(), box }
}

/**
 * One act on a case: its rule, its change, its papers and the clocks that follow, in one transaction.
 * @throws Refused `version.stale`, every refusal of `caseActRefusal` and of the act, `text.classified`
 */
export async function actOnCase<A extends ActName>(
  act: A,
  input: ActInput<A>,
  { day, opened, terms, box }: PreparedAct,
  acting: CaseActing,
  tx: Tx,
): Promise<CaseDoc> {
  const { actor, time } = acting
  const doc = await readSeen(acting, tx)
  refuseIf(caseActRefusal(factsOf(doc), act, caseActorOf(actor)))
  refuseIf(classifiedRefusal(...textsOf(input)))
  const by = { id: actor.id, name: actor.name }
  const numbers = await takeNumbers(opened, tx)
  const context = { ...day, by, numbers, terms, box, orgName: opened.orgName }
  const { set, note } = afterAct(doc, act, input, context)
  if (act === 'correct') {
    await attachMaterials(doc, (input as ActInput<'correct'>).materials, actor, tx)
  }
  const at = new Date(time.now())
  const line = { at, who: shownActor(actor), what: CASE_ACTS[act], note }
  return write(
    doc,
    { ...set, handlerIds: handlersWith(doc, actor) },
    { what: act, by: officialOf(actor), day, tx },
    line,
  )
}

/** Takes in what was owed under 容缺. @throws Refused `case.ended`, `case.not-owed`, `file.missing` */
export async function supplyCase(
  materials: readonly MaterialInput[],
  acting: CaseActing,
  day: CaseDay,
  tx: Tx,
): Promise<CaseDoc> {
  const { actor, time } = acting
  const doc = await readSeen(acting, tx)
  if (isEnd(doc.state)) throw new Refused('case.ended', { state: CASE_STATES[doc.state] })
  const { set, note } = supplied(doc, materials)
  await attachMaterials(doc, materials, actor, tx)
  const at = new Date(time.now())
  const line = { at, who: shownActor(actor), what: '补齐材料', note }
  return write(
    doc,
    { ...set, handlerIds: handlersWith(doc, actor) },
    { what: 'supply', by: officialOf(actor), day, tx },
    line,
  )
}

/** Takes a case up for examination, or takes it over with a reason. @throws Refused `case.take`, `case.taken`, `input.invalid` for a takeover without a reason */
export async function takeCase(reason: string, acting: CaseActing, day: CaseDay, tx: Tx): Promise<CaseDoc> {
  const { actor, time } = acting
  const doc = await readSeen(acting, tx)
  if (!takeable(doc)) throw new Refused('case.take', { state: CASE_STATES[doc.state] })
  if (doc.reviewer?.id === actor.id) throw new Refused('case.taken')
  if (doc.reviewer && reason === '') refuseFields([['body.reason', '接手要写明原因']])
  refuseIf(classifiedRefusal(reason))
  // the applicant reads what was done, and no official's name in it
  const [what, from] = doc.reviewer ? ['移交审查', `从${doc.reviewer.name}接过`] : ['认领', '']
  const note = [from, reason].filter((text) => text !== '').join('：')
  const line = { at: new Date(time.now()), who: actor.name, what, note }
  const reviewer = { id: actor.id, name: actor.name }
  return write(
    doc,
    { reviewer, handlerIds: handlersWith(doc, actor) },
    { what: 'take', by: reviewer, day, tx },
    line,
  )
}

/**
 * What the clock itself does: silence accepts as of the receipt (行政许可法第三十二条), an announced procedure ends.
 * @returns whether anything was to do
 */
export async function wakeCase(
  id: Id,
  { day, opened }: Pick<PreparedAct, 'day' | 'opened'>,
  at: Date,
  tx: Tx,
): Promise<boolean> {
  const doc = await readCaseIn(id, tx)
  if (!doc || doc.wakesOn === null || doc.wakesOn > day.today) return false
  if (doc.state === 'received' && isSilentlyAccepted(clockFacts(doc), day.calendar, day.today)) {
    const numbers = await takeNumbers(opened, tx)
    const silence = regimeOf(doc.power.type)
    const note = `收件后 ${silence.correctionDays} 个工作日内没有告知补正，自收件之日（${doc.receivedOn}）起视为受理${silence.silence === null ? '' : `（${silence.silence}）`}。`
    const set = {
      ...{ state: 'accepted' as const, acceptedOn: doc.receivedOn, silent: true },
      materials: promisesOwed(doc.materials, day),
    }
    const left = papersLeft(numbers, { ...doc, ...set }, {}, { ...day, orgName: opened.orgName })
    await write(
      doc,
      { ...set, papers: [...doc.papers, ...left] },
      { what: 'silence', by: null, day, tx },
      system(at, SILENT, note),
    )
    return true
  }
  if (doc.state === 'special') {
    const note = '公告的期限已到，继续计时。'
    await write(
      doc,
      { state: 'reviewing' },
      { what: 'endSpecial', by: null, day, tx },
      system(at, '特别程序结束', note),
    )
    return true
  }
  if (doc.state === 'correcting') {
    const notices = doc.notices.map((notice, i, all) =>
      i === all.length - 1 ? { ...notice, lapsed: true } : notice,
    )
    const note = '补正期限已过，没有补齐。可以终止办理，也可以继续等。'
    const after = await write(
      doc,
      { notices },
      { what: 'clock', by: null, day, tx },
      system(at, '补正到期', note),
    )
    await tellOffice(after, 'correctionLapsed', at, tx)
    return true
  }
  await write(doc, {}, { what: 'clock', by: null, day, tx }, system(at, '重新计算时限', ''))
  return true
}

/** The case as the person saw it. @throws Refused `record.missing`, `version.stale` */
export async function readSeen({ scope, id, version }: CaseActing, tx: Tx): Promise<CaseDoc> {
  const doc = found(await readCase(scope, id, tx))
  refuseStale(doc, version)
  return doc
}

/** Who acted, as the history says it: an applicant is no name. */
function shownActor({ side, name }: Actor): string {
  return side === 'citizen' ? '申请人' : name
}

function caseActorOf(actor: Actor): CaseActor {
  if (actor.side === 'citizen') return { kind: 'applicant' }
  return { kind: 'official', person: actingPerson(actor) }
}

/** null for an applicant: nobody of the organ acted. */
function officialOf({ id, name, side }: Actor): StoredRef | null {
  return side === 'citizen' ? null : { id, name }
}

/** Everybody who acted on it for the organ. */
export function handlersWith({ handlerIds }: CaseDoc, { id, side }: Actor): string[] {
  if (side === 'citizen') return handlerIds
  return [...new Set([...handlerIds, id])]
}

async function attachMaterials(
  doc: CaseDoc,
  materials: readonly MaterialInput[],
  actor: Actor,
  tx: Tx,
): Promise<void> {
  const record = { kind: 'case', id: String(doc._id) }
  const fileIds = materials.flatMap((material) => material.fileIds)
  await attachFiles(fileIds, { record, orgIds: [doc.orgId] }, actor, tx)
}

export function system(at: Date, what: string, note: string) {
  return { at, who: '系统', what, note }
}

/** The next version of a case with what its clocks and its stages follow from it, and everything that hangs on it. */
export async function write(
  doc: CaseDoc,
  set: Partial<CaseDoc>,
  { tx, ...change }: Pick<CaseChange, 'what' | 'by' | 'day'> & { tx: Tx },
  line: { at: Date; who: string; what: string; note: string },
): Promise<CaseDoc> {
  const { calendar, today } = change.day
  const next = { ...doc, ...set }
  const derived = derivedClocks(next, calendar, today)
  const stages = next.state === doc.state ? {} : enteredOn(next, today)
  const after = found(await changeCase(doc, { ...set, ...derived, ...stages, changedAt: line.at }, line, tx))
  await follow({ ...change, before: doc, after, at: line.at }, tx)
  return after
}

/** Once it is decided or ended, nobody is asked for it any more. */
function enteredOn({ stages, state, decision, openSteps }: CaseDoc, on: string): Partial<CaseDoc> {
  const isSettled = decision !== null || isEnd(state)
  return { stages: [...stages, { state, on }], openSteps: isSettled ? 0 : openSteps }
}

/** Every text a person wrote into an act. */
function textsOf(input: object): string[] {
  return Object.values(input).flatMap((value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    if (Array.isArray(value))
      return value.flatMap((one) => (typeof one === 'object' && one ? textsOf(one as object) : []))
    return []
  })
}
