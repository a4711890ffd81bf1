import { randomBytes } from 'node:crypto'
import { DEMO_ACCOUNTS } from '@mingdu/wechat-sandbox'
import mongoose from 'mongoose'
import { createSealBox } from '../seal-box'
import { useDatabase } from '../testing/database'
import { lawfulMessage, useSandbox, type SandboxPerson } from '../testing/sandbox'
import { tokenService } from './tokens'
import { tokenStore, type StoredToken } from './tokens.repo'

useDatabase()
const sandbox = useSandbox()
const SEND = '/cgi-bin/message/template/send'
const TOKEN = '/cgi-bin/stable_token'
const { appid } = DEMO_ACCOUNTS.mp
const tokens = () =>
  mongoose.connection.collection<{ _id: string; forced: Date[]; leaseUntil: Date }>('wx_tokens')
const clientId = () => randomBytes(16).toString('hex')

let person: SandboxPerson
beforeEach(async () => {
  ;[person] = (await sandbox.seed({ key: 'official', follows: true })) as [SandboxPerson]
  sandbox.logged.lines.length = 0
})
const send = (client = sandbox.client()) => client.sendTemplate(lawfulMessage(person.mpOpenid, clientId()))

describe('access tokens', () => {
  it('are fetched once for twenty sends of two clients at once', async () => {
    const [one, two] = [sandbox.client(), sandbox.client()]
    const sent = await Promise.all(Array.from({ length: 20 }, (_, i) => send(i % 2 ? one : two)))
    const ids = sent.map(({ msgid }) => msgid)
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
      await send(wechat)
      await sandbox.fault(act, SEND)
      await send(wechat)
      const fetches = await sandbox.calls(TOKEN)
      expect(fetches.length).toBeLessThanOrEqual(3)
      expect((await sandbox.cards('official')).length).toBe(2)
    },
  )

  it('refused to twenty senders of two clients at once are replaced by one of them', async () => {
    const [one, two] = [sandbox.client(), sandbox.client()]
    await Promise.all([send(one), send(two)])
    await sandbox.fault('invalidateToken', SEND)
    await Promise.all(Array.from({ length: 20 }, (_, i) => send(i % 2 ? one : two)))
    expect(await sandbox.calls(TOKEN)).toHaveLength(2)
    expect(await sandbox.cards('official')).toHaveLength(22)
  })

  it('are refreshed by force at most five times a day, however often they are refused, and then the alarm sounds', async () => {
    const wechat = sandbox.client()
    for (let i = 0; i < 8; i += 1) {
      await sandbox.fault('errcode 40014', SEND, 3)
      await expect(send(wechat)).rejects.toMatchObject({ errorClass: 'token' })
      const doc = await tokens().findOne({ _id: appid })
      const forced = (doc?.forced ?? []).map((at) => new Date(at.getTime() - 31_000))
      await tokens().updateOne({ _id: appid }, { $set: { forced } })
      expect(forced.length).toBe(Math.min(i + 1, 5))
    }
    expect((await sandbox.calls(TOKEN)).length).toBeLessThanOrEqual(8 * 3 + 1)
    const alarms = sandbox.logged.lines.filter((line) => line.includes('guard allows no forced refresh'))
    expect(alarms.length).toBeGreaterThanOrEqual(3)
    expect(alarms[0]).toContain('"level":50')
  })

  it('lie encrypted in the database, and a new secret of ours only means a new fetch', async () => {
    await send()
    const held = await tokenStore(createSealBox(sandbox.config.SECRET_KEY)).read(appid)
    const dump = JSON.stringify(await tokens().find().toArray())
    expect(held?.accessToken.length).toBeGreaterThan(20)
    expect([held?.accessToken ?? '', DEMO_ACCOUNTS.mp.secret].filter((s) => dump.includes(s))).toEqual([])
    await expect(
      send(sandbox.client({ SECRET_KEY: 'another secret of ours, 32 characters' })),
    ).resolves.toBeDefined()
    expect(await sandbox.calls(TOKEN)).toHaveLength(2)
  })

  it('are fetched by another when the one who fetches dies', async () => {
    const dead = { _id: appid, token: '', expiresAt: new Date(0), forced: [], leaseOwner: 'dead' }
    await tokens().insertOne({ ...dead, leaseUntil: new Date(Date.now() + 250) })
    await expect(send()).resolves.toBeDefined()
  })
})

