import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { WechatError } from '../../wechat/errors'
import { AccountModel } from '../accounts/accounts.model'
import { answerArrived, creditsLeft } from '../subscriptions/subscriptions.service'
import { messageTo, tell } from './messages.factory'
import { givenRules, outer, useStandIns } from './outbox.factory'
import { sendWaiting } from './outbox.jobs'
import { writeSendable } from './sendable.repo'

const bench = useStandIns({}, ['mp'])
const { parts } = bench
const MINUTE = 60_000

async function told(kind: MessageKind, n: number, from = 0): Promise<void> {
  const one = (i: number) => messageTo([bench.official.id], { kind, dedupe: `${kind}${from + i}` })
  await tell(...Array.from({ length: n }, (_, i) => one(i)))
}
const free = { digestFrom: 0, sendPerSecond: 200, sendBurst: 400 }
const words = () => parts.wechat.sent.map(({ data }) => data['const3']?.value)

describe('one person', () => {
  it('gets two cards of one template a minute apart, others at once; waiting costs no attempt', async () => {
    await givenRules({ ...free, cardGapSeconds: 60 })
    await told('taskAssigned', 2)
    await told('reportAccepted', 1)
    await bench.work()
    expect(words()).toEqual(['待签收', '核验通过'])
    const held = (await outer({ state: 'waiting' }))[0]
    expect(held).toMatchObject({ attempt: 0, attempts: [] })
    bench.later(61_000)
    await bench.work()
    expect(words()).toEqual(['待签收', '核验通过', '待签收'])
  })

  it('gets so many an hour and a day, and what is red besides', async () => {
    await givenRules({ ...free, cardGapSeconds: 0, cardsPerHour: 3, cardsPerDay: 5 })
    await told('taskAssigned', 8)
    await told('reportReturned', 4)
    await bench.work()
    expect(words().filter((word) => word === '退回补充')).toHaveLength(4)
    const assigned = () => words().filter((word) => word === '待签收').length
    const counts = [assigned()]
    for (let hour = 0; hour < 3; hour += 1) {
      bench.later(61 * MINUTE)
      await bench.work()
      counts.push(assigned())
    }
    expect(counts).toEqual([3, 5, 5, 5])
  })

  it('is not counted twice by two workers', async () => {
    await givenRules({ ...free, cardGapSeconds: 0, cardsPerHour: 5 })
    await told('taskAssigned', 20)
    await Promise.all([1, 2, 3].map(() => sendWaiting(bench.worker)))
    expect(words()).toHaveLength(5)
  })

  it('whom WeChat has had enough of waits half an hour; the warnings gather to a digest', async () => {
    await givenRules({ ...free, digestFrom: 3, cardGapSeconds: 0 })
    await told('reportAccepted', 2)
    bench.worker.config.SEND_CONCURRENCY = 1
    parts.wechat.failures = [new WechatError('rate', 43117, 'too frequently')]
    await bench.work()
    bench.worker.config.SEND_CONCURRENCY = 16
    expect(parts.wechat.sent).toHaveLength(0)
    bench.later(29 * MINUTE)
    await bench.work()
    expect(parts.wechat.sent).toHaveLength(0)
    bench.later(2 * MINUTE)
    await bench.work()
    expect(parts.wechat.sent).toHaveLength(2)
  })
})

describe('a credit', () => {
  const TEMPLATE = parts.config.WECHAT_TPL_MINI_RESULT ?? ''
  const accept = (id: string) =>
    answerArrived(
      { id, openid: 'mini-1', channel: 'miniSubscribe', templateId: TEMPLATE, at: new Date() },
      'accept',
      parts.config,
    )
  beforeEach(async () => {
    await AccountModel.updateOne({ _id: bench.official.id }, { $set: { miniOpenid: 'mini-1' } })
    await writeSendable({ accounts: ['mini'], templates: ['miniResult'] })
  })

  it('lets one message through, and the next is refused without a call', async () => {
    await accept('e1')
    await told('reportAccepted', 2)
    await bench.work()
    expect(parts.wechat.sentSubscribe).toHaveLength(1)
    expect((await bench.ledger()).sort()).toEqual(['miniSubscribe accepted', 'miniSubscribe refused'])
    expect(await creditsLeft('miniSubscribe')).toBe(0)
  })

  it('is given back when nothing was sent, and kept taken when nobody knows', async () => {
    await accept('e1')
    await told('reportAccepted', 1)
    parts.wechat.failing = { sendSubscribe: [new WechatError('retry', -1, 'busy')] }
    await bench.work()
    expect(await creditsLeft('miniSubscribe')).toBe(1)
    parts.wechat.failing = { sendSubscribe: [new WechatError('unknown-delivery', null, 'timeout')] }
    bench.later(60 * MINUTE)
    await bench.work()
    expect([await creditsLeft('miniSubscribe'), await bench.ledger()]).toEqual([0, ['miniSubscribe unknown']])
  })

  it('is dropped when WeChat knows of none', async () => {
    await accept('e1')
    await accept('e2')
    await told('reportAccepted', 1)
    parts.wechat.failing = { sendSubscribe: [new WechatError('recipient', 43101, 'user refuse')] }
    await bench.work()
    expect([await creditsLeft('miniSubscribe'), await bench.ledger()]).toEqual([0, ['miniSubscribe refused']])
  })
})
