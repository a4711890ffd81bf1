import { BIZ_TEMPLATE_IDS, DEMO_ACCOUNTS, SUBSCRIBE_TEMPLATE_IDS, TEMPLATE_IDS } from '../defaults'
import { startCallbackServer, type CallbackServer } from '../testing/callback-server'
import {
  reminder,
  result,
  startHarness,
  type ErrorReply,
  type Harness,
  type SeededPerson,
} from '../testing/harness'

const { taskReminder, taskResult } = SUBSCRIBE_TEMPLATE_IDS
interface ShownCard {
  id: string
  channel: string
  warnings: string[]
}

describe('订阅消息', () => {
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

  const answer = (templateId: string, word = 'accept') =>
    box.post('/__sandbox/subscribe', { personKey: 'citizen', templateId, answer: word })
  const send = async (change: Record<string, unknown> = {}) => {
    const address = `/cgi-bin/message/subscribe/send?access_token=${await box.token('mini')}`
    return box.post<ErrorReply>(address, { ...result(citizen.miniOpenid), ...change })
  }
  const cards = async () => (await box.get<{ cards: ShownCard[] }>('/__sandbox/inbox?person=citizen')).cards
  const fault = (act: string) => box.post('/__sandbox/faults', { match: {}, act })

  it('needs one accept for every message of a one-time template', async () => {
    expect((await send()).errcode).toBe(43101)
    await answer(taskResult)
    await answer(taskResult)
    expect([(await send()).errcode, (await send()).errcode, (await send()).errcode]).toEqual([0, 0, 43101])
    expect((await cards()).map(({ channel }) => channel)).toEqual(['miniSubscribe', 'miniSubscribe'])
  })

  it('sends any number of a long-term template after one accept, until it is rejected', async () => {
    const { data } = reminder('')
    const remind = async () => (await send({ template_id: taskReminder, data })).errcode
    await answer(taskReminder)
    expect([await remind(), await remind()]).toEqual([0, 0])
    await answer(taskReminder, 'reject')
    expect(await remind()).toBe(43101)
  })

  it('loses the accepts of a one-time template by a reject', async () => {
    await answer(taskResult)
    await answer(taskResult, 'reject')
    expect((await send()).errcode).toBe(43101)
  })

  it('answers with a msgid and takes the same message again as a second one', async () => {
    await answer(taskResult)
    await answer(taskResult)
    const body = result(citizen.miniOpenid)
    const address = `/cgi-bin/message/subscribe/send?access_token=${await box.token('mini')}`
    const replies = [await box.postText(address, body), await box.postText(address, body)]
    const ids = replies.map((reply) => /"msgid":(\d{19})\}$/.exec(reply)?.[1])
    expect((await cards()).map(({ id }) => id)).toEqual(ids)
    expect(ids[0]).not.toBe(ids[1])
  })

  it('says the end of a message through the callback of the mini-program', async () => {
    await answer(taskResult)
    await send()
    await box.running.settled()
    const [card] = await cards()
    const sent = callback.events.find(({ fields }) => fields.Event === 'subscribe_msg_sent_event')
    expect([sent?.account, sent?.signed, sent?.appid]).toEqual(['mini', true, DEMO_ACCOUNTS.mini.appid])
    expect(sent?.text).toContain(
      `<SubscribeMsgSentEvent><List><TemplateId><![CDATA[${taskResult}]]></TemplateId><MsgID>${card?.id}</MsgID>` +
        '<ErrorCode>0</ErrorCode><ErrorStatus><![CDATA[success]]></ErrorStatus></List></SubscribeMsgSentEvent>',
    )
  })

  it('says why a message failed on its way', async () => {
    await fault('status failed: system failed')
    await answer(taskResult)
    await send()
    await box.running.settled()
    const sent = callback.events.find(({ fields }) => fields.Event === 'subscribe_msg_sent_event')
    expect([sent?.fields.ErrorCode, sent?.fields.ErrorStatus]).toEqual(['-1', 'system failed'])
  })

  it('refuses the openid of the 服务号, templates of another kind, and pages the release lacks', async () => {
    await answer(taskResult)
    expect((await send({ touser: citizen.mpOpenid })).errcode).toBe(40003)
    expect((await send({ template_id: TEMPLATE_IDS.taskResult })).errcode).toBe(40037)
    expect((await send({ template_id: BIZ_TEMPLATE_IDS.taskReminder })).errcode).toBe(40037)
    expect((await send({ page: 'pages/nowhere/index' })).errcode).toBe(41030)
    expect((await send({ page: '/features/tasks/detail/index' })).errcode).toBe(41030)
    expect((await send()).errcode).toBe(0)
  })

  it('names the field that is empty or wrong', async () => {
    await answer(taskResult)
    const { data } = result('')
    const texts = [
      await send({ data: JSON.stringify(data) }),
      await send({ data: { ...data, thing3: { value: '' } } }),
      await send({ data: { ...data, thing3: { value: '字'.repeat(21) } } }),
    ].map(({ errcode, errmsg }) => `${errcode} ${errmsg.replace(/ rid: .*/, '')}`)
    expect(texts).toEqual([
      '47003 argument invalid! data.character_string1.value is empty',
      '47003 argument invalid! data.thing3.value is empty',
      '47003 argument invalid! data.thing3.value invalid',
    ])
  })

  it('lets a message without miniprogram_state and lang through, with a remark on the card', async () => {
    await answer(taskResult)
    await send({ miniprogram_state: undefined, lang: undefined })
    expect((await cards())[0]?.warnings).toEqual(['应写 miniprogram_state', '应写 lang'])
  })

  it('reaches nobody who closed the main switch', async () => {
    await answer(taskResult)
    await box.post('/__sandbox/block', { personKey: 'citizen', mutes: true })
    expect((await send()).errcode).toBe(43101)
    await box.post('/__sandbox/block', { personKey: 'citizen', mutes: false })
    expect((await send()).errcode).toBe(0)
  })

  it('keeps the token of the 服务号 out', async () => {
    const address = `/cgi-bin/message/subscribe/send?access_token=${await box.token('mp')}`
    expect((await box.post<ErrorReply>(address, {})).errcode).toBe(48001)
  })

  it('blocks a message for its content: no card, no event, no credit taken', async () => {
    await answer(taskResult)
    await fault('block')
    expect((await send()).errcode).toBe(40249)
    expect(await cards()).toEqual([])
    expect((await send()).errcode).toBe(0)
  })

  it('shows a message in review when its time has come, with its event', async () => {
    await answer(taskResult)
    await fault('review 2000')
    const reply = await send()
    expect([reply.errcode, (await cards()).length]).toEqual([40252, 0])
    await box.running.settled()
    const [card] = await cards()
    const sent = callback.events.find(({ fields }) => fields.Event === 'subscribe_msg_sent_event')
    expect([card?.channel, sent?.fields.MsgID]).toEqual(['miniSubscribe', card?.id])
  })
})
