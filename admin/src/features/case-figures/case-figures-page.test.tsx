import { emptyBalance } from '@mingdu/shared/cases/cases.balance'
import type {
  CaseFigureRow,
  CaseFigures,
  CaseFigureSet,
  NamedRate,
} from '@mingdu/shared/cases/figures.schema'
import { RATINGS_BEHIND } from '@mingdu/shared/ratings/counted.rules'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { CaseFiguresPage } from './case-figures-page'
import { presetOf, presetPeriod, trendBy } from './periods'

const CASES = { list: 'cases', part: 'inTime', whole: 'due' } as const
const rate = (name: string, part: number, n: number, counted: NamedRate['counted'] = CASES): NamedRate => ({
  ...{ name, definition: `${name}的算法。来源：本系统的办件。`, part, n, enough: n >= 10 },
  ...{ value: 917, text: '91.7%', counted },
})
const balance = { ...emptyBalance(), received: 12, carriedOver: 3, completed: 10, withdrawn: 1, open: 4 }
const average = (name: string) => ({ name, definition: `${name}的算法`, value: 85, text: '8.5 天', n: 12 })
const set = (from: string, through: string): CaseFigureSet => ({
  ...{ period: { from, through }, balance, overdue: 2 },
  rates: {
    onTime: rate('按时办结率', 11, 12),
    onTimeCommon: rate('按时办结率（通行算法）', 11, 12),
    early: rate('提前办结率', 5, 12),
    enteredLate: rate('事后补录率', 1, 4),
  },
  ratings: {
    satisfaction: rate('满意率', 11, 12, RATINGS_BEHIND.satisfaction),
    satisfactionWithDefaults: rate('满意率（含默认评价）', 20, 22),
    participation: rate('评价率', 12, 20, RATINGS_BEHIND.participation),
    bad: rate('差评率', 1, 12, RATINGS_BEHIND.bad),
    rectified: rate('差评整改率', 1, 1),
    rectifiedOnTime: rate('按时整改率', 1, 1),
    contacted: rate('回访率', 1, 1),
  },
  averages: { gross: average('平均用时（含停算）'), net: average('平均用时（净）') },
})
const row: CaseFigureRow = {
  ...{ key: 'b'.repeat(24), name: '区水务局', kind: 'department', balance, gross: 85, net: 60, overdue: 2 },
  ...{ period: { from: '2026-11-01', through: '2026-11-25' }, rank: { place: 1, of: 3 } },
  rates: set('2026-11-01', '2026-11-25').rates,
  ratings: set('2026-11-01', '2026-11-25').ratings,
  satisfactionRank: { place: 2, of: 3 },
}
const answer = (part: Partial<CaseFigures> = {}): CaseFigures => ({
  ...{ by: 'org', today: '2026-11-25', asOf: '2026-11-25T06:32:07.000Z' },
  total: set('2026-11-01', '2026-11-25'),
  before: set('2026-10-07', '2026-10-31'),
  lastYear: set('2025-11-01', '2025-11-25'),
  reach: { access: rate('接入率', 3, 4), usage: rate('使用率', 4, 8) },
  ...{ rows: [row], more: 0 },
  ...part,
})
const FIGURES = 'GET /case-figures'
/** The trend is asked for by itself; without anything in it nothing is drawn. */
const page = (part: Partial<CaseFigures> = {}) => ({
  [FIGURES]: ({ url }: { url: URL }) =>
    url.search.includes('by=day') || url.search.includes('by=month') ? answer({ rows: [] }) : answer(part),
})
const orgs = { 'GET /orgs': () => ({ items: [] }) }

it('shows every figure with its n and 口径, and a balance whose sides are equal', async () => {
  farSide({ ...orgs, ...page() })
  renderPage(<CaseFiguresPage />, { at: '/case-figures' })
  expect(await screen.findByText(/两边相等/)).toBeTruthy()
  expect(screen.getByText(/截至 14:32:07/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /^按时办结率的口径：.*来源/ })).toBeTruthy()
  expect(screen.getAllByText('样本不足').length).toBeGreaterThan(0)
  expect(screen.getByText('1 / 3')).toBeTruthy()
  expect(screen.getByText('2 / 3')).toBeTruthy()
  for (const name of ['满意率', '评价率', '差评率', '差评整改率', '按时整改率', '回访率'])
    expect(screen.getByRole('button', { name: new RegExp(`^${name}的口径`) })).toBeTruthy()
})

it('leads from a figure to the cases behind it', async () => {
  farSide({ ...orgs, ...page() })
  renderPage(<CaseFiguresPage />, { at: '/case-figures?from=2026-11-01&through=2026-11-25' })
  const links = (await screen.findAllByRole('link')).map((link) => link.getAttribute('href'))
  expect(links).toContain('/cases?counted=received&from=2026-11-01&through=2026-11-25')
  expect(links).toContain(`/cases?counted=overdue&from=2026-11-01&through=2026-11-25&orgId=${'b'.repeat(24)}`)
})

