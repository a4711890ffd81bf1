import { randomInt } from 'node:crypto'
import type { casesApi } from '@mingdu/shared/cases/cases.api'
import type { ApplicantInput, MaterialInput } from '@mingdu/shared/cases/cases.schema'
import { eventDayProblem, isEnteredLate } from '@mingdu/shared/cases/cases.rollups'
import type { CaseChannel } from '@mingdu/shared/cases/cases.states'
import { stepDaysOf } from '@mingdu/shared/cases/steps.clock'
import { WINDOW_ONLINE, windowProblem, windowTaken } from '@mingdu/shared/cases/windows.rules'
import { trackingNo } from '@mingdu/shared/cases/tracking.rules'
import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { materialsFor } from '@mingdu/shared/guides/scenario.rules'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import {
  creditCodeProblem,
  idNumberProblem,
  maskAddress,
  maskIdNumber,
  maskName,
  maskOrgName,
  normalIdNumber,
} from '@mingdu/shared/kernel/identity'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { maskPhone } from '@mingdu/shared/kernel/text'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { covers, forbidden } from '@mingdu/shared/tasks/tasks.rules'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { Refused, refuseFields, refuseIf } from '../../refused'
import type { SealBox } from '../../seal-box'
import { applicantOf, personMac } from '../citizens/citizens.service'
import { attachFiles } from '../files/files.service'
import { frozenGuide, guideVersion, type FrozenGuide } from '../guides/guides.service'
import { caseRefusal, readPowerRef, type PowerRef } from '../powers/powers.service'
import { derivedClocks } from './cases.clocks'
import { follow } from './cases.effects'
import { papersLeft } from './cases.left'
import { takeNumbers, type OpenedNumbers } from './cases.numbers'
import { insertCase, type CaseDoc, type CaseMaterialDoc, type SealedText } from './cases.repo'
import type { CaseDay } from './cases.view'

/** What is handed in, at a window or from a phone. */
export type Application = Body<typeof casesApi.create>

/** What a new case is bound to, looked up and checked before the transaction. */
export interface Bound {
  frozen: FrozenGuide
  content: GuideContent
  power: PowerRef
  materials: CaseMaterialDoc[]
}

/**
 * Looks the guide up as it is now, and what it asks for by the answers given.
 * @throws Refused `case.guide`, `power.cancelled`, `power.planned`, `guide.answers`, `guide.stopped`,
 * `case.materials`, `case.promise`
 */
export async function bind(
  application: Pick<Application, 'guideId' | 'answers' | 'materials'>,
  today: PlainDate,
): Promise<Bound> {
  const frozen = await frozenGuide(application.guideId)
  const content = frozen && (await guideVersion(frozen.id, frozen.no))
  const power = frozen && (await readPowerRef(frozen.powerId))
  if (!frozen || !content || !power) throw new Refused('case.guide')
  refuseIf(caseRefusal(power, today))
  return { frozen, content, power, materials: chosenMaterials(content, application) }
}

/** A window takes in what its own unit handles. @throws Refused `auth.forbidden` */
export function refuseOtherWindow({ frozen, power }: Bound, scope: Scope): void {
  const reach = scope.kind === 'own' ? null : scope
  if (!reach || !covers(reach, { orgId: frozen.orgId, regionId: power.regionId }))
    refuseIf(forbidden('case.receive'))
}

/** Who hands it in, and how. */
export interface Receiving {
  /** The clerk, or the citizen as they are shown. */
  by: { id: string; name: string }
  channel: CaseChannel
  box: SealBox
  day: CaseDay
  at: Date
}

