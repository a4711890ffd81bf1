import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import { CASE_STATES, type CaseState } from '@mingdu/shared/cases/cases.states'
import { dayRows, limitLight, limitText, noClockText, stateText, stripDays, stripLines } from './tracked-text'

type Day = NonNullable<TrackedCase['clock']>['strip'][number]
const day = (date: string, kind: Day['kind'], more: Partial<Day> = {}): Day => ({
  ...{ date: `2026-11-${date}`, kind, tentative: false },
  ...more,
})
const pause = { basis: '《行政许可法》第四十五条', documentNo: '演水特〔2026〕9号' }
const STRIP = [
  ...['10', '11', '12', '13'].map((date) => day(date, 'used')),
  ...['14', '15'].map((date) => day(date, 'rest', { name: '周末' })),
  ...['16', '17', '18', '19'].map((date) => day(date, 'pause', pause)),
  ...[day('20', 'used'), day('21', 'rest', { name: '周末' }), day('22', 'rest', { name: '元旦' })],
  ...[day('23', 'used'), day('24', 'used'), day('25', 'today'), day('26', 'warn')],
]

it('says which days counted, which stood still and on what, and which rest', () => {
  expect(stripLines({ strip: STRIP, startedOn: '2026-11-09' })).toEqual([
    { kind: 'used', count: '计 8 日', when: '11-10 至 11-13，11-20 至今天', why: '11-09 起算，当日不计' },
    {
      ...{ kind: 'pause', count: '停 4 日', when: '11-16 至 11-19' },
      why: '《行政许可法》第四十五条 · 演水特〔2026〕9号',
    },
    { kind: 'rest', count: '不计', when: '周末、元旦', why: '时限按工作日算' },
  ])
})

it('keeps two pauses apart, each with its own paper; one without an article names none', () => {
  const strip = [day('10', 'pause', pause), day('11', 'pause', { documentNo: '演水特〔2026〕10号' })]
  expect(
    stripLines({ strip, startedOn: '2026-11-09' }).map(({ count, when, why }) => [count, when, why]),
  ).toEqual([
    ['停 1 日', '11-10', '《行政许可法》第四十五条 · 演水特〔2026〕9号'],
    ['停 1 日', '11-11', '演水特〔2026〕10号'],
  ])
  expect(stripLines({ strip: [], startedOn: '2026-11-09' })).toEqual([])
})

it('counts what is late', () => {
  const strip = [day('10', 'used', { end: true }), day('11', 'over', { n: 1 }), day('12', 'over', { n: 2 })]
  expect(stripLines({ strip, startedOn: '2026-11-09' })[1]).toMatchObject({ count: '超 2 日' })
})

it.each([
  [{ remaining: 3 }, 'green', '正常 · 剩 3 个工作日'],
  [{ remaining: 2 }, 'yellow', '预警 · 剩 2 个工作日'],
  [{ remaining: 0 }, 'yellow', '预警 · 今天到期'],
  [{ remaining: -1 }, 'red', '超期 1 个工作日'],
  [{ remaining: 5, paused: true }, 'grey', '暂停，特别程序期间不计时'],
  [{ remaining: null }, null, ''],
] as const)('a limit of ten days with %j shows %s', (more, light, text) => {
  const limit = { days: 10, paused: false, ...more }
  expect([limitLight(limit), limitText(limit)]).toEqual([light, text])
})

it('says of every state without a clock why, and that a result waits to be collected', () => {
  for (const state of Object.keys(CASE_STATES) as CaseState[])
    expect(noClockText({ state, due: null })).not.toBe('')
  expect(noClockText({ state: 'received', due: '2026-03-09' })).toContain('3月9日（周一）')
  expect(noClockText({ state: 'withdrawn', due: null })).toBe('这件事已经撤回，不再计时。')
  expect([stateText({ state: 'delivering' }), stateText({ state: 'special' })]).toEqual([
    ...['结果已出，待领取', '特别程序'],
  ])
})

it('gives the strip what it draws, with nothing left undefined', () => {
  expect(stripDays([day('10', 'used')])).toEqual([
    {
      ...{ date: '2026-11-10', kind: 'used', tentative: false, n: null, end: false, name: null },
      ...{ basis: null, documentNo: null },
    },
  ])
})

it('says of every day whether it counts, and on what article and paper that rests', () => {
  const began = { basis: '办事指南的承诺', documentNo: '演水受〔2026〕1号' }
  const rows = dayRows([
    day('10', 'used', { n: 1, ...began }),
    day('11', 'rest', { name: '元旦', documentNo: '国办发明电〔2025〕7号' }),
    day('12', 'rest', { name: '周末' }),
    day('13', 'pause', pause),
    day('16', 'today', { n: 2, end: true, ...began }),
    day('17', 'over', { n: 1, tentative: true, ...began }),
  ])
  expect(rows.map(({ what, why }) => [what, why])).toEqual([
    ['第 1 日', '办事指南的承诺 · 演水受〔2026〕1号'],
    ['元旦，不计', '国办发明电〔2025〕7号'],
    ['周末，不计', ''],
    ['停算', '《行政许可法》第四十五条 · 演水特〔2026〕9号'],
    ['今天，第 2 日，限期当天', '办事指南的承诺 · 演水受〔2026〕1号'],
    ['超期第 1 日，暂定', '办事指南的承诺 · 演水受〔2026〕1号'],
  ])
})

it('names below the strip what the counted days and the days off rest on, where the server says so', () => {
  const began = { basis: '办事指南的承诺', documentNo: '演水受〔2026〕1号' }
  const strip = [
    day('10', 'used', began),
    day('14', 'rest', { name: '周末', basis: '《行政许可法》第八十二条' }),
  ]
  expect(stripLines({ strip, startedOn: '2026-11-09' }).map(({ why }) => why)).toEqual([
    '11-09 起算，当日不计 · 办事指南的承诺 · 演水受〔2026〕1号',
    '《行政许可法》第八十二条',
  ])
})
