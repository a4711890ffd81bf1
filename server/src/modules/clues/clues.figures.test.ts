import { trackingNo } from '@mingdu/shared/cases/tracking.rules'
import { CLUE_STATES, type ClueState } from '@mingdu/shared/clues/clues.states'
import { isShut } from '@mingdu/shared/clues/recusal.rules'
import { CLUE_RATES, tallyClues } from '@mingdu/shared/clues/figures.rules'
import { addDays, plainDate } from '@mingdu/shared/kernel/plain-date'
import { rateFigures } from '@mingdu/shared/kernel/rate-figures'
import fc from 'fast-check'
import { randomInt } from 'node:crypto'
import { inTransaction } from '../../db/connection'
import { useDatabase } from '../../testing/database'
import { BLANK_CLUE } from './clues.blank'
import { clueFigures } from './clues.figures'
import { clues } from './clues.model'
import {
  changeClue,
  insertClue,
  newClueId,
  type AssignmentDoc,
  type ClueDoc,
  type ClueScope,
} from './clues.repo'
import { keepClueSums } from './sums.jobs'
import { forgetSums } from './sums.repo'

useDatabase()

const UNITS = ['u1', 'u2', 'u3']
const START = plainDate('2026-09-28')
const at = (n: number) => new Date(`${addDays(START, n)}T02:00:00.000Z`)
const states = Object.keys(CLUE_STATES) as ClueState[]
const unit = fc.option(fc.constantFrom(...UNITS), { nil: null })
const day = fc.nat({ max: 6 })

const standing = fc.record({
  state: fc.constantFrom(...states),
  unit,
  due: fc.option(day, { nil: null }),
  answered: fc.option(day, { nil: null }),
  resolution: fc.constantFrom(null, 'solved' as const, 'partly' as const),
  level: fc.constantFrom(null, '2' as const, '4' as const),
})
type Standing = typeof standing extends fc.Arbitrary<infer T> ? T : never

/** What happens, one after another: a clue comes, one changes, the worker counts. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('comes' as const),
    on: day,
    about: unit,
    region: fc.constantFrom('r1', 'r2'),
  }),
  fc.record({ kind: fc.constant('changes' as const), which: fc.nat(), to: standing }),
  fc.record({ kind: fc.constant('counts' as const) }),
)

function came(on: number, about: string | null, regionId: string): ClueDoc {
  return {
    ...BLANK_CLUE,
    ...{ _id: newClueId(), no: trackingNo(randomInt), regionId, kind: 'conduct', text: '路灯坏了' },
    ...{ identity: 'sealed', place: null, files: [], concerned: { orgs: [], people: [] } },
    ...{ concernedSaid: [], concernedText: '', createdAt: at(on), steps: [], history: [] },
    shut: { orgIds: about === null ? [] : [about], accountIds: [] },
  }
}

function setOf({ state, unit, due, answered, resolution, level }: Standing): Partial<ClueDoc> {
  return {
    ...{ state, resolution, due: due === null ? null : addDays(START, due) },
    answeredAt: answered === null ? null : at(answered),
    rated: level && { level, text: '', at: at(6) },
    assignment: unit === null ? null : ({ org: { id: unit, name: unit }, handler: null } as AssignmentDoc),
  }
}

const LINE = { at: at(0), who: '某人', what: '办理', note: '', office: '' }

async function play(
  steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
): Promise<void> {
  const all: ClueDoc[] = []
  for (const one of steps) {
    if (one.kind === 'counts') await keepClueSums()
    else if (one.kind === 'comes') {
      const doc = came(one.on, one.about, one.region)
      await inTransaction((tx) => insertClue(doc, tx))
      all.push(doc)
    } else if (all.length > 0) {
      const i = one.which % all.length
      const after = await inTransaction((tx) => changeClue(all[i] as ClueDoc, setOf(one.to), LINE, null, tx))
      if (after) all[i] = after
    }
  }
}

const readers: ClueScope[] = [
  { scope: { kind: 'all' }, accountIds: [], orgIds: [] },
  { scope: { kind: 'region', regionId: 'r1' }, accountIds: ['p1'], orgIds: ['u1'] },
  { scope: { kind: 'orgs', orgIds: ['u1', 'u2'] }, accountIds: [], orgIds: ['u2'] },
  { scope: { kind: 'own', orgId: 'u3', accountId: 'p3' }, accountIds: ['p3'], orgIds: ['u3'] },
]

function sees({ scope, orgIds }: ClueScope, doc: ClueDoc): boolean {
  const held = doc.assignment?.org.id ?? ''
  if (isShut(doc.shut, [...orgIds])) return false
  if (scope.kind === 'region') return doc.regionId === scope.regionId
  if (scope.kind === 'orgs') return scope.orgIds.includes(held)
  return scope.kind === 'all' || held === scope.orgId
}

it('equals a recount at every moment, whoever asks, whatever is kept from them', async () => {
  const days = { from: addDays(START, 1), through: addDays(START, 4) }
  const today = addDays(START, 4)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      await clues.deleteMany({})
      await forgetSums()
      await play([...steps, { kind: 'comes', on: 2, about: null, region: 'r1' }])
      const all = await clues.find({}).toArray()
      for (const who of readers)
        for (const orgId of [undefined, 'u1']) {
          const [first, last] = [at(1).getTime() - 7_200_000 - 1, at(5).getTime() - 7_200_000]
          const counted = all.filter((doc) => {
            const when = doc.createdAt.getTime()
            const asked = orgId === undefined || doc.assignment?.org.id === orgId
            return when > first && when < last && asked && sees(who, doc)
          })
          const { received, closed, ...rates } = tallyClues(counted, today)
          const {
            from: _from,
            through: _through,
            ...figures
          } = await clueFigures(who, { ...days, orgId }, today)
          const recount = rateFigures(CLUE_RATES, { received, closed, ...rates }, 'staff')
          expect({ who, orgId, ...figures }).toEqual({ who, orgId, received, closed, ...recount })
        }
    }),
    { numRuns: 4 },
  )
})

it('reads no clue of a day that was counted and is kept from nobody who asks', async () => {
  await play([
    { kind: 'comes', on: 2, about: null, region: 'r1' },
    { kind: 'comes', on: 2, about: 'u1', region: 'r1' },
    { kind: 'counts' },
  ])
  const received = async () => {
    const days = { from: START, through: addDays(START, 6) }
    return (await clueFigures(readers[1] as ClueScope, days, START)).received
  }
  expect(await received()).toBe(1)
  // past the acts, so that nothing is noted: what is counted stands in the sums
  await clues.deleteMany({ shutIds: [] })
  expect(await received()).toBe(1)
})
