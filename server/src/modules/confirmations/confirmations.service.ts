import { answerRefusal, lastDayOf } from '@mingdu/shared/confirmations/confirmations.rules'
import type { Asked, Confirmations, confirmationsApi } from '@mingdu/shared/confirmations/confirmations.api'
import type { Body } from '@mingdu/shared/kernel/endpoint'
import type { Id } from '@mingdu/shared/kernel/ids'
import { noticeText } from '@mingdu/shared/matters/notices.rules'
import type { Tx } from '../../db/connection'
import type { Actor, Scope } from '../../http/actor'
import { found, Refused, refuseIf, refuseStale } from '../../refused'
import type { SealBox } from '../../seal-box'
import type { BusinessTime } from '../../time'
import { askedMatter, type AskedMatter } from '../matters/touching.service'
import { orgsById } from '../orgs/orgs.service'
import { currentRules } from '../rules/rules.service'
import {
  answerAsk,
  insertAsks,
  insertRounds,
  readAsk,
  readRoster,
  readRound,
  roundsOf,
  writeRoster,
  type AskDoc,
  type RoundDoc,
} from './confirmations.repo'
import { closingRound, standing } from './gate.service'

export interface Acting {
  id: Id
  scope: Scope
  actor: Actor
  time: BusinessTime
}

/** Numbers of every round, the first one first; nobody who said what. @throws Refused `record.missing` */
export async function confirmationsOf({ id, scope, actor, time }: Acting, tx?: Tx): Promise<Confirmations> {
  found(await askedMatter(scope, id, tx))
  const [roster, rounds] = await Promise.all([readRoster(id, tx), roundsOf(id, tx)])
  const today = time.today()
  const views: Confirmations['rounds'] = []
  for (const doc of rounds) {
    const { round, opensOn, until } = doc
    views.push({ id: String(doc._id), round, opensOn, until, ...(await standing(doc, today, tx)) })
  }
  return {
    ...{ version: roster?.version ?? 0, concerned: roster?.people.length ?? 0, rounds: views },
    mayWrite: actor.permissions.has('matter.verifyClose'),
  }
}

/** 登记 who is concerned, sealed; not while they are asked. @throws Refused `version.stale`, `confirmation.asking` */
export async function nameConcerned(
  { version, people }: Body<typeof confirmationsApi.concern>,
  act: Acting,
  box: SealBox,
  tx: Tx,
): Promise<AskedMatter> {
  const matter = found(await askedMatter(act.scope, act.id, tx))
  const before = await readRoster(act.id, tx)
  refuseStale({ version: before?.version ?? 0, history: [] }, version)
  if (closingRound(await roundsOf(act.id, tx))?.state === 'asking') throw new Refused('confirmation.asking')
  const sealed = people.map(({ name, phone }) => ({ name: box.seal(name), phone: box.seal(phone) }))
  await writeRoster({ matterId: act.id, version, people: sealed }, tx)
  return matter
}

/** Asks those concerned before 销号. @throws Refused `version.stale`, `confirmation.early`, `confirmation.begun`, `confirmation.nobody` */
export async function openConfirmation(version: number, act: Acting, tx: Tx): Promise<AskedMatter> {
  const matter = found(await askedMatter(act.scope, act.id, tx))
  refuseStale(matter, version)
  if (!BEFORE_CLOSING.has(matter.state)) throw new Refused('confirmation.early')
  if (closingRound(await roundsOf(act.id, tx))) throw new Refused('confirmation.begun')
  const roster = await readRoster(act.id, tx)
  if (!roster || roster.people.length === 0) throw new Refused('confirmation.nobody')
  // the roster moves on with every round: of two that begin at once, one runs into the other
  await writeRoster(roster, tx)
  const { values } = await currentRules()
  const today = act.time.today()
  const { no, title, leadOrgId, supervisor } = matter
  const [doc] = await insertRounds(
    [
      {
        ...{ matterId: act.id, no, title, leadOrgId, supervisor, round: 'closing', state: 'asking' },
        ...{ opensOn: today, until: lastDayOf(today, values), tally: null },
        createdAt: new Date(act.time.now()),
      },
    ],
    tx,
  )
  await insertAsks(String(found(doc)._id), roster.people, tx)
  return matter
}

const BEFORE_CLOSING: ReadonlySet<AskedMatter['state']> = new Set(['applied', 'reviewed', 'completed'])

/** The question as one of those concerned reads it. @throws Refused `record.missing` */
export async function askedView(id: Id, time: BusinessTime): Promise<Asked> {
  const ask = found(await readAsk(id))
  return viewOf(ask, found(await readRound(ask.roundId)), time)
}

/** One tap, changed as long as the round is asked. @throws Refused `confirmation.state`, `confirmation.over` */
export async function answerAsked(
  id: Id,
  { answer }: Body<typeof confirmationsApi.answer>,
  time: BusinessTime,
  tx: Tx,
): Promise<{ view: Asked; round: RoundDoc }> {
  const ask = found(await readAsk(id, tx))
  const round = found(await readRound(ask.roundId, tx))
  refuseIf(answerRefusal({ state: round.state, until: round.until ?? round.opensOn }, time.today()))
  const after = found(await answerAsk(ask._id, answer, new Date(time.now()), tx))
  return { view: await viewOf(after, round, time), round }
}

async function viewOf({ answer }: AskDoc, doc: RoundDoc, time: BusinessTime): Promise<Asked> {
  const { no, title, leadOrgId, round, state, opensOn } = doc
  const until = doc.until ?? opensOn
  const orgs = await orgsById([leadOrgId])
  return {
    ...{ no, title: noticeText(title), leadOrg: orgs.get(leadOrgId)?.name ?? '', round, until, answer },
    open: answerRefusal({ state, until }, time.today()) === null,
  }
}
