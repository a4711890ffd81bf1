import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import { beginCitizen } from '../../../api/citizen-session'
import MyCasesPage from './index'

const demand = { materialKey: 'shop', text: '请补门面房的合同', outside: true, second: true }
const mine = {
  ...{ id: 'k1', version: 3, guideId: 'g1', no: '123456789015', title: '排水许可', org: '区水务局' },
  ...{ applicant: '李*红', state: 'correcting', receivedOn: '2026-03-02', due: null, tentative: false },
  ...{
    remaining: null,
    clock: null,
    clockOf: null,
    legal: null,
    toDo: '请补正 1 项',
    demands: [demand.text],
  },
  ...{ papers: [], charges: [], ratings: [], places: [], phone: '' },
  timeline: [{ on: '2026-03-02', what: '提交申请', note: '' }],
  clocks: { legal: null, promised: null, delivery: null },
  materials: [
    { key: 'form', name: '申请表', needed: true, given: 'paper', owedBy: null, files: [] },
    { key: 'shop', name: '门面房合同', needed: true, given: 'missing', owedBy: null, files: [] },
  ],
  notices: [{ on: '2026-03-03', no: '补〔2026〕1号', demands: [demand] }],
  ...{ decision: null, delivery: null, mayCorrect: true, mayWithdraw: true, maySupply: false },
}
const row = { ...mine, materials: undefined }

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
})

it('lists what was not handed in before the cases', async () => {
  openedWith({})
  serverAnswers({
    '/citizen': { id: 'p1', phone: '139****9000', wechat: false, identity: null },
    '/citizen/drafts': {
      items: [{ guideId: 'g2', title: '取水许可', savedAt: '2026-03-01T02:00:00.000Z' }],
    },
    '/citizen/cases': { items: [row], nextCursor: null, total: 1 },
  })
  render(<MyCasesPage />)
  expect(await screen.findByText('取水许可')).toBeTruthy()
  expect(await screen.findByText('等您办')).toBeTruthy()
})

it('says what to do now, marks 二次补正, and hands in only what was asked for', async () => {
  openedWith({ id: 'k1' })
  serverAnswers({
    '/citizen/cases/k1': mine,
    '/citizen/cases/k1/thread': { items: [], unread: 0 },
    '/citizen/cases/k1/correct': { ...mine, state: 'received', toDo: '', demands: [], mayCorrect: false },
  })
  render(<MyCasesPage />)
  expect(await screen.findByText('二次补正')).toBeTruthy()
  fireEvent.click(screen.getByText('提交补正材料'))
  fireEvent.click(screen.getByText('提交补正材料'))
  expect(screen.getByText('请至少选一份材料，说明怎么交。')).toBeTruthy()
  fireEvent.click(screen.getAllByText('到窗口交纸质')[0] as HTMLElement)
  fireEvent.click(screen.getByText('提交补正材料'))
  expect(await screen.findByText('收件')).toBeTruthy()
  const [post] = asked().filter(({ method }) => method === 'POST')
  expect(JSON.parse(post?.data ?? '')).toEqual({
    version: 3,
    materials: [{ key: 'shop', given: 'paper', fileIds: [] }],
  })
})

it('withdraws after one question', async () => {
  openedWith({ id: 'k1' })
  serverAnswers({
    '/citizen/cases/k1': mine,
    '/citizen/cases/k1/thread': { items: [], unread: 0 },
    '/citizen/cases/k1/withdraw': { ...mine, state: 'withdrawn', mayWithdraw: false, mayCorrect: false },
  })
  const { container } = render(<MyCasesPage />)
  fireEvent.click(await screen.findByText('撤回申请'))
  const yes = container.querySelector('.sheet__yes')
  expect(yes).not.toBeNull()
  fireEvent.click(yes as Element)
  expect(await screen.findByText('撤回')).toBeTruthy()
})

describe('papers', () => {
  const papers = [
    { kind: 'receipt', no: '水收〔2026〕1号', on: '2026-03-02' },
    { kind: 'acceptance', no: '水受〔2026〕1号', on: '2026-03-03' },
  ]

  beforeEach(() => {
    openedWith({ id: 'k1' })
    jest.mocked(Taro.downloadFile).mockReset()
  })

  it('are fetched with the citizen’s session and opened in the phone’s reader, the newest first', async () => {
    serverAnswers({
      '/citizen/cases/k1': { ...mine, papers },
      '/citizen/cases/k1/thread': { items: [], unread: 0 },
      '/citizen/cases/k1/papers/1': { id: 'o1', count: 1, pdf: '/citizen/case-papers/o1' },
    })
    jest.mocked(Taro.downloadFile).mockResolvedValue({ statusCode: 200, tempFilePath: 'wxfile://1' } as never)
    render(<MyCasesPage />)
    const rows = await screen.findAllByText(/通知书|收件凭证/)
    expect(rows.map(({ textContent }) => textContent)).toEqual(['受理通知书', '收件凭证'])
    fireEvent.click(rows[0] as Element)
    await waitFor(() => expect(Taro.openDocument).toHaveBeenCalledTimes(1))
    expect(Taro.openDocument).toHaveBeenCalledWith(
      expect.objectContaining({ filePath: 'wxfile://1', fileType: 'pdf', showMenu: true }),
    )
    const [fetched] = jest.mocked(Taro.downloadFile).mock.calls[0] ?? []
    expect(fetched).toMatchObject({
      url: '/api/v1/citizen/case-papers/o1',
      header: expect.objectContaining({ Authorization: 'Bearer c1' }),
    })
  })

  it('that cannot be opened say why', async () => {
    serverAnswers({
      '/citizen/cases/k1': { ...mine, papers },
      '/citizen/cases/k1/thread': { items: [], unread: 0 },
    })
    render(<MyCasesPage />)
    fireEvent.click(await screen.findByText('收件凭证'))
    expect(await screen.findByText('没有这条记录。')).toBeTruthy()
    expect(Taro.openDocument).not.toHaveBeenCalled()
  })
})

