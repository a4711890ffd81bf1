import { randomBytes } from 'node:crypto'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { Id } from '@mingdu/shared/kernel/ids'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import { checkResult, fillRefusal, problemsText } from '@mingdu/shared/monitoring/checks.rules'
import { drawOf } from '@mingdu/shared/monitoring/draw.rules'
import type { monitoringApi } from '@mingdu/shared/monitoring/monitoring.api'
import { CHECK_KINDS, CHECK_STATES } from '@mingdu/shared/monitoring/monitoring.states'
import { covers } from '@mingdu/shared/tasks/tasks.rules'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, refuseIf, refuseStale, Refused } from '../../refused'
import type { BusinessTime } from '../../time'
import { proposeCard } from '../cards/cards.service'
import { casesById, sampleIds, type WatchedDoc } from '../cases/watch.service'
import { orgsById, subtreeIds } from '../orgs/orgs.service'
import { readPowerRef } from '../powers/powers.service'
import { changeCheck, insertChecks, readCheck, type CheckDoc } from './checks.repo'
import { checkPeriod } from './monitoring.ledger'

interface Acting {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** A draw before its transaction: whom the seed chose, and from how many. */
export interface Drawn {
  seed: string
  of: number
  docs: WatchedDoc[]
  orgs: Awaited<ReturnType<typeof orgsById>>
}

/** @throws Refused `check.none`, `period.order` */
export async function drawCases(
  { n, seed, orgId, ...filter }: Body<typeof monitoringApi.draw>,
  scope: Scope,
): Promise<Drawn> {
  checkPeriod(filter)
  const orgIds = orgId === undefined ? undefined : await subtreeIds(orgId)
  const ids = await sampleIds(scope, { ...filter, orgIds })
  if (ids.length === 0) throw new Refused('check.none')
  const sown = seed === '' ? randomBytes(8).toString('hex') : seed
  const docs = await casesById(drawOf(ids, sown, n))
  return { seed: sown, of: ids.length, docs, orgs: await orgsById(docs.map((doc) => doc.orgId)) }
}

/** Opens a checklist for each case that was drawn. */
export function openChecks({ seed, of, docs, orgs }: Drawn, act: Acting, tx: Tx): Promise<CheckDoc[]> {
  const by = personOf(act)
  const at = new Date(act.time.now())
  const opened = docs.map((doc) => ({
    ...{ regionId: doc.regionId, kind: 'sample' as const, power: doc.power },
    org: { id: doc.orgId, name: orgs.get(doc.orgId)?.name ?? '' },
    case: { id: String(doc._id), no: doc.no, title: doc.title },
    ...{ draw: { seed, of }, visit: null },
    ...blank(by, at),
  }))
  return insertChecks(opened, { at, who: by.name, what: CHECK_KINDS.sample, note: `种子 ${seed}` }, tx)
}

/** Records a visit made as an applicant would make it. @throws Refused `record.missing`, `check.day`, `text.classified` */
export async function openSimulated(
  { powerId, visit }: Body<typeof monitoringApi.simulate>,
  act: Acting,
  tx: Tx,
): Promise<CheckDoc> {
  const power = found(await readPowerRef(powerId, tx))
  const { regionId, orgId, id, code, name, type, no } = power
  if (act.scope.kind === 'own' || !covers(act.scope, { regionId, orgId })) throw new Refused('record.missing')
  if (visit.on > act.time.today()) throw new Refused('check.day')
  refuseIf(classifiedRefusal(visit.window, ...visit.steps.flatMap((step) => [step.name, step.finding])))
  const by = personOf(act)
  const at = new Date(act.time.now())
  const org = { id: orgId, name: (await orgsById([orgId])).get(orgId)?.name ?? '' }
  const doc = {
    ...{ regionId, kind: 'simulated' as const, org, case: null, draw: null, visit },
    power: { id, code, name, type, no },
    ...blank(by, at),
  }
  const line = { at, who: by.name, what: CHECK_KINDS.simulated, note: visit.window }
  return found((await insertChecks([doc], line, tx))[0])
}

/**
 * Hands the checklist in, and asks for a card where the person says so.
 * @throws Refused `version.stale`, every refusal of `fillRefusal`, `check.card`, `text.classified`
 */
export async function fillCheck(
  id: Id,
  { version, answers, note, card }: Body<typeof monitoringApi.fill>,
  act: Acting,
  tx: Tx,
): Promise<CheckDoc> {
  const doc = found(await readCheck(act.scope, id, tx))
  refuseStale(doc, version)
  refuseIf(fillRefusal({ state: doc.state, orgId: doc.org.id }, answers, act.actor))
  refuseIf(classifiedRefusal(note, ...Object.values(answers).map((one) => one.note)))
  const state = checkResult(answers)
  const by = personOf(act)
  const at = new Date(act.time.now())
  const cardId =
    card === null ? null : await cardOf(doc, { state, card, text: problemsText(answers) }, by, at, tx)
  const line = { at, who: by.name, what: CHECK_STATES[state], note }
  return found(await changeCheck(doc, { state, answers, note, cardId, reviewedBy: by }, line, tx))
}

async function cardOf(
  { case: about, regionId, org }: CheckDoc,
  { state, card, text }: { state: CheckDoc['state']; card: 'notice' | 'yellow'; text: string },
  by: { id: Id; name: string },
  at: Date,
  tx: Tx,
): Promise<Id> {
  if (!about || state !== 'problems') throw new Refused('check.card')
  const subject = { kind: 'case' as const, id: about.id, no: about.no, name: about.title }
  const proposal = {
    ...{ kind: card, regionId, org, subject, rule: null, limitDays: 5, by, at },
    ...{
      reason: `随机抽查发现：${text}`,
      basis: '随机抽查检查表',
      breach: { duties: [], accountabilities: [] },
    },
  }
  return String((await proposeCard(proposal, tx))._id)
}

function blank(by: { id: Id; name: string }, at: Date) {
  return {
    ...{ state: 'open' as const, answers: {}, note: '', cardId: null },
    ...{ createdBy: by, createdAt: at, reviewedBy: null },
  }
}

function personOf({ actor }: Acting) {
  return { id: actor.id, name: actor.name }
}
