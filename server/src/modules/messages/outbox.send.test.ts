import type { Wechat } from '../../wechat/wechat'
import { AccountModel } from '../accounts/accounts.model'
import { messageTo, onlyMessage, tell } from './messages.factory'
import { DeliveryModel, MessageModel } from './messages.model'
import { SEND, useOutbox } from './outbox.factory'
import { sendWaiting } from './outbox.jobs'

const bench = useOutbox()

describe('telling', () => {
  it('writes the inbox first, with the card waiting beside it', async () => {
    await bench.assigned()
    const deliveries = await DeliveryModel.find().sort({ channel: 1 }).lean()
    expect(deliveries.map((d) => [d.channel, d.state, d.attempt])).toEqual([
      ['inApp', 'delivered', 1],
      ['mpTemplate', 'waiting', 0],
    ])
    expect((await onlyMessage(bench.official.id)).message).toMatchObject({
      state: 'waiting',
      channel: 'mpTemplate',
      day: '2026-11-25',
    })
  })

  it('the same twice, also at once and in one breath, tells it once', async () => {
    await Promise.all([
      bench.assigned(),
      bench.assigned(),
      tell(messageTo([bench.official.id, bench.official.id]), messageTo([bench.official.id])),
    ])
    await bench.assigned()
    expect([await MessageModel.countDocuments(), await DeliveryModel.countDocuments()]).toEqual([1, 2])
  })

  it('tells again when the deadline has another version', async () => {
    await bench.assigned()
    await tell(messageTo([bench.official.id], { dedupe: 'assigned:v2' }))
    expect(await MessageModel.countDocuments()).toBe(2)
  })

  it('keeps in the app what needs no card', async () => {
    await tell(messageTo([bench.official.id], { kind: 'deadlineMoved' }))
    expect(await DeliveryModel.find().lean()).toMatchObject([{ channel: 'inApp', state: 'delivered' }])
    expect(await sendWaiting(bench.worker)).toBe(0)
  })

  it('tells nobody who has left, and nobody unknown', async () => {
    await AccountModel.updateOne({ _id: bench.official.id }, { $set: { status: 'disabled' } })
    await tell(messageTo([bench.official.id, '0'.repeat(24)]))
    expect(await MessageModel.countDocuments()).toBe(0)
  })
})

describe('a card', () => {
  it('is accepted, and delivered when the platform says so', async () => {
    await bench.assigned()
    expect(await sendWaiting(bench.worker)).toBe(1)
    await bench.results()
    const { card, message } = await onlyMessage(bench.official.id)
    const at = new Date(bench.parts.time.now())
    expect(card).toMatchObject({ state: 'delivered', attempt: 1, owner: null, sentAt: at, finalAt: at })
    expect(card.providerMessageId).toMatch(/^\d{19}$/)
    expect(message).toMatchObject({ state: 'delivered', channel: 'mpTemplate', finalAt: at })
    expect(await bench.sandbox.cards('official')).toMatchObject([
      { id: card.providerMessageId, pagepath: `features/tasks/detail/index?id=${'e'.repeat(24)}` },
    ])
  })

  it('with the oddest title is let through by the platform', async () => {
    const name = `👩‍👩‍👧‍👦清水河\n${'整改'.repeat(100)}\u0000`
    await tell(
      messageTo([bench.official.id], {
        subject: { kind: 'task', id: 'e'.repeat(24), no: '〔〕号', name },
        sender: '',
        remaining: '\n',
      }),
    )
    await sendWaiting(bench.worker)
    expect((await bench.sandbox.cards('official'))[0]?.rows[1]?.value).toBe(`清水河 ${'整改'.repeat(7)}整…`)
  })

  it('is joined with a result that came before the answer', async () => {
    await bench.assigned()
    const early: Wechat = {
      ...bench.worker.wechat,
      async sendTemplate(message) {
        const sent = await bench.worker.wechat.sendTemplate(message)
        await bench.results()
        return sent
      },
    }
    await sendWaiting({ ...bench.worker, wechat: early })
    expect((await onlyMessage(bench.official.id)).card.state).toBe('delivered')
  })

  it('takes a result that comes twice once', async () => {
    await bench.sandbox.fault('dupEvent', SEND)
    await bench.assigned()
    await sendWaiting(bench.worker)
    await bench.results()
    const { card } = await onlyMessage(bench.official.id)
    bench.parts.time.set('2026-11-26T06:32:00.000Z')
    await bench.results()
    bench.parts.time.set('2026-11-25T06:32:00.000Z')
    expect((await onlyMessage(bench.official.id)).card).toEqual(card)
  })

  it('goes out in the order of urgency', async () => {
    await tell(
      messageTo([bench.official.id], { dedupe: 'a', kind: 'taskYellow' }),
      messageTo([bench.official.id], { dedupe: 'b', kind: 'taskAssigned' }),
      messageTo([bench.official.id], { dedupe: 'c', kind: 'taskOverdue' }),
    )
    await sendWaiting(bench.worker)
    const words = (await bench.sandbox.cards('official')).map((card) => card.rows[2]?.value)
    expect(words).toEqual(['已超期', '待签收', '预警'])
  })

  it('that is not lawful never leaves the house', async () => {
    await bench.assigned()
    await MessageModel.updateOne({}, { $set: { 'vars.time': '明天' } })
    await sendWaiting(bench.worker)
    expect((await onlyMessage(bench.official.id)).card).toMatchObject({
      state: 'dead',
      errorClass: 'content',
      reason: '内容不合平台规则：time4',
    })
    expect(await bench.sandbox.calls(SEND)).toHaveLength(0)
  })
})

it('a message that an earlier release left waiting is sent as well', async () => {
  await bench.assigned()
  const unset = Object.fromEntries(
    ['vars', 'plan', 'tried', 'expiresAt', 'mergedInto', 'inInbox'].map((field) => [field, '']),
  )
  await MessageModel.collection.updateMany({}, { $unset: unset })
  const added = [
    'kind',
    'templateKey',
    'because',
    'attempts',
    'notBefore',
    'digestAt',
    'expiresAt',
    'calledAt',
  ]
  const more = ['retriedMs', 'round', 'escalateAt']
  await DeliveryModel.collection.updateMany(
    {},
    { $unset: Object.fromEntries([...added, ...more].map((field) => [field, ''])) },
  )
  await sendWaiting(bench.worker)
  await bench.results()
  expect((await onlyMessage(bench.official.id)).message).toMatchObject({
    state: 'delivered',
    channel: 'mpTemplate',
  })
})
