import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../test/phone'
import { beginCitizen, endCitizen } from '../../api/citizen-session'
import ArticlePage from './article/index'
import ColumnsPage from './list/index'

const row = {
  ...{
    id: 'a1',
    column: 'topics',
    kind: null,
    title: '河道整治，听您的意见',
    summary: '先清哪一段？',
    org: '区水务局',
  },
  ...{ publishedAt: '2026-11-23T01:00:00.000Z', coverId: null, exposure: null, session: null, hasPoll: true },
}
const poll = {
  questions: [
    { kind: 'single', text: '先清哪一段？', options: ['上游', '下游'] },
    { kind: 'multiple', text: '还要做什么？', options: ['清淤', '绿化', '步道'] },
  ],
  ...{ until: '2026-11-30', open: true },
}
const results = {
  n: 8,
  questions: [
    {
      kind: 'single',
      text: '先清哪一段？',
      options: [
        { text: '上游', count: 6 },
        { text: '下游', count: null },
      ],
    },
  ],
}
const blocks = [
  { kind: 'heading', text: '一、背景' },
  { kind: 'paragraph', text: '<b>河道</b>两岸共 3 公里。' },
]
const article = { ...row, blocks, poll, reads: 12 }
const question = {
  ...{
    id: 'q1',
    by: '李**',
    org: '',
    text: '什么时候清完？',
    at: '2026-11-24T01:00:00.000Z',
    state: 'shown',
  },
  answers: [
    { by: '经办一', title: '工程师', text: '年底以前。', at: '2026-11-24T02:00:00.000Z', live: true },
  ],
}
const page = (...items: object[]) => ({ items, nextCursor: null, total: items.length })
const mine = { answered: false, results: null, questions: [] }
const answers = (more: object = {}) =>
  serverAnswers({
    '/public/articles': page(row),
    '/public/articles/a1': { outcome: 'published', article },
    '/public/articles/a1/comments': page(question),
    '/citizen/articles/a1': mine,
    '/citizen/columns': { columns: [] },
    ...more,
  })
const posts = () => asked().filter(({ method }) => method === 'POST')
const signIn = () => beginCitizen({ token: 'c1', citizen: { id: 'z1' } })

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  endCitizen()
  openedWith({ id: 'a1' })
})

it('lists a column, and says how to be told of what is new', async () => {
  answers()
  render(<ColumnsPage />)
  fireEvent.click(await screen.findByText(row.title))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/columns/article/index?id=a1' })
  expect(screen.getByText('有问卷')).toBeTruthy()
  fireEvent.click(screen.getByText('登录后订阅“要闻通告”'))
  expect(jest.mocked(Taro.navigateTo).mock.calls.at(-1)?.[0].url).toContain(
    '/features/citizens/sign-in/index',
  )
})

it('turns a subscription on and off', async () => {
  signIn()
  answers({ '/citizen/columns/news': { columns: ['news'] } })
  render(<ColumnsPage />)
  fireEvent.click(await screen.findByText('订阅“要闻通告”'))
  expect(await screen.findByText('退订“要闻通告”')).toBeTruthy()
  expect(posts().map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([{ on: true }])
})

it('says that a column is empty, and what went wrong', async () => {
  answers({ '/public/articles': page() })
  const { unmount } = render(<ColumnsPage />)
  expect(await screen.findByText('“要闻通告”还没有文章')).toBeTruthy()
  unmount()
  serverAnswers({})
  render(<ColumnsPage />)
  expect(await screen.findByText('您看不到文章')).toBeTruthy()
})

it('draws blocks as text, with questions and answers, and asks to sign in before one takes part', async () => {
  answers()
  const { container } = render(<ArticlePage />)
  expect(await screen.findByText('<b>河道</b>两岸共 3 公里。')).toBeTruthy()
  expect(container.querySelector('b')).toBeNull()
  expect(await screen.findByText('经办一（工程师）在线回答：年底以前。')).toBeTruthy()
  expect(screen.getByText('1. 先清哪一段？')).toBeTruthy()
  fireEvent.click(screen.getByText('登录后回答和提问'))
  expect(jest.mocked(Taro.navigateTo).mock.calls.at(-1)?.[0].url).toContain(encodeURIComponent('id=a1'))
})

it('takes one answer, after it was asked once more', async () => {
  signIn()
  answers({ '/citizen/articles/a1/poll': results })
  const { container } = render(<ArticlePage />)
  fireEvent.click(await screen.findByText('上游'))
  fireEvent.click(screen.getByText('提交'))
  expect(container.querySelector('.poll-problem')).toBeTruthy()
  fireEvent.click(screen.getByText('清淤'))
  fireEvent.click(screen.getByText('步道'))
  fireEvent.click(screen.getByText('提交'))
  expect(posts()).toEqual([])
  fireEvent.click(container.querySelector('.sheet__yes') as Element)
  expect(await screen.findByText('您已经答过，一人一次。')).toBeTruthy()
  expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({ choices: [[0], [0, 2]] })
  expect(screen.getByText('6 人，占 75%')).toBeTruthy()
  expect(screen.getByText('人数太少，不显示')).toBeTruthy()
})

it('asks experts, and shows what became of one’s own questions', async () => {
  signIn()
  const own = { ...question, id: 'q2', text: '有没有步道？', state: 'waiting', answers: [] }
  answers({ '/citizen/articles/a1': { ...mine, questions: [own] }, '/citizen/articles/a1/questions': own })
  const { container } = render(<ArticlePage />)
  expect(await screen.findByText(/的提问\s待审核/)).toBeTruthy()
  const box = container.querySelector('.say__in') as Element
  fireEvent.click(screen.getByText('提问'))
  expect(screen.getByText('请至少写 5 个字')).toBeTruthy()
  fireEvent.input(box, { target: { value: '什么时候有步道？' } })
  fireEvent.click(screen.getByText('提问'))
  await waitFor(() => expect(screen.getByText('已收到，审核后显示。')).toBeTruthy())
  expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({ text: '什么时候有步道？' })
})

it('shows an exposed problem beside its result', async () => {
  const exposure = {
    ...{ org: { id: 'o1', name: '区城管局' }, due: '2026-12-10', beforeIds: ['f1'] },
    result: { text: '垃圾已清运。', afterIds: ['f2'], on: '2026-11-24' },
  }
  answers({
    '/public/articles/a1': {
      outcome: 'published',
      article: { ...article, column: 'exposures', poll: null, exposure },
    },
  })
  render(<ArticlePage />)
  expect(await screen.findByText('垃圾已清运。')).toBeTruthy()
  expect(screen.getByText('区城管局，限 2026-12-10 前整改')).toBeTruthy()
})

it('says of what was withdrawn only that it was', async () => {
  answers({
    '/public/articles/a1': { outcome: 'withdrawn', id: 'a1', column: 'news', on: '2026-11-24' },
  })
  render(<ArticlePage />)
  expect(await screen.findByText('这篇文章已经撤回')).toBeTruthy()
  expect(screen.queryByText(row.title)).toBeNull()
})
