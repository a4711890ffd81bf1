import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import {
  beginRefusal,
  isBeforeApproval,
  isUnreached,
  unconfirmedRefusal,
} from '@mingdu/shared/confirmations/confirmations.rules'
import { refusalText, type Refusal } from '@mingdu/shared/kernel/refusals'
import { concernRefusal } from '@mingdu/shared/matters/matters.rules'
import type { Tx } from '../../db/connection'
import { found } from '../../refused'
import type { SealBox } from '../../seal-box'
import { originOf } from '../clues/origin.service'
import { askedMatter } from '../matters/touching.service'
import { toldAbout, type Told } from '../messages/messages.service'
import { currentRules } from '../rules/rules.service'
import { actingPerson } from '../tasks/acting.service'
import { dedupeOf } from './confirmations.asking'
import { asksOf, readRoster, roundsOf, type AskDoc, type RoundDoc } from './confirmations.repo'
import { endOf, type Acting } from './confirmations.service'
import { closingRound, standing } from './gate.service'

type RoundView = Confirmations['rounds'][number]

/** Numbers of every round, the first one first; nobody who said what. @throws Refused `record.missing` */
export async function confirmationsOf(act: Acting, tx?: Tx): Promise<Confirmations> {
  const { id, scope, actor, time, box } = act
  const matter = found(await askedMatter(scope, id, tx))
  const [roster, docs, origin] = await Promise.all([
    readRoster(id, tx),
    roundsOf(id, tx),
    originOf(id, box, tx),
  ])
  const { values } = await currentRules()
  const mayWrite = concernRefusal(matter, actingPerson(actor)) === null
  const told = mayWrite && docs.length > 0 ? await toldAbout(id, 'confirmationAsked', tx) : []
  const rounds: RoundView[] = []
  for (const doc of docs) rounds.push(await roundView(doc, mayWrite ? { told, box } : null, time.today(), tx))
  const concerned = roster?.people.length ?? 0
  const last = closingRound(docs)
  const closing = last && { ...(await standing(last, time.today(), tx)), until: last.until ?? last.opensOn }
  const facts = { state: matter.state, begun: last !== null, concerned: concerned + (origin ? 1 : 0) }
  const stops = unconfirmedRefusal({
    touchesPeople: concerned > 0 || last !== null,
    closing,
    method: matter.method,
  })
  return {
    ...{ version: roster?.version ?? 0, concerned, sender: origin !== null, rounds, mayWrite },
    mayBegin: mayWrite && beginRefusal(facts) === null,
    stops: isBeforeApproval(matter.state) ? textOf(stops) : '',
    rules: values,
  }
}

/** `asker`: what only who may ask them reads, who was not reached and what was written beside the answers. */
async function roundView(
  doc: RoundDoc,
  asker: { told: readonly Told[]; box: SealBox } | null,
  today: Parameters<typeof standing>[1],
  tx?: Tx,
): Promise<RoundView> {
  const { round, opensOn, until } = doc
  const now = await standing(doc, today, tx)
  const about = { id: String(doc._id), round, opensOn, until, ...now }
  if (!asker || doc.state === 'planned') return { ...about, unreached: null, words: [] }
  const asked = await asksOf([about.id], tx)
  const words = now.state === 'asking' ? [] : wordsOf(asked, asker.box)
  return { ...about, unreached: unreachedOf(asked, asker), words }
}

function unreachedOf(
  asked: readonly AskDoc[],
  { told, box }: { told: readonly Told[]; box: SealBox },
): RoundView['unreached'] {
  const missed = asked.filter(({ _id, citizenId }) => {
    // who sent a clue without a name is told nothing, and looks by number and PIN
    if (citizenId === '') return false
    const mine = [dedupeOf(String(_id), 'asked'), dedupeOf(String(_id), 'reminder')]
    return isUnreached(told.filter(({ dedupe }) => mine.includes(dedupe)))
  })
  const ends = missed.flatMap(({ phone }) => (phone === '' ? [] : [endOf(box.open(phone))]))
  return { count: missed.length, ends: ends.sort() }
}

/** In the order of the texts: who was named first says nothing of who wrote what. */
function wordsOf(asked: readonly AskDoc[], box: SealBox): string[] {
  return asked.flatMap(({ words }) => (words === '' ? [] : [box.open(words)])).sort()
}

function textOf(refusal: Refusal | null): string {
  return refusal ? refusalText(refusal.code, refusal.details) : ''
}
