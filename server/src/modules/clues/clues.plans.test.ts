import { CLUE_KINDS, CLUE_IDENTITIES, CLUE_STATES } from '@mingdu/shared/clues/clues.states'
import { CLUE_PRIORITIES } from '@mingdu/shared/clues/clues.rules'
import { trackingNo } from '@mingdu/shared/cases/tracking.rules'
import { randomInt } from 'node:crypto'
import { useDatabase } from '../../testing/database'
import { BLANK_CLUE } from './clues.blank'
import { clues } from './clues.model'
import { newClueId, type AssignmentDoc, type ClueDoc, type ClueFilter } from './clues.repo'
import { insertSeededClues } from './clues.seed.repo'
import { keptBy, listClues } from './lists.repo'
import { both, keptFrom, listFilters, type ClueScope, type Filter } from './filters.repo'

useDatabase()

const MANY = 1200
const LIMIT = 20
const one = <T extends string>(table: Record<T, unknown>, i: number) =>
  Object.keys(table)[i % Object.keys(table).length] as T

/** One in two hundred is kept from u1, and every third is with nobody. */
function clueOf(i: number): ClueDoc {
  const unit = ['u1', 'u2', null][i % 3]
  return {
    ...BLANK_CLUE,
    ...{ _id: newClueId(), no: trackingNo(randomInt), regionId: 'r1', text: '路灯坏了' },
    ...{ place: null, files: [], concerned: { orgs: [], people: [] }, concernedSaid: [], concernedText: '' },
    ...{ kind: one(CLUE_KINDS, i), identity: one(CLUE_IDENTITIES, i >> 2), steps: [], history: [] },
    ...{ priority: one(CLUE_PRIORITIES, i >> 4), state: one(CLUE_STATES, i >> 5) },
    createdAt: new Date(Date.UTC(2026, 0, 1) + i * 60_000),
    shut: { orgIds: i % 200 === 0 ? ['u1'] : [], accountIds: [] },
    assignment: unit ? ({ org: { id: unit, name: unit }, handler: null } as AssignmentDoc) : null,
  }
}

const readers: Record<string, ClueScope> = {
  督查: { scope: { kind: 'region', regionId: 'r1' }, accountIds: [], orgIds: ['u1'] },
  'a unit and one below it': {
    scope: { kind: 'orgs', orgIds: ['u1', 'u2'] },
    accountIds: [],
    orgIds: ['u1'],
  },
  'who handles': { scope: { kind: 'own', orgId: 'u2', accountId: 'p1' }, accountIds: ['p1'], orgIds: ['u2'] },
}
const filters: ClueFilter[] = [
  {},
  { state: 'received' },
  { kind: 'policy' },
  { kind: 'conduct', identity: 'anonymous' },
  { state: 'answered', priority: 'urgent' },
  { state: 'closed', kind: 'policy', identity: 'sealed', priority: 'low' },
]
const ofUnit: ClueFilter[] = [{ orgId: 'u2' }, { orgId: 'u2', state: 'answered' }]

/** Those that are kept from whoever asks, of all there are. */
const KEPT = MANY / 200

it.each(Object.entries(readers))('reads for %s the rows of a page and no others', async (_, who) => {
  await insertSeededClues(Array.from({ length: MANY }, (__, i) => clueOf(i)))
  for (const filter of [...filters, ...ofUnit]) {
    const { executionStats, queryPlanner } = await clues
      .find(listFilters(who, filter).open)
      .sort({ createdAt: -1, _id: -1 })
      .limit(LIMIT)
      .explain('executionStats')
    // few of what is kept lie among the rows; they are tested while walking
    const few = executionStats.totalDocsExamined <= LIMIT + KEPT
    expect([filter, queryPlanner.winningPlan.stage, few]).toEqual([filter, 'FETCH', true])
  }
})

it.each([
  ['督查', 0, filters],
  ['督查', KEPT, ofUnit],
  ['a unit and one below it', KEPT, filters],
])('counts for %s what a list has, reading %i of what is kept at most', async (name, most, asked) => {
  await insertSeededClues(Array.from({ length: MANY }, (__, i) => clueOf(i)))
  const who = readers[name] as ClueScope
  for (const filter of asked) {
    const { wanted } = listFilters(who, filter)
    const read = await readOf(wanted)
    const ofKept = await readOf(both(keptFrom(who), wanted), keptBy(who, filter))
    expect([filter, read, ofKept <= most]).toEqual([filter, 0, true])
  }
})

/** How many documents a count reads. */
async function readOf(filter: Filter, hint?: object): Promise<number> {
  const counted = [{ $match: filter }, { $group: { _id: 1, n: { $sum: 1 } } }]
  const { executionStats } = await clues.aggregate(counted, hint ? { hint } : {}).explain('executionStats')
  return executionStats.totalDocsExamined as number
}

it.each(Object.entries(readers))('pages and counts for %s as a full scan does', async (_, who) => {
  await insertSeededClues(Array.from({ length: MANY }, (__, i) => clueOf(i)))
  const newest = await clues.find({}).sort({ createdAt: -1, _id: -1 }).toArray()
  for (const filter of [...filters, ...ofUnit]) {
    const all = newest.filter((doc) => sees(who, doc) && holds(filter, doc)).map(({ no }) => no)
    const first = await listClues(who, filter, { limit: 7 })
    const next = first.nextCursor
      ? await listClues(who, filter, { cursor: first.nextCursor, limit: 7 })
      : null
    expect([filter, first.total, next?.total ?? all.length]).toEqual([filter, all.length, all.length])
    expect([...first.items, ...(next?.items ?? [])].map(({ no }) => no)).toEqual(all.slice(0, 14))
  }
})

function sees({ scope, orgIds }: ClueScope, { assignment, shut }: ClueDoc): boolean {
  const held = assignment?.org.id ?? ''
  const within = scope.kind === 'orgs' ? scope.orgIds.includes(held) : scope.kind !== 'own' || held === 'u2'
  return within && !shut.orgIds.some((id) => orgIds.includes(id))
}

function holds({ orgId, ...facets }: ClueFilter, doc: ClueDoc): boolean {
  if (orgId !== undefined && doc.assignment?.org.id !== orgId) return false
  return Object.entries(facets).every(([facet, value]) => doc[facet as 'state'] === value)
}
