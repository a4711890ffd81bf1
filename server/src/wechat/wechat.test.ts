import { randomBytes } from 'node:crypto'
import { BIZ_TEMPLATE_IDS, DEMO_ACCOUNTS, SUBSCRIBE_TEMPLATE_IDS, TEMPLATE_IDS } from '@mingdu/wechat-sandbox'
import { TEMPLATES } from '@mingdu/shared/templates/templates.table'
import { createSealBox } from '../seal-box'
import { useDatabase } from '../testing/database'
import { lawfulMessage, useSandbox, type SandboxPerson } from '../testing/sandbox'
import type { WechatErrorClass } from './errors'
import { tokenStore } from './tokens.repo'
import type { SubscribeSend } from './wechat'

useDatabase()
const sandbox = useSandbox()
const SEND = '/cgi-bin/message/template/send'
const TOKEN = '/cgi-bin/stable_token'
const clientId = () => randomBytes(16).toString('hex')

let person: SandboxPerson
beforeEach(async () => {
  ;[person] = (await sandbox.seed({ key: 'official', follows: true })) as [SandboxPerson]
  sandbox.logged.lines.length = 0
})

/** Nothing that would let somebody in, and nobody's number, may stand in a log. */
async function secretsIn(text: string): Promise<string[]> {
  const { mp, mini } = DEMO_ACCOUNTS
  const store = tokenStore(createSealBox(sandbox.config.SECRET_KEY))
  const held = await Promise.all([mp, mini].map(async ({ appid }) => (await store.read(appid))?.accessToken))
  const secrets = [mp.secret, mini.secret, mp.token, person.phone, person.mpOpenid, 'hunter22', ...held]
  return secrets.filter((secret): secret is string => Boolean(secret) && text.includes(String(secret)))
}

describe('errors of a send', () => {
  it.each<[string, WechatErrorClass]>([
    ['errcode -1', 'retry'],
    ['errcode 45011', 'rate'],
    ['errcode 43117', 'rate'],
    ['errcode 45009', 'quota'],
    ['errcode 43004', 'recipient'],
    ['errcode 40003', 'recipient'],
    ['errcode 47003', 'content'],
    ['errcode 40165', 'content'],
    ['errcode 40252', 'review'],
    ['errcode 40241', 'duplicate'],
    ['errcode 40037', 'config'],
    ['errcode 40164', 'config'],
    ['errcode 99999', 'config'],
    ['http 502 html', 'retry'],
    ['garbage', 'unknown-delivery'],
    ['reset', 'unknown-delivery'],
  ])('%s is of the class %s', async (act, errorClass) => {
    const wechat = sandbox.client()
    await sandbox.fault(act, SEND, 3)
    const error: unknown = await wechat.sendTemplate(lawfulMessage(person.mpOpenid)).catch((e: unknown) => e)
    expect(error).toMatchObject({ errorClass })
    expect(await secretsIn(String(error) + sandbox.logged.text())).toEqual([])
  })

  it('keeps the rid for questions to the platform', async () => {
    await sandbox.fault('errcode 43004', SEND)
    await expect(sandbox.client().sendTemplate(lawfulMessage(person.mpOpenid))).rejects.toMatchObject({
      rid: expect.stringMatching(/^[\w-]{8,}$/),
    })
  })

  it('without an answer in time leaves it open whether it was sent', async () => {
    await sandbox.fault('timeout-after', SEND)
    await expect(sandbox.client().sendTemplate(lawfulMessage(person.mpOpenid))).rejects.toMatchObject({
      errorClass: 'unknown-delivery',
    })
    expect(await sandbox.cards('official')).toHaveLength(1)
  })

  it('when the token cannot be read means that nothing was sent', async () => {
    await sandbox.fault('garbage', TOKEN)
    await expect(sandbox.client().sendTemplate(lawfulMessage(person.mpOpenid))).rejects.toMatchObject({
      errorClass: 'retry',
    })
  })

  it('when nobody listens are for later', async () => {
    const nobody = sandbox.client({ WECHAT_BASE: 'http://127.0.0.1:9' })
    await expect(nobody.sendTemplate(lawfulMessage(person.mpOpenid))).rejects.toMatchObject({
      errorClass: 'retry',
      code: null,
    })
  })
})