describe('a wrong secret', () => {
  const wrong = () => sandbox.client({ WECHAT_MP_SECRET: 'wrong-secret-hunter22' })

  it('is one configuration error after one call, and shows nothing', async () => {
    const error: unknown = await send(wrong()).catch((e: unknown) => e)
    expect(error).toMatchObject({ errorClass: 'config', code: 40125 })
    expect(await sandbox.calls(TOKEN)).toHaveLength(1)
    expect(String(error) + JSON.stringify(error) + sandbox.logged.text()).not.toContain('hunter22')
  })

  it('answered with 40001 by the token address itself does not go round in circles', async () => {
    await sandbox.fault('errcode 40001', TOKEN, 50)
    await expect(send()).rejects.toMatchObject({ errorClass: 'config' })
    expect(await sandbox.calls(TOKEN)).toHaveLength(1)
  })

  it('without any account is a configuration error too', async () => {
    const none = sandbox.client({ WECHAT_MP_APPID: '', WECHAT_MINI_APPID: '' })
    expect([none.configured('mp'), none.configured('mini')]).toEqual([false, false])
    await expect(none.sendTemplate(lawfulMessage('x'))).rejects.toMatchObject({ errorClass: 'config' })
    await expect(none.miniLogin('x')).rejects.toMatchObject({ code: 'wechat.down' })
  })
})

describe('the shared token', () => {
  const START = Date.parse('2026-11-25T06:32:00.000Z')
  const HOUR = 3600_000
  const box = createSealBox('a secret of our own, 32 characters')
  let clock: number
  let given: string[]
  const alarms: string[] = []
  beforeEach(() => {
    clock = START
    given = []
    alarms.length = 0
  })
  /** A process with a clock of its own; the platform gives a new token each time, two hours long. */
  function process(fetch?: (force: boolean) => Promise<StoredToken>, now = () => clock) {
    const store = tokenStore(box, now)
    const fresh = async () => {
      given.push(`token-${given.length + 1}`)
      return { accessToken: given.at(-1) ?? '', expireTime: now() + 2 * HOUR }
    }
    const alarm = (problem: string) => void alarms.push(problem)
    return tokenService({ key: 'wx1', store, fetch: fetch ?? fresh, alarm, now })
  }

  it('is fetched anew when the clock jumped ahead of its end', async () => {
    await process().token()
    clock += 2 * HOUR
    expect((await process().token()).accessToken).toBe('token-2')
  })

  it('is not trusted when its end lies further away than any token lives: the clock was put back', async () => {
    await process().token()
    clock -= 24 * HOUR
    expect((await process().token()).accessToken).toBe('token-2')
    expect((await process().token()).accessToken).toBe('token-2')
  })

  it('is fetched though a lease was taken under a clock that ran ahead', async () => {
    const ahead = process(
      () => new Promise(() => {}),
      () => START + 24 * HOUR,
    )
    void ahead.token()
    while (!(await tokens().findOne({ _id: 'wx1' }))) await new Promise(setImmediate)
    expect((await process().token()).accessToken).toBe('token-1')
  })

  it('may be forced again although the clock was put back after the last time', async () => {
    const same = async (force: boolean) => ({
      accessToken: force ? `forced-${given.push('x')}` : 'stale',
      expireTime: clock + HOUR,
    })
    await process(same).token('stale')
    clock -= HOUR
    expect((await process(same).token('forced-1')).accessToken).toBe('stale')
    expect((await process(same).token('stale')).accessToken).toBe('forced-2')
    expect(alarms).toEqual([])
  })

  it('is not overwritten by a process whose lease another took over meanwhile', async () => {
    let answer: (token: StoredToken) => void = () => {}
    let asked: () => void = () => {}
    const hasAsked = new Promise<void>((resolve) => (asked = resolve))
    const slow = process(() => {
      asked()
      return new Promise((resolve) => (answer = resolve))
    })
    const late = slow.token()
    await hasAsked
    clock += 11_000
    expect((await process().token()).accessToken).toBe('token-1')
    answer({ accessToken: 'outdated', expireTime: clock + HOUR })
    expect((await late).accessToken).toBe('token-1')
    expect((await process().token()).accessToken).toBe('token-1')
  })

  it('is read from the database once in a while, not for every call', async () => {
    const one = process()
    await one.token()
    const other = await process().token('token-1')
    expect(other.accessToken).toBe('token-2')
    expect((await one.token()).accessToken).toBe('token-1')
    expect((await one.token('token-1')).accessToken).toBe('token-2')
    expect(given).toHaveLength(2)
  })
})
