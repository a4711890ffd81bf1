import { Registry } from 'prom-client'
import { testParts, type TestParts } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { keptLog } from '../../testing/log'
import { countError } from '../messages/errors.repo'
import { DeliveryModel } from '../messages/messages.model'
import { closeGate } from '../messages/outbox.gates.repo'
import { channelMetrics } from './channels.metrics'
import { writeQuota } from './channels.repo'

useDatabase()

const DAY = '2026-11-25'
let parts: TestParts
let registry: Registry
beforeEach(() => {
  parts = testParts(`${DAY}T06:32:00.000Z`)
  registry = new Registry()
  channelMetrics(registry, parts)
})

const scrape = () => registry.metrics()
let count = 0
async function given(...docs: object[]): Promise<void> {
  await DeliveryModel.create(
    docs.map((doc) => ({
      messageId: String((count += 1)).padStart(24, '0'),
      recipientId: 'a'.repeat(24),
      orgId: 'b'.repeat(24),
      channel: 'mpTemplate',
      priority: 1,
      state: 'waiting',
      nextAt: new Date(Date.now() - 65_000),
      createdAt: new Date(),
      day: DAY,
      ...doc,
    })),
  )
}

it('tells depth, age, states, share, errors, gates and quota', async () => {
  await given(
    {},
    {},
    { priority: 3, channel: 'sms', state: 'sending' },
    { state: 'delivered' },
    { state: 'dead' },
  )
  await countError({ channel: 'sms', errorClass: 'rate', errorCode: 'isv.DAY_LIMIT_CONTROL', reason: '' })
  await closeGate(
    { key: 'account:mp', until: Date.now() + 60_000, stepMs: 60_000 },
    { errorClass: 'quota', errorCode: 45009, reason: '' },
    null,
    Date.now(),
  )
  await writeQuota('mpTemplate', { limit: 1000, used: 250, askedAt: new Date() })
  const text = await scrape()
  for (const line of [
    'mingdu_figures_up 1',
    'mingdu_outbox_depth{channel="mpTemplate",priority="P1"} 2',
    'mingdu_outbox_depth{channel="sms",priority="P3"} 1',
    'mingdu_deliveries_total{channel="mpTemplate",state="delivered"} 1',
    'mingdu_delivered_share{channel="mpTemplate"} 0.5',
    'mingdu_send_errors{channel="sms",class="rate",code="isv.DAY_LIMIT_CONTROL"} 1',
    'mingdu_gate_closed{key="account:mp"} 1',
    'mingdu_unreachable_officials 0',
    'mingdu_credits_left{channel="miniSubscribe"} 0',
    'mingdu_wechat_quota_used{account="mp"} 0.25',
  ])
    expect(text).toContain(`\n${line}\n`)
  expect(Number(/^mingdu_outbox_oldest_seconds (\d+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(65)
})

it('reads the database once for all gauges and for scrapes that follow at once', async () => {
  await scrape()
  await given({})
  expect(await scrape()).not.toContain('mingdu_outbox_depth{')
})

it('has no values, and says so, while the database does not answer', async () => {
  const { log, text } = keptLog()
  const broken = new Registry()
  const time = {
    ...parts.time,
    today: () => {
      throw new Error('no answer')
    },
  }
  channelMetrics(broken, { ...parts, log, time })
  const answer = await broken.metrics()
  expect(answer).toContain('mingdu_figures_up 0')
  expect(answer).toMatch(/^mingdu_outbox_oldest_seconds Nan$/im)
  expect(answer).not.toContain('mingdu_outbox_depth{')
  expect(text()).toContain('could not be read')
})
