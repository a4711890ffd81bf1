import type { Id } from '@mingdu/shared/kernel/ids'
import type { Logger } from '../../log'
import { Refused } from '../../refused'
import { rosterDocs, rosterMark, type RosterDoc } from './roster.repo'
import type { OrgReach, PowerFilter } from './powers.scope'

/** A transaction may commit this long after it stamped what it wrote; no engine lets one live longer. */
const RECENT_MS = 61_000

/** A power as it is held in memory, some hundred bytes each. */
export interface RosterRow extends Omit<RosterDoc, '_id' | 'name' | 'mainName'> {
  id: Id
  /** Name, code and main item in lower case, between line ends. */
  text: string
}

type Order = 'code' | 'changed'

interface Roster {
  mark: string
  byId: Map<Id, RosterRow>
  /** By code. */
  rows: readonly RosterRow[]
}

/** What a filter looks for, but for who asks. */
export interface RosterFilter {
  /** The same for filters that find the same. */
  key: string
  matches: (row: RosterRow) => boolean
}

let held: Roster = { mark: '', byId: new Map(), rows: [] }
let turn: Promise<unknown> = Promise.resolve()
/** A refresh that has not begun serves everybody who comes before it does. */
let waiting: Promise<readonly RosterRow[]> | null = null

/**
 * Every power, by code. Each call asks the database whether anything changed, which costs a few index entries, and reads
 * only what did: at a city's size a filter over memory is fast where a regular expression over documents is not.
 */
export function roster(): Promise<readonly RosterRow[]> {
  if (waiting) return waiting
  const next = turn.then(() => {
    waiting = null
    return refresh()
  })
  waiting = next
  turn = next.catch(() => undefined)
  return next
}

/** Reads the list when a server starts, so that nobody's first page waits for it. */
export async function warmRoster(log: Logger): Promise<void> {
  try {
    await roster()
  } catch (err) {
    log.warn({ err }, 'the list is read when it is first asked for')
  }
}

/** So many answers are held at a time; texts that are searched for have no end. */
const ANSWERS = 64
const answers = new WeakMap<readonly RosterRow[], Map<string, Promise<unknown>>>()

/** What is worked out over the whole list, once for as long as nothing in it changes. */
export async function heldWhileSame<T>(
  key: string,
  work: (rows: readonly RosterRow[]) => Promise<T> | T,
): Promise<T> {
  return heldFor(await roster(), key, work)
}

function heldFor<T>(
  rows: readonly RosterRow[],
  key: string,
  work: (rows: readonly RosterRow[]) => Promise<T> | T,
): Promise<T> {
  const own = answers.get(rows) ?? new Map<string, Promise<unknown>>()
  answers.set(rows, own)
  const known = own.get(key)
  if (known) return known as Promise<T>
  const [oldest] = own.keys()
  if (own.size >= ANSWERS && oldest !== undefined) own.delete(oldest)
  const answer = (async () => work(rows))()
  own.set(key, answer)
  answer.catch(() => own.delete(key))
  return answer
}

/** The name in lower case. */
export function nameOf({ text }: RosterRow): string {
  return text.slice(0, text.indexOf('\n'))
}

/** Which powers a filter finds, among those of all units. */
export function rowFilter({ q, type, state, kind, source }: PowerFilter): RosterFilter {
  const text = q?.toLowerCase() ?? ''
  return {
    key: JSON.stringify([text, type, state, kind, source]),
    matches: (row) =>
      (type === undefined || row.type === type) &&
      (state === undefined || row.state === state) &&
      (kind === undefined || row.kind === kind) &&
      (source === undefined || row.source === source) &&
      (text === '' || row.text.includes(text)),
  }
}

