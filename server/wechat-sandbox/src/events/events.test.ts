import { DEMO_ACCOUNTS } from '../defaults'
import { startCallbackServer, type CallbackServer } from '../testing/callback-server'
import { assignment, startHarness, type Harness, type SeededPerson } from '../testing/harness'

describe('events to the callback', () => {
  let callback: CallbackServer
  let box: Harness
  let official: SeededPerson

  beforeEach(async () => {
    callback = await startCallbackServer()
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
    expect(callback.events[0]?.text).toBe(callback.events[1]?.text)
    await fault('delayEvent 60000')
    await send()
    expect(callback.events).toHaveLength(2)
  })

  it('can be answered before the reply of the call that caused them has left', async () => {
    await fault('eventBeforeReply')
    const reply = await send()
    expect(callback.events.map(({ fields }) => fields.MsgID)).toEqual([/"msgid":(\d+)/.exec(reply)?.[1]])
  })

  it('can be held and delivered in reverse', async () => {
    await fault('reorderEvents 3')
    const msgids = [await send(), await send(), await send()].map((reply) => /"msgid":(\d+)/.exec(reply)?.[1])
    await send()
    await box.running.settled()
    const arrived = callback.events.map(({ fields }) => fields.MsgID)
    expect(arrived.filter((id) => msgids.includes(id))).toEqual(msgids.reverse())
    expect(arrived).toHaveLength(4)
  })

  it.each(['failed:user block', 'failed: system failed', 'failed:freq limit'])(
    'can say %s, spaces and all, and then no card is shown',
    async (status) => {
      await fault(`status ${status}`, { openid: official.mpOpenid })
      await send()
      await box.running.settled()
      expect(callback.events[0]?.fields.Status).toBe(status)
      expect(await (await fetch(box.url)).text()).toContain(`回执 ${status}`)
    },
  )

  it('keep the moment they happened at over all tries', async () => {
    callback.answers.push(500)
    await send()
    const { at } = box.clock
    box.clock.at += 60_000
    await box.running.settled()
    expect(callback.events[0]?.fields.CreateTime).toBe(String(at / 1000))
  })

  it('are forgotten by a reset', async () => {
    await fault('delayEvent 60000')
    await send()
    await box.post('/__sandbox/reset', {})
    await box.running.settled()
    expect(callback.posts).toBe(0)
  })
})

describe('events by the mode of the account', () => {
  const { mp, mini } = DEMO_ACCOUNTS
  const unfollowIn = async (change: Partial<typeof mp>) => {
    const accounts = { mini, mp: { ...mp, ...change } }
    const callback = await startCallbackServer(accounts)
    const box = await startHarness({ appUrl: callback.url, accounts })
    await box.seed({ key: 'official', follows: true })
    await box.post('/__sandbox/follow', { personKey: 'official', follows: false })
    await box.running.settled()
    await box.close()
    await callback.close()
    return callback.events[0]
  }

  it('carry the fields alone in 明文模式', async () => {
    const event = await unfollowIn({ mode: 'plain' })
    expect([event?.signed, event?.fields.Event, event?.body]).toEqual([
      true,
      'unsubscribe',
      expect.not.stringContaining('<Encrypt>'),
    ])
  })

  it('carry both in 兼容模式', async () => {
    const event = await unfollowIn({ mode: 'compat' })
    expect([event?.signed, event?.appid]).toEqual([true, mp.appid])
    expect(event?.body).toContain('<Event><![CDATA[unsubscribe]]></Event>')
  })

  it('carry nothing readable in 安全模式', async () => {
    expect((await unfollowIn({ mode: 'safe' }))?.body).not.toContain('unsubscribe')
  })
})
