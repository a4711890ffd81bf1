import { BIZ_TEMPLATE_IDS } from '@mingdu/wechat-sandbox'
import { inTransaction } from '../../db/connection'
import { postEvent } from '../../testing/wechat-event'
import { messageTo, onlyMessage, tell } from '../messages/messages.factory'
import { DeliveryModel } from '../messages/messages.model'
import { CheckModel } from '../safety/safety.model'
import { checkPicture } from '../safety/safety.service'
import { CreditEntryModel, CreditModel } from '../subscriptions/subscriptions.model'
import { takeCredit } from '../subscriptions/subscriptions.service'
import { eventAt, LONG, ONCE, popupAt, storedEvents, useEvents } from './events.factory'
import { handleEvents } from './events.jobs'

const bench = useEvents()
const MSGID = '3557254367693750277'

describe('answers to 订阅消息', () => {
  const answer = (templateId: string) =>
    bench.sandbox.control('subscribe', { personKey: 'official', templateId, answer: 'accept' })

  it('make credits by their events, of the mini-program and of the 服务号', async () => {
    const biz = BIZ_TEMPLATE_IDS.taskReminder
    for (const templateId of [ONCE, LONG, biz]) await answer(templateId)
    await bench.settled()
    const credits = [bench.credit(ONCE), bench.credit(LONG), bench.credit(biz, bench.person.mpOpenid)]
    expect(await Promise.all(credits)).toEqual([1, 1, 1])
    const kept = await CreditModel.find({}, { channel: 1, long: 1 }).sort({ channel: 1, long: 1 }).lean()
    expect(kept).toMatchObject([
      { channel: 'miniSubscribe', long: false },
      { channel: 'miniSubscribe', long: true },
      { channel: 'mpSubscribe', long: true },
    ])
  })

  it('count once although the event comes twice, and are gone when switched off in the settings', async () => {
    await bench.sandbox.fault('dupEvent', 'event/subscribe_msg_popup_event')
    await answer(ONCE)
    await bench.settled()
    expect(await bench.credit()).toBe(1)
    await bench.sandbox.control('subscribe-change', { personKey: 'official', templateId: ONCE })
    await bench.settled()
    expect(await bench.credit()).toBe(0)
  })

  it('in a list count for each template', async () => {
    const List = [
      { TemplateId: ONCE, SubscribeStatusString: 'accept', PopupScene: '0' },
      { TemplateId: LONG, SubscribeStatusString: 'reject', PopupScene: '0' },
    ]
    const popup = eventAt(1, bench.person.miniOpenid, 'subscribe_msg_popup_event', { List })
    await postEvent(bench.app.url, 'mini', popup, 'json')
    await handleEvents(bench.worker)
    expect([await bench.credit(ONCE), await bench.credit(LONG)]).toEqual([1, 0])
  })

  it('of settings only ever take away', async () => {
    const List = { TemplateId: ONCE, SubscribeStatusString: 'accept' }
    const change = { SubscribeMsgChangeEvent: { List } }
    const event = eventAt(1, bench.person.miniOpenid, 'subscribe_msg_change_event', change)
    await postEvent(bench.app.url, 'mini', event)
    await handleEvents(bench.worker)
    expect(await bench.credit()).toBe(0)
  })
})

describe('the result of a message', () => {
  const sent = (code: string, status: string) => ({
    SubscribeMsgSentEvent: {
      List: { TemplateId: ONCE, MsgID: MSGID, ErrorCode: code, ErrorStatus: status },
    },
  })

  it('that failed is kept and gives no credit back', async () => {
    const { miniOpenid } = bench.person
    await postEvent(bench.app.url, 'mini', popupAt(1, miniOpenid, 'accept'))
    await handleEvents(bench.worker)
    await takeCredit(miniOpenid, ONCE)
    const failed = eventAt(2, miniOpenid, 'subscribe_msg_sent_event', sent('2', 'user refuse'))
    await postEvent(bench.app.url, 'mini', failed)
    await handleEvents(bench.worker)
    expect(await bench.credit()).toBe(0)
    const noted = await CreditEntryModel.findOne({ kind: 'noted' }).lean()
    expect(noted).toMatchObject({ change: 0, note: '2 failed:user refuse' })
  })

  it('reaches its delivery, told twice too, and holds nothing up when the message is not ours', async () => {
    await tell(messageTo([bench.official.id]))
    const set = { state: 'accepted', providerMessageId: MSGID, acceptedAt: new Date(), nextAt: null }
    await DeliveryModel.updateMany({ channel: 'mpTemplate' }, { $set: set })
    const { mpOpenid } = bench.person
    for (const [second, msgId] of [
      [1, '3557254367693750278'],
      [2, MSGID],
      [3, MSGID],
    ] as const) {
      const result = { MsgID: msgId, Status: 'success' }
      await postEvent(bench.app.url, 'mp', eventAt(second, mpOpenid, 'TEMPLATESENDJOBFINISH', result))
    }
    await handleEvents(bench.worker)
    expect((await onlyMessage(bench.official.id)).card.state).toBe('delivered')
    expect(await storedEvents().countDocuments({ outcome: 'done' })).toBe(3)
  })
})

describe('the verdict on a picture', () => {
  const verdict = (suggest: string, errcode = 0, traceId = 'trace-1') =>
    eventAt(1, bench.person.miniOpenid, 'wxa_media_check', {
      trace_id: traceId,
      version: 2,
      errcode,
      result: { suggest, label: 20_006 },
    })

  async function openCheck(traceId: string | null): Promise<void> {
    const subject = { kind: 'feedback', id: 'f'.repeat(24), name: '意见' } as const
    const by = { authorId: bench.official.id, at: new Date(bench.parts.time.now()) }
    await inTransaction((tx) => checkPicture(subject, 'a'.repeat(24), by, tx))
    await CheckModel.updateMany({}, { $set: { traceId } })
  }

  it.each([
    ['pass', 0, 'passed'],
    ['risky', 0, 'held'],
    ['review', 0, 'held'],
    ['something new', 0, 'held'],
    ['pass', -1008, 'held'],
  ])('"%s" with errcode %s leaves it %s', async (suggest, errcode, state) => {
    await openCheck('trace-1')
    await postEvent(bench.app.url, 'mini', verdict(suggest, errcode))
    await handleEvents(bench.worker)
    expect(await CheckModel.find().lean()).toMatchObject([{ state }])
  })

  it('that comes before the answer with its id waits for that', async () => {
    await openCheck(null)
    await postEvent(bench.app.url, 'mini', verdict('pass'), 'json')
    await handleEvents(bench.worker)
    expect(await storedEvents().findOne({})).toMatchObject({ handledAt: null, tries: 1 })
    await CheckModel.updateMany({}, { $set: { traceId: 'trace-1' } })
    await storedEvents().updateMany({}, { $set: { nextAt: new Date(0) } })
    await handleEvents(bench.worker)
    expect(await CheckModel.find().lean()).toMatchObject([{ state: 'passed' }])
  })

  it('that nobody asked for is not waited for long', async () => {
    await postEvent(bench.app.url, 'mini', verdict('pass', 0, 'of nobody'))
    await storedEvents().updateMany({}, { $set: { receivedAt: new Date(Date.now() - 700_000) } })
    await handleEvents(bench.worker)
    expect(await storedEvents().countDocuments({ handledAt: null })).toBe(0)
  })
})
