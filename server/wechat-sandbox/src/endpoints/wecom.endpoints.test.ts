import { DEMO_WECOM } from '../defaults'
import { startHarness, type ErrorReply, type Harness } from '../testing/harness'

const { corpid, secret, agentid } = DEMO_WECOM
const SEND = '/cgi-bin/message/send'
const MINUTE = 60_000
const CARD = {
  title: '工单即将到期',
  description: '清水河段整改，明日到期',
  url: 'https://example.gov.cn/t1',
}

interface SendReply extends ErrorReply {
  invaliduser: string
  msgid: string
}

describe('企业微信', () => {
  let box: Harness
  let token: string

  beforeEach(async () => {
    box = await startHarness()
    await box.post('/__sandbox/people', [
      { key: 'official', name: '演示·甲', phone: '13800001000', wecomUserId: 'ZhangSan' },
      { key: 'stranger', name: '演示·乙', phone: '13800001001' },
    ])
    token = (await ask()).access_token
  })
  afterEach(() => box.close())

  const ask = (change: Record<string, string> = {}) =>
    box.get<ErrorReply & { access_token: string; expires_in: number }>(
      `/cgi-bin/gettoken?${new URLSearchParams({ corpid, corpsecret: secret, ...change })}`,
    )
  const send = (change: Record<string, unknown> = {}) =>
    box.post<SendReply>(`${SEND}?access_token=${token}`, {
      touser: 'ZhangSan',
      msgtype: 'textcard',
      agentid,
      textcard: CARD,
      ...change,
    })
  const cards = async () =>
    (
      await box.get<{ cards: { channel: string; title: string; rows: { value: string }[] }[] }>(
        '/__sandbox/inbox?person=official',
      )
    ).cards

  it('gives the same token until it expires', async () => {
    box.clock.at += MINUTE
    const again = await ask()
    expect([again.errcode, again.access_token, again.expires_in]).toEqual([0, token, 7140])
    box.clock.at += 119 * MINUTE
    expect((await ask()).access_token).not.toBe(token)
    expect((await send()).errcode).toBe(42001)
  })

  it('refuses a wrong organisation, a wrong secret and an unknown token', async () => {
    expect((await ask({ corpid: 'ww0' })).errcode).toBe(40013)
    expect((await ask({ corpsecret: 'wrong' })).errcode).toBe(40001)
    token = 'unknown'
    const { errcode, errmsg } = await send()
    expect([errcode, errmsg]).toEqual([40014, expect.stringMatching(/^invalid access_token, hint: \[.+\]/)])
    token = ''
    expect((await send()).errcode).toBe(41001)
  })

  it('keeps its tokens apart from those of the 服务号', async () => {
    token = await box.token('mp')
    expect((await send()).errcode).toBe(40014)
  })

  it('shows a card to a member who follows nothing', async () => {
    const reply = await send()
    expect(reply).toMatchObject({ errcode: 0, errmsg: 'ok', invaliduser: '' })
    expect(reply.msgid).not.toBe('')
    expect(await cards()).toMatchObject([
      { channel: 'wecom', title: '工单即将到期', rows: [{ value: '清水河段整改，明日到期' }] },
    ])
  })

  it('names the user ids it does not know, and refuses when nobody is left', async () => {
    expect(await send({ touser: 'zhangsan|nobody' })).toMatchObject({ errcode: 0, invaliduser: 'nobody' })
    expect((await send({ touser: 'nobody' })).errcode).toBe(81013)
  })

  it('cuts long texts by bytes and says so on the card', async () => {
    await send({ textcard: { ...CARD, title: '督'.repeat(50) } })
    expect((await cards())[0]).toMatchObject({
      title: '督'.repeat(42),
      warnings: ['标题或描述过长，已截断'],
    })
  })

  it.each([
    ['another application', { agentid: 7 }, 40056],
    ['a type the product does not send', { msgtype: 'text' }, 40008],
    ['a card without a title', { textcard: { ...CARD, title: '' } }, 41016],
    ['a card without an address', { textcard: { ...CARD, url: '' } }, 41019],
  ])('refuses %s', async (_what, change, errcode) => {
    expect((await send(change)).errcode).toBe(errcode)
  })

  it('answers ok to a repeat within the interval and shows nothing', async () => {
    const repeat = { enable_duplicate_check: 1, duplicate_check_interval: 600 }
    await send(repeat)
    expect((await send(repeat)).errcode).toBe(0)
    expect(await cards()).toHaveLength(1)
    box.clock.at += 10 * MINUTE
    await send(repeat)
    expect(await cards()).toHaveLength(2)
  })

  it('drops what exceeds 30 a minute for one member, and answers ok', async () => {
    for (let turn = 0; turn < 31; turn += 1) expect((await send()).errcode).toBe(0)
    expect(await cards()).toHaveLength(30)
    box.clock.at += MINUTE
    await send()
    expect(await cards()).toHaveLength(31)
  })

  it('gives no token to an address outside the list', async () => {
    await box.post('/__sandbox/ip-allow', { account: 'wecom', ips: ['10.0.0.1'] })
    expect((await ask()).errcode).toBe(60020)
    expect((await send()).errcode).toBe(60020)
  })

  it('plays token faults', async () => {
    await box.post('/__sandbox/faults', { match: { path: SEND }, act: 'expireToken' })
    expect((await send()).errcode).toBe(42001)
    token = (await ask()).access_token
    await box.post('/__sandbox/faults', { match: { path: SEND }, act: 'invalidateToken' })
    expect((await send()).errcode).toBe(40014)
    token = (await ask()).access_token
    expect((await send()).errcode).toBe(0)
  })
})
