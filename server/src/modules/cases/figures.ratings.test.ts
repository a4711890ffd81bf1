import type { CaseFigures } from '@mingdu/shared/cases/figures.schema'
import { CASE_CHANNELS, type CaseChannel } from '@mingdu/shared/cases/cases.states'
import { addDays, plainDate } from '@mingdu/shared/kernel/plain-date'
import {
  RATING_LEVELS,
  RATING_SOURCES,
  RATING_STAGES,
  RECTIFICATION_STATES,
  type RatingLevel,
  type RatingSource,
  type RatingStage,
  type RectificationState,
} from '@mingdu/shared/ratings/ratings.states'
import fc from 'fast-check'
import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { ratings } from '../ratings/ratings.model'
import { markCase } from '../rollups/rollups.service'
import { CASES_BEGIN, givenCases, type GivenCase } from './cases.factory'
import { cases } from './cases.model'
import { drainMarks, rebuildRollups } from './cases.rollups'
import { givenSaid, type GivenSaid } from './cases.said.factory'

const parts = testParts('2026-01-20T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

let at: Record<'region' | 'water' | 'forest', string>
let people: Record<'leader' | 'head' | 'window', GivenPerson>

beforeEach(async () => {
  const { region, water, forest } = await givenDistrict()
  at = { region: region.id, water: water.id, forest: forest.id }
  people = {
    leader: await givenPerson(region.id, ['leader']),
    head: await givenPerson(water.id, ['head']),
    window: await givenPerson(water.id, ['window']),
  }
})

const on = (n: number) => addDays(CASES_BEGIN, n)
const keys = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as K[]

/** What became of a 差评, as its acts would leave it. */
const rectification = fc
  .record({
    state: fc.constantFrom(...keys<RectificationState>(RECTIFICATION_STATES)),
    reached: fc.boolean(),
    due: fc.integer({ min: 0, max: 90 }),
    done: fc.integer({ min: 0, max: 90 }),
  })
  .map(({ state, reached, due, done }) => {
    const note = (day: number) => ({ on: on(day), by: { id: 'd'.repeat(24), name: '局长一' }, note: '' })
    const report = state === 'done' ? { report: note(done), inTime: done <= due } : {}
    return { state, rectifyDue: on(due), contacts: [{ ...note(done), reached }], ...report }
  })
const said: fc.Arbitrary<GivenSaid[]> = fc.uniqueArray(
  fc.record({
    stage: fc.constantFrom(...keys<RatingStage>(RATING_STAGES)),
    on: fc.integer({ min: 0, max: 80 }).map(on),
    level: fc.option(fc.constantFrom(...keys<RatingLevel>(RATING_LEVELS)), { nil: null }),
    source: fc.constantFrom(...keys<RatingSource>(RATING_SOURCES)),
    rectification,
  }),
  { maxLength: 3, selector: ({ stage }) => stage },
)
const history = fc.record({
  isWater: fc.boolean(),
  powerId: fc.constantFrom('b'.repeat(24), 'c'.repeat(24)),
  channel: fc.constantFrom(...keys<CaseChannel>(CASE_CHANNELS)),
  window: fc.constantFrom('区政务服务中心 1 号窗口', '区政务服务中心 2 号窗口'),
  said,
})

async function lived(all: readonly (Omit<GivenCase, 'received'> & { said: readonly GivenSaid[] })[]) {
  const docs = await givenCases(all.map((one) => ({ ...one, regionId: at.region, received: 0 })))
  for (const [i, doc] of docs.entries()) {
    await inTransaction((tx) => markCase(String(doc._id), doc.changedAt, tx))
    await givenSaid(doc, all[i]?.said ?? [])
  }
  await drainMarks()
  return docs
}

const figures = (query: string, who = people.leader) =>
  app.call<CaseFigures>('GET', `/case-figures?${query}`, { token: who.token })

/** The list behind one side of a figure, as the console asks for it. */
async function listed(list: 'cases' | 'ratings', counted: string, query: string, who = people.leader) {
  const asked = new URLSearchParams(query)
  if (list === 'ratings') {
    for (const [was, is] of [
      ['through', 'to'],
      ['channel', 'caseChannel'],
    ] as const) {
      const value = asked.get(was)
      asked.delete(was)
      if (value !== null) asked.set(is, value)
    }
  }
  asked.set('counted', counted)
  const answer = await app.call<{ total: number }>('GET', `/${list}?${asked.toString()}`, {
    token: who.token,
  })
  expect(answer.status).toBe(200)
  return answer.data.total
}

/** Every side of every figure with what its list holds. */
async function compared(query: string, who = people.leader): Promise<[string, number | null, number][]> {
  const { total } = (await figures(query, who)).data
  const sides: [string, number | null, number][] = []
  for (const [key, { counted, part, n }] of Object.entries(total.ratings)) {
    if (!counted) throw new Error(`${key} leads nowhere`)
    sides.push([`${key} part`, part, await listed(counted.list, counted.part, query, who)])
    sides.push([`${key} whole`, n, await listed(counted.list, counted.whole, query, who)])
  }
  return sides
}

const PERIOD = 'from=2025-12-01&through=2026-01-25'

it('the lists behind the figures of 好差评 hold as many as they say, whatever was said and done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 12 }), fc.nat(90), async (all, day) => {
      await Promise.all([cases.deleteMany({}), ratings.deleteMany({})])
      await rebuildRollups()
      parts.time.set(`${on(day)}T02:00:00.000Z`)
      await lived(all.map(({ isWater, ...one }) => ({ ...one, orgId: isWater ? at.water : at.forest })))
      const narrowed = ['', `&orgId=${at.water}`, `&powerId=${'b'.repeat(24)}`, '&channel=h5']
      const window = `&window=${encodeURIComponent('区政务服务中心 1 号窗口')}`
      for (const part of [...narrowed, window])
        for (const [side, n, total] of await compared(`${PERIOD}${part}`))
          expect([part, side, total]).toEqual([part, side, n])
    }),
    { numRuns: 6 },
  )
})

