import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { PRIVACY_VERSION } from '@mingdu/shared/privacy/privacy.rules'
import mongoose from 'mongoose'
import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, givenWechat, type GivenPerson } from '../accounts/accounts.factory'
import { AccountModel } from '../accounts/accounts.model'
import { contactsOf, markFollowed } from '../accounts/accounts.service'
import { AuditModel } from '../audit/audit.model'
import { answerArrived } from '../subscriptions/subscriptions.service'
import { ConsentModel } from './privacy.model'
import { accountCancelled, authorizationRevoked } from './privacy.service'

const parts = testParts()
useDatabase()
const app = useApp(parts)

const TEMPLATE = 'T'.repeat(43)

async function official(): Promise<GivenPerson> {
  const { water } = await givenDistrict()
  return givenPerson(water.id, ['handler'], { name: '承办人甲' })
}

interface Privacy {
  agreed: { version: string } | null
  needed: boolean
  stored: { what: string; value: string }[]
}
const privacyOf = async (token: string) => (await app.call<Privacy>('GET', '/me/privacy', { token })).data
const withdraw = (token: string | undefined, key?: string) =>
  app.call('DELETE', '/me/privacy', { token, ...(key ? { key } : {}) })

/** Every place that keeps something of a person's WeChat. */
async function traced(person: GivenPerson): Promise<string[]> {
  const { miniOpenid, mpOpenid, unionid } = await givenWechat(person)
  for (const [channel, openid] of [
    ['miniSubscribe', miniOpenid],
    ['mpSubscribe', mpOpenid],
  ] as const) {
    const event = { id: `${openid}|1`, openid, channel, templateId: TEMPLATE, at: new Date() }
    await answerArrived(event, 'accept', parts.config)
  }
  parts.wechat.logins.set('again', { openid: 'oMini-other', unionid: null })
  await app.call('POST', '/sessions/wechat', { body: { code: 'again' } })
  await mongoose.connection.collection('bind_tickets').updateMany({}, { $set: { openid: miniOpenid } })
  const event = {
    _id: `${mpOpenid}|1|subscribe|` as never,
    openid: mpOpenid,
    msgId: null,
    handledAt: new Date(),
  }
  await mongoose.connection.collection('wx_events').insertOne(event)
  return [miniOpenid, mpOpenid, unionid]
}

/** The whole database as text. */
async function dump(): Promise<string> {
  const rows = await Promise.all(
    Object.values(mongoose.models).map((model) => model.collection.find().toArray()),
  )
  return JSON.stringify(rows)
}

describe('GET /privacy', () => {
  it('gives the whole notice to everybody', async () => {
    const { status, data } = await app.call<{ version: string; sections: unknown[] }>('GET', '/privacy')
    expect([status, data.version]).toEqual([200, PRIVACY_VERSION])
    expect(data.sections.length).toBeGreaterThan(5)
  })
})

describe('POST /me/privacy', () => {
  const agree = (token: string | undefined, version: unknown, key?: string) =>
    app.call<Privacy>('POST', '/me/privacy', { token, body: { version }, ...(key ? { key } : {}) })

  it('keeps who agreed to which version, when and where, and shows it in /me', async () => {
    const person = await official()
    const { data } = await agree(person.token, PRIVACY_VERSION)
    expect(data).toMatchObject({ agreed: { version: PRIVACY_VERSION }, needed: false })
    const { privacy } = (await app.call<Me>('GET', '/me', { token: person.token })).data
    expect(privacy).toEqual({
      current: PRIVACY_VERSION,
      agreed: { version: PRIVACY_VERSION, at: new Date(parts.time.now()).toISOString() },
      needed: false,
    })
    expect(await ConsentModel.find().lean()).toMatchObject([
      { accountId: person.id, what: 'agreed', version: PRIVACY_VERSION, channel: 'miniapp' },
    ])
    expect(await AuditModel.findOne({ event: 'privacy.consented' }).lean()).toMatchObject({
      note: `${PRIVACY_VERSION} 版`,
    })
  })

  it('refuses another version, bad input and nobody', async () => {
    const { token } = await official()
    expect((await agree(token, '2025-01-01')).error?.code).toBe('privacy.version')
    expect((await agree(token, { $ne: null })).error?.fields?.[0]?.path).toBe('body.version')
    expect((await agree(undefined, PRIVACY_VERSION)).status).toBe(401)
  })

  it('gives a repeat the first answer and one line', async () => {
    const { token } = await official()
    const first = await agree(token, PRIVACY_VERSION, 'consent-key-000001')
    expect((await agree(token, PRIVACY_VERSION, 'consent-key-000001')).data).toEqual(first.data)
    expect(await ConsentModel.countDocuments()).toBe(1)
  })
})

