import type { Article } from '@mingdu/shared/columns/columns.schema'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { article, ARTICLE_ID } from './columns.fixture'
import { ColumnsPage } from './columns-page'

const list = (one: Article) => ({
  'GET /articles': () => ({ items: [one], nextCursor: null, total: 1 }),
  [`GET /articles/${ARTICLE_ID}`]: () => one,
})
const open = { at: `/columns?open=${ARTICLE_ID}` }
const drawer = () => screen.findByRole('dialog', { name: '全区督查工作会议召开' })
const confirm = (name: string) => {
  const button = screen.getAllByRole('button', { name }).at(-1)
  if (button) fireEvent.click(button)
}

it('shows an article as its readers will see it, and what the desk knows', async () => {
  const sent = article({ state: 'submitted', safety: 'held', allowedActs: ['approve', 'sendBack'] })
  farSide(list(sent))
  renderPage(<ColumnsPage />, { ...open, role: 'supervisionHead' })
  await drawer()
  expect((await screen.findByRole('article', { name: '手机上的样子' })).textContent).toContain(
    '会议部署了下一步工作。',
  )
  expect(screen.getAllByText('待人工复核').length).toBeGreaterThan(0)
  fireEvent.click(screen.getByRole('tab', { name: '记录' }))
  expect(await screen.findByText(/拟稿/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '修改' })).toBeNull()
})

it('asks for the reason before it is sent back, and sends it with the version', async () => {
  const sent = article({ state: 'submitted', safety: 'passed', allowedActs: ['approve', 'sendBack'] })
  const calls = farSide({
    ...list(sent),
    [`POST /articles/${ARTICLE_ID}/sendBack`]: () => article({ version: 2 }),
  })
  renderPage(<ColumnsPage />, { ...open, role: 'supervisionHead' })
  fireEvent.click(await screen.findByRole('button', { name: '退回修改' }))
  confirm('退回修改')
  expect(await screen.findByText('请写明理由，至少 5 个字')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: '标题写清会议名称' } })
  confirm('退回修改')
  await waitFor(() =>
    expect(calls.find(({ at }) => at.endsWith('/sendBack'))?.body).toEqual({
      version: 1,
      reason: '标题写清会议名称',
    }),
  )
})

it('shows a reported result to whoever reviews it, before anybody else sees it', async () => {
  const pending = {
    ...{ text: '垃圾已全部清运。', afterIds: ['9'.repeat(24)], by: { id: 'a'.repeat(24), name: '编辑一' } },
    safety: 'passed' as const,
  }
  const out = article({
    ...{ column: 'exposures', state: 'published', resultWaits: true, pending },
    allowedActs: ['withdraw', 'approveResult', 'returnResult'],
  })
  farSide(list(out))
  renderPage(<ColumnsPage />, { ...open, role: 'supervisionHead' })
  expect(await screen.findByText('垃圾已全部清运。')).toBeTruthy()
  expect(screen.getByAltText('整改后的第 1 张照片')).toBeTruthy()
  expect(screen.getByRole('article').textContent).not.toContain('垃圾已全部清运')
})

it('reports a result only with photos', async () => {
  const calls = farSide(
    list(article({ column: 'exposures', state: 'published', allowedActs: ['proposeResult'] })),
  )
  renderPage(<ColumnsPage />, { ...open, role: 'editor' })
  fireEvent.click(await screen.findByRole('button', { name: '报整改结果' }))
  fireEvent.change(await screen.findByLabelText('整改结果'), { target: { value: '堆放的垃圾已全部清运。' } })
  fireEvent.click(screen.getByRole('button', { name: '报送' }))
  expect(await screen.findByText('请附整改后的照片')).toBeTruthy()
  expect(calls.some(({ at }) => at.startsWith('POST'))).toBe(false)
})

it('shows every number of a poll to the desk', async () => {
  const poll = {
    questions: [{ kind: 'single' as const, text: '先清哪段？', options: ['上游', '下游'] }],
    until: '2026-11-30',
  }
  const base = article()
  const out = article({
    ...{ column: 'topics', state: 'published', publishedAt: base.changedAt, allowedActs: [] },
    content: { ...base.content, poll },
  })
  farSide({
    ...list(out),
    [`GET /articles/${ARTICLE_ID}/poll`]: () => ({
      n: 8,
      questions: [
        {
          kind: 'single',
          text: '先清哪段？',
          options: [
            { text: '上游', count: 6 },
            { text: '下游', count: 2 },
          ],
        },
      ],
    }),
  })
  renderPage(<ColumnsPage />, { ...open, role: 'supervisor' })
  fireEvent.click(await screen.findByRole('tab', { name: '问卷结果' }))
  expect(await screen.findByText('6 人，75%')).toBeTruthy()
  expect(screen.getByText('2 人，25%')).toBeTruthy()
  expect(screen.getByRole('button', { name: '导出结果' })).toBeTruthy()
})

it('offers writing to whoever may, says so when there is nothing, and when it cannot be read', async () => {
  farSide({ 'GET /articles': () => ({ items: [], nextCursor: null, total: 0 }) })
  const { unmount } = renderPage(<ColumnsPage />, { role: 'editor' })
  expect(await screen.findByText(/点“写稿件”选一个专栏/)).toBeTruthy()
  unmount()
  farSide({ 'GET /articles': () => ({ items: [], nextCursor: null, total: 0 }) })
  const view = renderPage(<ColumnsPage />, { role: 'head' })
  expect(await screen.findByText('没有专栏稿件')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '写稿件' })).toBeNull()
  view.unmount()
  farSide({ 'GET /articles': () => refused(500, 'server.error', '出错了') })
  renderPage(<ColumnsPage />)
  expect(await screen.findByText('没取到内容')).toBeTruthy()
})
