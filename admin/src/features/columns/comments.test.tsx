import type { ArticleComment } from '@mingdu/shared/columns/comments.schema'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { comment, COMMENT_ID } from './columns.fixture'
import { CommentsPage } from './comments-page'
import { ExpertPage } from './expert-page'

const page = (...items: ArticleComment[]) => ({ items, nextCursor: null, total: items.length })
const confirm = (name: string) => {
  const button = screen.getAllByRole('button', { name }).at(-1)
  if (button) fireEvent.click(button)
}

it('shows a question once somebody looked at it', async () => {
  const calls = farSide({
    'GET /article-comments': () => page(comment()),
    [`POST /article-comments/${COMMENT_ID}/show`]: () => comment({ version: 2, state: 'shown' }),
  })
  const at = `/column-comments?state=waiting&open=${COMMENT_ID}`
  renderPage(<CommentsPage />, { at, role: 'supervisionHead' })
  fireEvent.click(await screen.findByRole('button', { name: '显示' }))
  expect(await screen.findByText(/马上公开/)).toBeTruthy()
  confirm('显示')
  await waitFor(() => expect(calls.find(({ at: to }) => to.endsWith('/show'))?.body).toEqual({ version: 1 }))
  expect(calls.find(({ at: to }) => to === 'GET /article-comments')?.url.searchParams.get('state')).toBe(
    'waiting',
  )
})

it('hides one only with a reason', async () => {
  const calls = farSide({
    'GET /article-comments': () => page(comment()),
    [`POST /article-comments/${COMMENT_ID}/hide`]: () => comment({ version: 2, state: 'hidden' }),
  })
  renderPage(<CommentsPage />, { at: `/column-comments?open=${COMMENT_ID}`, role: 'supervisionHead' })
  fireEvent.click(await screen.findByRole('button', { name: '不显示' }))
  confirm('不显示')
  expect(await screen.findByText('请写明理由，至少 5 个字')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: '写了别人的电话' } })
  confirm('不显示')
  await waitFor(() =>
    expect(calls.find(({ at }) => at.endsWith('/hide'))?.body).toEqual({
      version: 1,
      reason: '写了别人的电话',
    }),
  )
})

it('lets an expert answer, and says when it is too early', async () => {
  const calls = farSide({
    'GET /article-comments/mine': () => page(comment({ state: 'shown', allowedActs: ['answer'] })),
    [`POST /article-comments/${COMMENT_ID}/answer`]: () =>
      refused(409, 'comment.too-early', '在线时间还没有开始，开始后再回答。'),
  })
  renderPage(<ExpertPage />, { at: `/expert-questions?open=${COMMENT_ID}`, role: 'handler' })
  fireEvent.click(await screen.findByRole('button', { name: '回答' }))
  fireEvent.change(await screen.findByLabelText('回答'), { target: { value: ' 年底以前清完。 ' } })
  confirm('回答')
  expect(await screen.findByText('在线时间还没有开始，开始后再回答。')).toBeTruthy()
  expect(calls.find(({ at }) => at.endsWith('/answer'))?.body).toEqual({ version: 1, text: '年底以前清完。' })
})

it('says so when nothing is asked, and when it cannot be read', async () => {
  farSide({ 'GET /article-comments/mine': () => page() })
  const { unmount } = renderPage(<ExpertPage />, { role: 'handler' })
  expect(await screen.findByText('没有请您回答的提问')).toBeTruthy()
  unmount()
  farSide({ 'GET /article-comments': () => refused(403, 'auth.forbidden', '您没有权限') })
  renderPage(<CommentsPage />)
  expect(await screen.findByText('您不能看这一页')).toBeTruthy()
})