describe('a card of consent', () => {
  const reminder = (touser: string, templateId: string): SubscribeSend => ({
    touser,
    templateId,
    data: {
      character_string1: { value: '2026-37-2.1' },
      thing2: { value: '清水河段“四乱”问题整改清零' },
      time3: { value: '2026年11月30日 23:59' },
      thing4: { value: '即将到期' },
    },
    pagepath: 'features/tasks/detail/index?id=t1',
  })
  const accept = (templateId: string) =>
    sandbox.control('subscribe', { personKey: 'official', templateId, answer: 'accept' })

  it('of the mini-program arrives after consent, and is a fault of the recipient without', async () => {
    const message = reminder(person.miniOpenid, SUBSCRIBE_TEMPLATE_IDS.taskReminder)
    const wechat = sandbox.client()
    const refused = { errorClass: 'recipient', code: 43101 }
    await expect(wechat.sendSubscribe(message)).rejects.toMatchObject(refused)
    await accept(message.templateId)
    expect((await wechat.sendSubscribe(message)).msgid).toMatch(/^\d{19}$/)
    expect((await sandbox.cards('official')).map((card) => card.pagepath)).toEqual([message.pagepath])
  })

  it('of the 服务号 likewise', async () => {
    const message = reminder(person.mpOpenid, BIZ_TEMPLATE_IDS.taskReminder)
    const wechat = sandbox.client()
    await expect(wechat.sendBiz(message)).rejects.toMatchObject({ errorClass: 'recipient', code: 43101 })
    await accept(message.templateId)
    expect((await wechat.sendBiz(message)).msgid).toMatch(/^\d{19}$/)
    expect((await sandbox.cards('official')).map((card) => card.pagepath)).toEqual([message.pagepath])
  })

  it('says which edition of the mini-program to open, and in which language', async () => {
    await accept(SUBSCRIBE_TEMPLATE_IDS.taskReminder)
    const wechat = sandbox.client({ WECHAT_MINI_STATE: 'trial' })
    await wechat.sendSubscribe(reminder(person.miniOpenid, SUBSCRIBE_TEMPLATE_IDS.taskReminder))
    const [call] = await sandbox.calls('/cgi-bin/message/subscribe/send')
    expect(call?.verdicts.map(({ note }) => note).filter(Boolean)).toEqual(['卡片会打开 trial 版'])
  })
})

describe('an account', () => {
  it('lists its templates with their keys, the same as in our table', async () => {
    const wechat = sandbox.client()
    const [mp, mini] = [await wechat.templates('mp'), await wechat.templates('mini')]
    const keysOf = (list: typeof mp, id: string) => list.find((one) => one.id === id)?.keys
    const ours = (key: keyof typeof TEMPLATES) => TEMPLATES[key].fields.map((field) => field.key)
    expect(keysOf(mp, TEMPLATE_IDS.taskWarning)).toEqual(ours('warning'))
    expect(keysOf(mp, TEMPLATE_IDS.taskDigest)).toEqual(ours('digest'))
    expect(keysOf(mini, SUBSCRIBE_TEMPLATE_IDS.taskReminder)).toEqual(ours('miniReminder'))
    expect(keysOf(mini, SUBSCRIBE_TEMPLATE_IDS.taskResult)).toEqual(ours('miniResult'))
  })

  it('tells what is used of a daily quota', async () => {
    const wechat = sandbox.client()
    await wechat.sendTemplate(lawfulMessage(person.mpOpenid, clientId()))
    expect(await wechat.quota('mp', SEND)).toMatchObject({ used: 1, limit: expect.any(Number) })
  })

  it('makes a code for a page, and no other than of a released one', async () => {
    const wechat = sandbox.client()
    const code = { scene: `t=${'a'.repeat(24)}`, page: 'features/tasks/detail/index' }
    expect((await wechat.wxacode(code)).subarray(1, 4).toString('latin1')).toBe('PNG')
    const down = { code: 'wechat.down' }
    await expect(wechat.wxacode({ ...code, page: 'pages/none/index' })).rejects.toMatchObject(down)
    await expect(wechat.wxacode({ ...code, scene: '中文' })).rejects.toMatchObject(down)
    expect(sandbox.logged.text()).toContain('41030')
    const trial = sandbox.client({ WECHAT_MINI_STATE: 'trial' })
    await expect(trial.wxacode({ ...code, page: 'pages/none/index' })).resolves.toBeDefined()
  })

  it('takes no page of a proxy for a code', async () => {
    await sandbox.fault('http 502 html', '/wxa/getwxacodeunlimit')
    await sandbox.fault('garbage', '/wxa/getwxacodeunlimit')
    const code = { scene: 't=1', page: 'features/tasks/detail/index' }
    for (let i = 0; i < 2; i += 1)
      await expect(sandbox.client().wxacode(code)).rejects.toMatchObject({ code: 'wechat.down' })
  })
})

