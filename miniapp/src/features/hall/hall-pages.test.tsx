import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../test/phone'
import HallScreenPage from './screen/index'
import TouchPage from './touch/index'

const NO = '123456789015'
const CARD = {
  ...{ no: NO, title: '排水许可', org: '区水务局', applicant: '张*明', state: 'delivering' },
  ...{ receivedOn: '2026-03-02', due: null, tentative: false, remaining: null },
  ...{
    clock: null,
    clockOf: null,
    legal: null,
    toDo: '结果已出，请按约定方式领取。',
    demands: [],
    charges: [],
  },
  ...{ papers: [], timeline: [{ on: '2026-03-02', what: '收件', note: '' }], phone: '', places: [] },
}
const rate = {
  name: '按时办结率',
  definition: '口径文字',
  suppressed: false,
  from: '2026-01-31',
  through: '2026-03-01',
}
const hall = (received: number, at: string, more = {}) => ({
  ...{ place: '演示区', at, today: '2026-03-02', received, ended: 1, inHand: 7, dueToday: 2 },
  ...{ onTime: { ...rate, text: '60.0%', n: 5 }, endings: [], ready: { n: 0, items: [] } },
  ...more,
})
let storage: Map<string, string>

beforeEach(() => {
  jest.useFakeTimers()
  storage = phoneStorage()
  openedWith({})
})
afterEach(() => jest.useRealTimers())
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

describe('大厅屏', () => {
  it('shows the day with its rate, n and 口径, and asks again every 30 seconds', async () => {
    serverAnswers({ '/public/hall': hall(3, '2026-03-02T02:00:00.000Z') })
    render(<HallScreenPage />)
    await pass(0)
    for (const text of ['演示区 · 今日办件', '更新于 10:00:00', '60.0%', '口径：口径文字', '3'])
      expect(screen.getByText(text)).toBeTruthy()
    expect(screen.getByText('n＝5，01-31 至 03-01 到期的')).toBeTruthy()
    serverAnswers({ '/public/hall': hall(4, '2026-03-02T02:00:30.000Z') })
    await pass(30_000)
    expect(screen.getByText('更新于 10:00:30')).toBeTruthy()
    expect(screen.getByText('4')).toBeTruthy()
  })

  it('keeps the last data when the network fails, says so, and takes the next answer', async () => {
    serverAnswers({ '/public/hall': hall(3, '2026-03-02T02:00:00.000Z') })
    render(<HallScreenPage />)
    await pass(0)
    ;(Taro.request as unknown as jest.Mock).mockRejectedValue(new Error('down'))
    await pass(30_000)
    expect(screen.getByText('网络没有回应，下面是 10:00:00 的数据，正在重试')).toBeTruthy()
    expect(screen.getByText('演示区 · 今日办件')).toBeTruthy()
    serverAnswers({ '/public/hall': hall(4, '2026-03-02T02:01:00.000Z') })
    await pass(30_000)
    expect(screen.getByText('更新于 10:01:00')).toBeTruthy()
  })

  it('says why there is no rate, names no rare item, and how many more may collect', async () => {
    const endings = [{ applicant: '张*', title: '', on: '2026-03-01' }]
    const ready = { n: 3, items: [{ noEnd: '9015', applicant: '张*' }] }
    const onTime = { ...rate, text: null, n: null, suppressed: true }
    openedWith({ orgId: 'o1' })
    serverAnswers({ '/public/hall': hall(3, '2026-03-02T02:00:00.000Z', { endings, ready, onTime }) })
    render(<HallScreenPage />)
    await pass(0)
    expect(asked()[0]?.url).toContain('orgId=o1')
    for (const text of ['到期的不足 5 件，不显示比率', '（办的人少，事项不显示）', '9015', /另有 2 件/])
      expect(screen.getByText(text)).toBeTruthy()
  })

  it('says that there is nothing yet while the first answer fails', async () => {
    serverAnswers({})
    render(<HallScreenPage />)
    await pass(0)
    expect(screen.getByText(/每 30 秒自动再试/)).toBeTruthy()
  })
})

describe('自助查询', () => {
  const keys = (text: string) => {
    for (const key of text) fireEvent.click(screen.getByText(key))
  }
  const scan = (text: string) => {
    for (const key of [...text, 'Enter']) fireEvent.keyDown(window, { key })
  }
  const shown = async () => {
    keys('8000')
    fireEvent.click(screen.getByText('查进度'))
    await pass(0)
    expect(screen.getByText('结果已出，待领取')).toBeTruthy()
  }
  beforeEach(() => serverAnswers({ '/public/cases/track': CARD }))

  it('goes by its keys from the number to the card, and shows no digit of the phone', async () => {
    render(<TouchPage />)
    keys(NO)
    fireEvent.click(screen.getByText('下一步'))
    keys('80')
    expect(screen.getByText('● ● ○ ○')).toBeTruthy()
    fireEvent.click(screen.getByText('删除'))
    keys('000')
    fireEvent.click(screen.getByText('查进度'))
    await pass(0)
    expect(JSON.parse(asked()[0]?.data ?? '')).toEqual({ no: NO, phoneEnd: '8000' })
    expect(screen.getByText('排水许可')).toBeTruthy()
    expect(screen.queryByText(/打电话/)).toBeNull()
  })

  it('is back at the start after a minute without a touch, and nothing is left', async () => {
    render(<TouchPage />)
    scan(NO)
    await shown()
    await pass(59_000)
    expect(screen.getByText('查完了（1 秒后自动返回）')).toBeTruthy()
    await pass(1000)
    expect(screen.getByText('____ ____ ____')).toBeTruthy()
    expect(screen.queryByText('排水许可')).toBeNull()
    expect([...storage]).toEqual([])
  })

  it('waits another minute after every touch', async () => {
    render(<TouchPage />)
    scan(NO)
    await shown()
    await pass(50_000)
    fireEvent.pointerDown(screen.getByText('排水许可'))
    await pass(59_000)
    expect(screen.getByText('排水许可')).toBeTruthy()
  })

  it('takes the next number from the scanner while a card is shown', async () => {
    render(<TouchPage />)
    scan(NO)
    await shown()
    scan(`https://example.com/#/features/cases/track/index?id=${NO}`)
    await pass(0)
    expect(screen.getByText('编号 1234 5678 9015')).toBeTruthy()
    expect(screen.queryByText('排水许可')).toBeNull()
  })

  it('says what the server says of wrong digits, and asks for them again', async () => {
    serverAnswers({})
    render(<TouchPage />)
    scan(NO)
    scan('1111')
    await pass(0)
    expect(screen.getByText('没有这条记录。')).toBeTruthy()
    expect(screen.getByText('○ ○ ○ ○')).toBeTruthy()
    serverAnswers({ '/public/cases/track': CARD })
    await shown()
  })
})
