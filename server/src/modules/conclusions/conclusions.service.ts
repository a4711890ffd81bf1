import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { CONCLUSION_INPUTS, conclusionsApi } from '@mingdu/shared/conclusions/conclusions.api'
import {
  conclusionNo,
  conclusionRefusal,
  nextConclusionState,
  type ConclusionDay,
} from '@mingdu/shared/conclusions/conclusions.rules'
import { CONCLUSION_ACTS, type ConclusionAct } from '@mingdu/shared/conclusions/conclusions.states'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { z } from 'zod'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { currentCalendar } from '../calendar/calendar.service'
import { attachFiles } from '../files/files.service'
import { matterParties } from '../matters/parties.service'
import { orgsById } from '../orgs/orgs.service'
import { actingPerson } from '../tasks/acting.service'
import {
  changeConclusion,
  conclusionNumbers,
  insertConclusion,
  readConclusion,
  type ConclusionDoc,
} from './conclusions.repo'
import { tellConclusion } from './conclusions.telling'
import { factsOf } from './conclusions.view'

export interface Acting {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

type Input<A extends ConclusionAct> = z.output<z.ZodObject<(typeof CONCLUSION_INPUTS)[A]>>
/** What any act may say; the contract has parsed what its own act must say. */
export type SomeInput = Partial<Input<'deliver'> & Input<'object'> & Input<'amend'>>

export async function conclusionDay(time: BusinessTime): Promise<ConclusionDay> {
  return { today: plainDate(time.today()), calendar: await currentCalendar() }
}

export function conclusionSeries(regionId: string, time: BusinessTime): string {
  return `${regionId} ${numberYear(time.today())}`
}

/** Everyone with a part in the matter that a conclusion rests on. */
export async function partiesOf(doc: ConclusionDoc, tx?: Tx) {
  return (await matterParties({ kind: 'region', regionId: doc.regionId }, doc.matter.id, tx))?.parts ?? []
}

/** 拟稿: about one org with a part in the matter. @throws Refused `conclusion.org`, `text.classified` */
export async function draftConclusion(
  { matterId, orgId, findings, basis, demands }: Body<typeof conclusionsApi.draft>,
  { scope, actor, time }: Acting,
  tx: Tx,
): Promise<ConclusionDoc> {
  refuseIf(classifiedRefusal(findings, basis, demands))
  const matter = found(await matterParties(scope, matterId, tx))
  const org = (await orgsById([orgId])).get(orgId)
  if (!org || ![matter.leadOrgId, ...matter.orgIds].includes(orgId)) throw new Refused('conclusion.org')
  const at = new Date(time.now())
  return insertConclusion(
    {
      ...{
        version: 1,
        no: null,
        regionId: matter.regionId,
        org: { id: orgId, name: org.name },
        state: 'draft',
      },
      matter: { id: matterId, no: matter.no, title: matter.title },
      ...{ findings, basis, demands, draftedBy: { id: actor.id, name: actor.name }, createdAt: at },
      ...{ issuedBy: null, issuedOn: null, deliveredBy: null, delivery: null, objection: null, review: null },
      history: [{ at, who: actor.name, what: '拟督查结论', note: '', version: 1 }],
    },
    tx,
  )
}

/**
 * One act on a conclusion: its rule, its change, its number and whom it is told, in one transaction.
 * @throws Refused `version.stale`, those of `conclusionRefusal`, `conclusion.day`, `text.classified`
 */
export async function actOnConclusion(
  act: ConclusionAct,
  input: SomeInput,
  { id, version, prefix }: { id: string; version: number; prefix: string },
  acting: Acting,
  tx: Tx,
): Promise<ConclusionDoc> {
  const { scope, actor, time } = acting
  const doc = found(await readConclusion(scope, id, tx))
  refuseStale(doc, version)
  const day = await conclusionDay(time)
  refuseIf(conclusionRefusal(act, factsOf(doc, await partiesOf(doc, tx)), actingPerson(actor), day))
  refuseIf(classifiedRefusal(input.text ?? '', input.amended ?? ''))
  const set = await changeOf(act, doc, input, { ...acting, day, prefix }, tx)
  const at = new Date(time.now())
  const line = { at, who: actor.name, what: CONCLUSION_ACTS[act], note: noteOf(input) }
  const state = nextConclusionState(doc.state, act)
  const after = found(await changeConclusion(doc, { ...set, state }, line, tx))
  await tellConclusion(act, after, actor, at, tx)
  return after
}

async function changeOf(
  act: ConclusionAct,
  doc: ConclusionDoc,
  { text = '', amended = '', on = '', receiver = '', fileIds = [] }: SomeInput,
  { actor, time, day: { today }, prefix }: Acting & { day: ConclusionDay; prefix: string },
  tx: Tx,
): Promise<Partial<ConclusionDoc>> {
  const by = { id: actor.id, name: actor.name }
  switch (act) {
    case 'issue': {
      const ordinal = await conclusionNumbers.take(conclusionSeries(doc.regionId, time), tx)
      return { issuedBy: by, issuedOn: today, no: conclusionNo(prefix, numberYear(today), ordinal) }
    }
    case 'deliver': {
      const issued = doc.issuedOn ?? ''
      if (on > today || on < issued) throw new Refused('conclusion.day', { issued })
      return { delivery: { on, receiver }, deliveredBy: by }
    }
    case 'object': {
      const record = { kind: 'conclusion', id: String(doc._id) }
      await attachFiles(fileIds, { record, orgIds: [doc.org.id, doc.regionId] }, actor, tx)
      return { objection: { text, fileIds, by, on: today } }
    }
    case 'uphold':
    case 'amend':
    case 'revoke':
      return { review: { text, amended, by, on: today } }
    case 'discard':
      return {}
  }
}

function noteOf({ text, on, receiver }: SomeInput): string {
  return text ?? (on ? `${on} 送达，${receiver ?? ''}签收` : '')
}
