import { DeliveryModel, MessageModel } from './messages.model'
import { messageTo, tell } from './messages.factory'
import { publishSendable } from './outbox.jobs'
import { useStandIns } from './outbox.factory'
import { currentSendable, forgetSendable } from './sendable.repo'

const bench = useStandIns({}, [])

it('what the worker can send with decides the plan of messages written anywhere', async () => {
  await tell(messageTo([bench.official.id], { dedupe: 'before' }))
  await publishSendable({ ...bench.worker, config: { ...bench.worker.config, SMS_PROVIDER: 'none' } })
  forgetSendable()
  expect((await currentSendable()).accounts).toEqual(['mp', 'mini', 'wecom'])
  await tell(messageTo([bench.official.id], { dedupe: 'after' }))
  const messages = await MessageModel.find().sort({ _id: 1 }).lean()
  expect(messages.map(({ plan, state, channel }) => [plan, state, channel])).toEqual([
    [[], 'delivered', 'inApp'],
    [['wecom', 'mpTemplate', 'miniSubscribe'], 'waiting', 'wecom'],
  ])
  expect(await DeliveryModel.countDocuments({ channel: 'inApp' })).toBe(2)
})

it('the 服务号 is planned with until a worker has said anything', async () => {
  const { connection } = await import('mongoose').then((m) => m.default)
  await connection.collection('send_channels').deleteMany({})
  forgetSendable()
  expect((await currentSendable()).accounts).toEqual(['mp'])
})
