import type { Body, Response } from '@mingdu/shared/kernel/endpoint'
import { plainDate } from '@mingdu/shared/kernel/plain-date'
import { clip } from '@mingdu/shared/kernel/text'
import { addWorkdays } from '@mingdu/shared/kernel/work-calendar'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { oversightApi, OversightRow } from '@mingdu/shared/oversight/oversight.api'
import {
  answerRefusal,
  officeFigures,
  oversightState,
  quarterDays,
  quarterOf,
  rateRefusal,
} from '@mingdu/shared/oversight/oversight.rules'
import { OVERSIGHT_LEVELS } from '@mingdu/shared/oversight/oversight.states'
import { permissionsOf } from '@mingdu/shared/accounts/permissions'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { findPeople } from '../accounts/accounts.service'
import { currentCalendar } from '../calendar/calendar.service'
import { itemsDispatched, touchingMatter } from '../matters/touching.service'
import { tellPeople } from '../messages/messages.service'
import { orgsById, subtreeIds } from '../orgs/orgs.service'
import { currentRules } from '../rules/rules.service'
import { actingPerson } from '../tasks/acting.service'
import { orgNames } from '../tasks/viewing.service'
import {
  changeOpinion,
  insertOpinion,
  opinionOf,
  opinionsOf,
  readOpinion,
  type OversightDoc,
} from './oversight.repo'