describe('GET /me/privacy', () => {
  it('says what is stored, without giving an openid away', async () => {
    const person = await official()
    const { miniOpenid } = await givenWechat(person)
    const { stored, agreed } = await privacyOf(person.token)
    expect(agreed?.version).toBe(PRIVACY_VERSION)
    expect(stored.map((s) => s.value)).toContain(`…${miniOpenid.slice(-4)}`)
    expect(stored.at(-1)?.value).toMatch(/^已确认 139\*{4}\d{4}$/)
    expect(JSON.stringify(stored)).not.toContain(miniOpenid)
  })

  it('needs a session', async () => {
    expect((await app.call('GET', '/me/privacy')).status).toBe(401)
  })
})

describe('DELETE /me/privacy', () => {
  it('removes every trace of the WeChat and keeps the person', async () => {
    const person = await official()
    const traces = await traced(person)
    const before = await dump()
    for (const trace of traces) expect(before).toContain(trace)
    expect((await withdraw(person.token)).status).toBe(200)
    const after = await dump()
    for (const trace of traces) expect(after).not.toContain(trace)
    const account = await AccountModel.findById(person.id).lean()
    expect(account).toMatchObject({ name: '承办人甲', phone: person.phone, status: 'active' })
    expect(account?.history.at(-1)).toMatchObject({ who: '承办人甲', what: '撤回同意，删除微信绑定' })
  })

  it('ends the sessions of the mini-program, leaves nothing to send to, and is in the audit trail', async () => {
    const person = await official()
    await givenWechat(person)
    await withdraw(person.token)
    expect((await app.call('GET', '/me', { token: person.token })).status).toBe(401)
    expect((await contactsOf([person.id])).get(person.id)).toMatchObject({
      mpOpenid: null,
      miniOpenid: null,
      followed: false,
    })
    expect(await AuditModel.findOne({ event: 'privacy.withdrawn' }).lean()).toMatchObject({
      actor: { id: person.id },
      subjectId: person.id,
    })
    expect((await ConsentModel.find().sort({ _id: 1 }).lean()).map((c) => c.what)).toEqual([
      'agreed',
      'withdrawn',
    ])
  })

  it('refuses who has nothing to take back, and nobody', async () => {
    const { token } = await official()
    expect((await withdraw(token)).error?.code).toBe('bind.none')
    expect((await withdraw(undefined)).status).toBe(401)
  })

  it('lets the person bind anew afterwards, and asks for consent again', async () => {
    const person = await official()
    await givenWechat(person)
    await withdraw(person.token)
    const login = async () => {
      parts.wechat.logins.set('new', { openid: 'oMini-new', unionid: 'union-new' })
      const { data } = await app.call<{ bindTicket: string }>('POST', '/sessions/wechat', {
        body: { code: 'new' },
      })
      return data.bindTicket
    }
    parts.wechat.phones.set('p', person.phone)
    const bind = async (privacyVersion?: string) =>
      app.call<{ me: Me }>('POST', '/bindings/phone', {
        body: { bindTicket: await login(), phoneCode: 'p', ...(privacyVersion ? { privacyVersion } : {}) },
      })
    expect((await bind()).error?.code).toBe('privacy.needed')
    expect((await bind('2025-01-01')).error?.code).toBe('privacy.version')
    const { data } = await bind(PRIVACY_VERSION)
    expect(data.me).toMatchObject({ reach: { bound: true }, privacy: { needed: false } })
  })
})

describe('what WeChat says in a person’s name', () => {
  it('a cancelled account loses its binding and every trace, and the trail says who did it', async () => {
    const person = await official()
    const traces = await traced(person)
    await accountCancelled(traces[0] ?? '')
    await accountCancelled(traces[0] ?? '')
    const after = await dump()
    for (const trace of traces) expect(after).not.toContain(trace)
    expect(await AuditModel.find({ event: 'privacy.withdrawn' }).lean()).toMatchObject([
      { actor: null, subjectId: person.id, note: '微信账号注销' },
    ])
    expect((await app.call('GET', '/me', { token: person.token })).status).toBe(401)
  })

  it('a stranger’s cancelled account leaves nothing either', async () => {
    await inTransaction((tx) => markFollowed('oMp-stranger', 'union-stranger', true, tx))
    await accountCancelled('oMp-stranger')
    expect(await dump()).not.toContain('oMp-stranger')
  })

  it('a phone number taken back is noted and no longer WeChat’s; the consent stands', async () => {
    const person = await official()
    const { miniOpenid } = await givenWechat(person)
    await authorizationRevoked(miniOpenid, [8, 6, 99])
    expect((await privacyOf(person.token)).stored.at(-1)?.value).toBe('没有')
    expect((await privacyOf(person.token)).needed).toBe(false)
    expect((await ConsentModel.findOne({ what: 'revoked' }).lean())?.note).toBe(
      '手机号、昵称和头像、第 99 类信息',
    )
    await authorizationRevoked('oMini-nobody', [8])
  })
})
