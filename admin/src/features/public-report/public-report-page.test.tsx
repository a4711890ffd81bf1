import { emptyMonth, type CountedMonth } from '@mingdu/shared/public-report/counted.rules'
import type { PublicReport } from '@mingdu/shared/public-report/public-report.api'
import { shownMonth, shownTotals } from '@mingdu/shared/public-report/public-report.rules'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { PublicReportPage } from './public-report-page'

const counts = {
  ...{ received: 400, declined: 0, closed: 30, solved: 20, due: 22, inTime: 12, rated: 0, satisfied: 0 },
}
const busy: CountedMonth = {
  kinds: { decision: counts, conduct: counts, policy: counts, suggestion: counts },
  others: { endorsed: 17, matters: 6, putRight: 0, questions: 9 },
}
const months = [
  { month: '2026-10', ...shownMonth(busy) },
  { month: '2026-09', ...shownMonth(emptyMonth()) },
]
const report = (change: Partial<PublicReport> = {}): PublicReport => ({
  ...{ published: { from: '2025-12', through: '2026-10' }, from: '2025-11', through: '2026-10' },
  ...{ running: '2026-11', months, totals: shownTotals(months) },
  ...change,
})
const AT = 'GET /public/report'
const SHEET = 'GET /public/report/sheet'
const show = (query = '') => renderPage(<PublicReportPage />, { at: `/public-report${query}` })
const cellsOf = async (month: string) => {
  const head = await screen.findByRole('rowheader', { name: month })
  const row = head.closest('tr') as HTMLElement
  return within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)
}

it('shows what the public reads, month by month, with what is not listed said in words', async () => {
  farSide({ [AT]: () => report() })
  show()
  const unlisted = '不单独列出'
  expect(await cellsOf('2026-10')).toEqual([
    ...['1,600', unlisted, '120', '80', '88', '48', unlisted, unlisted],
    ...['17', '6', unlisted, '9'],
  ])
  expect(await cellsOf('2026-09')).toEqual(Array.from({ length: 12 }, () => unlisted))
  const [received, declined] = await cellsOf('合计')
  expect([received, declined]).toEqual(['1,600另有 1 个月不单独列出', unlisted])
})

it('says how every figure is made, beside it and below', async () => {
  farSide({ [AT]: () => report() })
  show()
  const definitions = await screen.findByRole('region', { name: '口径' })
  expect(within(definitions).getAllByText(/办结不等于解决/)).toHaveLength(1)
  expect(within(definitions).getByText(/满意率＝/)).toBeTruthy()
  expect(screen.getByRole('button', { name: /^办结的口径：/ })).toBeTruthy()
  const rates = screen.getByRole('region', { name: '比例，各月合计' })
  expect(within(rates).getByText('66.7%')).toBeTruthy()
  expect(within(rates).getByText('不单独列出')).toBeTruthy()
  expect(within(rates).queryByText('样本不足')).toBeNull()
})

it('shows one kind without what is of no kind, and the year that the address names', async () => {
  const calls = farSide({ [AT]: () => report() })
  show('?kind=policy&span=2025')
  expect((await cellsOf('2026-10')).slice(0, 3)).toEqual(['400', '不单独列出', '30'])
  expect(screen.queryByRole('columnheader', { name: /附议/ })).toBeNull()
  await waitFor(() => expect(calls.at(-1)?.url.search).toBe('?from=2025-01&through=2025-12'))
})

it('fetches the table of the months on the page, and says when it does not come', async () => {
  URL.createObjectURL = () => 'blob:report'
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  const calls = farSide({ [AT]: () => report(), [SHEET]: () => 'bytes' })
  const { unmount } = show()
  fireEvent.click(await screen.findByRole('button', { name: '下载表格' }))
  await waitFor(() => expect(click).toHaveBeenCalledTimes(1))
  expect((click.mock.instances[0] as unknown as HTMLAnchorElement).download).toBe(
    '公开报告 2025-11 至 2026-10.xlsx',
  )
  expect(calls.find(({ at }) => at === SHEET)?.url.search).toBe('?from=2025-11&through=2026-10')
  unmount()
  click.mockRestore()
  const tooMany = () => refused(429, 'publicReport.too-many', '下载得太频繁，请 9 分钟后再试。')
  farSide({ [AT]: () => report(), [SHEET]: tooMany })
  show()
  fireEvent.click(await screen.findByRole('button', { name: '下载表格' }))
  expect(await screen.findByText('下载得太频繁，请 9 分钟后再试。')).toBeTruthy()
})

it('says that nothing is published yet, that a span has nothing, and what went wrong', async () => {
  const none = { months: [], totals: shownTotals([]) }
  farSide({ [AT]: () => report({ ...none, published: null }) })
  const { unmount } = show()
  expect(document.querySelector('.skel')).toBeTruthy()
  expect(await screen.findByText('还没有公布的月份')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '下载表格' })).toBeNull()
  unmount()
  farSide({ [AT]: () => report(none) })
  const again = show()
  expect(await screen.findByText('这段时间没有公布的月份')).toBeTruthy()
  again.unmount()
  farSide({ [AT]: () => refused(500, 'server.error', '出错了') })
  show()
  expect(await screen.findByText('没取到内容')).toBeTruthy()
})
