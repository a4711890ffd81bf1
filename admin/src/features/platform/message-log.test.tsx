import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'
import type { MessageState } from '@mingdu/shared/messages/messages.states'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, renderPage } from '../../../test/render'
import { OldLogLink } from './old-log-link'
import { PlatformPage } from './platform-page'

const AT = '/message-platform?tab=log'

function row(n: number, state: MessageState): MessageLogRow {
  return {
    id: String(n).padStart(24, '0'),
    kind: 'taskOverdue',
    priority: 1,
    recipient: { id: 'a'.repeat(24), name: `经办${n}` },
    org: { id: 'b'.repeat(24), name: '区水务局' },
    subject: { kind: 'task', id: 'c'.repeat(24), name: '四乱整改' },
    state,
    channel: 'mpTemplate',
    createdAt: '2026-11-25T01:00:00.000Z',
    finalAt: null,
    reason: null,
    reached: false,
  }
}
const rows = [row(1, 'dead'), row(2, 'unknown'), row(3, 'refused')]
const log = { 'GET /message-log': () => ({ items: rows, nextCursor: null, total: rows.length }) }
const boxes = () => screen.getAllByRole<HTMLInputElement>('checkbox')

it('lets only what reached nobody be chosen', async () => {
  farSide(log)
  renderPage(<PlatformPage />, { role: 'systemAdmin', at: AT })
  await screen.findByText('经办1')
  expect(boxes().map((box) => box.disabled)).toEqual([false, false, true, false])
  fireEvent.click(boxes()[0] as HTMLInputElement)
  expect(screen.getByText('已选 2 项')).toBeTruthy()
})

it('has no boxes for who may not send again', async () => {
  farSide(log)
  renderPage(<PlatformPage />, { role: 'supervisor', at: AT })
  await screen.findByText('经办1')
  expect(screen.queryAllByRole('checkbox')).toEqual([])
})

it('sends again for a reason, and says of each message what became of it', async () => {
  const results = [
    { id: rows[0]?.id, ok: true, why: null },
    { id: rows[2]?.id, ok: false, why: '这条消息可能已经送到，重发会让对方收到两次。' },
  ]
  const calls = farSide({ ...log, 'POST /message-log/replays': () => ({ results }) })
  renderPage(<PlatformPage />, { role: 'systemAdmin', at: AT })
  await screen.findByText('经办1')
  fireEvent.click(boxes()[0] as HTMLInputElement)
  fireEvent.click(screen.getByRole('button', { name: '重发' }))
  const dialog = screen.getByRole('dialog')
  const send = within(dialog).getByRole<HTMLButtonElement>('button', { name: '重发' })
  expect(send.disabled).toBe(true)
  fireEvent.change(screen.getByLabelText('重发原因'), { target: { value: '额度已恢复' } })
  fireEvent.click(send)
  expect(await screen.findByText('已重发 1 条，没有重发 1 条')).toBeTruthy()
  expect(screen.getByText(/收到两次/)).toBeTruthy()
  expect(calls.find((call) => call.at.startsWith('POST'))?.body).toEqual({
    ids: [rows[0]?.id, rows[2]?.id],
    reason: '额度已恢复',
  })
  await waitFor(() => expect(screen.queryByText('已选 2 项')).toBeNull())
})

it('filters the failed ones with one click', async () => {
  const calls = farSide(log)
  const { router } = renderPage(<PlatformPage />, { at: AT })
  await screen.findByText('经办1')
  fireEvent.click(within(screen.getByLabelText('快速筛选')).getByText('发送失败'))
  await waitFor(() => expect(router.state.location.search).toContain('state=dead'))
  await waitFor(() => expect(calls.at(-1)?.url.searchParams.get('state')).toBe('dead'))
})

it('opens old links to the log in its tab, and those to a day in the balance', async () => {
  farSide({})
  const entry = renderPage(<OldLogLink />, { at: '/message-log?entry=x' })
  await waitFor(() => expect(entry.router.state.location.search).toBe('?entry=x&tab=log'))
  entry.unmount()
  const day = renderPage(<OldLogLink />, { at: '/message-log?day=2026-11-24' })
  await waitFor(() => expect(day.router.state.location.search).toBe('?day=2026-11-24&tab=balance'))
})
