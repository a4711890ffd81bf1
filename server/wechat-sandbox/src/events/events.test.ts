import { DEMO_ACCOUNTS } from '../defaults'
import { startCallbackServer, type CallbackServer } from '../testing/callback-server'
import { assignment, startHarness, type Harness, type SeededPerson } from '../testing/harness'

describe('events to the callback', () => {
  let callback: CallbackServer
  let box: Harness
  let official: SeededPerson

  beforeEach(async () => {
    callback = await startCallbackServer(DEMO_ACCOUNTS.mp)
    box = await startHarness({ appUrl: callback.url })
    ;[official] = (await box.seed(
      { key: 'official', follows: true },
      { key: 'blocker', follows: true, blocks: true },
    )) as [SeededPerson]
  })
  afterEach(async () => {
    await box.close()
    await callback.close()
  })

  const names = () => callback.events.map((event) => event.fields.Event)
  const send = async (openid = official.mpOpenid) =>
    box.postText(`/cgi-bin/message/template/send?access_token=${await box.token('mp')}`, assignment(openid))
  const fault = (act: string, match = {}) => box.post('/__sandbox/faults', { match, act })

  it('are signed, encrypted and end with our appid', async () => {
    await box.post('/__sandbox/follow', { personKey: 'official', follows: false })
    await box.running.settled()
    const [event] = callback.events
    expect([event?.signed, event?.appid]).toEqual([true, DEMO_ACCOUNTS.mp.appid])
    expect(event?.fields).toEqual({
      ToUserName: DEMO_ACCOUNTS.mp.ghId,
      FromUserName: official.mpOpenid,
      CreateTime: String(box.clock.at / 1000),
      MsgType: 'event',
      Event: 'unsubscribe',
      EventKey: '',
    })
  })

  it('say subscribe when somebody follows, and nothing when they already do', async () => {
    await box.post('/__sandbox/follow', { personKey: 'official', follows: true })
    await box.post('/__sandbox/follow', { personKey: 'official', follows: false })
    await box.running.settled()
    await box.post('/__sandbox/follow', { personKey: 'official', follows: true })
    await box.running.settled()
    expect(names()).toEqual(['unsubscribe', 'subscribe'])
  })

  it('report the fate of a message with its msgid to the last digit', async () => {
    const msgid = /"msgid":(\d+)/.exec(await send())?.[1]
    await box.running.settled()
    expect(callback.events[0]?.fields).toMatchObject({
      Event: 'TEMPLATESENDJOBFINISH',
      MsgID: msgid,
      Status: 'success',
    })
  })

  it('say user block for somebody who switched messages off, and no card is shown', async () => {
    const state = await box.get<{ people: { key: string; mpOpenid: string }[] }>('/__sandbox/people')
    await send(state.people.find((person) => person.key === 'blocker')?.mpOpenid)
    await box.running.settled()
    expect(callback.events[0]?.fields.Status).toBe('failed:user block')
    expect(await (await fetch(box.url)).text()).not.toContain('工单待处理通知')
  })

  it('carry the scene: qrscene_ for a new follower, bare for an old one', async () => {
    const { ticket } = await box.post<{ ticket: string }>(
      `/cgi-bin/qrcode/create?access_token=${await box.token('mp')}`,
      { action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: 'bind_1' } } },
    )
    await box.post('/__sandbox/scan', { personKey: 'official', ticket })
    await box.running.settled()
    await box.post('/__sandbox/follow', { personKey: 'official', follows: false })
    await box.post('/__sandbox/scan', { personKey: 'official', ticket })
    await box.running.settled()
    const scanned = callback.events.filter((event) => event.fields.Ticket === ticket)
    expect(scanned.map(({ fields }) => [fields.Event, fields.EventKey])).toEqual([
      ['SCAN', 'bind_1'],
      ['subscribe', 'qrscene_bind_1'],
    ])
  })

  it('are sent three times in all when the callback fails', async () => {
    callback.answers.push(500, 500)
    await send()
    await box.running.settled()
    expect([callback.posts, callback.events.length]).toEqual([3, 1])
    callback.answers.push(500, 500, 500)
    await send()
    await box.running.settled()
    expect([callback.posts, callback.events.length]).toEqual([6, 1])
  })

  it('can be dropped, doubled and delayed', async () => {
    await fault('dropEvent', { openid: official.mpOpenid })
    await send()
    await box.running.settled()
    expect(callback.events).toHaveLength(0)
    await fault('dupEvent', { path: '/cgi-bin/message/template/send' })
    await send()
    await box.running.settled()
    expect(callback.events).toHaveLength(2)
    await fault('delayEvent 60000')
    await send()
    expect(callback.events).toHaveLength(2)
  })
})
