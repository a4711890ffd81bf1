import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { PlatformPage } from './platform-page'
import type { ChannelStatus, Gate, Status } from './use-status'

const gate: Gate = {
  key: 'account:mp',
  errorClass: 'quota',
  errorCode: 45009,
  reason: '当日额度已用完',
  closedSince: '2026-11-25T02:00:00.000Z',
  until: '2026-11-25T16:00:00.000Z',
}

function channel(part: Partial<ChannelStatus>): ChannelStatus {
  return {
    channel: 'mpTemplate',
    configured: true,
    light: 'green',
    note: '正常',
    gates: [],
    waiting: 0,
    sent: 0,
    delivered: 0,
    failed: 0,
    deliveredShare: null,
    quota: null,
    credits: null,
    ...part,
  }
}

const status: Status = {
  at: '2026-11-25T03:48:05.000Z',
  outbox: { waiting: 12, due: 3, oldestSeconds: 700, sending: 1, dead: 2, held: 8 },
  channels: [
    channel({ channel: 'mpTemplate', light: 'red', note: '已暂停：当日额度已用完', gates: [gate] }),
    channel({ channel: 'mpSubscribe', light: 'red', note: '已暂停：当日额度已用完', gates: [gate] }),
    channel({ channel: 'sms', delivered: 49, sent: 50, failed: 1, deliveredShare: 980 }),
  ],
  errors: [
    {
      channel: 'mpTemplate',
      errorClass: 'quota',
      errorCode: 45009,
      reason: '当日额度已用完',
      count: 4,
      lastAt: '2026-11-25T02:00:00.000Z',
    },
  ],
  unreachable: 1,
}
const unreachable = [
  {
    account: { id: 'd'.repeat(24), name: '演示·水务局·经办一' },
    org: { id: 'e'.repeat(24), name: '区水务局' },
    reason: '未绑定',
    lastChannel: null,
  },
]
const answers = {
  'GET /channels': () => status,
  'GET /message-log/balance': () => ({ day: '2026-11-25', rows: [], unreachable }),
}

it('shows the queue, each channel with its light and why, and when it was so', async () => {
  farSide(answers)
  renderPage(<PlatformPage />)
  expect(await screen.findByText('11:48:05')).toBeTruthy()
  expect(screen.getByText('11 分钟')).toBeTruthy()
  const sms = screen.getByText('短信').closest('tr') as HTMLElement
  expect(within(sms).getByText('正常')).toBeTruthy()
  expect(within(sms).getByText('98.0%')).toBeTruthy()
  expect(screen.getAllByText('不通')).toHaveLength(2)
})

it('shows a gate once, though it holds up two channels, and offers nothing to who may not open it', async () => {
  farSide(answers)
  renderPage(<PlatformPage />)
  expect(await screen.findByText('已暂停 1 处')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '恢复' })).toBeNull()
})

it('lets a channel go on after a question', async () => {
  const calls = farSide({ ...answers, 'POST /channels/gates/reopen': () => ({ ok: true }) })
  renderPage(<PlatformPage />, { role: 'systemAdmin' })
  fireEvent.click(await screen.findByRole('button', { name: '恢复' }))
  const dialog = screen.getByRole('dialog')
  expect(dialog.textContent).toContain('服务号账号')
  fireEvent.click(within(dialog).getByRole('button', { name: '恢复' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(calls.find((call) => call.at === 'POST /channels/gates/reopen')?.body).toEqual({ key: 'account:mp' })
})

it('gives who cannot be reached a red light, the reason, and ways to the person and their messages', async () => {
  farSide(answers)
  renderPage(<PlatformPage />)
  const row = (await screen.findByText('演示·水务局·经办一')).closest('tr') as HTMLElement
  expect(row.textContent).toContain('不可达')
  expect(row.textContent).toContain('未绑定')
  expect(within(row).getByText('看消息').getAttribute('href')).toContain('recipientId=dddd')
})

it('keeps what it knew when the server stops answering, and says so', async () => {
  farSide(answers)
  renderPage(<PlatformPage />)
  await screen.findByText('11:48:05')
  farSide({ 'GET /channels': () => refused(500, 'server.error', '系统出了问题') })
  fireEvent.click(screen.getByRole('button', { name: '现在更新' }))
  expect((await screen.findByRole('alert')).textContent).toContain('之后没有取到')
  expect(screen.getByText('短信')).toBeTruthy()
})
