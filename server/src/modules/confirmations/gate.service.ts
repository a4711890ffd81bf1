import {
  isOver,
  outcomeOf,
  roundsAfter,
  tallyOf,
  unconfirmedRefusal,
  type ConfirmationTally,
} from '@mingdu/shared/confirmations/confirmations.rules'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import { refuseIf } from '../../refused'
import type { BusinessTime } from '../../time'
import { currentRules } from '../rules/rules.service'
import { asksOf, insertRounds, readRoster, roundsOf, voidRounds, type RoundDoc } from './confirmations.repo'

/** What a round keeps of its matter. */
export interface ConfirmedMatter {
  id: Id
  no: string
  title: string
  leadOrgId: Id
  supervisor: StoredRef
}

/**
 * Keeps a matter that touches people from 销号 until they were asked.
 * @throws Refused `confirmation.missing`, `confirmation.open`, `confirmation.few`, `confirmation.unsolved`
 */
export async function refuseUnconfirmed(
  matterId: Id,
  method: VerifyMethod | null,
  today: PlainDate,
  tx: Tx,
): Promise<void> {
  const roster = await readRoster(matterId, tx)
  const last = closingRound(await roundsOf(matterId, tx))
  // of a matter made from a clue its sender alone may have been asked
  const touchesPeople = (roster?.people.length ?? 0) > 0 || last !== null
  const closing = last && { ...(await standing(last, today, tx)), until: last.until ?? last.opensOn }
  refuseIf(unconfirmedRefusal({ touchesPeople, closing, method }))
}

/** A matter that leaves: those concerned are asked again as late as 回头看 does. */
export async function planConfirmations(
  { id: matterId, no, title, leadOrgId, supervisor }: ConfirmedMatter,
  time: BusinessTime,
  tx: Tx,
): Promise<void> {
  const roster = await readRoster(matterId, tx)
  const wereAsked = closingRound(await roundsOf(matterId, tx)) !== null
  if ((roster?.people.length ?? 0) === 0 && !wereAsked) return
  const { values } = await currentRules()
  const about = { matterId, no, title, leadOrgId, supervisor, createdAt: new Date(time.now()) }
  await insertRounds(
    roundsAfter(time.today(), values).map(({ round, opensOn }) => ({
      ...{ ...about, round, opensOn, state: 'planned' as const, until: null, tally: null, reminded: false },
    })),
    tx,
  )
}

/** The matter goes back to work: whatever was said before 销号 was of what is not the end. */
export function voidConfirmations(matterId: Id, tx: Tx): Promise<void> {
  return voidRounds(matterId, ['planned', 'asking', 'passed', 'few', 'stopped'], tx)
}

/** The round before 销号 that holds; null: none. */
export function closingRound(all: readonly RoundDoc[]): RoundDoc | null {
  return all.filter(({ round, state }) => round === 'closing' && state !== 'void').at(-1) ?? null
}

/** The state of a round today: one that is over is not asked any more, though no job has ended it yet. */
export async function standing(
  doc: RoundDoc,
  today: PlainDate,
  tx?: Tx,
): Promise<{ state: RoundDoc['state']; tally: ConfirmationTally }> {
  if (doc.tally) return { state: doc.state, tally: doc.tally }
  const answers = (await asksOf([String(doc._id)], tx)).map(({ answer }) => answer)
  const tally = tallyOf(answers)
  const over = doc.state === 'asking' && doc.until !== null && isOver(tally, doc.until, today)
  if (!over) return { state: doc.state, tally }
  const { values } = await currentRules()
  return { state: outcomeOf(tally, values), tally }
}
