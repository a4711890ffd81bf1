import {
  BIZ_TEMPLATE_IDS,
  BIZ_TEMPLATES,
  DEMO_ACCOUNTS,
  SUBSCRIBE_TEMPLATE_IDS,
  SUBSCRIBE_TEMPLATES,
} from '../defaults'
import type { MessageTemplate } from '../config'
import { startCallbackServer, type CallbackServer } from '../testing/callback-server'
import { startHarness, type Harness } from '../testing/harness'

const { taskReminder, taskResult } = SUBSCRIBE_TEMPLATE_IDS
const secondOnce: MessageTemplate = { ...template(taskResult), id: 'SUB_SECOND', title: '满意度评价邀请' }
const sameTitle: MessageTemplate = { ...template(taskResult), id: 'SUB_SAME_TITLE' }
const banned: MessageTemplate = { ...template(taskResult), id: 'SUB_BANNED', title: '被封禁的', banned: true }

describe('the subscribe popup', () => {
  let callback: CallbackServer
  let box: Harness

  beforeEach(async () => {
    callback = await startCallbackServer()
    const templates = [...SUBSCRIBE_TEMPLATES, ...BIZ_TEMPLATES, secondOnce, sameTitle, banned]
    box = await startHarness({ appUrl: callback.url, templates })
    await box.seed({ key: 'citizen' })
  })
  afterEach(async () => {
    await box.close()
    await callback.close()
  })

  const ask = (templateIds: string[], more: Record<string, unknown> = {}) =>
    box.post<Record<string, unknown>>('/__sandbox/subscribe', { personKey: 'citizen', templateIds, ...more })
  const events = async () => {
    await box.running.settled()
    return callback.events.splice(0)
  }

  it('answers as wx.requestSubscribeMessage does and tells the server of the mini-program', async () => {
    const answers = { [taskResult]: 'accept', SUB_SECOND: 'reject' }
    expect(await ask([taskResult, 'SUB_SECOND'], { answers })).toEqual({
      ...answers,
      errMsg: 'requestSubscribeMessage:ok',
    })
    const [event] = await events()
    expect(event?.account).toBe('mini')
    expect(event?.text).toContain(
      `<SubscribeMsgPopupEvent><List><TemplateId><![CDATA[${taskResult}]]></TemplateId>` +
        '<SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString><PopupScene>0</PopupScene></List>' +
        '<List><TemplateId><![CDATA[SUB_SECOND]]></TemplateId>' +
        '<SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString><PopupScene>0</PopupScene></List>' +
        '</SubscribeMsgPopupEvent>',
    )
  })

  it('tells the server of the 服务号 about 订阅通知', async () => {
    await ask([BIZ_TEMPLATE_IDS.taskReminder], { answer: 'accept' })
    expect((await events()).map(({ account, fields }) => [account, fields.Event])).toEqual([
      ['mp', 'subscribe_msg_popup_event'],
    ])
  })

  it('fails with the code of the platform for too many, unknown, mixed and switched-off requests', async () => {
    const failed = async (...ids: string[]) => (await ask(ids, { answer: 'accept' })).errCode
    expect(await failed(taskResult, 'SUB_SECOND', 'SUB_SAME_TITLE', taskReminder)).toBe(20003)
    expect(await failed('nobody’s template')).toBe(20001)
    expect(await failed(taskResult, BIZ_TEMPLATE_IDS.taskReminder)).toBe(20001)
    expect(await failed(taskResult, taskReminder)).toBe(20002)
    await box.post('/__sandbox/block', { personKey: 'citizen', mutes: true })
    expect(await failed(taskResult)).toBe(20004)
    expect(await events()).toEqual([])
  })

  it('filters equal titles and says ban for a banned template, and no event names either', async () => {
    const result = await ask([taskResult, 'SUB_SAME_TITLE', 'SUB_BANNED'], { answer: 'accept' })
    expect([result[taskResult], result.SUB_SAME_TITLE, result.SUB_BANNED]).toEqual([
      'accept',
      'filter',
      'ban',
    ])
    const [event] = await events()
    expect(event?.text.match(/<List>/g)).toHaveLength(1)
  })

  it('can be played as banned by the backend', async () => {
    expect((await ask([taskResult], { answer: 'ban' }))[taskResult]).toBe('ban')
    expect(await events()).toEqual([])
  })

  it('remembers 总是保持以上选择 and then needs no answer', async () => {
    expect(await ask([taskResult])).toEqual({ error: `an answer is needed for ${taskResult}` })
    await ask([taskResult], { answer: 'accept', always: true })
    expect((await ask([taskResult]))[taskResult]).toBe('accept')
    expect(await events()).toHaveLength(2)
  })

  it('takes a template back in the settings: a change event, and refused from then on', async () => {
    await ask([taskReminder], { answer: 'accept' })
    await events()
    await box.post('/__sandbox/subscribe-change', { personKey: 'citizen', templateId: taskReminder })
    const [event] = await events()
    expect(event?.text).toContain(
      `<SubscribeMsgChangeEvent><List><TemplateId><![CDATA[${taskReminder}]]></TemplateId>` +
        '<SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString></List></SubscribeMsgChangeEvent>',
    )
    expect((await ask([taskReminder]))[taskReminder]).toBe('reject')
  })

  it('refuses what is no answer, no list and no template', async () => {
    expect((await ask([taskResult], { answer: 'perhaps' })).error).toContain('answer must be one of')
    expect((await ask([])).error).toContain('templateIds')
    const change = await box.post<{ error: string }>('/__sandbox/subscribe-change', {
      personKey: 'citizen',
      templateId: 'nothing',
    })
    expect(change.error).toContain('no account has the template')
  })

  it('pushes JSON when the mini-program is set to it: one list item is an object, several are an array', async () => {
    await box.close()
    const { mp, mini } = DEMO_ACCOUNTS
    const accounts = { mp, mini: { ...mini, pushFormat: 'json' as const } }
    box = await startHarness({ appUrl: callback.url, accounts })
    await box.seed({ key: 'citizen' })
    await ask([taskResult], { answer: 'accept' })
    const [event] = await events()
    expect([event?.signed, event?.appid]).toEqual([true, mini.appid])
    expect(JSON.parse(event?.text ?? '')).toMatchObject({
      MsgType: 'event',
      List: { TemplateId: taskResult, SubscribeStatusString: 'accept', PopupScene: '0' },
    })
  })
})

function template(id: string): MessageTemplate {
  const found = SUBSCRIBE_TEMPLATES.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no template ${id}`)
  return found
}
