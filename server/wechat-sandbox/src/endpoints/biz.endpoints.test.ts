import { BIZ_TEMPLATE_IDS, DEMO_ACCOUNTS, SUBSCRIBE_TEMPLATE_IDS } from '../defaults'
import { startCallbackServer, type CallbackServer } from '../testing/callback-server'
import { reminder, startHarness, type ErrorReply, type Harness, type SeededPerson } from '../testing/harness'

interface ShownCard {
  id: string
  channel: string
  pagepath: string | null
  url: string | null
}

describe('订阅通知', () => {
  let callback: CallbackServer
  let box: Harness
  let citizen: SeededPerson

  beforeEach(async () => {
    callback = await startCallbackServer()
    box = await startHarness({ appUrl: callback.url })
    ;[citizen] = (await box.seed({ key: 'citizen' })) as [SeededPerson]
  })
  afterEach(async () => {
    await box.close()
    await callback.close()
  })

  const answer = (templateId: string) =>
    box.post('/__sandbox/subscribe', { personKey: 'citizen', templateId, answer: 'accept' })
  const bizsend = async (change: Record<string, unknown> = {}) => {
    const address = `/cgi-bin/message/subscribe/bizsend?access_token=${await box.token('mp')}`
    return box.post<ErrorReply>(address, { ...reminder(citizen.mpOpenid), ...change })
  }
  const cards = async () => (await box.get<{ cards: ShownCard[] }>('/__sandbox/inbox?person=citizen')).cards

  it('has credits, templates and events of its own, and needs no follower', async () => {
    await answer(SUBSCRIBE_TEMPLATE_IDS.taskReminder)
    expect((await bizsend()).errcode).toBe(43101)
    await answer(BIZ_TEMPLATE_IDS.taskReminder)
    expect((await bizsend({ page: 'https://example.test/notice' })).errcode).toBe(0)
    expect((await bizsend({ template_id: SUBSCRIBE_TEMPLATE_IDS.taskReminder })).errcode).toBe(40037)
    expect((await bizsend({ touser: citizen.miniOpenid })).errcode).toBe(40003)
    await box.running.settled()
    const [card] = await cards()
    expect([card?.channel, card?.url]).toEqual(['mpSubscribe', 'https://example.test/notice'])
    const sent = callback.events.filter(({ fields }) => fields.Event === 'subscribe_msg_sent_event')
    expect(sent.map(({ account, fields }) => [account, fields.MsgID])).toEqual([['mp', card?.id]])
  })

  it('opens the mini-program when it is linked and has the page', async () => {
    await answer(BIZ_TEMPLATE_IDS.taskReminder)
    const to = async (miniprogram: Record<string, string>) => (await bizsend({ miniprogram })).errcode
    const { appid } = DEMO_ACCOUNTS.mini
    expect(await to({ appid: 'wxother0000000000', pagepath: 'pages/todo/index' })).toBe(40013)
    expect(await to({ appid, pagepath: 'pages/nowhere/index' })).toBe(40165)
    expect(await to({ appid, pagepath: 'pages/todo/index' })).toBe(0)
    expect((await cards())[0]?.pagepath).toBe('pages/todo/index')
  })

  it('refuses somebody who blocks the 服务号', async () => {
    await answer(BIZ_TEMPLATE_IDS.taskReminder)
    await box.post('/__sandbox/block', { personKey: 'citizen', blocks: true })
    expect((await bizsend()).errcode).toBe(43101)
  })
})
