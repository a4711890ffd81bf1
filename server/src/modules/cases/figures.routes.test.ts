import { randomUUID } from 'node:crypto'
import type { CaseFigures, DeclaredCases } from '@mingdu/shared/cases/figures.schema'
import { recountedTally, tallyOf } from '@mingdu/shared/cases/cases.rollups'
import { imbalance } from '@mingdu/shared/cases/cases.balance'
import { addDays, plainDate as day } from '@mingdu/shared/kernel/plain-date'
import fc from 'fast-check'
import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenGuide } from '../guides/guides.factory'
import { givenPower } from '../powers/powers.factory'
import { readTable } from '../sheets/thread/read'
import { givenSaid } from './cases.said.factory'
import { CASES_BEGIN, givenCases, type GivenCase } from './cases.factory'
import { drainMarks } from './cases.rollups'
import { countsIn, markCase, only, rollupReader } from '../rollups/rollups.service'
import { countFacts } from './cases.rollups.share'

const parts = testParts('2026-01-20T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

let at: Record<'region' | 'water' | 'forest', string>
let people: Record<'leader' | 'window' | 'head' | 'clerk', GivenPerson>

beforeEach(async () => {
  parts.time.set('2026-01-20T02:00:00.000Z')
  const { region, water, forest } = await givenDistrict()
  at = { region: region.id, water: water.id, forest: forest.id }
  people = {
    leader: await givenPerson(region.id, ['leader']),
    window: await givenPerson(water.id, ['window'], { name: '窗口一' }),
    head: await givenPerson(forest.id, ['head']),
    clerk: await givenPerson(water.id, ['handler']),
  }
})

/** Cases as if received by acts, and taken into the sums; the first day is 2025-11-20. */
async function counted(all: readonly GivenCase[]) {
  const docs = await givenCases(all.map((one) => ({ regionId: at.region, ...one })))
  for (const doc of docs) await inTransaction((tx) => markCase(String(doc._id), doc.changedAt, tx))
  await drainMarks()
  return docs
}
const ask = (query: string, who: GivenPerson | null = people.leader) =>
  app.call<CaseFigures>('GET', `/case-figures?${query}`, who ? { token: who.token } : {})
const ENDS = ['refused', 'terminated', 'withdrawn', 'transferred'] as const
const JANUARY = 'from=2026-01-01&through=2026-01-31'
const done = (after: number): Partial<GivenCase> => ({
  decidedAfter: after,
  ended: { after, as: 'completed' },
})

describe('figures of a period', () => {
  it('add up, name their 口径 and n, and compare with the period before and a year ago', async () => {
    await counted([
      { orgId: at.water, received: 10 }, // 2025-11-30, due 12-10, still open
      { orgId: at.water, received: 45, ...done(5) }, // 2026-01-04, due 01-14
      { orgId: at.water, received: 46, ...done(12) }, // 01-05, due 01-15, done 01-17
      { orgId: at.forest, received: 50, ended: { after: 1, as: 'withdrawn' } }, // 01-09
      { orgId: at.forest, received: 51 }, // 01-10, due 01-20
    ])
    const { data } = await ask(JANUARY)
    expect(data.total.balance).toEqual({
      ...{ received: 4, carriedOver: 1, completed: 2, withdrawn: 1, refused: 0 },
      ...{ terminated: 0, transferred: 0, open: 2 },
    })
    expect(data.total.rates.onTime).toMatchObject({ text: '50.0%', part: 1, n: 2, enough: false })
    expect(data.total.rates.onTime.definition).toContain('来源')
    expect(data.total.rates.onTimeCommon.text).toBe('50.0%')
    expect(data.total.averages.gross).toMatchObject({ text: '8.5 天', n: 2 })
    expect(data.before).toMatchObject({
      period: { from: '2025-12-01', through: '2025-12-31' },
      balance: { carriedOver: 1, open: 1 },
      overdue: 1,
    })
    expect(data.before.rates.onTime).toMatchObject({ text: '0.0%', n: 1 })
    expect(data.lastYear.period).toEqual({ from: '2025-01-01', through: '2025-01-31' })
    expect(data.rows.map(({ name, balance }) => [name, balance.received])).toEqual([
      ['区水务局', 2],
      ['区林业局', 2],
    ])
  })

  it('count an open case as overdue from the day after its last, though nothing was done about it', async () => {
    await counted([{ orgId: at.forest, received: 51 }])
    expect((await ask(JANUARY)).data.total).toMatchObject({ overdue: 0, rates: { onTime: { n: 0 } } })
    parts.time.set('2026-01-21T02:00:00.000Z')
    expect((await ask(JANUARY)).data.total).toMatchObject({
      overdue: 1,
      rates: { onTime: { n: 1, text: '0.0%' } },
    })
  })

  it('say as of when they are', async () => {
    const [doc] = await counted([{ orgId: at.water, received: 50 }])
    expect((await ask(JANUARY)).data.asOf).toBe('2026-01-20T02:00:00.000Z')
    const changedAt = new Date('2026-01-20T01:59:30.000Z')
    await inTransaction((tx) => markCase(String(doc?._id), changedAt, tx))
    expect((await ask(JANUARY)).data.asOf).toBe('2026-01-20T01:59:30.000Z')
  })

  it('are broken down by month, day, channel and item, each adding up to the whole', async () => {
    const power = await givenPower(at.water, { name: '排水许可', code: 'P-1' })
    await counted([
      { orgId: at.water, powerId: power.id, channel: 'h5', received: 40 },
      { orgId: at.water, powerId: power.id, received: 45, ...done(5) },
      { orgId: at.water, received: 46 },
    ])
    const wide = 'from=2025-12-01&through=2026-01-31'
    for (const by of ['month', 'day', 'channel', 'item', 'region', 'org']) {
      const { data, status } = await ask(`${wide}&by=${by}`)
      expect([by, status]).toEqual([by, 200])
      expect([by, data.rows.reduce((sum, { balance }) => sum + balance.received, 0)]).toEqual([by, 3])
    }
    const items = (await ask(`${wide}&by=item`)).data.rows
    expect(items[0]).toMatchObject({ key: power.id, name: '排水许可', balance: { received: 2 } })
    const months = (await ask(`${wide}&by=month`)).data.rows
    expect(months.map(({ key, balance }) => [key, balance.carriedOver, balance.open])).toEqual([
      ['2025-12', 0, 1],
      ['2026-01', 1, 2],
    ])
    expect((await ask(`${wide}&powerId=${power.id}&channel=h5`)).data.total.balance.received).toBe(1)
  })

  it('are broken down by window, what came in online beside them, and by division with what lies below', async () => {
    const street = await givenOrg({ name: '演示街道', kind: 'street', parentId: at.region })
    const station = await givenOrg({ name: '便民服务站', kind: 'office', parentId: street.id })
    await counted([
      { orgId: at.water, received: 45, window: '区政务服务中心 1 号窗口' },
      { orgId: at.forest, received: 45, window: '区政务服务中心 1 号窗口' },
      { orgId: at.water, received: 46, window: '区政务服务中心 2 号窗口' },
      { orgId: station.id, received: 46, channel: 'h5' },
    ])
    const windows = (await ask(`${JANUARY}&by=window`)).data.rows
    expect(windows.map(({ key, name, balance }) => [key, name, balance.received])).toEqual([
      ['区政务服务中心 1 号窗口', '区政务服务中心 1 号窗口', 2],
      ['区政务服务中心 2 号窗口', '区政务服务中心 2 号窗口', 1],
      ['网上', '网上', 1],
    ])
    for (const { key, balance } of windows) {
      const window = `&window=${encodeURIComponent(key)}`
      const narrowed = (await ask(`${JANUARY}${window}`)).data
      expect([narrowed.total.balance.received, narrowed.reach]).toEqual([balance.received, null])
      const list = await app.call<{ total: number }>('GET', `/cases?${JANUARY}&counted=received${window}`, {
        token: people.leader.token,
      })
      expect(list.data.total).toBe(balance.received)
    }
    const divisions = (await ask(`${JANUARY}&by=region`)).data.rows
    expect(divisions.map(({ name, balance }) => [name, balance.received])).toEqual([
      ['演示区', 4],
      ['演示街道', 1],
    ])
    expect((await ask(`${JANUARY}&by=region`, people.window)).data.rows).toMatchObject([
      { name: '演示区', balance: { received: 2 } },
    ])
  })

  it('tell what was said of the cases: with and without defaults, 样本不足, and who is late with a 整改', async () => {
    const docs = await counted(Array.from({ length: 12 }, () => ({ orgId: at.water, received: 45 })))
    for (const [n, doc] of docs.entries())
      await givenSaid(doc, [
        { stage: 'accept', on: day('2026-01-05'), level: n < 9 ? '1' : n < 11 ? '4' : null },
      ])
    await givenSaid(docs[11], [{ stage: 'handle', on: day('2026-01-06'), level: '2', source: 'default' }])
    await drainMarks()
    const { ratings } = (await ask(JANUARY)).data.total
    expect(ratings.satisfaction).toMatchObject({ part: 9, n: 11, text: '81.8%', enough: true })
    expect(ratings.satisfactionWithDefaults).toMatchObject({ part: 10, n: 12 })
    expect(ratings.participation).toMatchObject({ part: 11, n: 12 })
    expect(ratings.bad).toMatchObject({ part: 2, n: 11 })
    expect(ratings.rectified).toMatchObject({ part: 0, n: 2, enough: false })
    expect(ratings.contacted).toMatchObject({ part: 0, n: 2 })
    expect(ratings.rectifiedOnTime).toMatchObject({ part: 0, n: 0 })
    expect(ratings.satisfaction.definition).toContain('来源')
    parts.time.set('2026-02-10T02:00:00.000Z')
    const late = (await ask(`${JANUARY}&by=window`)).data
    expect(late.total.ratings.rectifiedOnTime).toMatchObject({ part: 0, n: 2 })
    expect(late.rows.map(({ ratings: one }) => one.rectifiedOnTime.n)).toEqual([2])
    expect((await ask('from=2026-02-01&through=2026-02-10')).data.total.ratings.rectifiedOnTime.n).toBe(0)
  })

  it('rank units of the same kind with ten cases or more', async () => {
    const many = (orgId: string, late: number) =>
      Array.from({ length: 10 }, (_, n) => ({ orgId, received: 42, ...done(n < late ? 12 : 5) }))
    await counted([...many(at.water, 2), ...many(at.forest, 0).slice(1)])
    const rank = async () => (await ask(JANUARY)).data.rows.map(({ name, rank: one }) => [name, one?.place])
    expect(await rank()).toEqual([
      ['区水务局', undefined],
      ['区林业局', undefined],
    ])
    await counted(many(at.forest, 0).slice(9))
    expect(new Map((await rank()) as [string, number][])).toEqual(
      new Map([
        ['区水务局', 2],
        ['区林业局', 1],
      ]),
    )
  })

  it('are as many as the list behind them has, each of them', async () => {
    await counted(
      Array.from({ length: 60 }, (_, n) => ({
        ...{ orgId: n % 3 ? at.water : at.forest, received: n, limit: n % 13 === 0 ? null : 8 },
        ...{ enteredAfter: n % 4, late: n % 4 > 1 },
        ...(n % 4 === 0
          ? {}
          : n % 5 === 0
            ? { ended: { after: n % 12, as: ENDS[n % 4] ?? 'refused' } }
            : done(n % 14)),
      })),
    )
    const period = 'from=2025-12-20&through=2026-01-25'
    const { total } = (await ask(period)).data
    const behind = Object.values(total.rates).flatMap(({ counted: lists, part, n }) =>
      lists ? [[lists.part, part] as const, [lists.whole, n] as const] : [],
    )
    const figures = [...Object.entries(total.balance), ...behind, ['overdue', total.overdue] as const]
    expect(figures.length).toBeGreaterThan(15)
    for (const [figure, n] of figures) {
      const list = await app.call<{ total: number }>('GET', `/cases?${period}&counted=${figure}`, {
        token: people.leader.token,
      })
      expect([figure, list.data.total]).toEqual([figure, n])
    }
    const late = await app.call<{ total: number }>('GET', `/cases?${period}&counted=late`, {
      token: people.leader.token,
    })
    const { n, part } = total.rates.onTime
    expect(late.data.total).toBe((n ?? 0) - (part ?? 0))
  })

  it('come as Excel with every 口径 and the name of who took it', async () => {
    await counted([{ orgId: at.water, received: 45, ...done(5) }])
    const answer = await fetch(`${app.url}/api/v1/case-figures/sheet?${JANUARY}`, {
      headers: { Authorization: `Bearer ${people.leader.token}` },
    })
    expect(answer.status).toBe(200)
    const rows = await readTable({ bytes: new Uint8Array(await answer.arrayBuffer()), format: 'xlsx' })
    const text = rows.map((cells) => cells.join('|'))
    expect(text[0]).toContain('2026-01-01 至 2026-01-31')
    expect(text[1]).toContain('于 2026-01-20 10:00 导出')
    expect(text.find((line) => line.startsWith('区水务局|1|0|1|'))).toBeTruthy()
    expect(text.filter((line) => line.startsWith('口径'))).toHaveLength(13)
    expect((await fetch(`${app.url}/api/v1/case-figures/sheet?${JANUARY}`)).status).toBe(401)
  })

  it('have no list without both days', async () => {
    const answer = await app.call('GET', '/cases?counted=late&from=2026-01-01', {
      token: people.leader.token,
    })
    expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, 'query.through'])
  })

  it('equal a recount of the cases for whatever period and day', async () => {
    const start = CASES_BEGIN
    const docs = await counted(
      Array.from({ length: 120 }, (_, n) => ({
        ...{ orgId: n % 2 ? at.water : at.forest, received: (n * 7) % 90, limit: n % 11 === 0 ? null : 8 },
        ...{ enteredAfter: n % 3, late: n % 3 === 2 },
        ...(n % 4 === 0
          ? {}
          : n % 9 === 0
            ? { ended: { after: 3, as: 'terminated' as const } }
            : done(n % 14)),
      })),
    )
    const facts = docs.map(countFacts)
    await fc.assert(
      fc.asyncProperty(fc.nat(100), fc.nat(60), fc.nat(160), async (first, length, day) => {
        const period = { from: addDays(start, first), through: addDays(start, first + length) }
        const today = addDays(start, day)
        const counts = only(await countsIn(await rollupReader({ orgIds: null }, null), period, today))
        const tally = tallyOf(counts.within, counts.before)
        expect(tally).toEqual(recountedTally(facts, period, today))
        expect(imbalance(tally.balance)).toBe(0)
      }),
      { numRuns: 40 },
    )
  })
})

