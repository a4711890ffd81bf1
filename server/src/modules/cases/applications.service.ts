import type { ApplicationInput, Draft, MyCase, MyCaseRow } from '@mingdu/shared/cases/applications.schema'
import { caseActs } from '@mingdu/shared/cases/cases.rules'
import type { ApplicantInput } from '@mingdu/shared/cases/cases.schema'
import { isEnd } from '@mingdu/shared/cases/cases.states'
import { creditCodeProblem, idNumberProblem, normalIdNumber } from '@mingdu/shared/kernel/identity'
import { plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { Refused, refuseFields } from '../../refused'
import type { SealBox } from '../../seal-box'
import { verifiedCitizen, type VerifiedCitizen } from '../citizens/citizens.service'
import { filesById } from '../files/files.service'
import { orgsById } from '../orgs/orgs.service'
import { openedRatings } from '../ratings/ratings.service'
import { shownClocks } from './cases.clocks'
import type { Application } from './cases.receive'
import { shownReceiver } from './cases.receiver'
import { ownCasesWithFiles, type CaseDoc } from './cases.repo'
import { placesOf } from './cases.tracking'
import { factsOf, trackedView, type CaseDay } from './cases.view'
import type { DraftDoc } from './drafts.repo'

type DraftContent = Omit<Draft, 'guideId' | 'title' | 'savedAt' | 'files'>

/** How far back earlier material is looked for. */
const EARLIER_CASES = 30

/**
 * The application of a citizen as a window would enter it: who applies is who they proved to be, or whom they act for.
 * @throws Refused `citizen.unverified`, `input.invalid`
 */
export async function applicationOf(
  input: ApplicationInput,
  citizenId: string,
  { box, today }: { box: SealBox; today: PlainDate },
): Promise<Application> {
  const { guideId, answers, materials } = input
  const citizen = await verifiedCitizen(citizenId, box)
  if (!citizen) throw new Refused('citizen.unverified')
  const number = normalIdNumber(input.principal?.idNumber ?? '')
  const problem = input.as === 'enterprise' ? creditCodeProblem(number) : idNumberProblem(number, today)
  refuseFields([['body.principal.idNumber', input.as === 'self' ? null : problem]])
  return { guideId, answers, materials, applicant: applicantOf(input, citizen) }
}

function applicantOf(
  { as, principal, address }: ApplicationInput,
  { name, idNumber, phone }: VerifiedCitizen,
): ApplicantInput {
  if (as === 'self' || !principal) return { kind: 'person', name, idNumber, phone, address, agent: null }
  return {
    kind: as === 'enterprise' ? 'enterprise' : 'person',
    ...{ name: principal.name, idNumber: principal.idNumber, phone, address },
    agent: { name, idNumber, fileIds: principal.fileIds },
  }
}

export async function myCaseRows(docs: readonly CaseDoc[], day: CaseDay): Promise<MyCaseRow[]> {
  const orgs = await orgsById(docs.map(({ orgId }) => orgId))
  return docs.map((doc) => {
    const { no, title, org, state, receivedOn, due, tentative, remaining, toDo } = trackedView(
      doc,
      { orgName: orgs.get(doc.orgId)?.name ?? '', places: [], ratings: [] },
      day,
    )
    return { id: String(doc._id), no, title, org, state, receivedOn, due, tentative, remaining, toDo }
  })
}

export async function myCase(doc: CaseDoc, day: CaseDay, box: SealBox): Promise<MyCase> {
  const [orgs, files, places, ratings] = await Promise.all([
    orgsById([doc.orgId]),
    filesById(doc.materials.flatMap(({ fileIds }) => fileIds)),
    placesOf(doc),
    // breaking off closes them in the transaction that this answer may stand in
    isBrokenOff(doc.state) ? [] : openedRatings(String(doc._id), box),
  ])
  const acts = caseActs(factsOf(doc), { kind: 'applicant' })
  const { calendar, today } = day
  return {
    ...trackedView(doc, { orgName: orgs.get(doc.orgId)?.name ?? '', places, ratings }, day),
    ...{ id: String(doc._id), version: doc.version, guideId: doc.guide.id },
    clocks: shownClocks(doc, calendar, today, doc.delivery && plainDate(doc.delivery.on)),
    materials: doc.materials.map(({ key, name, needed, given, owedBy, fileIds }) => ({
      ...{ key, name, needed, given, owedBy },
      files: fileIds.flatMap((id) => files.get(id) ?? []),
    })),
    notices: doc.notices,
    decision: doc.decision && {
      ...{ granted: doc.decision.granted, on: doc.decision.on, no: doc.decision.no, text: doc.decision.text },
    },
    delivery: doc.delivery && { ...doc.delivery, receiver: shownReceiver(doc.delivery) },
    mayCorrect: acts.includes('correct'),
    mayWithdraw: acts.includes('withdraw'),
    maySupply: !isEnd(doc.state) && doc.materials.some(({ owedBy }) => owedBy !== null),
  }
}

function isBrokenOff(state: CaseDoc['state']): boolean {
  return state === 'withdrawn' || state === 'terminated'
}

/** Files of earlier cases by the name of their material, the newest of each name. */
export async function reusableOf(citizenId: string) {
  const docs = await ownCasesWithFiles(citizenId, EARLIER_CASES)
  const newest = new Map<string, { name: string; on: string; caseNo: string; fileIds: string[] }>()
  for (const { no, firstReceivedOn, materials } of docs)
    for (const { name, given, fileIds } of materials)
      if (given === 'files' && fileIds.length > 0 && !newest.has(name))
        newest.set(name, { name, on: firstReceivedOn, caseNo: no, fileIds })
  const files = await filesById([...newest.values()].flatMap(({ fileIds }) => fileIds))
  return [...newest.values()].map(({ fileIds, ...rest }) => ({
    ...rest,
    files: fileIds.flatMap((id) => files.get(id) ?? []),
  }))
}

/** A draft with what its files are, for the form to show them again. */
export async function openDraft({ guideId, title, sealed, savedAt }: DraftDoc, box: SealBox): Promise<Draft> {
  const content = JSON.parse(box.open(sealed)) as DraftContent
  const ids = [...content.materials.flatMap(({ fileIds }) => fileIds), ...(content.principal?.fileIds ?? [])]
  const files = await filesById(ids)
  return { guideId, title, savedAt: savedAt.toISOString(), ...content, files: [...files.values()] }
}
