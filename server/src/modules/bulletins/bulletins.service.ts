import type { BULLETIN_INPUTS, bulletinsApi } from '@mingdu/shared/bulletins/bulletins.api'
import { periodAround, regularTitle, type Period } from '@mingdu/shared/bulletins/bulletins.periods'
import {
  BULLETIN_PERMISSIONS,
  bulletinNo,
  bulletinRefusal,
  nextBulletinState,
} from '@mingdu/shared/bulletins/bulletins.rules'
import type { BulletinFigures } from '@mingdu/shared/bulletins/bulletins.schema'
import {
  BULLETIN_ACTS,
  BULLETIN_STATES,
  type BulletinAct,
  type BulletinKind,
} from '@mingdu/shared/bulletins/bulletins.states'
import { leadText, problemsText } from '@mingdu/shared/bulletins/bulletins.words'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import { daysBetween, plainDate } from '@mingdu/shared/kernel/plain-date'
import { numberYear } from '@mingdu/shared/matters/matters.numbers'
import { classifiedRefusal } from '@mingdu/shared/matters/matters.rules'
import type { z } from 'zod'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { BusinessTime } from '../../time'
import { matterParties } from '../matters/parties.service'
import { actingPerson } from '../tasks/acting.service'
import {
  bulletinNumbers,
  bulletinOf,
  changeBulletin,
  insertBulletin,
  readBulletin,
  type BulletinDoc,
} from './bulletins.repo'
import { tellBulletin } from './bulletins.telling'
import { factsOf } from './bulletins.view'
import { bulletinFigures } from './figures.service'

export interface Acting {
  scope: Scope
  actor: Actor
  time: BusinessTime
}

type Input<A extends BulletinAct> = z.output<z.ZodObject<(typeof BULLETIN_INPUTS)[A]>>
/** What any act may say; the contract has parsed what its own act must say. */
export type SomeInput = Partial<Input<'edit'> & Input<'withdraw'>>

/** What a new bulletin is about, with its figures. */
export interface Prepared {
  kind: BulletinKind
  title: string
  period: Period
  about: BulletinDoc['about']
  figures: BulletinFigures
}

const LONGEST_DAYS = 366

/**
 * Before the transaction: what is asked for makes sense, and its figures as of now.
 * @throws Refused `bulletin.period`, `bulletin.days`, `bulletin.about`, `record.missing` of a matter out of scope
 */
export async function prepareDraft(
  body: Body<typeof bulletinsApi.draft>,
  { scope, actor, time }: Acting,
): Promise<Prepared> {
  const { regionId } = actor
  const asked = body.kind === 'special' ? await specialOf(body, scope, time) : regularOf(body, time)
  const narrowing = { category: asked.about.category, matterIds: asked.about.matters.map(({ id }) => id) }
  const { kind, period } = asked
  return { ...asked, figures: await bulletinFigures({ regionId, kind, period, about: narrowing }, time) }
}

/** A new draft with its first words. @throws Refused `bulletin.exists` where one of the period is there already */
export async function draftBulletin(
  prepared: Prepared,
  regionId: string,
  by: StoredRef | null,
  at: Date,
  tx: Tx,
): Promise<BulletinDoc> {
  const { kind, title, period, about, figures } = prepared
  if (kind !== 'special') {
    const there = await bulletinOf(regionId, kind, period.from, ['draft', 'issued'], tx)
    if (there) throw new Refused('bulletin.exists', { title, state: BULLETIN_STATES[there.state] })
  }
  refuseIf(classifiedRefusal(title))
  const autoKey = by === null ? `${regionId} ${kind} ${period.from}` : ''
  const line = { at, who: by?.name ?? '系统', what: '起草', note: '数字取起草时的', version: 1 }
  return insertBulletin(
    {
      ...{ version: 1, no: null, regionId, kind, state: 'draft', title, period, about, figures, autoKey },
      texts: { lead: leadText(figures), good: '', problems: problemsText(figures), next: '' },
      ...{ draftedBy: by, issuedBy: null, issuedOn: null, issuer: '', withdrawal: null, createdAt: at },
      history: [line],
    },
    tx,
  )
}

/** What an act needs that is slow or must not insert in its transaction. */
export async function prepareAct(
  act: BulletinAct,
  id: string,
  { scope, actor, time }: Acting,
): Promise<BulletinFigures | null> {
  const { kind, period, about, regionId } = found(await readBulletin({ scope, drafts: true }, id))
  if (act === 'issue') await bulletinNumbers.open(seriesOf(regionId, kind, time))
  if (act !== 'refresh' || !actor.permissions.has(BULLETIN_PERMISSIONS.refresh)) return null
  const narrowing = { category: about.category, matterIds: about.matters.map((matter) => matter.id) }
  return bulletinFigures({ regionId, kind, period, about: narrowing }, time)
}