describe('a person', () => {
  const login = async () =>
    (await sandbox.control<{ code: string }>('login-code', { personKey: 'official' })).code
  const phone = async () =>
    (await sandbox.control<{ code: string }>('phone-code', { personKey: 'official' })).code

  it('signs in by a code, once', async () => {
    const code = await login()
    expect(await sandbox.client().miniLogin(code)).toEqual({
      openid: person.miniOpenid,
      unionid: person.unionid,
    })
    await expect(sandbox.client().miniLogin(code)).rejects.toMatchObject({ code: 'wechat.code' })
    await expect(sandbox.client().miniLogin('made up & odd=1')).rejects.toMatchObject({ code: 'wechat.code' })
  })

  it('gives the phone number by a code, once', async () => {
    const code = await phone()
    expect(await sandbox.client().miniPhone(code)).toEqual({ phone: person.phone })
    await expect(sandbox.client().miniPhone(code)).rejects.toMatchObject({ code: 'wechat.code' })
    await expect(sandbox.client().miniPhone(await login())).rejects.toMatchObject({ code: 'wechat.code' })
  })

  it('is never let in on an answer that cannot be read', async () => {
    await sandbox.fault('garbage', '/sns/jscode2session')
    await expect(sandbox.client().miniLogin(await login())).rejects.toMatchObject({ code: 'wechat.down' })
    await sandbox.fault('garbage', '/wxa/business/getuserphonenumber')
    await expect(sandbox.client().miniPhone(await phone())).rejects.toMatchObject({ code: 'wechat.down' })
    expect(await secretsIn(sandbox.logged.text())).toEqual([])
  })

  it('follows or does not', async () => {
    const wechat = sandbox.client()
    expect(await wechat.mpUser(person.mpOpenid)).toEqual({ subscribed: true, unionid: person.unionid })
    const [other] = await sandbox.seed({ key: 'stranger' })
    expect((await wechat.mpUser(other?.mpOpenid ?? '')).subscribed).toBe(false)
  })

  it('gets a QR code to follow by', async () => {
    const { png, expiresAt } = await sandbox.client().mpFollowQr('follow', 600)
    expect(png.subarray(0, 4).toString('latin1')).toBe('\x89PNG')
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(590_000)
  })

  it('is told that WeChat is down, whatever was asked, and the log names no secret', async () => {
    const nobody = sandbox.client({ WECHAT_BASE: 'http://127.0.0.1:9' })
    const down = { code: 'wechat.down' }
    await expect(nobody.miniLogin('js-code-hunter22')).rejects.toMatchObject(down)
    await expect(nobody.miniPhone('hunter22')).rejects.toMatchObject(down)
    await expect(nobody.mpFollowQr('follow', 600)).rejects.toMatchObject(down)
    await sandbox.fault('http 502 html', '/cgi-bin/showqrcode')
    await expect(sandbox.client().mpFollowQr('follow', 600)).rejects.toMatchObject(down)
    await sandbox.fault('reset', '/cgi-bin/showqrcode')
    await expect(sandbox.client().mpFollowQr('follow', 600)).rejects.toMatchObject(down)
    expect(sandbox.logged.lines.length).toBeGreaterThanOrEqual(5)
    expect(await secretsIn(sandbox.logged.text())).toEqual([])
  })
})
