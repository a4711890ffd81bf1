import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../test/phone'
import ExperiencesPage from './experiences/index'
import ExperiencePage from './experience/index'

const row = {
  ...{
    id: 'x1',
    column: 'experience',
    kind: null,
    title: '台账一周一清的做法',
    summary: '',
    org: '区水务局',
  },
  ...{
    publishedAt: '2026-11-23T01:00:00.000Z',
    coverId: null,
    exposure: null,
    session: null,
    hasPoll: false,
  },
}
const thanks = { likes: 2, thanks: 1, liked: false, thanked: true }
const article = {
  ...row,
  blocks: [{ kind: 'paragraph', text: '每周五核销。' }],
  poll: null,
  reads: 5,
  thanks,
}
const comment = {
  ...{ id: 'q1', by: '负责人一', org: '区林业局', text: '我们也这样做。', at: '2026-11-24T01:00:00.000Z' },
  ...{ state: 'shown', answers: [] },
}
const page = (...items: object[]) => ({ items, nextCursor: null, total: items.length })
const answers = (more: object = {}) =>
  serverAnswers({
    '/experiences': page(row),
    '/experiences/x1': article,
    '/experiences/x1/comments': page(comment),
    ...more,
  })
const posts = () => asked().filter(({ method }) => method === 'POST')

beforeEach(() => {
  phoneStorage().set('mingdu.session', 't1')
  openedWith({ id: 'x1' })
})

it('lists what units found out', async () => {
  answers()
  render(<ExperiencesPage />)
  fireEvent.click(await screen.findByText(row.title))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/columns/experience/index?id=x1' })
})

it('says that there is none, and what went wrong', async () => {
  answers({ '/experiences': page() })
  const { unmount } = render(<ExperiencesPage />)
  expect(await screen.findByText('还没有经验交流')).toBeTruthy()
  unmount()
  serverAnswers({})
  render(<ExperiencesPage />)
  expect(await screen.findByText('您看不到经验交流')).toBeTruthy()
})

it('is thanked with one tap, and no longer with another', async () => {
  answers({ '/experiences/x1/thanks': { ...thanks, likes: 3, liked: true } })
  render(<ExperiencePage />)
  expect(await screen.findByText('每周五核销。')).toBeTruthy()
  fireEvent.click(screen.getByText('点赞 2'))
  expect(await screen.findByText('已点赞 3')).toBeTruthy()
  fireEvent.click(screen.getByText('已致谢 1'))
  await waitFor(() => expect(posts()).toHaveLength(2))
  expect(posts().map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([
    { kind: 'like', on: true },
    { kind: 'thanks', on: false },
  ])
})

it('is commented under one’s name', async () => {
  answers()
  const { container } = render(<ExperiencePage />)
  expect(await screen.findByText('我们也这样做。')).toBeTruthy()
  fireEvent.input(container.querySelector('.say__in') as Element, { target: { value: '请问谁来核销？' } })
  fireEvent.click(screen.getByText('发表'))
  await waitFor(() => expect(posts()).toHaveLength(1))
  expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({ text: '请问谁来核销？' })
})

it('cannot be read: says so', async () => {
  serverAnswers({})
  render(<ExperiencePage />)
  expect(await screen.findByText('您看不到这篇文章')).toBeTruthy()
})
