import type { confirmationsApi } from '@mingdu/shared/confirmations/confirmations.api'
import { beginRefusal, lastDayOf } from '@mingdu/shared/confirmations/confirmations.rules'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { Id } from '@mingdu/shared/kernel/ids'
import { concernRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { originOf } from '../clues/origin.service'
import { askedMatter, type AskedMatter } from '../matters/touching.service'
import { currentRules } from '../rules/rules.service'
import { actingPerson } from '../tasks/acting.service'
import { askAll, askingFrom } from './confirmations.asking'
import { asksOf, insertRounds, readRoster, roundsOf, writeRoster, type RosterDoc } from './confirmations.repo'
import { closingRound } from './gate.service'

export interface Acting {
  id: Id
  scope: Scope
  actor: Actor
  time: BusinessTime
  box: SealBox
}

const MOST_CONCERNED = 500

type Change = Body<typeof confirmationsApi.concern>

/**
 * 登记 who is concerned, sealed; not while they are asked.
 * @throws Refused `version.stale`, `matter.recused`, `confirmation.asking`, `confirmation.named`, `confirmation.unnamed`,
 * `confirmation.many`
 */
export async function nameConcerned(change: Change, act: Acting, tx: Tx): Promise<AskedMatter> {
  const matter = await matterOf(act, tx)
  const before = await readRoster(act.id, tx)
  refuseStale({ version: before?.version ?? 0, history: [] }, change.version)
  if ((await roundsOf(act.id, tx)).some(({ state }) => state === 'asking'))
    throw new Refused('confirmation.asking')
  const people = changed(before?.people ?? [], change, act.box)
  await writeRoster({ matterId: act.id, version: change.version, people }, tx)
  return matter
}

/**
 * Asks those concerned before 销号.
 * @throws Refused `version.stale`, `matter.recused`, `confirmation.early`, `confirmation.begun`, `confirmation.nobody`
 */
export async function openConfirmation(version: number, act: Acting, tx: Tx): Promise<AskedMatter> {
  const matter = await matterOf(act, tx)
  refuseStale(matter, version)
  const roster = await readRoster(act.id, tx)
  const begun = closingRound(await roundsOf(act.id, tx)) !== null
  const sender = (await originOf(act.id, act.box, tx)) === null ? 0 : 1
  const concerned = (roster?.people.length ?? 0) + sender
  refuseIf(beginRefusal({ state: matter.state, begun, concerned }))
  // the roster moves on with every round: of two that begin at once, one runs into the other
  await writeRoster(roster ?? { matterId: act.id, version: 0, people: [] }, tx)
  const { values } = await currentRules()
  const [today, at] = [act.time.today(), new Date(act.time.now())]
  const { no, title, leadOrgId, supervisor } = matter
  const about = { matterId: act.id, no, title, leadOrgId, supervisor, createdAt: at }
  const asking = askingFrom(today, lastDayOf(today, values))
  const [doc] = await insertRounds([{ ...about, round: 'closing', ...asking }], tx)
  await askAll(found(doc), { box: act.box, at }, tx)
  return matter
}

/** In scope, and not the work of this person's own office. */
async function matterOf({ id, scope, actor }: Acting, tx: Tx): Promise<AskedMatter> {
  const matter = found(await askedMatter(scope, id, tx))
  refuseIf(concernRefusal(matter, actingPerson(actor)))
  return matter
}

function changed(
  before: RosterDoc['people'],
  { people, remove, removeAll }: Change,
  box: SealBox,
): RosterDoc['people'] {
  const named = (removeAll ? [] : before).map((sealed) => ({ sealed, phone: box.open(sealed.phone) }))
  const phones = new Set(named.map(({ phone }) => phone))
  const unknown = remove.find((phone) => !phones.has(phone))
  if (unknown !== undefined) throw new Refused('confirmation.unnamed', { end: endOf(unknown) })
  const kept = named.filter(({ phone }) => !remove.includes(phone))
  const twice = people.find(({ phone }) => kept.some((one) => one.phone === phone))
  if (twice) throw new Refused('confirmation.named', { end: endOf(twice.phone) })
  const count = kept.length + people.length
  if (count > MOST_CONCERNED) throw new Refused('confirmation.many', { most: MOST_CONCERNED, count })
  const added = people.map(({ name, phone }) => ({ name: box.seal(name), phone: box.seal(phone) }))
  return [...kept.map(({ sealed }) => sealed), ...added]
}

/** Whom a round asks, for links that are made elsewhere. */
export async function askIdsOf(roundId: Id): Promise<Id[]> {
  return (await asksOf([roundId])).map(({ _id }) => String(_id))
}

/** By what somebody recognises a number that is not shown. */
export function endOf(phone: string): string {
  return phone.slice(-4)
}
