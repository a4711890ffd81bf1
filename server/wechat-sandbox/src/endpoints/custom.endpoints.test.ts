import { startHarness, type ErrorReply, type Harness, type SeededPerson } from '../testing/harness'

const HOUR = 3_600_000

describe('客服消息', () => {
  let box: Harness
  let official: SeededPerson

  beforeEach(async () => {
    box = await startHarness()
    ;[official] = (await box.seed({ key: 'official', follows: true })) as [SeededPerson]
  })
  afterEach(() => box.close())

  const send = async (change: Record<string, unknown> = {}) => {
    const path = `/cgi-bin/message/custom/send?access_token=${await box.token('mp')}`
    const message = { touser: official.mpOpenid, msgtype: 'text', text: { content: '您好' }, ...change }
    return (await box.post<ErrorReply>(path, message)).errcode
  }

  it('appear as a card of their own kind', async () => {
    expect(await send()).toBe(0)
    const { cards } = await box.get<{ cards: { channel: string; rows: { value: string }[] }[] }>(
      '/__sandbox/inbox?person=official',
    )
    expect(cards.map(({ channel, rows }) => [channel, rows[0]?.value])).toEqual([['mpCustom', '您好']])
  })

  it('are open for 48 hours after following, and again after a scan', async () => {
    box.clock.at += 48 * HOUR
    expect(await send()).toBe(45015)
    const { ticket } = await box.post<{ ticket: string }>(
      `/cgi-bin/qrcode/create?access_token=${await box.token('mp')}`,
      { action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: 'bind_1' } } },
    )
    await box.post('/__sandbox/scan', { personKey: 'official', ticket })
    expect(await send()).toBe(0)
  })

  it('do not reach somebody who has left', async () => {
    await box.post('/__sandbox/follow', { personKey: 'official', follows: false })
    expect(await send()).toBe(45015)
  })

  it('need a known type, a content and media that are there', async () => {
    expect(await send({ msgtype: 'hologram' })).toBe(40008)
    expect(await send({ text: {} })).toBe(44004)
    expect(await send({ msgtype: 'image', image: { media_id: 'gone' } })).toBe(40007)
  })
})

describe('tickets of the JS-SDK', () => {
  let box: Harness

  beforeEach(async () => {
    box = await startHarness()
  })
  afterEach(() => box.close())

  const ticket = async (type = 'jsapi') =>
    box.get<ErrorReply & { ticket: string; expires_in: number }>(
      `/cgi-bin/ticket/getticket?type=${type}&access_token=${await box.token('mp')}`,
    )

  it('stay the same until they expire', async () => {
    const first = await ticket()
    box.clock.at += HOUR
    expect(await ticket()).toMatchObject({ ticket: first.ticket, expires_in: 3600 })
    box.clock.at += HOUR
    expect((await ticket()).ticket).not.toBe(first.ticket)
  })

  it('differ by type, and other types are refused', async () => {
    expect((await ticket('wx_card')).ticket).not.toBe((await ticket()).ticket)
    expect((await ticket('nothing')).errcode).toBe(40097)
  })
})
