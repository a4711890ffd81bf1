import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import TrackPage from './index'

const NO = '123456789015'
const KEY = 'mingdu.trackedNo'
const CARD = {
  ...{ no: NO, title: '排水许可', org: '区水务局', applicant: '张*明', state: 'correcting' },
  ...{ receivedOn: '2026-03-02', due: null, tentative: false, remaining: null },
  ...{ clock: null, clockOf: null, legal: null, toDo: '请按补正告知书补齐材料。' },
  ...{ demands: ['营业执照复印件'], papers: [{ kind: 'receipt', no: '水收〔2026〕1号', on: '2026-03-02' }] },
  charges: [
    { name: '证照工本费', amount: 1000, receiptNo: 'PJ-1', on: '2026-03-02', refundedOn: null },
    { name: '材料复印费', amount: 250, receiptNo: 'PJ-2', on: '2026-03-02', refundedOn: '2026-03-04' },
  ],
  ratings: [{ stage: 'accept', state: 'open', token: 'tok.1' }],
  timeline: Array.from({ length: 9 }, (_, i) => ({
    on: `2026-03-0${i + 1}`,
    what: `第 ${i + 1} 步`,
    note: '',
  })),
  phone: '0000-54321',
  places: [
    { name: '区政务服务中心', address: '', window: '3 号窗口', hours: '工作日 9:00–17:00', phone: '' },
  ],
}
let storage: Map<string, string>
const box = (name: 'no' | 'end') => document.querySelector<HTMLInputElement>(`input.track-${name}`)
const type = (name: 'no' | 'end', value: string) => fireEvent.input(box(name)!, { target: { value } })
const send = () => fireEvent.click(screen.getByText('查进度'))

beforeEach(() => {
  storage = phoneStorage()
  openedWith({})
  serverAnswers({ '/public/cases/track': CARD })
})

it('checks the number as it is typed, and asks nothing before both are good', () => {
  render(<TrackPage />)
  type('no', '1234 5678 9016')
  expect(screen.getByText(/校验位不对/)).toBeTruthy()
  send()
  expect(screen.getByText('请填手机号后四位，4 个数字')).toBeTruthy()
  expect(asked()).toEqual([])
})