interface Acting {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/**
 * 评价督查: of one matter, for the unit it touched, once a quarter; the 督查室 has so many working days to answer.
 * @throws Refused `oversight.matter`, `oversight.twice`, `text.classified`
 */
export async function rateOversight(
  { matterId, level, tags, hours, text }: Body<typeof oversightApi.rate>,
  { scope, actor, time }: Acting,
  tx: Tx,
): Promise<OversightDoc> {
  const matter = found(await touchingMatter(scope, matterId))
  const orgId = unitOf(matter.orgIds, actor, scope)
  refuseIf(rateRefusal(matter, orgId, actingPerson(actor)))
  refuseIf(classifiedRefusal(text))
  const today = plainDate(time.today())
  const quarter = quarterOf(today)
  if (await opinionOf(matterId, orgId, quarter, tx)) throw new Refused('oversight.twice')
  const [calendar, { values }, orgs] = await Promise.all([
    currentCalendar(),
    currentRules(),
    orgsById([orgId]),
  ])
  const at = new Date(time.now())
  const orgName = orgs.get(orgId)?.name ?? ''
  const { no, title, regionId, officeId } = matter
  const doc = await insertOpinion(
    {
      ...{ version: 1, regionId, officeId, matter: { id: matterId, no, title }, quarter, level, hours, text },
      ...{ org: { id: orgId, name: orgName }, tags: [...new Set(tags)] },
      ...{ by: { id: actor.id, name: actor.name }, ratedOn: today, answer: null, createdAt: at },
      answerDue: addWorkdays(calendar, today, values.oversightAnswerWorkdays).date,
      // a refusal of a stale version tells what happened since: it names the unit as well
      history: [{ at, who: orgName, what: '评价督查', note: '', version: 1 }],
    },
    tx,
  )
  await tell(
    doc,
    await answerers(regionId),
    `${doc.org.name}评价为${OVERSIGHT_LEVELS[level]}，请于 ${doc.answerDue} 前答复。`,
    at,
    tx,
  )
  return doc
}

/** @throws Refused `version.stale`, `oversight.answered`, `text.classified` */
export async function answerOversight(
  { id, version, text }: { id: string; version: number; text: string },
  { scope, actor, time }: Acting,
  tx: Tx,
): Promise<OversightDoc> {
  const doc = found(await readOpinion(scope, id, tx))
  refuseStale(doc, version)
  refuseIf(answerRefusal(answerFacts(doc), actingPerson(actor)))
  refuseIf(classifiedRefusal(text))
  const at = new Date(time.now())
  const answer = { text, by: { id: actor.id, name: actor.name }, on: plainDate(time.today()) }
  const line = { at, who: actor.name, what: '答复', note: '' }
  const after = found(await changeOpinion(doc, { answer }, line, tx))
  await tell(after, [doc.by.id], `${actor.orgName}已答复：${clip(text, 80)}`, at, tx)
  return after
}

/** The rows as their reader sees them: who rated is known to their own side alone. */
export async function opinionViews(
  docs: readonly OversightDoc[],
  { scope, actor, time }: Acting,
): Promise<OversightRow[]> {
  const org = await orgNames()
  const today = plainDate(time.today())
  const own = scope.kind === 'orgs'
  const person = actingPerson(actor)
  return docs.map((doc) => {
    const { version, matter, quarter, level, tags, hours, text, ratedOn, answerDue, answer } = doc
    return {
      id: String(doc._id),
      ...{ version, matter, org: doc.org, office: org(doc.officeId), quarter, level, tags, hours, text },
      ...{ ratedOn, answerDue, by: own ? doc.by.name : null },
      answer: answer && {
        ...{ text: answer.text, by: answer.by.name, on: answer.on },
        late: answer.on > answerDue,
      },
      state: oversightState({ answered: answer !== null, answerDue }, today),
      mayAnswer: answerRefusal(answerFacts(doc), person) === null,
    }
  })
}

/** 频次, 工时 and 满意率 of each supervising office; the same to both sides, as they are of the whole region. */
export async function oversightFigures(
  regionId: string,
  asked: string | undefined,
  time: BusinessTime,
): Promise<Response<typeof oversightApi.figures>> {
  const today = plainDate(time.today())
  const quarter = asked ?? quarterOf(today)
  const { from, through } = quarterDays(quarter)
  const [items, docs, org] = await Promise.all([
    itemsDispatched({ kind: 'region', regionId }, from, through),
    opinionsOf(regionId, quarter),
    orgNames(),
  ])
  const opinions = docs.map(({ officeId, level, hours, answer, answerDue }) => ({
    ...{ officeId, level, hours, late: (answer?.on ?? today) > answerDue },
  }))
  return {
    quarter,
    offices: officeFigures(items, opinions).map(({ officeId, ...row }) => ({
      office: org(officeId),
      ...row,
    })),
  }
}

/** The person’s own unit where it was asked, else the first below it that was. */
function unitOf(orgIds: readonly string[], { orgId }: Actor, scope: Scope): string {
  if (orgIds.includes(orgId) || scope.kind !== 'orgs') return orgId
  return scope.orgIds.find((id) => orgIds.includes(id)) ?? orgId
}

function answerFacts({ regionId, org, answer }: OversightDoc) {
  return { regionId, orgId: org.id, answered: answer !== null }
}

async function answerers(regionId: string): Promise<string[]> {
  const people = await findPeople({ orgIds: await subtreeIds(regionId), activeOnly: true })
  return people.filter(({ roles }) => permissionsOf(roles).includes('oversight.answer')).map(({ id }) => id)
}

/** The sender is the unit or the 督查室, never a person. */
async function tell(
  doc: OversightDoc,
  recipientIds: readonly string[],
  body: string,
  at: Date,
  tx: Tx,
): Promise<void> {
  if (recipientIds.length === 0) return
  const { matter, org, version } = doc
  const id = String(doc._id)
  const message = {
    kind: 'oversightMoved' as const,
    recipientIds,
    subject: { kind: 'oversight' as const, id, no: matter.no, name: clip(matter.title, 20) },
    dedupe: `oversight:v${version}`,
    title: `双向监督：${clip(matter.title, 40)}`,
    body,
    target: { kind: 'oversight' as const, id },
    ...{ light: null, due: null, remaining: '', sender: doc.answer === null ? org.name : '督查室' },
  }
  await tellPeople([message], at, tx)
}
