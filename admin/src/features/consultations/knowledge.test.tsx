import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { KnowledgePage } from './knowledge-page'

const ID = 'c'.repeat(24)
const entry = (more: Partial<Knowledge> = {}): Knowledge => ({
  ...{ id: ID, version: 2, state: 'published', topic: { key: 'deadline', name: '限期' } },
  ...{ question: '延期什么时候申请', answer: '到期前三个工作日。', basis: '', edition: 1 },
  ...{ publishedAt: '2026-11-20T02:00:00.000Z', useful: 3, uses: 1, foundUseful: false },
  ...{ author: { id: 'e'.repeat(24), name: '督查员一' }, withdrawnFor: null, allowedActions: [] },
  ...more,
})
const answered = {
  id: 'd'.repeat(24),
  no: '咨询〔2026〕0001',
  question: '任务延期怎么办',
  org: entry().author,
}
const page = (data: Knowledge, more: Parameters<typeof farSide>[0] = {}) =>
  farSide({
    'GET /knowledge': () => ({ items: [data], nextCursor: null, total: 1 }),
    [`GET /knowledge/${ID}`]: () => data,
    [`GET /knowledge/${ID}/consultations`]: () => ({
      ...{ items: [{ ...answered, askedAt: '2026-11-21T02:00:00.000Z' }], nextCursor: null, total: 1 },
    }),
    'GET /consultations/topics': () => ({
      ...{ version: 0, topics: [{ key: 'deadline', name: '限期', responsible: null }] },
    }),
    ...more,
  })
/** A dialog by its title: ids are all the same here, so that none has a name. */
const dialogOf = async (title: string | RegExp) => {
  const found = (await screen.findByText(title)).closest<HTMLElement>('[role="dialog"]')
  if (!found) throw new Error(`no dialog ${String(title)}`)
  return found
}
const bodyOf = (calls: ReturnType<typeof farSide>, end: string) =>
  calls.find(({ at }) => at.startsWith('POST') && at.endsWith(end))?.body

it('is read and found useful by who asks, without a trace of who wrote it', async () => {
  const calls = page(entry({ author: null }), { [`POST /knowledge/${ID}/useful`]: () => entry() })
  renderPage(<KnowledgePage />, { role: 'handler', at: `/knowledge?open=${ID}` })
  expect(await screen.findByText('到期前三个工作日。')).toBeTruthy()
  expect(screen.queryByText('用它答复过的咨询')).toBeNull()
  expect(screen.queryByRole('button', { name: '起草' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '有用' }))
  await waitFor(() => expect(calls.some(({ at }) => at.endsWith('/useful'))).toBe(true))
})

it('is published by another, and says which 咨询 it answered', async () => {
  const draft = entry({ state: 'draft', allowedActions: ['publish', 'revise'] })
  const calls = page(draft, { [`POST /knowledge/${ID}/publication`]: () => entry() })
  renderPage(<KnowledgePage />, { at: `/knowledge?open=${ID}` })
  expect((await screen.findByRole('link', { name: '任务延期怎么办' })).getAttribute('href')).toBe(
    `/consultations?open=${answered.id}`,
  )
  expect(screen.getByText(/读者看到的仍是上一版/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '发布' }))
  const dialog = await dialogOf(/^发布：/)
  fireEvent.click(within(dialog).getByRole('button', { name: '发布' }))
  await waitFor(() => expect(bodyOf(calls, '/publication')).toEqual({ version: 2 }))
})

it('is withdrawn for a reason', async () => {
  const calls = page(entry({ allowedActions: ['withdraw'] }), {
    [`POST /knowledge/${ID}/withdrawal`]: () => entry({ state: 'withdrawn', withdrawnFor: '规程已经修改' }),
  })
  renderPage(<KnowledgePage />, { at: `/knowledge?open=${ID}` })
  fireEvent.click(await screen.findByRole('button', { name: '撤回' }))
  const dialog = await dialogOf(/^撤回：/)
  fireEvent.click(within(dialog).getByRole('button', { name: '撤回' }))
  expect(await screen.findByText('请写明原因，至少 5 个字')).toBeTruthy()
  fireEvent.change(within(dialog).getByRole('textbox', { name: '原因' }), {
    target: { value: '规程已经修改' },
  })
  fireEvent.click(within(dialog).getByRole('button', { name: '撤回' }))
  await waitFor(() => expect(bodyOf(calls, '/withdrawal')).toEqual({ version: 2, reason: '规程已经修改' }))
})

it('says so when there is none, and when it cannot be read', async () => {
  page(entry(), { 'GET /knowledge': () => ({ items: [], nextCursor: null, total: 0 }) })
  const { unmount } = renderPage(<KnowledgePage />)
  expect(await screen.findByText('知识库还没有条目')).toBeTruthy()
  unmount()
  page(entry(), { 'GET /knowledge': () => refused(500, 'server.error', '出错了') })
  renderPage(<KnowledgePage />)
  expect(await screen.findByText('没取到内容')).toBeTruthy()
})

it('keeps what was typed when a name of who asked stands in it', async () => {
  const message = '问题、答复或依据里写着“区水务局”。请删去提问人和单位的名称再保存。'
  page(entry({ allowedActions: ['revise'] }), {
    [`POST /knowledge/${ID}/revision`]: () => refused(422, 'knowledge.names', message),
  })
  renderPage(<KnowledgePage />, { at: `/knowledge?open=${ID}` })
  fireEvent.click(await screen.findByRole('button', { name: '修改' }))
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '答复' })
  fireEvent.change(field, { target: { value: '区水务局应提前三天。' } })
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByText(message)).toBeTruthy()
  expect(field.value).toBe('区水务局应提前三天。')
})
