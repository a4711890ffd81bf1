import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { begin, end } from '../../../api/session'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import { Unsent } from '../../../pages/todo/unsent'
import VerifyPage from './index'
import { takeBack, verifyDraftKey, verifyQueue, type VerifyDraft } from './verify-queue'

const photo = {
  ...{ id: 'f1', name: '1.jpg', kind: 'photo', bytes: 9, width: 4, height: 3, flags: ['alike'] },
  ...{ source: 'album', takenAt: null, storedAt: '2026-11-25T01:40:00.000Z', place: null, alike: [] },
}
const report = {
  ...{ id: 'r1', version: 2, taskId: 't1', ordinal: 1, state: 'submitted', text: '左岸已清空', claimed: 34 },
  ...{ verifiedBefore: 27, verified: null, doneOn: '2026-11-24', milestones: [], verifiedMilestones: null },
  ...{ photos: [photo], attachments: [], asked: [], submittedAt: '2026-11-25T01:40:00.000Z' },
  ...{ submittedBy: { id: 'p1', name: '水务经办' }, decidedBy: null, method: null, opinion: '' },
  ...{ verifyPhotos: [], verifyPlace: null },
}
const task = {
  ...{ id: 't1', version: 5, no: '演督〔2026〕1号-1', title: '清水河段问题整改清零', state: 'toVerify' },
  ...{ org: { id: 'o1', name: '区水务局' }, light: 'green', milestones: [], reports: [report] },
  clock: { due: '2026-11-30', tentative: false, remaining: 3, limitWorkdays: 15 },
  progress: { verified: 6428, claimed: 8095, planned: 8000 },
  ...{ quantity: { unit: '处', target: 42, verified: 27, claimed: 34 }, allowedActions: ['verify'] },
}
const accepted = { report, task: { ...task, state: 'inHand', allowedActions: [], reports: [] } }
const me = {
  ...{ id: 's1', name: '督查员一', today: '2026-11-25', permissions: ['report.verify'], unread: 0 },
  ...{ preferences: { elder: false }, privacy: { needed: false }, org: { id: 'o9', name: '区督查室' } },
}
const posts = () => asked().filter(({ method }) => method === 'POST')
const yes = (container: HTMLElement) => fireEvent.click(container.querySelector('.sheet__yes') as Element)
const write = (text: string) =>
  fireEvent.input(document.querySelector('.verify-opinion') as Element, { target: { value: text } })
let storage: Map<string, string>

const signedIn = (id: string) =>
  begin({ token: `t-${id}`, expiresAt: '', me: { id } } as unknown as Parameters<typeof begin>[0])

beforeEach(() => {
  storage = phoneStorage()
  window.sessionStorage.clear()
  end()
  signedIn('s1')
  openedWith({ id: 'r1' })
  serverAnswers({
    '/me': me,
    '/reports/r1': task,
    '/reports/r1/accept': accepted,
    '/reports/r1/ask-more': accepted,
    '/files/f1': {},
  })
})

it('shows the claim with what is to be looked at in its pictures', async () => {
  render(<VerifyPage />)
  expect(await screen.findByText('左岸已清空')).toBeTruthy()
  expect(screen.getByText(/所报完成日期 11月24日/)).toBeTruthy()
  expect(screen.getByText(/▲ 第 1 张/)).toBeTruthy()
})

it('is kept on the phone within 5 s, and there again after the program was killed', async () => {
  const first = render(<VerifyPage />)
  await screen.findByText('左岸已清空')
  jest.useFakeTimers()
  const second = render(<VerifyPage />)
  await act(async () => void (await jest.advanceTimersByTimeAsync(50)))
  first.unmount()
  fireEvent.click(screen.getByText('现场'))
  write('右岸还有两处')
  await act(async () => void (await jest.advanceTimersByTimeAsync(5000)))
  const kept = JSON.parse(storage.get(verifyDraftKey('s1', 'r1')) ?? 'null') as VerifyDraft | null
  expect(kept).toMatchObject({ method: 'onSite', opinion: '右岸还有两处' })
  second.unmount()
  jest.useRealTimers()
  render(<VerifyPage />)
  expect(await screen.findByDisplayValue('右岸还有两处')).toBeTruthy()
  expect(screen.getByText(/草稿 .+ 已存本机/)).toBeTruthy()
})

it('says where the verifier was when it was done on the spot', async () => {
  const here = { latitude: 32.3001, longitude: 118.3, accuracy: 9 }
  jest.mocked(Taro.getLocation).mockResolvedValueOnce(here as never)
  const { container } = render(<VerifyPage />)
  fireEvent.click(await screen.findByText('现场'))
  fireEvent.click(screen.getByText('核实 34 处'))
  yes(container)
  expect(await screen.findByText('已核实')).toBeTruthy()
  expect(JSON.parse(posts()[0]?.data ?? '')).toMatchObject({
    ...{ version: 2, method: 'onSite', verified: 34 },
    place: { lat: 32.3001, lng: 118.3 },
  })
  expect([verifyQueue.items(), storage.has(verifyDraftKey('s1', 'r1'))]).toEqual([[], false])
})

describe('a decision without network', () => {
  const request = Taro.request as unknown as jest.Mock
  const decideOffline = async () => {
    const { container, unmount } = render(<VerifyPage />)
    await screen.findByText('左岸已清空')
    write('左岸属实')
    request.mockRejectedValueOnce({ errMsg: 'request:fail' })
    fireEvent.click(screen.getByText('核实 34 处'))
    yes(container)
    await screen.findByText('还没有送出')
    unmount()
  }

  it('stays in the queue, says so in 待办, and goes once under its own key', async () => {
    await decideOffline()
    const todo = render(<Unsent />)
    expect(screen.getByText('有 1 次核验还没有送出，已存本机')).toBeTruthy()
    todo.unmount()
    render(<VerifyPage />)
    fireEvent.click(await screen.findByText('现在再送一次'))
    expect(await screen.findByText('已核实')).toBeTruthy()
    const [first, second] = posts()
    expect(second?.header['Idempotency-Key']).toBe(first?.header['Idempotency-Key'])
    expect(second?.data).toBe(first?.data)
  })

  it('can be taken back into the form', async () => {
    await decideOffline()
    takeBack(verifyQueue.items()[0]?.key ?? '')
    render(<VerifyPage />)
    expect(await screen.findByDisplayValue('左岸属实')).toBeTruthy()
  })

  it('is not seen by the next person on this phone', async () => {
    await decideOffline()
    signedIn('s2')
    expect(verifyQueue.items()).toEqual([])
    signedIn('s1')
    expect(verifyQueue.items()).toHaveLength(1)
  })
})

it('asks for more by a day, in words', async () => {
  const { container } = render(<VerifyPage />)
  fireEvent.click(await screen.findByText('要求补充'))
  expect(screen.getByText(/要补充什么，至少 5 个字/)).toBeTruthy()
  write('请补拍北岸远景')
  fireEvent.click(screen.getByText('要求补充'))
  if (container.querySelector('.until')) fireEvent.click(container.querySelector('.until .tap') as Element)
  yes(container)
  await waitFor(() => expect(posts()[0]?.url).toContain('/reports/r1/ask-more'))
  expect(JSON.parse(posts()[0]?.data ?? '')).toMatchObject({ version: 2, what: '请补拍北岸远景' })
})