/** A page of the powers that match among those of some units, as ids. */
export async function rosterPage(
  filter: RosterFilter,
  reach: OrgReach,
  { sort, cursor, limit }: { sort: Order; cursor?: string | undefined; limit: number },
): Promise<{ ids: Id[]; total: number; nextCursor: string | null }> {
  const after = cursor === undefined ? null : decode(cursor, sort)
  const found = await foundRows(filter, reach, sort)
  const start = after === null ? 0 : firstBeyond(found, after, sort)
  const page = found.slice(start, start + limit)
  const last = page.at(-1)
  const more = last !== undefined && start + limit < found.length
  return {
    ids: page.map(({ id }) => id),
    total: found.length,
    nextCursor: more ? encode(placeOf(last, sort), sort) : null,
  }
}

async function foundRows(filter: RosterFilter, reach: OrgReach, sort: Order): Promise<readonly RosterRow[]> {
  const rows = await roster()
  return heldFor(rows, `${sort} ${filter.key} ${reach.key}`, async () => {
    const ordered = sort === 'code' ? rows : await heldFor(rows, 'byChange', lastChangedFirst)
    return ordered.filter((row) => filter.matches(row) && reach.covers(row.orgId))
  })
}

function lastChangedFirst(rows: readonly RosterRow[]): RosterRow[] {
  return [...rows].sort((a, b) => byPlace(placeOf(b, 'changed'), placeOf(a, 'changed')))
}

/** Index of the first row of a sorted list that stands behind a place. */
function firstBeyond(rows: readonly RosterRow[], place: Place, sort: Order): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (step(placeOf(rows[middle] as RosterRow, sort), place, sort) > 0) high = middle
    else low = middle + 1
  }
  return low
}

type Place = readonly [string, Id]

function placeOf(row: RosterRow, sort: Order): Place {
  return [sort === 'code' ? row.code : row.from, row.id]
}

function byPlace(a: Place, b: Place): number {
  return compare(a[0], b[0]) || compare(a[1], b[1])
}

function step(a: Place, b: Place, sort: Order): number {
  return sort === 'code' ? byPlace(a, b) : byPlace(b, a)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function encode(place: Place, sort: Order): string {
  return Buffer.from(JSON.stringify([`roster ${sort}`, ...place])).toString('base64url')
}

function decode(cursor: string, sort: Order): Place {
  try {
    const [mark, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (mark === `roster ${sort}` && typeof value === 'string' && typeof id === 'string') return [value, id]
  } catch {
    // not one of ours
  }
  throw new Refused('input.cursor')
}

async function refresh(): Promise<readonly RosterRow[]> {
  const { mark, since, count } = await rosterMark(RECENT_MS)
  if (mark === held.mark) return held.rows
  const known = held.mark !== '' && count > 0
  const byId = known ? new Map(held.byId) : new Map<Id, RosterRow>()
  // what changed lies after the newest that was held, but for what committed late
  const from = known ? earlier(since, newestOf(held)) : null
  for (const doc of await rosterDocs(from)) byId.set(String(doc._id), rowOf(doc))
  if (byId.size !== count) return rebuild(mark)
  held = { mark, byId, rows: sorted(byId) }
  return held.rows
}

/** Something went, or was missed: everything is read again. */
async function rebuild(mark: string): Promise<readonly RosterRow[]> {
  const byId = new Map((await rosterDocs(null)).map((doc) => [String(doc._id), rowOf(doc)]))
  held = { mark, byId, rows: sorted(byId) }
  return held.rows
}

function sorted(byId: ReadonlyMap<Id, RosterRow>): RosterRow[] {
  return [...byId.values()].sort((a, b) => compare(a.code, b.code) || compare(a.id, b.id))
}

function newestOf({ byId }: Roster): Date {
  let newest = 0
  for (const { changedAt } of byId.values()) newest = Math.max(newest, changedAt.getTime())
  return new Date(newest - RECENT_MS)
}

function earlier(a: Date | null, b: Date): Date {
  return a !== null && a < b ? a : b
}

function rowOf({ _id, name, mainName, ...doc }: RosterDoc): RosterRow {
  return { ...doc, id: String(_id), text: `${name}\n${doc.code}\n${mainName}`.toLowerCase() }
}