describe('who may see figures', () => {
  it('is whoever reads cases, within their units', async () => {
    await counted([
      { orgId: at.water, received: 45 },
      { orgId: at.forest, received: 45 },
    ])
    expect((await ask(JANUARY, people.window)).data.total.balance.received).toBe(1)
    const elsewhere = await ask(`${JANUARY}&orgId=${at.forest}`, people.window)
    expect(elsewhere.data.total.balance.received).toBe(0)
    expect((await ask(JANUARY, people.clerk)).status).toBe(403)
    expect((await ask(JANUARY, null)).status).toBe(401)
  })

  it.each([
    ['from=2026-02-01&through=2026-01-01', 'query.through'],
    ['from=2026-01-01&through=2026-12-31&by=day', 'query.by'],
    ['from=2026-13-01&through=2026-12-31', 'query.from'],
    [`${JANUARY}&by=people`, 'query.by'],
  ])('a wrong question is answered by its field: %s', async (query, path) => {
    const answer = await ask(query)
    expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, path])
  })
})

describe('what a unit declares', () => {
  const declare = (body: object, who: GivenPerson | null = people.window, key?: string) =>
    app.call<DeclaredCases>('PUT', '/case-figures/declared', {
      ...(who ? { token: who.token } : {}),
      ...(key ? { key } : {}),
      body: { orgId: at.water, month: '2025-12', total: 8, version: 0, ...body },
    })

  it('is the denominator of 使用率, and units with guides that of 接入率', async () => {
    const editor = await givenPerson(at.water, ['editor'])
    const catalog = await givenPerson(at.region, ['catalog'])
    const power = await givenPower(at.water, { name: '排水许可', code: 'P-1' })
    await givenGuide(app, { editor, catalog }, power.id)
    await counted(Array.from({ length: 4 }, () => ({ orgId: at.water, received: 15 })))
    expect((await declare({})).data).toMatchObject({ org: { name: '区水务局' }, total: 8, version: 1 })
    const { data } = await ask('from=2025-12-01&through=2026-01-15')
    expect(data.reach?.usage).toMatchObject({ text: '50.0%', part: 4, n: 8 })
    expect(data.reach?.access).toMatchObject({ text: '100.0%', n: 1 })
    expect((await ask('from=2025-12-02&through=2025-12-31')).data.reach?.usage.value).toBeNull()
    const listed = await app.call<{ items: DeclaredCases[] }>('GET', '/case-figures/declared?month=2025-12', {
      token: people.leader.token,
    })
    expect(listed.data.items.map(({ total }) => total)).toEqual([8])
    expect(await AuditModel.countDocuments({ event: 'case.declared' })).toBe(1)
  })

  it('is changed by the version that was seen, and once by the same key', async () => {
    const key = randomUUID()
    await declare({}, people.window, key)
    expect((await declare({}, people.window, key)).data.version).toBe(1)
    expect((await declare({ total: 9, version: 1 })).data).toMatchObject({ total: 9, version: 2 })
    const stale = await declare({ total: 7, version: 1 })
    expect([stale.status, stale.error?.code]).toEqual([409, 'version.stale'])
  })

  it('is refused from others, for other units, for months to come, and when it is no number', async () => {
    expect((await declare({}, null)).status).toBe(401)
    expect((await declare({}, people.leader)).status).toBe(403)
    expect((await declare({}, people.head)).status).toBe(404)
    const future = await declare({ month: '2026-02' })
    expect([future.status, future.error?.fields?.[0]?.path]).toEqual([400, 'body.month'])
    expect((await declare({ total: -1 })).error?.fields?.[0]?.path).toBe('body.total')
    expect((await declare({ month: '2026-2' })).error?.fields?.[0]?.path).toBe('body.month')
  })
})
