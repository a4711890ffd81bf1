import { DEMO_ACCOUNTS, TEMPLATE_IDS } from '../defaults'
import {
  assignment,
  startHarness,
  type ErrorReply,
  type Harness,
  type SeededPerson,
} from '../testing/harness'

const MINUTE = 60_000

interface Inbox {
  cards: {
    id: string
    title: string
    rows: { label: string; value: string }[]
    at: number
    warnings: string[]
  }[]
}

describe('template messages', () => {
  let box: Harness
  let official: SeededPerson
  let stranger: SeededPerson
  let address: string

  beforeEach(async () => {
    box = await startHarness()
    const people = await box.seed({ key: 'official', follows: true }, { key: 'stranger' })
    ;[official, stranger] = people as [SeededPerson, SeededPerson]
    address = `/cgi-bin/message/template/send?access_token=${await box.token('mp')}`
  })
  afterEach(() => box.close())

  const send = (change: Record<string, unknown> = {}) =>
    box.post<ErrorReply>(address, { ...assignment(official.mpOpenid), ...change })
  const cards = async () => (await box.get<Inbox>('/__sandbox/inbox?person=official')).cards

  it('accepts a message and shows it as a card', async () => {
    expect((await send()).errcode).toBe(0)
    const [card] = await cards()
    expect(card?.title).toBe('工单待处理通知')
    expect(card?.rows[1]).toEqual({ label: '工单名称', value: '清水河段“四乱”问题整改清零' })
  })

  it('answers with a bare 19-digit msgid that a JavaScript number would round', async () => {
    const text = await box.postText(address, assignment(official.mpOpenid))
    const msgid = /^\{"errcode":0,"errmsg":"ok","msgid":(\d{19})\}$/.exec(text)?.[1] ?? ''
    expect((await cards())[0]?.id).toBe(msgid)
    expect(BigInt(Number(msgid))).not.toBe(BigInt(msgid))
  })

  it('puts a fresh rid into every error', async () => {
    const [first, second] = [await send({ touser: 'x' }), await send({ touser: 'x' })]
    expect(first.errmsg).toMatch(/^invalid openid rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/)
    expect(second.errmsg).not.toBe(first.errmsg)
  })

  it('refuses the openid of the mini-program', async () => {
    expect((await send({ touser: official.miniOpenid })).errcode).toBe(40003)
  })

  it('refuses somebody who does not follow, until they do', async () => {
    expect((await send({ touser: stranger.mpOpenid })).errcode).toBe(43004)
    await box.post('/__sandbox/follow', { personKey: 'stranger', follows: true })
    expect((await send({ touser: stranger.mpOpenid })).errcode).toBe(0)
  })

  it('refuses a template id of another length, and one that is not ours', async () => {
    expect((await send({ template_id: 'short' })).errcode).toBe(40036)
    expect((await send({ template_id: 'X'.repeat(43) })).errcode).toBe(40037)
  })

  it('refuses a mini-program that is not linked, and a page its release does not have', async () => {
    const { appid } = DEMO_ACCOUNTS.mini
    const to = (miniprogram: Record<string, string>) => send({ miniprogram }).then((reply) => reply.errcode)
    expect(await to({ appid: 'wxother0000000000', pagepath: 'pages/todo/index' })).toBe(40013)
    expect(await to({ appid, pagepath: 'pages/nowhere/index' })).toBe(40165)
    expect(await to({ appid, pagepath: '/pages/todo/index' })).toBe(40165)
    expect(await to({ appid, pagepath: 'pages/todo/index?from=card' })).toBe(0)
  })

  it('refuses a word outside the enum of a const field', async () => {
    const { data } = assignment(official.mpOpenid)
    const reply = await send({ data: { ...data, const3: { value: '处理中' } } })
    expect(reply.errcode).toBe(47003)
    expect(reply.errmsg).toContain('argument invalid! data.const3.value invalid')
  })

  it('refuses data sent as a text', async () => {
    const reply = await send({ data: JSON.stringify(assignment(official.mpOpenid).data) })
    expect(reply.errmsg).toContain('data.character_string1.value is empty')
  })

  it('takes unknown fields and emoji, and says so on the card', async () => {
    const { data } = assignment(official.mpOpenid)
    await send({
      data: { ...data, thing2: { value: '整改🚧清零' }, thing9: { value: '多' }, first: { value: '您好' } },
    })
    const [card] = await cards()
    expect(card?.rows[1]?.value).toBe('整改清零')
    expect(card?.warnings).toEqual(['first 不会显示', '模板没有字段 thing9'])
  })

  it('answers a repeated client_msg_id with the same msgid and shows no second card', async () => {
    const message = { ...assignment(official.mpOpenid), client_msg_id: 'm1' }
    const first = await box.postText(address, message)
    box.clock.at += 9 * MINUTE
    expect(await box.postText(address, message)).toBe(first)
    expect(await cards()).toHaveLength(1)
  })

  it('forgets a client_msg_id after ten minutes, so that a second card appears', async () => {
    await send({ client_msg_id: 'm1' })
    box.clock.at += 10 * MINUTE
    await send({ client_msg_id: 'm1' })
    expect(await cards()).toHaveLength(2)
  })

  it('keeps the same client_msg_id apart for two people', async () => {
    await box.post('/__sandbox/follow', { personKey: 'stranger', follows: true })
    await send({ client_msg_id: 'm1' })
    await send({ client_msg_id: 'm1', touser: stranger.mpOpenid })
    expect((await box.get<Inbox>('/__sandbox/inbox?person=stranger')).cards).toHaveLength(1)
  })

  it('stamps cards with business time', async () => {
    await box.post('/__sandbox/time', { days: 3 })
    await send()
    expect((await cards())[0]?.at).toBe(box.clock.at + 3 * 24 * 60 * MINUTE)
  })

  it('lists the templates of the account', async () => {
    const path = `/cgi-bin/template/get_all_private_template?access_token=${await box.token('mp')}`
    const { template_list: list } = await box.get<{ template_list: { template_id: string }[] }>(path)
    expect(list.map((template) => template.template_id)).toEqual(Object.values(TEMPLATE_IDS))
  })

  it('has template ids of 43 characters, as real ones are', () => {
    expect(Object.values(TEMPLATE_IDS).map((id) => id.length)).toEqual([43, 43, 43, 43])
  })

  it('answers 40066 to an address the platform does not have', async () => {
    expect((await box.get<ErrorReply>('/cgi-bin/message/nothing')).errcode).toBe(40066)
  })
})
