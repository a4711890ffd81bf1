import { randomBytes } from 'node:crypto'
import { DEMO_ACCOUNTS } from '@mingdu/wechat-sandbox'
import mongoose from 'mongoose'
import { useDatabase } from '../testing/database'
import { lawfulMessage, useSandbox, type SandboxPerson } from '../testing/sandbox'
import { redact } from '../redact'
import { classOf, toWechatError, type WechatErrorClass } from './errors'

useDatabase()
const sandbox = useSandbox()
const SEND = '/cgi-bin/message/template/send'
const TOKEN = '/cgi-bin/stable_token'
const tokens = () =>
  mongoose.connection.collection<{ _id: string; forced: Date[]; leaseUntil: Date }>('wx_tokens')
const clientId = () => randomBytes(16).toString('hex')

let person: SandboxPerson
beforeEach(async () => {
  ;[person] = (await sandbox.seed({ key: 'official', follows: true })) as [SandboxPerson]
  sandbox.logged.lines.length = 0
})

/** Nothing that would let somebody in, and nobody's number, may stand in a log. */
function secretsIn(text: string): string[] {
  const secrets = [DEMO_ACCOUNTS.mp.secret, DEMO_ACCOUNTS.mini.secret, DEMO_ACCOUNTS.mp.token, person.phone]
  return [...secrets, 'wrong-secret-hunter22', '90_'].filter((secret) => text.includes(secret))
}

describe('access tokens', () => {
  it('are fetched once for twenty sends of two clients at once', async () => {
    const [one, two] = [sandbox.client(), sandbox.client()]
    const sends = Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? one : two).sendTemplate(lawfulMessage(person.mpOpenid, clientId())),
    )
    const ids = (await Promise.all(sends)).map((sent) => sent.msgid)
    expect(await sandbox.calls(TOKEN)).toHaveLength(1)
    expect(new Set(ids).size).toBe(20)
    expect(ids.every((id) => /^\d{19}$/.test(id))).toBe(true)
    const inbox = (await sandbox.cards('official')).map((card) => card.id)
    expect([...ids].sort()).toEqual(inbox.sort())
  })

  it.each([['expireToken'], ['invalidateToken']])(
    'are replaced once when WeChat says no (%s)',
    async (act) => {
      const wechat = sandbox.client()
      await wechat.sendTemplate(lawfulMessage(person.mpOpenid, clientId()))
      await sandbox.fault(act, SEND)
      await wechat.sendTemplate(lawfulMessage(person.mpOpenid, clientId()))
      const fetches = await sandbox.calls(TOKEN)
      expect(fetches.length).toBeLessThanOrEqual(3)
      expect((await sandbox.cards('official')).length).toBe(2)
    },
  )

  it('refused to twenty senders at once are replaced by one of them', async () => {
    const [one, two] = [sandbox.client(), sandbox.client()]
    await one.sendTemplate(lawfulMessage(person.mpOpenid, clientId()))
    await sandbox.fault('invalidateToken', SEND)
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? one : two).sendTemplate(lawfulMessage(person.mpOpenid, clientId())),
      ),
    )
    expect(await sandbox.calls(TOKEN)).toHaveLength(2)
    expect(await sandbox.cards('official')).toHaveLength(21)
  })

  it('are refreshed by force at most five times a day, however often they are refused', async () => {
    const wechat = sandbox.client()
    for (let i = 0; i < 8; i += 1) {
      await sandbox.fault('errcode 40014', SEND, 3)
      await expect(wechat.sendTemplate(lawfulMessage(person.mpOpenid, clientId()))).rejects.toMatchObject({
        errorClass: 'token',
      })
      const doc = await tokens().findOne({ _id: DEMO_ACCOUNTS.mp.appid })
      const forced = (doc?.forced ?? []).map((at) => new Date(at.getTime() - 31_000))
      await tokens().updateOne({ _id: DEMO_ACCOUNTS.mp.appid }, { $set: { forced } })
      expect(forced.length).toBe(Math.min(i + 1, 5))
    }
    expect((await sandbox.calls(TOKEN)).length).toBeLessThanOrEqual(8 * 3 + 1)
  })

  it('lie encrypted in the database, and a new secret of ours only means a new fetch', async () => {
    await sandbox.client().sendTemplate(lawfulMessage(person.mpOpenid, clientId()))
    expect(secretsIn(JSON.stringify(await tokens().find().toArray()))).toEqual([])
    const other = sandbox.client({ SECRET_KEY: 'another secret of ours, 32 characters' })
    await expect(other.sendTemplate(lawfulMessage(person.mpOpenid, clientId()))).resolves.toBeDefined()
  })

  it('are fetched by another when the one who fetches dies', async () => {
    const dead = {
      _id: DEMO_ACCOUNTS.mp.appid,
      token: '',
      expiresAt: new Date(0),
      forced: [],
      leaseOwner: 'dead',
    }
    await tokens().insertOne({ ...dead, leaseUntil: new Date(Date.now() + 250) })
    await expect(
      sandbox.client().sendTemplate(lawfulMessage(person.mpOpenid, clientId())),
    ).resolves.toBeDefined()
  })
})

