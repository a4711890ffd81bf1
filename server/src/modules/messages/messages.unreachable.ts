import type { Ref } from '@mingdu/shared/kernel/ids'
import { addDays, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Channel } from '@mingdu/shared/messages/messages.states'
import type { Scope } from '../../http/actor'
import type { BusinessTime } from '../../time'
import { peopleById, unreachablePeople } from '../accounts/accounts.service'
import { lastOuterChannels, unreachedInARow, type LastOuter } from './messages.unreached.repo'

/** An official whom nothing outside the app reaches, why, and where it was last tried. */
export interface Unreachable {
  account: Ref
  org: Ref
  reason: string
  lastChannel: Channel | null
}

const IN_A_ROW = 3
const DAYS = 30

/**
 * A red light each: active people of the scope who have no address that works, and those who have one, but whose last
 * three messages outside the app all failed within thirty days.
 */
export async function unreachableOfficials(scope: Scope, time: BusinessTime): Promise<Unreachable[]> {
  const { known, failing } = await findUnreachable(scope, time)
  const last = await lastOuterChannels(known.map((person) => person.account.id))
  return [
    ...known.map((person) => ({ ...person, lastChannel: last.get(person.account.id) ?? null })),
    ...failing,
  ]
}

/** How many they are. */
export async function countUnreachable(scope: Scope, time: BusinessTime): Promise<number> {
  const { known, failing } = await findUnreachable(scope, time)
  return known.length + failing.length
}

async function findUnreachable(scope: Scope, time: BusinessTime) {
  const [known, inARow] = await Promise.all([
    unreachablePeople(scope),
    unreachedInARow(scope, lastDays(time.today()), IN_A_ROW),
  ])
  for (const { account } of known) inARow.delete(account.id)
  return { known, failing: await failingPeople(inARow) }
}

function lastDays(today: PlainDate): PlainDate[] {
  return Array.from({ length: DAYS }, (_, i) => addDays(today, -i))
}

async function failingPeople(failing: ReadonlyMap<string, LastOuter>): Promise<Unreachable[]> {
  const people = await peopleById(failing.keys())
  return [...failing].flatMap(([id, { channel, reason }]) => {
    const person = people.get(id)
    if (!person?.active) return []
    return {
      account: { id, name: person.name },
      org: { id: person.orgId, name: person.orgName },
      reason: `最近 ${IN_A_ROW} 条都没有送到：${reason || '没有送达'}`,
      lastChannel: channel,
    }
  })
}
