import { WechatError } from '../../wechat/errors'
import { SmsError } from '../../sms/sms.errors'
import { AccountModel } from '../accounts/accounts.model'
import { messageTo, tell } from './messages.factory'
import { DeliveryModel, MessageModel } from './messages.model'
import { resultArrived } from './messages.service'
import { useStandIns } from './outbox.factory'
import type { MessageKind } from '@mingdu/shared/messages/messages.states'

const bench = useStandIns()
const { parts } = bench
const MINUTE = 60_000
const P1 = 'reportReturned'

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

describe('P1 without a receipt', () => {
  beforeEach(() => person({ wecomUserId: '' }))

  it('takes the next channel after ten minutes, once, and no earlier', async () => {
    await told(P1)
    await bench.work()
    bench.later(9 * MINUTE)
    await bench.work()
    expect(await bench.ledger()).toEqual(['wecom refused', 'mpTemplate accepted'])
    bench.later(2 * MINUTE)
    await bench.work()
    expect(await bench.ledger()).toEqual([
      'wecom refused',
      'mpTemplate accepted',
      'miniSubscribe refused',
      'sms accepted',
    ])
    const [mini] = await DeliveryModel.find({ channel: 'miniSubscribe' }).lean()
    expect(mini?.because).toBe('服务号：10 分钟没有送达回执')
    bench.later(30 * MINUTE)
    await bench.work()
    expect(sentCount()).toEqual([0, 1, 0, 1])
  })

  it('stays with the channel that delivered', async () => {
    await told(P1)
    await bench.work()
    const [card] = await DeliveryModel.find({ channel: 'mpTemplate' }).lean()
    const result = {
      channel: 'mpTemplate',
      providerMessageId: card?.providerMessageId ?? '',
      code: null,
    } as const
    await resultArrived({ ...result, status: 'success' }, bench.worker)
    bench.later(30 * MINUTE)
    await bench.work()
    expect(await bench.ledger()).toEqual(['wecom refused', 'mpTemplate delivered'])
  })

  it('of a channel that does not answer goes on as well: what was surely not sent is given up', async () => {
    parts.wechat.failures = Array.from({ length: 9 }, () => error('retry', -1))
    await told(P1)
    await bench.work()
    bench.later(11 * MINUTE)
    await bench.work()
    const ledger = await bench.ledger()
    expect(ledger.slice(1)).toEqual(['mpTemplate suppressed', 'miniSubscribe refused', 'sms accepted'])
  })

  it('is not sent twice when the first channel delivers while the next still waits', async () => {
    await told(P1)
    await bench.work()
    const [card] = await DeliveryModel.find({ channel: 'mpTemplate' }).lean()
    await MessageModel.updateOne({}, { $set: { plan: ['wecom', 'mpTemplate', 'sms'] } })
    parts.sms.failures = [new SmsError('retry', 'ECONNREFUSED')]
    bench.later(11 * MINUTE)
    await bench.work()
    expect(await bench.ledger()).toEqual(['wecom refused', 'mpTemplate accepted', 'sms waiting'])
    const result = {
      channel: 'mpTemplate',
      providerMessageId: card?.providerMessageId ?? '',
      code: null,
    } as const
    await resultArrived({ ...result, status: 'success' }, bench.worker)
    expect(await bench.ledger()).toEqual(['wecom refused', 'mpTemplate delivered', 'sms suppressed'])
    expect(await message()).toMatchObject({ state: 'delivered', channel: 'mpTemplate' })
  })
})
