import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, renderPage } from '../../../test/render'
import { FeedbackPage } from './feedback-page'

const by = { id: 'a'.repeat(24), name: '督查员一' }
const feedback: Feedback = {
  id: 'f'.repeat(24),
  version: 1,
  no: '反馈〔2026〕0001',
  text: '照片传到一半会断',
  pictures: [],
  safety: 'passed',
  author: { id: 'b'.repeat(24), name: '演示·民政局·经办一', orgName: '区民政局' },
  createdAt: '2026-11-25T01:00:00.000Z',
  reply: null,
  publishedAt: null,
}
const replied: Feedback = {
  ...feedback,
  version: 2,
  reply: { text: '已改为断点续传', by, at: '2026-11-25T02:00:00.000Z' },
}
const page = (...items: Feedback[]) => ({ items, nextCursor: null, total: items.length })
const OPEN = `/feedback?open=${feedback.id}`
const publish = () => screen.findByRole<HTMLButtonElement>('button', { name: '公开' })

it('answers over the version that was seen', async () => {
  const path = `POST /feedback/${feedback.id}/reply`
  const calls = farSide({ 'GET /feedback': () => page(feedback), [path]: () => replied })
  renderPage(<FeedbackPage />, { at: OPEN })
  fireEvent.change(await screen.findByLabelText('答复内容'), { target: { value: '已改为断点续传' } })
  fireEvent.click(screen.getByRole('button', { name: '答复' }))
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({ version: 1, text: '已改为断点续传' }),
  )
})

it.each<[string, Feedback, string]>([
  ['before there is an answer', feedback, '还没有答复，不能公开。请先答复。'],
  ['while the check is not passed', { ...replied, safety: 'held' }, '内容安全是“待人工复核”'],
])('does not publish %s, and says so', async (_, item, why) => {
  farSide({ 'GET /feedback': () => page(item) })
  renderPage(<FeedbackPage />, { at: OPEN })
  expect((await publish()).disabled).toBe(true)
  expect(screen.getByText(why, { exact: false })).toBeTruthy()
})

it('publishes after a question', async () => {
  const path = `POST /feedback/${feedback.id}/publication`
  const calls = farSide({ 'GET /feedback': () => page(replied), [path]: () => replied })
  renderPage(<FeedbackPage />, { at: OPEN })
  fireEvent.click(await publish())
  const dialog = screen.getByText(`公开 ${feedback.no}`).closest('[role=dialog]') as HTMLElement
  fireEvent.click(within(dialog).getByRole('button', { name: '公开' }))
  await waitFor(() => expect(calls.find((call) => call.at === path)?.body).toEqual({ version: 2 }))
})

it('shows who does not answer for it only what they wrote, and what is public', async () => {
  farSide({ 'GET /me/feedback': () => page(feedback) })
  renderPage(<FeedbackPage />, { role: 'handler', at: '/feedback' })
  expect(await screen.findByText('照片传到一半会断')).toBeTruthy()
  expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['我提的', '公开的'])
})

it('takes an opinion, and shows it to its author', async () => {
  const calls = farSide({ 'GET /me/feedback': () => page(feedback), 'POST /feedback': () => feedback })
  const { router } = renderPage(<FeedbackPage />, { role: 'handler', at: '/feedback' })
  fireEvent.click(await screen.findByRole('button', { name: '提意见' }))
  fireEvent.change(screen.getByLabelText('意见', { selector: 'textarea' }), {
    target: { value: '照片传到一半会断' },
  })
  fireEvent.click(screen.getByRole('button', { name: '提交' }))
  await waitFor(() => expect(router.state.location.search).toBe(`?view=mine&open=${feedback.id}`))
  expect(calls.find((call) => call.at === 'POST /feedback')?.body).toEqual({
    text: '照片传到一半会断',
    pictures: [],
  })
})
