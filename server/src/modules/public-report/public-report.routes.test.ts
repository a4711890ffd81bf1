import type { PublicReport } from '@mingdu/shared/public-report/public-report.api'
import { trackingNo } from '@mingdu/shared/cases/tracking.rules'
import { randomInt } from 'node:crypto'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { BLANK_CLUE } from '../clues/clues.blank'
import { clues, EndorsementModel, type ClueDoc } from '../clues/clues.model'
import { insertSeededClues, seededId } from '../clues/clues.seed.repo'
import { articles, comments } from '../columns/columns.model'
import { publishReportMonths } from './public-report.jobs'

const parts = testParts('2026-11-25T06:32:00.000Z')
useDatabase()
const app = useApp(parts)

beforeEach(() => parts.time.set('2026-11-25T06:32:00.000Z'))

const at = (day: string) => new Date(`${day}T02:00:00.000Z`)
const report = async (query = '') => (await app.call<PublicReport>('GET', `/public/report${query}`)).data

function clue(day: string, change: Partial<ClueDoc> = {}): ClueDoc {
  return {
    ...BLANK_CLUE,
    ...{
      _id: seededId(at(day)),
      no: trackingNo(randomInt),
      regionId: 'r',
      kind: 'conduct',
      text: '路灯坏了',
    },
    ...{ identity: 'sealed', place: null, files: [], concerned: { orgs: [], people: [] } },
    ...{ concernedSaid: [], concernedText: '', shut: { orgIds: [], accountIds: [] } },
    ...{ createdAt: at(day), steps: [], history: [], ...change },
  }
}

const many = (n: number, day: string, change: Partial<ClueDoc> = {}) =>
  Array.from({ length: n }, () => clue(day, change))

const solved = { state: 'closed', closedAt: at('2026-10-20'), resolution: 'solved' } as const
const unsolved = { state: 'closed', closedAt: at('2026-10-21'), resolution: 'unsolved' } as const

it('says without sign-in that nothing is published yet', async () => {
  await publishReportMonths(parts.time)
  expect(await report()).toMatchObject({
    ...{ published: null, from: '2025-11', through: '2026-10', running: '2026-11', months: [] },
    totals: { kinds: { all: { counts: { received: { sum: null, missing: 0 } } } } },
  })
})

it('tells by month and kind what came in and what was done, of months that are over alone', async () => {
  await insertSeededClues([
    ...many(20, '2026-09-10', solved),
    ...many(10, '2026-09-11', unsolved),
    ...many(9, '2026-10-05', { kind: 'policy', due: '2026-10-26', answeredAt: at('2026-10-26') }),
    ...many(8, '2026-10-06', { kind: 'suggestion', due: '2026-10-27' }),
    ...many(50, '2026-11-02'),
  ])
  expect(await publishReportMonths(parts.time)).toBe(2)
  const { published, months, totals } = await report()
  expect(published).toEqual({ from: '2026-09', through: '2026-10' })
  expect(months.map(({ month }) => month)).toEqual(['2026-10', '2026-09'])
  const [october, september] = months
  expect(september?.kinds.all).toMatchObject({ received: 30, closed: null })
  expect(october?.kinds.all).toMatchObject({ received: 17, closed: 30, solved: 20, due: 17, inTime: 9 })
  expect(totals.kinds.all.counts.received).toEqual({ sum: 47, missing: 0 })
  expect(totals.kinds.all.rates.solved).toMatchObject({ part: 20, n: 30, text: '66.7%' })
})

it('lists nothing under five, and nothing that would give it away', async () => {
  await insertSeededClues([...many(30, '2026-10-05'), ...many(2, '2026-10-05', { kind: 'policy' })])
  await publishReportMonths(parts.time)
  const kinds = (await report()).months[0]?.kinds
  expect(kinds?.all.received).toBe(32)
  // the two others are none, and with these two make less than five: the thirty would tell the rest
  expect([kinds?.policy.received, kinds?.conduct.received]).toEqual([null, null])
})

it('changes nothing of a month once it is published; what comes later counts later', async () => {
  await insertSeededClues(many(10, '2026-09-10', { state: 'inHand' }))
  await publishReportMonths(parts.time)
  const before = (await report('?from=2026-09&through=2026-10')).months
  await clues.updateMany({}, { $set: { state: 'closed', closedAt: at('2026-10-31') } })
  await insertSeededClues(many(1, '2026-09-11'))
  expect(await publishReportMonths(parts.time)).toBe(0)
  expect((await report('?from=2026-09&through=2026-10')).months).toEqual(before)
  parts.time.set('2026-12-01T00:10:00.000Z')
  expect(await publishReportMonths(parts.time)).toBe(1)
  expect((await report()).months.map(({ month }) => month)).toEqual(['2026-11', '2026-10', '2026-09'])
})

it('counts 附议, matters, 曝光 put right and questions answered by month', async () => {
  const matter = (n: number) => ({ id: `m${n}`, title: '事项', at: at('2026-10-09') })
  await insertSeededClues(Array.from({ length: 6 }, (_, n) => clue('2026-10-01', { matter: matter(n) })))
  await EndorsementModel.insertMany(
    Array.from({ length: 7 }, (_, n) => ({ _id: `mac${n}`, clueId: 'c', month: '2026-10' })),
  )
  const article = {
    state: 'published',
    column: 'exposures',
    result: { text: '', afterIds: [], on: '2026-10-08' },
  }
  await articles.insertMany(Array.from({ length: 5 }, () => ({ ...article })) as never)
  const answer = { by: '专家', title: '', text: '', at: at('2026-10-31'), live: false }
  const asked = { side: 'citizen', state: 'shown', answers: [answer, { ...answer, at: at('2026-11-02') }] }
  await comments.insertMany([
    ...Array.from({ length: 4 }, () => ({ ...asked })),
    { ...asked, state: 'hidden' },
  ] as never)
  await publishReportMonths(parts.time)
  expect((await report()).months[0]?.others).toEqual({
    endorsed: 7,
    matters: 6,
    putRight: 5,
    questions: null,
  })
})

it.each([
  ['?through=2026-11', 'query.through', '截止月份最晚是 2026-10：一个月结束后才公布'],
  ['?from=2026-10&through=2026-09', 'query.from', '起始月份不能晚于截止月份，一次最多看 36 个月'],
  ['?from=2023-10&through=2026-10', 'query.from', '起始月份不能晚于截止月份，一次最多看 36 个月'],
  ['?from=2026', 'query.from', '月份要写成 2026-11 这样'],
])('refuses %s and names the field', async (query, field, message) => {
  const { status, error } = await app.call('GET', `/public/report${query}`)
  expect([status, error?.fields]).toEqual([400, [expect.objectContaining({ path: field, message })]])
})
