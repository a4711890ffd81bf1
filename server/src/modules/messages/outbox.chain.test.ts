import { WechatError } from '../../wechat/errors'
import { SmsError } from '../../sms/sms.errors'
import { AccountModel } from '../accounts/accounts.model'
import { messageTo, tell } from './messages.factory'
import { DeliveryModel, MessageModel } from './messages.model'
import { outer, useStandIns } from './outbox.factory'
import { writeSendable } from './sendable.repo'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'

const bench = useStandIns()
const { parts } = bench
const MINUTE = 60_000
const P1 = 'reportReturned'
const P2 = 'taskAssigned'
const P3 = 'reportAccepted'

const told = (kind: MessageKind) => tell(messageTo([bench.official.id], { kind, dedupe: kind }))
const person = (set: object) => AccountModel.updateOne({ _id: bench.official.id }, { $set: set })
const message = async () => {
  const [one] = await MessageModel.find().lean()
  if (!one) throw new Error('no message')
  return one
}
const sentCount = () => [
  parts.wecom.sent.length,
  parts.wechat.sent.length,
  parts.wechat.sentSubscribe.length,
  parts.sms.sent.length,
]
const error = (errorClass: ConstructorParameters<typeof WechatError>[0], code: number | null) =>
  new WechatError(errorClass, code, `made up ${code}`)

describe('the chain of channels', () => {
  it('begins with 企业微信 and ends there when it is accepted', async () => {
    await told(P2)
    await bench.work()
    expect(await bench.ledger()).toEqual(['wecom accepted'])
    expect(parts.wecom.sent).toMatchObject([
      {
        userId: 'wecom-1',
        title: '新任务：清水河段“四乱”问题整改清零',
        url: `${parts.config.PUBLIC_URL}/#/features/tasks/detail/index?id=${'e'.repeat(24)}`,
      },
    ])
    expect(await message()).toMatchObject({
      plan: ['wecom', 'mpTemplate', 'miniSubscribe', 'sms'],
      tried: ['inApp', 'wecom'],
    })
  })

  it('goes on without a call where the person has no address, with the reason in the ledger', async () => {
    await person({ wecomUserId: '', mpOpenid: '', miniOpenid: '', followed: false })
    await told(P2)
    await bench.work()
    expect(await bench.ledger()).toEqual([
      'wecom refused',
      'mpTemplate refused',
      'miniSubscribe refused',
      'sms accepted',
    ])
    const rows = await outer()
    expect(rows.map(({ reason, because }) => [reason, because])).toEqual([
      ['未登记企业微信账号', null],
      ['未绑定微信', '企业微信：未登记企业微信账号'],
      ['未绑定微信', '服务号：未绑定微信'],
      [null, '小程序订阅消息：未绑定微信'],
    ])
    expect(sentCount()).toEqual([0, 0, 0, 1])
    expect(parts.sms.sent[0]).toMatchObject({
      templateKey: 'taskWarning',
      params: { number: '2026-37-2.1', kind: '待签收', due: '2026年11月30日' },
    })
  })

  it('leaves the state of the last channel when none is left, and sends P3 no text message', async () => {
    await person({ wecomUserId: '', followed: false })
    await told(P3)
    await bench.work()
    expect(await bench.ledger()).toEqual(['wecom refused', 'mpTemplate refused', 'miniSubscribe refused'])
    expect(await message()).toMatchObject({
      state: 'refused',
      channel: 'miniSubscribe',
      reason: '没有订阅次数',
    })
    expect((await message()).finalAt).not.toBeNull()
    expect(sentCount()).toEqual([0, 0, 0, 0])
  })

  it('knows that somebody unfollowed since the message was written', async () => {
    await person({ wecomUserId: '' })
    await told(P2)
    await person({ followed: false })
    await bench.work()
    expect(sentCount()).toEqual([0, 0, 0, 1])
  })

  it.each([
    ['recipient', 43004, P3, ['mpTemplate refused', 'miniSubscribe refused']],
    ['content', 47003, P2, ['mpTemplate dead', 'miniSubscribe refused', 'sms accepted']],
    ['review', 40252, P1, ['mpTemplate inReview', 'miniSubscribe refused', 'sms accepted']],
    ['review', 40252, P2, ['mpTemplate inReview']],
    ['config', 40037, P1, ['mpTemplate suppressed', 'miniSubscribe refused', 'sms accepted']],
    ['config', 40037, P2, ['mpTemplate suppressed', 'miniSubscribe refused', 'sms accepted']],
    ['config', 40037, P3, ['mpTemplate waiting']],
    ['quota', 45009, P1, ['mpTemplate suppressed', 'miniSubscribe refused', 'sms accepted']],
    ['quota', 45009, P2, ['mpTemplate waiting']],
    ['retry', -1, P1, ['mpTemplate waiting']],
    ['rate', 45011, P1, ['mpTemplate waiting']],
    ['token', 40001, P1, ['mpTemplate waiting']],
    ['unknown-delivery', null, P1, ['mpTemplate waiting']],
    ['duplicate', 40241, P1, ['mpTemplate delivered']],
  ] as const)('after %s %s of %s: %j', async (errorClass, code, kind, ledger) => {
    await person({ wecomUserId: '' })
    await writeSendable({
      accounts: ['mp', 'mini', 'sms'],
      templates: ['assigned', 'result', 'miniReminder', 'miniResult'],
    })
    parts.wechat.failures = [error(errorClass, code)]
    await told(kind)
    await bench.work()
    expect(await bench.ledger()).toEqual(ledger)
  })

  it('says on the channel that was given up what took its place', async () => {
    await person({ wecomUserId: '' })
    parts.wechat.failures = [error('config', 40037)]
    await told(P1)
    await bench.work()
    const [given] = await DeliveryModel.find({ channel: 'mpTemplate' }).lean()
    expect(given?.reason).toBe('改由小程序订阅消息发送：通道配置有误，请系统管理员检查')
    expect((await message()).channel).toBe('sms')
  })

  it('keeps every attempt, oldest first', async () => {
    parts.wecom.failures = [error('retry', -1), error('retry', null)]
    await told(P2)
    for (let i = 0; i < 3; i += 1) {
      await bench.work()
      bench.later(60 * MINUTE)
    }
    const [row] = await DeliveryModel.find({ channel: 'wecom' }).lean()
    expect(row?.attempts.map(({ state, errorCode }) => [state, errorCode])).toEqual([
      ['waiting', -1],
      ['waiting', null],
      ['accepted', null],
    ])
  })
})

