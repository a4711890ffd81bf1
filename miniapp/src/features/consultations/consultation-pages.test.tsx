import { consultationsApi } from '@mingdu/shared/consultations/consultations.api'
import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { begin } from '../../api/session'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../test/phone'
import AskPage from './ask/index'
import KnowledgePage from './knowledge/index'
import ConsultationsPage from './list/index'
import ThreadPage from './thread/index'
import { FILES_MOST, WORDS_LEAST, WORDS_MOST, wordsProblem } from './words'

const post = (side: 'asker' | 'office', text: string) => ({
  ...{ side, by: { id: 'p1', name: '某人' }, at: '2026-11-24T02:00:00.000Z', text, files: [] },
  ...{ knowledge: null, late: false },
})
const one = {
  ...{ id: 'c1', version: 1, no: '咨询〔2026〕0001', topic: { key: 'deadline', name: '限期' } },
  ...{
    question: '延期什么时候申请？',
    asker: { id: 'p1', name: '某人' },
    org: { id: 'o1', name: '区水务局' },
  },
  ...{ responsible: null, matter: null, task: null, state: 'waiting', askedAt: '2026-11-24T02:00:00.000Z' },
  ...{ dueAt: '2026-11-25T02:00:00.000Z', late: true, useful: null, allowedActions: [] as string[] },
  ...{ posts: [post('asker', '延期什么时候申请？')], closesAfter: null },
}
const entry = {
  ...{ id: 'k1', version: 2, state: 'published', topic: { key: 'deadline', name: '限期' } },
  ...{ question: '延期的申请时间', answer: '到期前三个工作日。', basis: '规程第六条', edition: 1 },
  ...{ publishedAt: '2026-11-20T02:00:00.000Z', useful: 3, uses: 1, foundUseful: false, author: null },
  ...{ withdrawnFor: null, allowedActions: [] },
}
const me = (permissions: string[]) => ({
  ...{
    id: 'p1',
    name: '某人',
    today: '2026-11-25',
    unread: 0,
    org: one.org,
    roles: ['handler'],
    permissions,
  },
  ...{ preferences: { elder: false }, privacy: { needed: false }, mustChangePassword: false },
})
const none = { items: [], nextCursor: null, total: 0 }
const answers = (permissions: string[], more: object = {}) =>
  serverAnswers({
    '/me': me(permissions),
    '/consultations': { items: [one], nextCursor: null, total: 1 },
    '/consultations/topics': { version: 0, topics: [{ key: 'deadline', name: '限期', responsible: null }] },
    '/consultations/c1': one,
    '/knowledge': { items: [entry], nextCursor: null, total: 1 },
    '/knowledge/suggestions': { items: [entry] },
    '/knowledge/k1/useful': { ...entry, foundUseful: true },
    ...more,
  })
const posts = () => asked().filter(({ method }) => method === 'POST')
const sent = (end: string) =>
  JSON.parse(posts().find(({ url }) => url.endsWith(end))?.data ?? 'null') as unknown
const write = (selector: string, value: string) =>
  fireEvent.input(document.querySelector(selector) as Element, { target: { value } })
/** Another person than the one the program remembers. */
const signIn = (id: string) =>
  begin({ token: id, expiresAt: '', me: { id } } as unknown as Parameters<typeof begin>[0])

beforeEach(() => {
  phoneStorage().set('mingdu.session', 't1')
  openedWith({})
})

it('knows the limits of the contract', () => {
  const takes = (text: string, n = 0) =>
    consultationsApi.ask.body.safeParse({
      ...{ topic: 'deadline', text, files: Array.from({ length: n }, (_, i) => `${i}`.padStart(24, '0')) },
    }).success
  for (const n of [WORDS_LEAST - 1, WORDS_LEAST])
    expect(wordsProblem('字'.repeat(n)) === null).toBe(takes('字'.repeat(n)))
  expect([takes('字'.repeat(WORDS_MOST)), takes('字'.repeat(WORDS_MOST + 1))]).toEqual([true, false])
  expect([takes('字'.repeat(9), FILES_MOST), takes('字'.repeat(9), FILES_MOST + 1)]).toEqual([true, false])
})