describe('the cases behind 评价率', () => {
  const first = plainDate('2026-01-05')
  const asked = (level: RatingLevel | null): GivenSaid => ({ stage: 'accept', on: first, level })
  const behind = async () => [
    await listed('cases', 'answered', PERIOD),
    await listed('cases', 'invited', PERIOD),
  ]

  it('follow what is said later, and what is dismissed', async () => {
    const [doc] = await lived([
      { orgId: at.water, said: [asked(null)] },
      { orgId: at.water, said: [] },
    ])
    expect(await behind()).toEqual([0, 1])
    const version = doc?.version
    await givenSaid(doc, [{ stage: 'handle', on: addDays(first, 3), level: '5' }])
    await drainMarks()
    expect(await behind()).toEqual([1, 1])
    await ratings.updateMany({}, { $set: { 'rectification.state': 'dismissed' } })
    await inTransaction((tx) => markCase(String(doc?._id), new Date(0), tx))
    await drainMarks()
    expect(await behind()).toEqual([0, 1])
    expect((await cases.findOne({ _id: doc?._id as never }))?.version).toBe(version)
  })

  it('are noted anew when everything is counted anew', async () => {
    await lived([{ orgId: at.water, said: [asked('2')] }])
    await cases.updateMany({}, { $unset: { invited: '' } })
    expect(await behind()).toEqual([0, 0])
    await rebuildRollups()
    expect(await behind()).toEqual([1, 1])
  })
})

it('within the units of who looks, figures and lists are of the same ratings', async () => {
  const one: GivenSaid = { stage: 'accept', on: plainDate('2026-01-05'), level: '4' }
  await lived([
    { orgId: at.water, said: [one] },
    { orgId: at.forest, said: [one] },
  ])
  expect(await listed('ratings', 'bad', PERIOD)).toBe(2)
  for (const [side, n, total] of await compared(PERIOD, people.head)) expect([side, total]).toEqual([side, n])
  expect(await listed('ratings', 'bad', PERIOD, people.head)).toBe(1)
})

it.each([
  ['counted=bad&from=2026-01-01', 'query.to'],
  ['counted=bad&to=2026-01-01', 'query.from'],
  ['counted=best&from=2026-01-01&to=2026-01-31', 'query.counted'],
  ['caseChannel=post', 'query.caseChannel'],
  ['powerId=1', 'query.powerId'],
])('a wrong question for ratings is answered by its field: %s', async (query, path) => {
  const answer = await app.call('GET', `/ratings?${query}`, { token: people.leader.token })
  expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, path])
})

it('who reads no ratings gets no list of them', async () => {
  const asked = '/ratings?counted=bad&from=2026-01-01&to=2026-01-31'
  expect((await app.call('GET', asked, { token: people.window.token })).status).toBe(403)
  expect((await app.call('GET', asked)).status).toBe(401)
})
