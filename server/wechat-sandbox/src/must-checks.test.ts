import { BIZ_TEMPLATE_IDS, DEMO_ACCOUNTS, SUBSCRIBE_TEMPLATE_IDS, TEMPLATE_IDS } from './defaults'
import { startCallbackServer, type CallbackServer } from './testing/callback-server'
import {
  assignment,
  reminder,
  result,
  startHarness,
  type ErrorReply,
  type Harness,
  type SeededPerson,
} from './testing/harness'
import { png, withMark } from './testing/pictures'
import { qrPicture } from './endpoints/qr-picture'

const { mp, mini } = DEMO_ACCOUNTS
const SEND = '/cgi-bin/message/template/send'
const LIST = '/cgi-bin/user/get'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

interface ShownCard {
  id: string
  rows: { value: string }[]
  warnings: string[]
}

/** What a faithful stand-in must do, number by number; details are tested beside each endpoint. */
describe('the sandbox', () => {
  let product: CallbackServer
  let box: Harness
  let official: SeededPerson
  let stranger: SeededPerson

  beforeEach(async () => {
    product = await startCallbackServer()
    box = await startHarness({ appUrl: product.url, mediaCheckDelayMs: 1 })
    const people = await box.seed({ key: 'official', follows: true }, { key: 'stranger' })
    ;[official, stranger] = people as [SeededPerson, SeededPerson]
  })
  afterEach(async () => {
    await box.close()
    await product.close()
  })

  const as = async (kind: 'mp' | 'mini', path: string) => `${path}?access_token=${await box.token(kind)}`
  const post = async <Reply = ErrorReply>(kind: 'mp' | 'mini', path: string, body: unknown) =>
    box.post<Reply>(await as(kind, path), body)
  const send = async (change: Record<string, unknown> = {}) =>
    (await post('mp', SEND, { ...assignment(official.mpOpenid), ...change })).errcode
  const cards = async () => (await box.get<{ cards: ShownCard[] }>('/__sandbox/inbox?person=official')).cards
  const fault = (act: string, path = SEND) => box.post('/__sandbox/faults', { match: { path }, act })
  const ask = (body: Record<string, unknown> = {}) =>
    box.post<ErrorReply & { access_token: string; expires_in: number }>('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: mp.appid,
      secret: mp.secret,
      ...body,
    })
  const use = async (token: string) =>
    (await box.get<ErrorReply>(`${LIST}?access_token=${token}`)).errcode ?? 0
  const code = async (what: 'login' | 'phone') =>
    (await box.post<{ code: string }>(`/__sandbox/${what}-code`, { personKey: 'official' })).code
  const login = async (js_code: string, appid = mini.appid) => {
    const query = { appid, secret: mini.secret, grant_type: 'authorization_code', js_code }
    return box.get<Record<string, unknown>>(`/sns/jscode2session?${new URLSearchParams(query)}`)
  }

  it('1. judges the access_token in the query', async () => {
    const { access_token: first } = await ask()
    expect([await use(''), await use('90_unknown'), await use(await box.token('mini'))]).toEqual([
      41001, 40001, 48001,
    ])
    box.clock.at += 116 * MINUTE
    const { access_token: second } = await ask()
    expect([await use(first), await use(second)]).toEqual([0, 0])
    box.clock.at += 5 * MINUTE
    expect([await use(first), await use(second)]).toEqual([40001, 0])
    box.clock.at += 2 * HOUR
    expect(await use(second)).toBe(42001)
  })

  it('2. gives tokens out as stable_token does', async () => {
    const first = await ask()
    box.clock.at += 100 * MINUTE
    expect((await ask()).access_token).toBe(first.access_token)
    const forced = await ask({ force_refresh: true })
    expect(forced.access_token).not.toBe(first.access_token)
    expect((await ask({ force_refresh: true })).access_token).toBe(forced.access_token)
    await box.get(`/cgi-bin/token?grant_type=client_credential&appid=${mp.appid}&secret=${mp.secret}`)
    expect(await use(forced.access_token)).toBe(0)
    expect((await box.get<ErrorReply>('/cgi-bin/stable_token')).errcode).toBe(43002)
    expect((await ask({ appid: 'wx0' })).errcode).toBe(40013)
    expect((await ask({ secret: 'wrong' })).errcode).toBe(40125)
    await box.post('/__sandbox/ip-allow', { account: 'mp', ips: [] })
    expect((await ask()).errcode).toBe(40164)
  })

  it('3. speaks compact JSON with a rid in every error and bare 19-digit msgids', async () => {
    const address = box.url + (await as('mp', SEND))
    const reply = await fetch(address, {
      method: 'POST',
      body: JSON.stringify(assignment(official.mpOpenid)),
    })
    expect(reply.headers.get('content-type')).toBe('application/json; encoding=utf-8')
    expect(await reply.text()).toMatch(/^\{"errcode":0,"errmsg":"ok","msgid":\d{19}\}$/)
    for (const body of ['[]', 'touser=o', '"text"']) {
      const refused = await box.post<ErrorReply>(await as('mp', SEND), body)
      expect(refused).toMatchObject({
        errcode: 47001,
        errmsg: expect.stringMatching(/rid: \w+-\w+-\w+$/) as string,
      })
    }
    const plain = await fetch(`${box.url}/sns/jscode2session`)
    expect(plain.headers.get('content-type')).toBe('text/plain')
  })

  it('4. knows openids of this account and who follows', async () => {
    expect(official.mpOpenid).toMatch(/^o[\w-]{27}$/)
    expect(await send({ touser: official.miniOpenid })).toBe(40003)
    expect(await send({ touser: stranger.mpOpenid })).toBe(43004)
  })

  it('5. judges templates and their fields', async () => {
    const { data } = assignment('')
    const { thing2: _left, ...without } = data
    expect(await send({ template_id: 'short' })).toBe(40036)
    expect(await send({ template_id: 'X'.repeat(43) })).toBe(40037)
    expect(await send({ template_id: SUBSCRIBE_TEMPLATE_IDS.taskResult })).toBe(40037)
    expect(await send({ data: without })).toBe(47003)
    expect(await send({ data: { ...data, thing2: { value: '二'.repeat(21) } } })).toBe(47003)
    expect(await send({ data: { ...data, const3: { value: '处理中' } } })).toBe(47003)
    expect(await send({ data: { ...data, thing9: { value: '多' } } })).toBe(0)
    expect((await cards())[0]?.warnings).toEqual(['模板没有字段 thing9'])
    await box.post('/__sandbox/template-ban', { templateId: TEMPLATE_IDS.taskAssigned })
    expect(await send()).toBe(43116)
  })

  it('6. opens released pages of the linked mini-program only', async () => {
    const page = (pagepath: string, appid = mini.appid) => send({ miniprogram: { appid, pagepath } })
    expect(await page('pages/todo/index', 'wxother')).toBe(40013)
    expect(await page('pages/nowhere/index')).toBe(40165)
    expect(await page('/pages/todo/index')).toBe(40165)
    await box.post('/__sandbox/subscribe', {
      personKey: 'official',
      templateId: SUBSCRIBE_TEMPLATE_IDS.taskResult,
      answer: 'accept',
    })
    const message = { ...result(official.miniOpenid), page: 'pages/nowhere/index' }
    expect((await post('mini', '/cgi-bin/message/subscribe/send', message)).errcode).toBe(41030)
  })

  it('7. repeats the answer to a client_msg_id for ten minutes', async () => {
    const message = { ...assignment(official.mpOpenid), client_msg_id: 'm1' }
    const again = async () => box.postText(await as('mp', SEND), message)
    const first = await again()
    box.clock.at += 9 * MINUTE
    expect(await again()).toBe(first)
    expect(await cards()).toHaveLength(1)
    box.clock.at += MINUTE
    expect(await again()).not.toBe(first)
    expect(await cards()).toHaveLength(2)
  })

  it('8. counts what people accepted, apart for both accounts', async () => {
    const popup = (templateId: string, answer: string) =>
      box.post('/__sandbox/subscribe', { personKey: 'official', templateId, answer })
    const once = async () =>
      (await post('mini', '/cgi-bin/message/subscribe/send', result(official.miniOpenid))).errcode
    const biz = async () =>
      (await post('mp', '/cgi-bin/message/subscribe/bizsend', reminder(official.mpOpenid))).errcode
    await popup(SUBSCRIBE_TEMPLATE_IDS.taskResult, 'accept')
    expect([await once(), await once(), await biz()]).toEqual([0, 43101, 43101])
    await popup(BIZ_TEMPLATE_IDS.taskReminder, 'accept')
    expect([await biz(), await biz()]).toEqual([0, 0])
    await popup(BIZ_TEMPLATE_IDS.taskReminder, 'reject')
    expect(await biz()).toBe(43101)
    await box.running.settled()
    expect(product.events.map(({ fields }) => fields.Event)).toContain('subscribe_msg_popup_event')
  })

  it('9. keeps quotas by day, minute, openid and calls at once', async () => {
    const limit = (rule: Record<string, unknown>) => box.post('/__sandbox/quotas', { path: SEND, ...rule })
    await limit({ perDay: 0 })
    expect(await send()).toBe(45009)
    await limit({ perMinute: 0 })
    expect(await send()).toBe(45011)
    await limit({ perOpenid: { n: 0, seconds: 60 } })
    expect(await send()).toBe(43117)
    await limit({ concurrency: 0 })
    expect(await send()).toBe(-1)
    await limit({})
    await fault('status failed:freq limit')
    expect(await send()).toBe(0)
    await box.running.settled()
    expect(product.events.at(-1)?.fields.Status).toBe('failed:freq limit')
  })

  it('10. takes login codes once, for five minutes, and never a phone code', async () => {
    const used = await code('login')
    const session = await login(used)
    expect(session).toMatchObject({ openid: official.miniOpenid, unionid: official.unionid })
    expect(session).not.toHaveProperty('errcode')
    expect(await login(used)).toMatchObject({ errcode: 40029 })
    const old = await code('login')
    box.clock.at += 5 * MINUTE
    expect(await login(old)).toMatchObject({ errcode: 40029 })
    expect(await login(await code('phone'))).toMatchObject({ errcode: 40029 })
    expect(await login(await code('login'), mp.appid)).toMatchObject({ errcode: 40013 })
    const phone = { code: await code('login') }
    expect((await post('mini', '/wxa/business/getuserphonenumber', phone)).errcode).toBe(40029)
  })

  it('11. draws codes whose scene leads to the page', async () => {
    const draw = async (change: Record<string, unknown>) => {
      const body = { scene: 't=64b7c1', page: 'features/tasks/detail/index', ...change }
      const address = box.url + (await as('mini', '/wxa/getwxacodeunlimit'))
      return fetch(address, { method: 'POST', body: JSON.stringify(body) })
    }
    const errcode = async (change: Record<string, unknown>) =>
      ((await (await draw(change)).json()) as ErrorReply).errcode
    const drawn = await draw({})
    expect(drawn.headers.get('content-type')).toBe('image/png')
    const address = `${product.url}/#/features/tasks/detail/index?scene=${encodeURIComponent('t=64b7c1')}`
    expect(Buffer.from(await drawn.arrayBuffer())).toEqual(await qrPicture(address, 430))
    expect((await draw({ scene: '%' })).headers.get('content-type')).toBe('application/json; encoding=utf-8')
    expect(await errcode({ scene: 'x'.repeat(33) })).toBe(40169)
    expect(await errcode({ scene: '任务' })).toBe(40169)
    expect(await errcode({ page: 'pages/nowhere' })).toBe(41030)
    expect(await errcode({ page: '/pages/todo/index', check_path: false })).toBe(41030)
    expect(await errcode({ width: 200 })).toBe(40097)
    expect(await errcode({ env_version: 'beta' })).toBe(40097)
  })

  it('12. checks texts of recent visitors and fetches media', async () => {
    const check = async (content: string, kind: 'mp' | 'mini' = 'mini') =>
      post<ErrorReply & { result?: { suggest: string } }>(kind, '/wxa/msg_sec_check', {
        content,
        version: 2,
        scene: 2,
        openid: official.miniOpenid,
      })
    expect((await check('路灯坏了')).errcode).toBe(61010)
    await box.post('/__sandbox/visit', { personKey: 'official' })
    expect((await check('路灯坏了')).result?.suggest).toBe('pass')
    expect((await check('测试违规词')).result?.suggest).toBe('risky')
    expect((await check('长'.repeat(2_501))).errcode).not.toBe(0)
    expect((await check('路灯坏了', 'mp')).errcode).toBe(48001)
    const { media_id: id } = await upload(withMark(png(), 'SANDBOX-RISKY'))
    const media_url = `${box.url}${await as('mini', '/cgi-bin/media/get')}&media_id=${id}`
    const picture = { media_url, media_type: 2, version: 2, scene: 2, openid: official.miniOpenid }
    const { trace_id: trace } = await post<{ trace_id: string }>('mini', '/wxa/media_check_async', picture)
    await box.running.settled()
    const event = product.events.find(({ fields }) => fields.Event === 'wxa_media_check')
    expect([event?.account, event?.fields.trace_id]).toEqual(['mini', trace])
    expect(event?.text).toContain('<suggest><![CDATA[risky]]></suggest>')
  })

  it.each(['plain', 'compat', 'safe'] as const)('13. signs events in mode %s', async (mode) => {
    const accounts = { ...DEMO_ACCOUNTS, mp: { ...mp, mode } }
    const other = await startHarness({ appUrl: product.url, accounts })
    await other.seed({ key: 'official' })
    await other.post('/__sandbox/follow', { personKey: 'official', follows: true })
    await other.running.settled()
    await other.close()
    expect(product.events).toMatchObject([{ signed: true, appid: mode === 'plain' ? '' : mp.appid }])
  })

  it('13. delivers results before the reply, twice, late, never, and after three tries', async () => {
    await fault('eventBeforeReply')
    await send()
    expect(product.events).toHaveLength(1)
    await fault('dupEvent')
    await send()
    await box.running.settled()
    expect(product.events).toHaveLength(3)
    await fault('dropEvent')
    await send()
    await box.running.settled()
    expect(product.events).toHaveLength(3)
    product.answers.push(500, 500)
    await send()
    await box.running.settled()
    expect([product.events.length, product.posts]).toEqual([4, 6])
    await fault('status failed: system failed')
    await send()
    await box.running.settled()
    expect(product.events.at(-1)?.fields.Status).toBe('failed: system failed')
  })

  it('14. shows cards as a phone does: no emoji, no first, no remark', async () => {
    const { data } = assignment('')
    const decorated = {
      ...data,
      thing2: { value: '整改🚧清零' },
      first: { value: '您好' },
      remark: { value: '谢谢' },
    }
    await send({ data: decorated })
    const [card] = await cards()
    expect(card?.rows.map(({ value }) => value)).toEqual([
      'DB-2026-0037-02',
      '整改清零',
      '待签收',
      '2026年11月30日 23:59',
      '区政府督查室',
    ])
    const page = await (await fetch(`${box.url}/`)).text()
    expect(page).not.toContain('您好')
  })

  async function upload(bytes: Buffer): Promise<{ media_id: string }> {
    const form = new FormData()
    form.append('media', new Blob([new Uint8Array(bytes)]), 'photo.png')
    const address = `${box.url}${await as('mini', '/cgi-bin/media/upload')}&type=image`
    return (await (await fetch(address, { method: 'POST', body: form })).json()) as { media_id: string }
  }
})