/**
 * One act on a bulletin: its rule, its change, its number and whom it is told, in one transaction.
 * @throws Refused `version.stale`, those of `bulletinRefusal`, `text.classified`
 */
export async function actOnBulletin(
  act: BulletinAct,
  input: SomeInput,
  on: { id: string; version: number; prefix: string; figures: BulletinFigures | null },
  { scope, actor, time }: Acting,
  tx: Tx,
): Promise<BulletinDoc> {
  const doc = found(await readBulletin({ scope, drafts: true }, on.id, tx))
  refuseStale(doc, on.version)
  refuseIf(bulletinRefusal(act, factsOf(doc), actingPerson(actor)))
  refuseIf(classifiedRefusal(input.title ?? '', input.reason ?? '', ...Object.values(input.texts ?? {})))
  const set = await changeOf(act, doc, input, { ...on, actor, time }, tx)
  const at = new Date(time.now())
  const line = { at, who: actor.name, what: BULLETIN_ACTS[act], note: input.reason ?? '' }
  const state = nextBulletinState(doc.state, act)
  const after = found(await changeBulletin(doc, { ...set, state }, line, goesOnEditing(act, doc, actor), tx))
  await tellBulletin(act, after, actor, at, tx)
  return after
}

/** A draft is saved while it is written: what one person writes in a row is one line of its 经过. */
function goesOnEditing(act: BulletinAct, { history }: BulletinDoc, { name }: Actor): boolean {
  const last = history.at(-1)
  return act === 'edit' && last?.who === name && last.what === BULLETIN_ACTS.edit
}

async function changeOf(
  act: BulletinAct,
  doc: BulletinDoc,
  { title, texts, reason = '' }: SomeInput,
  {
    prefix,
    figures,
    actor,
    time,
  }: { prefix: string; figures: BulletinFigures | null } & Omit<Acting, 'scope'>,
  tx: Tx,
): Promise<Partial<BulletinDoc>> {
  const by = { id: actor.id, name: actor.name }
  const today = time.today()
  switch (act) {
    case 'edit':
      return { ...(title === undefined ? {} : { title }), ...(texts ? { texts } : {}) }
    case 'refresh':
      return figures ? { figures, texts: redrafted(doc, figures) } : {}
    case 'issue': {
      const ordinal = await bulletinNumbers.take(seriesOf(doc.regionId, doc.kind, time), tx)
      const no = bulletinNo(prefix, doc.kind, numberYear(today), ordinal)
      return { no, issuedBy: by, issuedOn: today, issuer: actor.orgName }
    }
    case 'withdraw':
      return { withdrawal: { by, on: today, reason } }
    case 'discard':
      return {}
  }
}

/** What the system wrote follows the new figures; what a person changed stays as it is. */
function redrafted({ texts, figures: old }: BulletinDoc, figures: BulletinFigures): BulletinDoc['texts'] {
  return {
    ...texts,
    lead: texts.lead === leadText(old) ? leadText(figures) : texts.lead,
    problems: texts.problems === problemsText(old) ? problemsText(figures) : texts.problems,
  }
}

function regularOf(
  { kind, on }: Extract<Body<typeof bulletinsApi.draft>, { on: string }>,
  time: BusinessTime,
): Omit<Prepared, 'figures'> {
  const period = periodAround(kind, plainDate(on))
  if (period.from > time.today()) throw new Refused('bulletin.period')
  return { kind, title: regularTitle(kind, period), period, about: { category: null, matters: [] } }
}

async function specialOf(
  { title, category, matterIds, ...days }: Extract<Body<typeof bulletinsApi.draft>, { kind: 'special' }>,
  scope: Scope,
  time: BusinessTime,
): Promise<Omit<Prepared, 'figures'>> {
  const period = { from: plainDate(days.from), through: plainDate(days.through) }
  const length = daysBetween(period.from, period.through) + 1
  if (length < 1 || length > LONGEST_DAYS || period.through > time.today()) throw new Refused('bulletin.days')
  if ((category === null) === (matterIds.length === 0)) throw new Refused('bulletin.about')
  const matters = await Promise.all(
    [...new Set(matterIds)].map(async (id) => found(await matterParties(scope, id))),
  )
  const about = { category, matters: matters.map(({ id, no, title: name }) => ({ id, no, title: name })) }
  return { kind: 'special', title, period, about }
}

function seriesOf(regionId: string, kind: BulletinKind, time: BusinessTime): string {
  return `${regionId} ${kind} ${numberYear(time.today())}`
}