it('leads from a figure of 好差评 to the ratings or the cases it counts, of the whole and of each row', async () => {
  farSide({ ...orgs, ...page() })
  renderPage(<CaseFiguresPage />, {
    role: 'leader',
    at: '/case-figures?from=2026-11-01&through=2026-11-25&channel=h5',
  })
  const links = (await screen.findAllByRole('link')).map((link) => link.getAttribute('href'))
  const days = 'from=2026-11-01&to=2026-11-25'
  const unit = `orgId=${'b'.repeat(24)}`
  expect(links).toContain(`/ratings?counted=satisfied&${days}&caseChannel=h5`)
  expect(links).toContain(`/ratings?counted=answered&${days}&caseChannel=h5`)
  expect(links).toContain(`/ratings?counted=bad&${days}&${unit}&caseChannel=h5`)
  expect(links).toContain('/cases?counted=invited&from=2026-11-01&through=2026-11-25&channel=h5')
  expect(screen.getByRole('link', { name: '评价率的分子，12 条，查看明细' }).getAttribute('href')).toContain(
    '/cases?counted=answered',
  )
})

it('does not lead to ratings who may not read them', async () => {
  farSide({ ...orgs, ...page() })
  renderPage(<CaseFiguresPage />, { role: 'window', at: '/case-figures' })
  const links = (await screen.findAllByRole('link')).map((link) => link.getAttribute('href') ?? '')
  expect(links.some((link) => link.startsWith('/cases?'))).toBe(true)
  expect(links.some((link) => link.startsWith('/ratings'))).toBe(false)
})

it('leads from a window to the cases that came in there, and from 网上 to those that came in online', async () => {
  const windows = [
    { ...row, key: '区政务服务中心 1 号窗口', name: '区政务服务中心 1 号窗口' },
    { ...row, key: '网上', name: '网上' },
  ]
  farSide({ ...orgs, ...page({ by: 'window', rows: windows }) })
  renderPage(<CaseFiguresPage />, {
    at: '/case-figures?from=2026-11-01&through=2026-11-25&by=window',
  })
  const links = (await screen.findAllByRole('link')).map((link) => link.getAttribute('href') ?? '')
  const asked = links.map((link) => new URLSearchParams(link.split('?')[1]))
  expect(asked.filter((one) => one.get('window') === '区政务服务中心 1 号窗口').length).toBeGreaterThan(0)
  expect(asked.filter((one) => one.get('window') === '网上').length).toBeGreaterThan(0)
})

it('asks for the period and the breakdown of the address', async () => {
  const calls = farSide({ ...orgs, ...page() })
  const { router } = renderPage(<CaseFiguresPage />, {
    at: '/case-figures?from=2026-01-01&through=2026-10-31',
  })
  fireEvent.click(await screen.findByRole('tab', { name: '按事项' }))
  await waitFor(() => expect(router.state.location.search).toContain('by=item'))
  await waitFor(() =>
    expect(
      calls.some(
        ({ at, url }) =>
          at === FIGURES && url.search.includes('by=item') && url.search.includes('2026-01-01'),
      ),
    ).toBe(true),
  )
})

it('says so when there is nothing, and when the answer is a refusal', async () => {
  farSide({ ...orgs, ...page({ rows: [] }) })
  const { unmount } = renderPage(<CaseFiguresPage />, { at: '/case-figures' })
  expect(await screen.findByText('这一期没有办件')).toBeTruthy()
  unmount()
  farSide({ ...orgs, [FIGURES]: () => refused(400, 'input.invalid', '有 1 处填写不对') })
  const again = renderPage(<CaseFiguresPage />, { at: '/case-figures?from=2010-01-01&through=2026-01-01' })
  expect(await screen.findByText(/填写不对/)).toBeTruthy()
  again.unmount()
  renderPage(<CaseFiguresPage />, { at: '/case-figures?from=2026-02-01&through=2026-01-01' })
  expect(await screen.findByText('截止日期早于起始日期')).toBeTruthy()
})

it('knows the periods of a day', () => {
  expect(presetPeriod('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', through: '2025-12-31' })
  expect(presetPeriod('quarter', '2026-11-25')).toEqual({ from: '2026-10-01', through: '2026-11-25' })
  expect(presetOf({ from: '2026-01-01', through: '2026-11-25' }, '2026-11-25')).toBe('year')
  expect([
    trendBy({ from: '2026-11-01', through: '2026-11-25' }),
    trendBy({ from: '2026-01-01', through: '2026-11-25' }),
  ]).toEqual(['day', 'month'])
})