describe('a channel without a key', () => {
  beforeEach(() => writeSendable({ accounts: ['sms'], templates: [] }))

  it('is never repeated after a send of unknown fate, not even after a crash', async () => {
    parts.sms.failures = [new SmsError('unknown-delivery', 'timeout')]
    await told(P2)
    await bench.work()
    bench.later(60 * MINUTE)
    await bench.work()
    expect(await bench.ledger()).toEqual(['sms unknown'])
  })

  it('is repeated when nothing was sent', async () => {
    parts.sms.failures = [new SmsError('retry', 'ECONNREFUSED')]
    await told(P2)
    await bench.work()
    bench.later(60 * MINUTE)
    await bench.work()
    expect(await bench.ledger()).toEqual(['sms accepted'])
  })
})

it('a card whose text cannot be lawful is dead with the field’s name, and the message goes on', async () => {
  await person({ wecomUserId: '' })
  await told(P2)
  await MessageModel.updateMany({}, { $set: { 'vars.time': '某天' } })
  await bench.work()
  expect(await bench.ledger()).toEqual([
    'wecom refused',
    'mpTemplate dead',
    'miniSubscribe dead',
    'sms accepted',
  ])
  expect((await DeliveryModel.findOne({ channel: 'mpTemplate' }).lean())?.reason).toBe(
    '内容不合平台规则：time4',
  )
})
