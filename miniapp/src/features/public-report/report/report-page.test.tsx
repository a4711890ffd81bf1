import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { emptyMonth, type CountedMonth } from '@mingdu/shared/public-report/counted.rules'
import { shownMonth, shownTotals } from '@mingdu/shared/public-report/public-report.rules'
import { asked, openedWith, serverAnswers } from '../../../../test/phone'
import PublicReportPage from './index'

const counts = {
  ...{ received: 40, declined: 0, closed: 30, solved: 20, due: 22, inTime: 12, rated: 12, satisfied: 6 },
}
const busy: CountedMonth = {
  ...{ ...emptyMonth(), others: { endorsed: 17, matters: 6, putRight: 0, questions: 9 } },
  kinds: { decision: counts, conduct: counts, policy: counts, suggestion: counts },
}
const months = [
  { month: '2026-10', ...shownMonth(busy) },
  { month: '2026-09', ...shownMonth(emptyMonth()) },
]
const report = {
  ...{ published: { from: '2025-12', through: '2026-10' }, from: '2025-11', through: '2026-10' },
  ...{ running: '2026-11', months, totals: shownTotals(months) },
}

beforeEach(() => openedWith({}))

const regExpOf = (text: string) => text.replace(/[?.]/g, '\\$&')
const row = (month: string) => document.querySelector(`.report-month-${month}`)?.textContent
const choose = (pill: string) => fireEvent.click(document.querySelector(`.report-${pill}`)!)
const figures = (part: string) =>
  Array.from(document.querySelectorAll(`.report-${part} .report-figure__line`), (line) => line.textContent)

it('draws a figure month by month with its number in words, and says of what is not listed that it is not', async () => {
  serverAnswers({ '/public/report': report })
  render(<PublicReportPage />)
  expect(await screen.findByRole('table', { name: '全部线索，收到，按月' })).toBeTruthy()
  expect([row('2026-10'), row('2026-09')]).toEqual(['2026-10160 件', '2026-09不单独列出'])
  choose('count-declined')
  expect(row('2026-10')).toBe('2026-10不单独列出')
  expect(screen.getByText(/少于 5 件的数字不单独列出/)).toBeTruthy()
  expect(screen.getByText(/2026 年 11 月尚未结束/)).toBeTruthy()
})

it('adds what is listed, with n beside every rate, and opens the 口径', async () => {
  serverAnswers({ '/public/report': report })
  render(<PublicReportPage />)
  await screen.findByText('各项数字')
  expect(figures('figures')[0]).toBe('收到160 件，另有 1 个月不单独列出')
  expect(figures('rates')).toContain('解决率66.7%（80 ÷ 120）')
  expect(figures('others')).toEqual([
    ...['附议17 次，另有 1 个月不单独列出', '转为督查事项6 件，另有 1 个月不单独列出'],
    ...['曝光后改好不单独列出', '回答提问9 个，另有 1 个月不单独列出'],
  ])
  expect(screen.queryByText(/办结不等于解决/)).toBeNull()
  fireEvent.click(document.querySelectorAll('.report-figures .caliber__h')[2]!)
  expect(screen.getByText(/办结不等于解决/)).toBeTruthy()
})

it('shows one kind, one month and one year when asked', async () => {
  serverAnswers({ '/public/report': report })
  render(<PublicReportPage />)
  await screen.findByText('各项数字')
  choose('kind-suggestion')
  expect(figures('figures')[0]).toBe('收到40 件，另有 1 个月不单独列出')
  expect(figures('others')).toEqual([])
  choose('pick-2026-10')
  expect(figures('figures')[0]).toBe('收到40 件')
  choose('span-2025')
  await waitFor(() => expect(asked().at(-1)?.url).toMatch(/from=2025-01&through=2025-12/))
})

describe('下载表格', () => {
  const ADDRESS = '/api/v1/public/report/sheet?from=2025-11&through=2026-10'
  const tap = async () => {
    await screen.findByText('各项数字')
    fireEvent.click(screen.getByText('下载表格'))
  }
  beforeEach(() => {
    serverAnswers({ '/public/report': report })
    jest.mocked(Taro.downloadFile).mockReset()
  })

  it('opens the table of the months on the page in the reader of WeChat, under its name', async () => {
    jest.mocked(Taro.downloadFile).mockResolvedValue({ statusCode: 200, tempFilePath: 'wxfile://1' } as never)
    render(<PublicReportPage />)
    await tap()
    await waitFor(() => expect(Taro.openDocument).toHaveBeenCalledTimes(1))
    expect(jest.mocked(Taro.downloadFile).mock.calls[0]?.[0].url).toMatch(new RegExp(`${regExpOf(ADDRESS)}$`))
    expect(Taro.openDocument).toHaveBeenCalledWith(
      expect.objectContaining({ filePath: 'wxfile://1', fileType: 'xlsx', showMenu: true }),
    )
    expect(screen.queryByText(/表格没有打开/)).toBeNull()
  })

  it('says what to do when it does not come', async () => {
    jest.mocked(Taro.downloadFile).mockResolvedValue({ statusCode: 429, tempFilePath: '' } as never)
    render(<PublicReportPage />)
    await tap()
    expect(await screen.findByText(/表格没有打开/)).toBeTruthy()
    expect(Taro.openDocument).not.toHaveBeenCalled()
  })
})

it('says that nothing is published yet, and what went wrong', async () => {
  const none = { ...report, published: null, months: [], totals: shownTotals([]) }
  serverAnswers({ '/public/report': none })
  const { unmount } = render(<PublicReportPage />)
  expect(await screen.findByText('还没有公布的月份')).toBeTruthy()
  unmount()
  serverAnswers({ '/public/report': { ...report, months: [] } })
  const again = render(<PublicReportPage />)
  expect(await screen.findByText('这段时间没有公布的月份')).toBeTruthy()
  expect(screen.queryByText('下载表格')).toBeNull()
  again.unmount()
  serverAnswers({})
  render(<PublicReportPage />)
  expect(await screen.findByText(/公开报告/, { selector: '.state__t' })).toBeTruthy()
})

it('is shared as a card of its own', async () => {
  serverAnswers({ '/public/report': report })
  render(<PublicReportPage />)
  await screen.findByText('各项数字')
  const [share] = jest.mocked(Taro.useShareAppMessage).mock.calls.at(-1)!
  expect(share({} as never)).toEqual({
    ...{ title: '公众参与公开报告', path: '/features/public-report/report/index' },
  })
})
