import type { BulletinFigures, UnitRow } from './bulletins.schema'
import { leadText, problemsText, rateText, stepText } from './bulletins.words'
import type { UnitCounts } from './figures.rules'

const none = { part: 0, n: 0, value: null }
const counts = (more: Partial<UnitCounts> = {}): UnitCounts => ({
  ...{ inHand: 0, lights: { red: 0, yellow: 0, recovered: 0, green: 0, grey: 0 }, due: 0 },
  ...{ onTime: none, onTimeCommon: none, onTimeBefore: none, overdue: 0, overdueBefore: 0 },
  ...{ onSchedule: none, closed: none, relapsed: none },
  ...more,
})
const unit = (name: string, red: number, verdict: UnitRow['verdict']): UnitRow => ({
  ...{ org: { id: 'b'.repeat(24), name }, verdict },
  counts: counts({ lights: { ...counts().lights, red } }),
})
const figures = (more: Partial<BulletinFigures> = {}): BulletinFigures => ({
  ...{
    asOf: '2026-11-23T01:00:00.000Z',
    asOn: '2026-11-23',
    total: counts(),
    units: [],
    reds: [],
    moreReds: 0,
  },
  period: { from: '2026-11-16', through: '2026-11-22' },
  before: { from: '2026-11-09', through: '2026-11-15' },
  ...{ steps: [], matterSteps: [], definitions: [], unissued: { n: 0, overdue: 0, rows: [] } },
  ...more,
})

it('says what the figures say, each rate with its n', () => {
  const total = counts({
    ...{ inHand: 9, lights: { red: 2, yellow: 1, recovered: 0, green: 6, grey: 0 }, due: 3 },
    ...{ onTime: { part: 1, n: 3, value: 333 }, onSchedule: { part: 6, n: 9, value: 667 } },
    ...{ overdue: 2, overdueBefore: 1 },
  })
  const units = [unit('区水务局', 2, 'worse'), unit('区林业局', 0, 'same')]
  const unissued = { n: 4, overdue: 1, rows: [] }
  expect(leadText(figures({ total, units, unissued }))).toBe(
    '截至11月23日，2 个单位在办督办任务 9 项，其中超期 2 项、预警 1 项、正常 6 项。' +
      '11月16日至11月22日到期 3 项，按时办结率 33.3%（n=3）。序时完成率 66.7%（n=9）。' +
      '期末超期未办 2 项，比上期增加 1 项。督查计划中还有 4 项没有派单。',
  )
  const steps = [{ step: 'toVerify' as const, n: 2, median: 65, longest: 9, top: [] }]
  expect(problemsText(figures({ total, units, steps }))).toBe(
    '超期任务 2 项，涉及区水务局 2 项。\n与上期相比变差的有区水务局。\n' +
      '等待较久的环节：待核验：2 项，中位 6.5 个、最长 9 个工作日。',
  )
})

it('makes nothing up where there is nothing', () => {
  expect(leadText(figures())).toBe(
    '截至11月23日，0 个单位在办督办任务 0 项。11月16日至11月22日没有到期的任务。',
  )
  expect(problemsText(figures())).toBe('')
  expect(rateText(none)).toBe('–')
  expect(stepText({ step: 'approveClose', n: 1, median: 0, longest: 0, top: [] }, '件')).toBe(
    '待销号审批：1 件，中位 0.0 个、最长 0 个工作日',
  )
})
