import { screen, within } from '@testing-library/react'
import { farSide, renderPage } from '../../../test/render'
import type { api } from '../../api/client.gen'
import { LogEntryDrawer } from './log-entry-drawer'

type Entry = Awaited<ReturnType<typeof api.messages.logEntry>>
type Delivery = Entry['deliveries'][number]

const ID = 'a'.repeat(24)

function delivery(part: Partial<Delivery>): Delivery {
  return {
    id: 'd'.repeat(24),
    channel: 'mpTemplate',
    attempt: 1,
    state: 'dead',
    errorClass: null,
    errorCode: null,
    reason: null,
    providerMessageId: null,
    rid: null,
    nextAt: null,
    sentAt: null,
    finalAt: null,
    because: null,
    notBefore: null,
    attempts: [],
    ...part,
  }
}

const entry: Entry = {
  id: ID,
  kind: 'taskOverdue',
  priority: 1,
  recipient: { id: ID, name: '经办一' },
  org: { id: ID, name: '区水务局' },
  subject: null,
  state: 'waiting',
  channel: 'sms',
  createdAt: '2026-11-25T01:00:00.000Z',
  finalAt: null,
  reason: null,
  reached: false,
  body: '已超期',
  card: [],
  plan: ['mpTemplate', 'miniSubscribe', 'sms'],
  expiresAt: null,
  mergedInto: null,
  members: [],
  deliveries: [
    delivery({
      attempts: [
        {
          at: '2026-11-25T01:00:05.000Z',
          state: 'waiting',
          errorClass: 'retry',
          errorCode: -1,
          reason: '对方系统暂时出错',
          rid: 'rid-1',
          ms: 1205,
        },
        {
          at: '2026-11-25T01:00:15.000Z',
          state: 'dead',
          errorClass: 'content',
          errorCode: 47003,
          reason: '字段不合规则',
          rid: null,
          ms: 80,
        },
      ],
    }),
    delivery({
      id: 'e'.repeat(24),
      channel: 'sms',
      state: 'waiting',
      because: '服务号：字段不合规则',
      notBefore: '2026-11-26T00:00:00.000Z',
    }),
  ],
}

const show = (part: Partial<Entry> = {}) => {
  farSide({ [`GET /message-log/${ID}`]: () => ({ ...entry, ...part }) })
  const none = () => undefined
  renderPage(<LogEntryDrawer id={ID} onOpen={none} onReplay={none} onClose={none} />, { role: 'systemAdmin' })
}

it('shows every attempt with its class, code, reason, rid and time, the latest first', async () => {
  show()
  const card = await screen.findByRole('region', { name: '服务号' })
  const lines = within(card).getAllByRole('listitem')
  expect(lines.map((line) => line.textContent)).toEqual([
    '第 2 次　发送失败11-25 09:00:15内容不合规 47003字段不合规则用时 80 毫秒',
    '第 1 次　没有发出，等着再试11-25 09:00:05暂时出错 -1对方系统暂时出错用时 1,205 毫秒　rid rid-1',
  ])
})

it('says why a channel was taken, and what holds it back', async () => {
  show()
  const card = await screen.findByRole('region', { name: '短信' })
  expect(card.textContent).toContain('缘由：服务号：字段不合规则')
  expect(card.textContent).toContain('暂缓到 2026-11-26 08:00')
})

it('tells channels that were tried from those in reserve', async () => {
  show()
  expect(await screen.findByText('，备用')).toBeTruthy()
  expect(screen.getAllByText('，已用')).toHaveLength(2)
})

it('offers to send again only what reached nobody', async () => {
  show({ state: 'dead' })
  expect(await screen.findByRole('button', { name: '重发这条消息' })).toBeTruthy()
})

it('offers nothing while the message is on its way', async () => {
  show()
  await screen.findByText('已超期', { selector: 'p' })
  expect(screen.queryByRole('button', { name: '重发这条消息' })).toBeNull()
})

it('leads from a digest to its members', async () => {
  show({ kind: 'warningDigest', members: [{ id: 'f'.repeat(24), title: '四乱整改 转为预警' }] })
  expect(await screen.findByRole('button', { name: '四乱整改 转为预警' })).toBeTruthy()
})