it('found by number is the case itself, and says so when it is somebody else’s', async () => {
  openedWith({ no: '123456789015' })
  const citizen = {
    id: 'p1',
    phone: '139****9000',
    wechat: false,
    identity: { name: '李*红', idNumber: '1', verifiedAt: '' },
  }
  serverAnswers({
    '/citizen': citizen,
    '/citizen/cases': { items: [row], nextCursor: null, total: 1 },
    '/citizen/cases/k1': mine,
    '/citizen/cases/k1/thread': { items: [], unread: 0 },
  })
  const first = render(<MyCasesPage />)
  expect(await screen.findByText('提交补正材料')).toBeTruthy()
  first.unmount()
  serverAnswers({ '/citizen': citizen, '/citizen/cases': { items: [], nextCursor: null, total: 0 } })
  render(<MyCasesPage />)
  expect(await screen.findByText('这件不在您的办件里')).toBeTruthy()
})

describe('the thread', () => {
  const entry = (more: object) => ({
    ...{ id: 'e1', from: 'office', role: 'window', text: '样表在附件', hidden: false, files: [] },
    ...{ at: '2026-03-03T02:00:00.000Z', readAt: null, ...more },
  })
  const answers = (items: object[], more: object = {}) => ({
    '/citizen/cases/k1': { ...mine, ...more },
    '/citizen/cases/k1/thread': { items, unread: items.length },
    '/citizen/cases/k1/thread/read': { items, unread: 0 },
    '/citizen/cases/k1/messages': {
      items: [...items, entry({ id: 'e2', from: 'applicant', text: '见附件' })],
      unread: 0,
    },
  })
  beforeEach(() => openedWith({ id: 'k1' }))

  it('is marked as read once, and shows what the office sent along', async () => {
    serverAnswers(answers([entry({ files: [{ id: 'f1', name: '样表.pdf' }] })]))
    render(<MyCasesPage />)
    expect(await screen.findByText('样表.pdf')).toBeTruthy()
    await waitFor(() => expect(asked().filter(({ url }) => url.endsWith('/thread/read'))).toHaveLength(1))
  })

  it('takes words with a file, keeps them until they were sent, and does not send half of it', async () => {
    serverAnswers(answers([]))
    jest.mocked(Taro.chooseMedia).mockResolvedValue({
      tempFiles: [{ tempFilePath: 'blob:p', size: 1000, width: 10, height: 10 }],
    } as never)
    jest
      .mocked(Taro.uploadFile)
      .mockResolvedValue({ statusCode: 200, data: JSON.stringify({ id: 'f9' }) } as never)
    const { container } = render(<MyCasesPage />)
    const send = () => fireEvent.click(screen.getByText('发送'))
    await screen.findByText('发送')
    send()
    expect(screen.getByText('请写要说的话。')).toBeTruthy()
    fireEvent.click(screen.getByText('拍照或选照片'))
    await screen.findByText(/已上传/)
    send()
    expect(screen.getByText('请写一句，说明这些文件是什么。')).toBeTruthy()
    fireEvent.input(container.querySelector('.thread-text') as Element, { target: { value: '见附件' } })
    send()
    await waitFor(() => expect(screen.queryByText(/已上传/)).toBeNull())
    const [post] = asked().filter(({ url }) => url.endsWith('/messages'))
    expect(JSON.parse(post?.data ?? '')).toEqual({ text: '见附件', fileIds: ['f9'] })
    expect(screen.getByText('见附件')).toBeTruthy()
  })

  it('is closed once the case is over', async () => {
    serverAnswers(
      answers([], { state: 'completed', mayCorrect: false, mayWithdraw: false, toDo: '', demands: [] }),
    )
    render(<MyCasesPage />)
    expect(await screen.findByText('这件已经结束，不能再留言。')).toBeTruthy()
    expect(screen.queryByText('发送')).toBeNull()
  })
})
