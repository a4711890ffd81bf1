import { withoutTakeOver } from '@mingdu/shared/powers/checks.rules'
import type { Id } from '@mingdu/shared/kernel/ids'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { PowerCheck } from '@mingdu/shared/powers/powers.states'
import { resemblance } from '@mingdu/shared/powers/resemble.rules'
import { inSlices } from '../../slices'
import { basesOf, checkedById, holdersOf, type CheckedDoc } from './powers.checks.repo'
import { heldWhileSame, nameOf, roster, type RosterRow } from './roster'

/** A power with what was found, and the other power of a pair. */
export interface Found {
  power: CheckedDoc
  other: CheckedDoc | null
}

/** Checks of pairs are worked out over the whole list; the others are marks on the powers, for which this is null. */
export function pairsOf(check: PowerCheck): Promise<Found[]> | null {
  if (check === 'handDownWithoutTakeOver') return heldWhileSame(check, handedWithoutTakeOver)
  return check === 'reappeared' ? heldWhileSame(check, reappeared) : null
}

/** 明减暗增: the cancelled power that this content looks like; null when there is none. */
export async function resembledBy(content: PowerContent, powerId: Id | null) {
  const others = (await roster()).filter(
    ({ state, id, code }) => state === 'cancelled' && id !== powerId && code !== content.code,
  )
  const own = content.bases.map(({ law, article }) => `${law} ${article}`)
  const like = resemblance(await withBases(others.map(({ id }) => id)))({ name: content.name, bases: own })
  return like && { id: String(like.power._id), code: like.power.code, name: like.power.name }
}

async function handedWithoutTakeOver(rows: readonly RosterRow[]): Promise<Found[]> {
  const ids = rows.filter(({ state }) => state === 'handedDown').map(({ id }) => id)
  const handed = await checkedById(ids)
  if (handed.length === 0) return []
  const holders = await holdersOf({
    codes: handed.map(({ code }) => code),
    baseCodes: handed.map(({ baseCode }) => baseCode).filter((code) => code !== ''),
    names: handed.map(({ name }) => name),
  })
  const facts = (doc: CheckedDoc) => ({ ...doc, id: String(doc._id) })
  const alone = new Set(withoutTakeOver(handed.map(facts), holders.map(facts)).map(({ id }) => id))
  return handed.filter(({ _id }) => alone.has(String(_id))).map((power) => ({ power, other: null }))
}

/** The names say who may be meant; only of those few the bases are read. */
async function reappeared(rows: readonly RosterRow[]): Promise<Found[]> {
  const gone = rows.filter(({ state }) => state === 'cancelled')
  const near = await inSlices(nearNames(gone, rows))
  const cancelled = await withBases(gone.map(({ id }) => id))
  const likest = resemblance(cancelled)
  return (await withBases(near.map(({ id }) => id))).flatMap((one) => {
    const other = likest(one)?.power
    return other && other.from <= one.power.from ? [{ power: one.power, other }] : []
  })
}

/** Powers that came into the list since the first was cancelled, with a name near to one that was. */
function* nearNames(gone: readonly RosterRow[], rows: readonly RosterRow[]): Generator<void, RosterRow[]> {
  const earliest = gone.reduce((day, { from }) => (from < day ? from : day), '9999-12-31')
  // as if all rested on one basis: with fewer pairs of characters in common they are not alike in any case
  const named = (row: RosterRow) => ({ name: nameOf(row), bases: [''] })
  const nearest = resemblance(gone.map(named))
  const near: RosterRow[] = []
  for (const row of rows) {
    const came = row.state === 'inForce' && (row.kind === 'add' || row.kind === 'takeOver')
    if (came && row.from >= earliest && nearest(named(row))) near.push(row)
    yield
  }
  return near
}

async function withBases(ids: readonly Id[]) {
  const [powers, bases] = [await checkedById(ids), await basesOf(ids)]
  return powers.map((power) => ({ power, name: power.name, bases: bases.get(String(power._id)) ?? [] }))
}