describe('the list', () => {
  it('marks what is late, opens a thread, and offers to ask to those who may', async () => {
    signIn('lister')
    answers(['consultation.ask'])
    render(<ConsultationsPage />)
    expect(await screen.findByText('答复超时')).toBeTruthy()
    fireEvent.click(screen.getByText('延期什么时候申请？'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/consultations/thread/index?id=c1' })
    fireEvent.click(await screen.findByText('提问'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/consultations/ask/index' })
  })

  it('says that there is none, and what went wrong', async () => {
    answers(['consultation.answer'], { '/consultations': none })
    const { unmount } = render(<ConsultationsPage />)
    expect(await screen.findByText('没有这样的咨询')).toBeTruthy()
    unmount()
    serverAnswers({ '/me': me([]) })
    render(<ConsultationsPage />)
    expect(await screen.findByText('您看不到咨询')).toBeTruthy()
  })
})

describe('asking', () => {
  it('needs a topic and words, and goes once', async () => {
    signIn('asker')
    answers(['consultation.ask'], { '/consultations': one })
    render(<AskPage />)
    fireEvent.click(await screen.findByText('提问'))
    expect(screen.getByText('请选主题')).toBeTruthy()
    expect(screen.getByText('请写清楚，至少 5 个字')).toBeTruthy()
    fireEvent.click(await screen.findByText('限期'))
    write('.consult-words__in', '延期什么时候申请？')
    fireEvent.click(screen.getByText('提问'))
    await waitFor(() => expect(posts()).toHaveLength(1))
    expect(sent('/consultations')).toEqual({ topic: 'deadline', text: '延期什么时候申请？', files: [] })
  })

  it('shows what was answered before, and is left when that solves it', async () => {
    signIn('reader')
    answers(['consultation.ask'])
    render(<AskPage />)
    await screen.findByText('提问')
    write('.consult-words__in', '延期什么时候申请')
    fireEvent.click(await screen.findByText('延期的申请时间'))
    fireEvent.click(await screen.findByText('解决了，不用问了'))
    await waitFor(() =>
      expect(posts().map(({ url }) => url.endsWith('/knowledge/k1/useful'))).toEqual([true]),
    )
  })

  it('is not offered to those who answer', async () => {
    signIn('supervisor')
    answers(['consultation.answer'])
    render(<AskPage />)
    expect(await screen.findByText('咨询由单位的人提出')).toBeTruthy()
  })
})

describe('a thread', () => {
  it('is taken and answered by the 督查', async () => {
    signIn('office')
    openedWith({ id: 'c1' })
    const waiting = { ...one, allowedActions: ['answer', 'take'] }
    const answered = { ...waiting, version: 2, posts: [...one.posts, post('office', '到期前三个工作日。')] }
    answers(['consultation.answer'], {
      '/consultations/c1': waiting,
      '/consultations/c1/taking': waiting,
      '/consultations/c1/answers': answered,
    })
    render(<ThreadPage />)
    fireEvent.click(await screen.findByText('接办'))
    await waitFor(() => expect(sent('/taking')).toEqual({ version: 1 }))
    write('.consult-words__in', '到期前三个工作日。')
    fireEvent.click(document.querySelector('.consult-say') as Element)
    expect(await screen.findByText('到期前三个工作日。')).toBeTruthy()
    expect(sent('/answers')).toEqual({ version: 1, text: '到期前三个工作日。', files: [] })
  })

  it('is rated, asked on and ended by who asked', async () => {
    signIn('owner')
    openedWith({ id: 'c1' })
    const answered = { ...one, state: 'answered', late: false, allowedActions: ['rate', 'close', 'followUp'] }
    answers(['consultation.ask'], {
      '/consultations/c1': answered,
      '/consultations/c1/rating': { ...answered, useful: false },
      '/consultations/c1/follow-ups': answered,
      '/consultations/c1/closing': { ...answered, state: 'closed', allowedActions: ['followUp'] },
    })
    const { container } = render(<ThreadPage />)
    fireEvent.click(await screen.findByText('没用'))
    await waitFor(() => expect(sent('/rating')).toEqual({ version: 1, useful: false }))
    write('.consult-words__in', '错过了怎么办？')
    fireEvent.click(document.querySelector('.consult-say') as Element)
    await waitFor(() => expect(sent('/follow-ups')).toMatchObject({ text: '错过了怎么办？' }))
    fireEvent.click(screen.getByText('结束咨询'))
    fireEvent.click(container.querySelector('.sheet__yes') as Element)
    expect(await screen.findByText('已结束')).toBeTruthy()
  })

  it('is only read by others, and says what cannot be read', async () => {
    openedWith({ id: 'c1' })
    answers(['consultation.read'])
    const { unmount } = render(<ThreadPage />)
    expect(await screen.findByText('往来')).toBeTruthy()
    expect(document.querySelector('.consult-say')).toBeNull()
    unmount()
    openedWith({ id: 'c2' })
    render(<ThreadPage />)
    expect(await screen.findByText('您看不到这次咨询')).toBeTruthy()
  })
})

it('finds entries by their words and notes what was useful', async () => {
  signIn('finder')
  answers(['knowledge.read'])
  render(<KnowledgePage />)
  fireEvent.click(await screen.findByText('延期的申请时间'))
  expect(screen.getByText('依据：规程第六条')).toBeTruthy()
  fireEvent.click(screen.getByText('有用'))
  expect(await screen.findByText('您觉得有用')).toBeTruthy()
  answers(['knowledge.read'], { '/knowledge': none })
  write('.knowledge-find', '食堂')
  expect(await screen.findByText('没有找到')).toBeTruthy()
  expect(decodeURIComponent(asked().at(-1)?.url ?? '')).toContain('q=食堂')
})