it('shows what to do, who has it and where to ask, and folds a long way', async () => {
  render(<TrackPage />)
  type('no', NO)
  type('end', '8000')
  send()
  expect(await screen.findByText('办件号 1234 5678 9015')).toBeTruthy()
  expect(asked().map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([{ no: NO, phoneEnd: '8000' }])
  for (const text of [
    '1. 营业执照复印件',
    '3 号窗口',
    '工作日 9:00–17:00',
    '水收〔2026〕1号，3月2日（周一）',
  ])
    expect(screen.getByText(text)).toBeTruthy()
  expect(screen.queryByText('第 1 步')).toBeNull()
  fireEvent.click(screen.getByText('再看 3 步'))
  expect(screen.getByText('第 1 步')).toBeTruthy()
  fireEvent.click(screen.getByText('打电话 0000-54321'))
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0000-54321' })
})

it('shows what was charged, with its receipt, and what was given back', async () => {
  render(<TrackPage />)
  type('no', NO)
  type('end', '8000')
  send()
  for (const text of ['实收 10.00 元', '证照工本费', '已退'])
    expect(await screen.findByText(text)).toBeTruthy()
  expect(document.querySelector('.tracked-charges')?.textContent).toContain('3月2日（周一）收，票据 PJ-2')
  expect(document.querySelector('.tracked-charges')?.textContent).toContain('3月4日（周三）退回 2.50 元')
})

it('remembers the number only when that was ticked, and never the digits', async () => {
  const first = render(<TrackPage />)
  type('no', NO)
  type('end', '8000')
  send()
  await screen.findByText('排水许可')
  expect(storage.has(KEY)).toBe(false)
  first.unmount()
  const second = render(<TrackPage />)
  type('no', NO)
  fireEvent.click(screen.getByText(/在这台手机上记住编号/))
  type('end', '8000')
  send()
  await screen.findByText('排水许可')
  expect(storage.get(KEY)).toBe(JSON.stringify(NO))
  expect(JSON.stringify([...storage])).not.toContain('8000')
  second.unmount()
  render(<TrackPage />)
  expect(screen.getByDisplayValue('1234 5678 9015')).toBeTruthy()
  type('end', '8000')
  fireEvent.click(screen.getByText(/在这台手机上记住编号/))
  send()
  await waitFor(() => expect(storage.has(KEY)).toBe(false))
})

it.each([{ no: NO }, { id: NO }, { scene: `c%3D${NO}` }])(
  'opened with %j asks for the digits alone',
  async (params) => {
    openedWith(params)
    render(<TrackPage />)
    expect(screen.getByText('1234 5678 9015')).toBeTruthy()
    expect(box('no')).toBeNull()
    type('end', '8000')
    send()
    await screen.findByText('再查一次')
    fireEvent.click(screen.getByText('查另一个编号'))
    expect(box('no')).toBeTruthy()
    expect(screen.queryByText('区水务局')).toBeNull()
  },
)

it('says what the server says of a wrong number, and keeps what was typed', async () => {
  serverAnswers({})
  render(<TrackPage />)
  type('no', NO)
  type('end', '1111')
  send()
  expect(await screen.findByText('没有这条记录。')).toBeTruthy()
  expect(screen.getByDisplayValue('1111')).toBeTruthy()
  expect(screen.getByText(/一小时内输错 5 次会锁一小时/)).toBeTruthy()
})

it('is shared without number and digits', async () => {
  openedWith({ no: NO })
  render(<TrackPage />)
  const [share] = jest.mocked(Taro.useShareAppMessage).mock.calls.at(-1)!
  expect(share({} as never)).toEqual({ title: '办件查询', path: '/features/cases/track/index' })
})

describe('what it leads to', () => {
  const found = async () => {
    render(<TrackPage />)
    type('no', NO)
    type('end', '8000')
    send()
    await screen.findByText('排水许可')
  }
  const opened = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

  it('rating without signing in, papers and material as the applicant', async () => {
    await found()
    fireEvent.click(screen.getByText('去评价'))
    fireEvent.click(screen.getByText('登录打开文书'))
    fireEvent.click(screen.getByText('登录去补材料'))
    expect(opened()).toEqual([
      '/features/ratings/rate/index?t=tok.1',
      `/features/cases/mine/index?no=${NO}`,
      `/features/cases/mine/index?no=${NO}`,
    ])
    expect(screen.getByText(/都是给申请人 张\*明 的/)).toBeTruthy()
  })

  it('the thread, read when it is asked for, and words to the office', async () => {
    const said = { id: 'e1', from: 'office', role: 'window', text: '请补一张图', hidden: false, readAt: null }
    const items = [{ ...said, files: [{ id: 'f1', name: '样图.jpg' }], at: '2026-03-03T02:00:00.000Z' }]
    serverAnswers({ '/public/cases/track': CARD, '/public/cases/thread': { items, unread: 0 } })
    await found()
    const threads = () => asked().filter(({ url }) => url.endsWith('/public/cases/thread'))
    expect(threads()).toEqual([])
    fireEvent.click(screen.getByText('看留言、给单位留言'))
    expect(await screen.findByText('请补一张图')).toBeTruthy()
    expect(screen.getByText(/附了 1 个文件，登录后/)).toBeTruthy()
    fireEvent.input(document.querySelector('.thread-text') as Element, { target: { value: '好的' } })
    fireEvent.click(screen.getByText('发送'))
    await waitFor(() => expect(threads()).toHaveLength(2))
    expect(threads().map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([
      { no: NO, phoneEnd: '8000' },
      { no: NO, phoneEnd: '8000', text: '好的' },
    ])
  })
})