/** Takes an application in. @throws Refused `input.invalid`, `text.classified`, `file.missing` */
export async function receiveCase(
  application: Application,
  { frozen, content, power, materials }: Bound,
  opened: OpenedNumbers,
  { by, channel, box, day, at }: Receiving,
  tx: Tx,
): Promise<CaseDoc> {
  const { today, calendar } = day
  refuseIf(classifiedRefusal(application.applicant.name, application.applicant.address))
  // the limits count from the day it came in: typing it in late gains nothing
  const eventOn = plainDate(application.eventOn ?? today)
  refuseFields([
    ['body.eventOn', eventDayProblem(eventOn, today)],
    ['body.window', windowProblem(content.places, application.window)],
  ])
  const numbers = await takeNumbers(opened, tx)
  const no = trackingNo((max) => randomInt(max))
  const received = {
    state: 'received' as const,
    power: { id: power.id, code: power.code, name: power.name, type: power.type, no: power.no },
    ...{ receivedOn: eventOn, acceptedOn: null, decision: null, segments: [], notices: [] },
    ...{ legalDays: content.legalDays, promisedDays: content.promisedDays },
  }
  const applicant = sealedApplicant(application.applicant, no, box, today)
  const isWindow = channel === 'window'
  const { idMac } = applicant
  const told = isWindow
    ? await applicantOf({ idMac, phone: application.applicant.phone }, { box, at }, tx)
    : { citizenId: by.id, tellId: by.id }
  const taken = {
    ...received,
    ...{ basis: content.limitBasis, certificate: content.results.length > 0 },
    ...{ materials, firstReceivedOn: eventOn, silent: false, delivery: null },
  }
  const doc = await insertCase(
    {
      ...{ no, regionId: power.regionId, orgId: frozen.orgId },
      ...taken,
      ...derivedClocks(received, calendar, today),
      guide: { id: frozen.id, no: frozen.no },
      ...{ answers: application.answers, title: content.title, phone: content.phone },
      stepDays: stepDaysOf(content.stages),
      ...{ applicant, ...told, channel },
      window: isWindow ? windowTaken(content.places, application.window) : WINDOW_ONLINE,
      ...{ reviewer: null, handlerIds: isWindow ? [by.id] : [], opinion: null, ended: null },
      papers: papersLeft(numbers, taken, {}, { ...day, orgName: opened.orgName }),
      ...{ enteredOn: today, enteredLate: isEnteredLate(eventOn, today, calendar) },
      changedAt: at,
    },
    { at, who: isWindow ? by.name : '申请人', what: isWindow ? '收件' : '提交申请', note: '' },
    tx,
  )
  const fileIds = [
    ...application.materials.flatMap((material) => material.fileIds),
    ...(application.applicant.agent?.fileIds ?? []),
  ]
  const record = { kind: 'case', id: String(doc._id) }
  await attachFiles(fileIds, { record, orgIds: [doc.orgId] }, by, tx)
  await follow({ before: null, after: doc, what: 'submit', by: isWindow ? by : null, day, at }, tx)
  return doc
}

/** The materials of the frozen guide for these answers, with what was given of each. */
function chosenMaterials(
  content: GuideContent,
  { answers, materials }: Pick<Application, 'answers' | 'materials'>,
): CaseMaterialDoc[] {
  const { materials: asked, ask, stop } = materialsFor(content, answers)
  if (stop !== '') throw new Refused('guide.stopped', { reason: stop })
  if (ask) throw new Refused('guide.answers', { question: ask.text })
  const given = new Map<string, MaterialInput>(materials.map((material) => [material.key, material]))
  for (const key of given.keys())
    if (!asked.some((material) => material.key === key))
      throw new Refused('case.materials', { material: key })
  return asked.map(({ key, name, necessity, form, deferDays, promiseDays }) => {
    const { given: how = 'missing', fileIds = [] } = given.get(key) ?? {}
    if (how === 'promised' && promiseDays === null) throw new Refused('case.promise', { material: name })
    return {
      // 免提交: the office finds it out by itself
      ...{ key, name, needed: necessity !== 'optional' && form !== 'exempt', deferDays, promiseDays },
      ...{ given: how, owedBy: null, fileIds },
    }
  })
}

/** Who applies, sealed and as shown. @throws Refused `input.invalid` by the field */
export function sealedApplicant(
  applicant: ApplicantInput,
  no: string,
  box: SealBox,
  today: PlainDate,
): CaseDoc['applicant'] {
  const { kind, name, phone, address, agent } = applicant
  const idNumber = normalIdNumber(applicant.idNumber)
  const isPerson = kind === 'person'
  refuseFields([
    ['body.applicant.idNumber', isPerson ? idNumberProblem(idNumber, today) : creditCodeProblem(idNumber)],
    ['body.applicant.agent.idNumber', agent && idNumberProblem(normalIdNumber(agent.idNumber), today)],
  ])
  const sealed = (text: string, shown: string): SealedText =>
    text === '' ? { sealed: '', shown: '' } : { sealed: box.seal(text), shown }
  return {
    kind,
    name: sealed(name, isPerson ? maskName(name) : maskOrgName(name)),
    idNumber: sealed(idNumber, isPerson ? maskIdNumber(idNumber) : idNumber),
    idMac: isPerson ? personMac(idNumber, box) : box.mac(`applicant|${kind}|${idNumber}`),
    phone: sealed(phone, maskPhone(phone)),
    phoneEndMac: phoneEndMac(no, phone.slice(-4), box),
    address: sealed(address, maskAddress(address)),
    agent: agent && {
      name: sealed(agent.name, maskName(agent.name)),
      idNumber: sealed(normalIdNumber(agent.idNumber), maskIdNumber(normalIdNumber(agent.idNumber))),
      fileIds: agent.fileIds,
    },
  }
}

/** What a tracking number and the last four digits of the phone are compared by. */
export function phoneEndMac(no: string, phoneEnd: string, box: SealBox): string {
  return box.mac(`case|${no}|${phoneEnd}`)
}
