import type { PublicReport } from '@mingdu/shared/public-report/public-report.api'
import { trackingNo } from '@mingdu/shared/cases/tracking.rules'
import type { ErrorBody } from '@mingdu/shared/kernel/refusals'
import { keysOf } from '@mingdu/shared/kernel/keys'
import {
  CLUE_COUNTS,
  OTHER_COUNTS,
  REPORT_KINDS,
  REPORT_RATES,
  SMALL_NOTE,
} from '@mingdu/shared/public-report/public-report.table'
import { randomInt } from 'node:crypto'
import ExcelJS from 'exceljs'
import { RateLimitModel } from '../../db/limits'
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

beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  parts.time.set('2026-11-25T06:32:00.000Z')
})

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

describe('the table to take along', () => {
  const fetched = (query = '') => fetch(`${app.url}/api/v1/public/report/sheet${query}`)
  const opened = async (answer: Response) => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await answer.arrayBuffer())
    return workbook
  }
  const rowsOf = (sheet: ExcelJS.Worksheet | undefined) => {
    const rows: string[][] = []
    sheet?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? ''))))
    return rows
  }
  const SPAN = '?from=2026-09&through=2026-10'

  beforeEach(async () => {
    await insertSeededClues([
      ...many(20, '2026-09-10', solved),
      ...many(10, '2026-09-11', unsolved),
      ...many(9, '2026-10-05', { kind: 'policy', due: '2026-10-26', answeredAt: at('2026-10-26') }),
      ...many(3, '2026-10-06', { kind: 'suggestion', due: '2026-10-27' }),
    ])
    await publishReportMonths(parts.time)
  })

  it('holds what the page is told, month by month, and nothing that is not listed there', async () => {
    const [figures] = (await opened(await fetched(SPAN))).worksheets
    const rows = rowsOf(figures)
    const { months, totals } = await report(SPAN)
    const listed = (n: number | null) => (n === null ? '不单独列出' : String(n))
    for (const { month, kinds, others } of months) {
      for (const kind of keysOf(REPORT_KINDS))
        expect(rows).toContainEqual([
          ...[month, REPORT_KINDS[kind]],
          ...keysOf(CLUE_COUNTS).map((count) => listed(kinds[kind][count])),
        ])
      expect(rows).toContainEqual([month, ...keysOf(OTHER_COUNTS).map((count) => listed(others[count]))])
    }
    expect(months[0]?.kinds.suggestion.received).toBeNull()
    expect(totals.kinds.all.rates.solved.text).toBe('66.7%')
    expect(rows).toContainEqual(['合计', '全部线索', '不单独列出', '66.7%（20 ÷ 30）', '不单独列出'])
    const { sum, missing } = totals.kinds.all.counts.received
    const all = rows.find(([month, kind]) => month === '合计' && kind === '全部线索')
    expect(all?.[2]).toBe(missing === 0 ? String(sum) : `${sum}，另有 ${missing} 个月不单独列出`)
  })

  it('hides nothing and computes nothing: every cell is the text that it shows', async () => {
    const { worksheets } = await opened(await fetched(SPAN))
    expect(worksheets.map(({ name, state }) => [name, state])).toEqual([
      ['公开报告', 'visible'],
      ['口径', 'visible'],
    ])
    for (const sheet of worksheets) {
      expect(sheet.columns.some(({ hidden }) => hidden)).toBe(false)
      sheet.eachRow((row) => {
        expect(row.hidden).toBe(false)
        row.eachCell((cell) => {
          expect([typeof cell.value, cell.text, cell.note]).toEqual(['string', cell.value, undefined])
        })
      })
    }
  })

  it('says in its second sheet how every figure is made', async () => {
    const [, definitions] = (await opened(await fetched(SPAN))).worksheets
    const rows = rowsOf(definitions)
    for (const { name, definition } of [CLUE_COUNTS, OTHER_COUNTS, REPORT_RATES].flatMap((table) =>
      Object.values<{ name: string; definition: string }>(table),
    ))
      expect(rows).toContainEqual([name, definition])
    expect(rows).toContainEqual(['怎么公布', SMALL_NOTE])
  })

  it('is named by its months, is read without sign-in and kept by no cache', async () => {
    const answer = await fetched()
    const name = encodeURIComponent('公开报告 2025-11 至 2026-10.xlsx')
    expect(answer.headers.get('Content-Disposition')).toContain(`filename*=UTF-8''${name}`)
    expect(answer.headers.get('Cache-Control')).not.toMatch(/max-age=[1-9]/)
  })

  it('says of a span without published months that there are none', async () => {
    const [figures] = (await opened(await fetched('?from=2024-01&through=2024-02'))).worksheets
    expect(rowsOf(figures)).toContainEqual(['这段时间没有公布的月份'])
  })

  it('names a wrong field, and is made so many times for an address and no more', async () => {
    const wrong = await fetched('?from=2026')
    expect(wrong.status).toBe(400)
    expect((await fetched()).status).toBe(200)
    await RateLimitModel.updateOne({ key: /^report-sheet/ }, { $set: { points: 20 } })
    const beyond = await fetched()
    const { error } = (await beyond.json()) as ErrorBody
    expect([beyond.status, error.code]).toEqual([429, 'publicReport.too-many'])
    expect(Number(beyond.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await app.call('GET', '/public/report')).status).toBe(200)
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