describe('a wrong secret', () => {
  it('is one configuration error after one call, and shows nothing', async () => {
    const wechat = sandbox.client({ WECHAT_MP_SECRET: 'wrong-secret-hunter22' })
    const error: unknown = await wechat.sendTemplate(lawfulMessage(person.mpOpenid)).catch((e: unknown) => e)
    expect(error).toMatchObject({ errorClass: 'config', code: 40125 })
    expect(await sandbox.calls(TOKEN)).toHaveLength(1)
    expect(secretsIn(String(error) + JSON.stringify(error))).toEqual([])
  })

  it('answered with 40001 by the token address itself does not go round in circles', async () => {
    await sandbox.fault('errcode 40001', TOKEN, 50)
    await expect(sandbox.client().sendTemplate(lawfulMessage(person.mpOpenid))).rejects.toMatchObject({
      errorClass: 'config',
    })
    expect(await sandbox.calls(TOKEN)).toHaveLength(1)
  })

  it('without any account is a configuration error too', async () => {
    const none = sandbox.client({ WECHAT_MP_APPID: '', WECHAT_MINI_APPID: '' })
    await expect(none.sendTemplate(lawfulMessage('x'))).rejects.toMatchObject({ errorClass: 'config' })
    await expect(none.miniLogin('x')).rejects.toMatchObject({ code: 'wechat.down' })
  })
})

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
    expect(secretsIn(String(error))).toEqual([])
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
  }, 12_000)

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
    expect(secretsIn(sandbox.logged.text())).toEqual([])
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
    expect(secretsIn(sandbox.logged.text())).toEqual([])
    expect(sandbox.logged.text()).not.toContain('hunter22')
  })
})

describe('reading errors', () => {
  it('knows every code of the table, and takes the rest for configuration', () => {
    expect([-1, 45011, 45009, 42001, 43101, 47001, 40252, 45065, 48001, 12345].map(classOf)).toEqual([
      'retry',
      'rate',
      'quota',
      'token',
      'recipient',
      'content',
      'review',
      'duplicate',
      'config',
      'config',
    ])
  })

  it('copes with whatever was thrown', () => {
    expect([
      toWechatError(undefined).errorClass,
      toWechatError('text').errorClass,
      toWechatError(null).errorClass,
    ]).toEqual(['retry', 'retry', 'retry'])
  })

  it('takes secrets out of addresses, JSON and answers', () => {
    const seen = redact(
      'GET /a?access_token=90_x&b=1 {"access_token":"90_x","session_key": "abc=="} js_code=0x secret=s phone 13800138000',
    )
    expect(seen).toBe(
      'GET /a?access_token=***&b=1 {"access_token":"***","session_key": "***"} js_code=*** secret=*** phone 1**********',
    )
  })
})
