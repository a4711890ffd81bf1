import type { Account, Me } from '@mingdu/shared/accounts/accounts.schema'
import { PRIVACY_VERSION } from '@mingdu/shared/privacy/privacy.rules'
import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { AuditModel } from '../audit/audit.model'
import { givenDistrict, givenPerson } from './accounts.factory'
import { AccountModel, FollowerModel } from './accounts.model'
import {
  contactsOf,
  followerChanged,
  markFollowed,
  markUnreachable,
  unreachablePeople,
} from './accounts.service'
import { BindTicketModel, BindingCodeModel } from './accounts.sign-in.model'

const parts = testParts()
useDatabase()
const app = useApp(parts)

interface Session {
  token: string
  expiresAt: string
  me: Me
}
type Outcome = { outcome: 'signedIn'; session: Session } | { outcome: 'unbound'; bindTicket: string }

const WECHAT = { openid: 'oMini-1', unionid: 'union-1' }
let codes = 0

function loginAs(person: { openid: string; unionid: string | null } = WECHAT) {
  const code = `login-${(codes += 1)}`
  parts.wechat.logins.set(code, person)
  return app.call<Outcome>('POST', '/sessions/wechat', { body: { code } })
}

async function ticketOf(person?: Parameters<typeof loginAs>[0]): Promise<string> {
  const { data } = await loginAs(person)
  return data.outcome === 'unbound' ? data.bindTicket : ''
}

function bindPhone(bindTicket: string, phone: string) {
  const phoneCode = `phone-${(codes += 1)}`
  parts.wechat.phones.set(phoneCode, phone)
  return app.call<Session>('POST', '/bindings/phone', {
    body: { bindTicket, phoneCode, privacyVersion: PRIVACY_VERSION },
  })
}

const bindCode = (bindTicket: string, code: string) =>
  app.call<Session>('POST', '/bindings/code', {
    body: { bindTicket, code, privacyVersion: PRIVACY_VERSION },
  })

async function district() {
  const { region, water } = await givenDistrict()
  const admin = await givenPerson(region.id, ['systemAdmin'], { name: '系统管理员' })
  const handler = await givenPerson(water.id, ['handler'], { name: '承办人甲', phone: '13800138000' })
  return { region, water, admin, handler }
}

describe('POST /sessions/wechat', () => {
  it('gives a ticket to a WeChat nobody is bound to, and a session once it is bound', async () => {
    const { handler } = await district()
    const ticket = await ticketOf()
    expect(ticket).toMatch(/^[\w-]{43}$/)
    expect((await BindTicketModel.find().lean()).map((t) => t._id)).not.toContain(ticket)
    await bindPhone(ticket, handler.phone)
    const { data } = await loginAs()
    expect(data).toMatchObject({
      outcome: 'signedIn',
      session: { me: { name: '承办人甲', reach: { bound: true } } },
    })
  })

  it('passes on that the code is used up, and refuses bad input by field', async () => {
    expect((await app.call('POST', '/sessions/wechat', { body: { code: 'used' } })).error?.code).toBe(
      'wechat.code',
    )
    const bad = await app.call('POST', '/sessions/wechat', { body: { code: { $gt: '' } } })
    expect(bad.error?.fields?.[0]?.path).toBe('body.code')
  })

  it('refuses a bound account that is disabled', async () => {
    const { handler } = await district()
    await bindPhone(await ticketOf(), handler.phone)
    await AccountModel.updateOne({ _id: handler.id }, { $set: { status: 'disabled' } })
    expect((await loginAs()).error?.code).toBe('auth.disabled')
  })
})

describe('POST /bindings/phone', () => {
  it('binds the one person of the roster and signs them in', async () => {
    const { handler } = await district()
    const { status, data } = await bindPhone(await ticketOf(), handler.phone)
    expect(status).toBe(200)
    expect((await app.call<Me>('GET', '/me', { token: data.token })).data.name).toBe('承办人甲')
    const entry = await AuditModel.findOne({ event: 'binding.made' }).lean()
    expect(entry?.subjectName).toBe('承办人甲')
    expect(JSON.stringify(entry)).not.toContain(handler.phone)
  })

  it('refuses a number of nobody, of two people, and of a person bound to another WeChat', async () => {
    const { water, handler } = await district()
    expect((await bindPhone(await ticketOf(), '13900000000')).error?.code).toBe('bind.no-person')
    await givenPerson(water.id, ['handler'], { phone: '13700137000' })
    await givenPerson(water.id, ['handler'], { phone: '13700137000' })
    expect((await bindPhone(await ticketOf(), '13700137000')).error?.code).toBe('bind.ambiguous')
    await bindPhone(await ticketOf(), handler.phone)
    const other = await ticketOf({ openid: 'oMini-2', unionid: 'union-2' })
    expect((await bindPhone(other, handler.phone)).error?.code).toBe('bind.taken')
  })

  it('takes a ticket once', async () => {
    const { handler } = await district()
    const ticket = await ticketOf()
    await bindPhone(ticket, handler.phone)
    expect((await bindPhone(ticket, handler.phone)).error?.code).toBe('bind.ticket')
    expect((await bindPhone('x'.repeat(43), handler.phone)).error?.code).toBe('bind.ticket')
  })

  it('refuses an expired ticket before it spends a phone code', async () => {
    const { handler } = await district()
    const ticket = await ticketOf()
    await BindTicketModel.updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1) } })
    parts.wechat.phones.set('kept', handler.phone)
    const body = { bindTicket: ticket, phoneCode: 'kept', privacyVersion: PRIVACY_VERSION }
    expect((await app.call('POST', '/bindings/phone', { body })).error?.code).toBe('bind.ticket')
    expect(parts.wechat.phones.has('kept')).toBe(true)
  })
})

describe('a one-time code', () => {
  const issue = (id: string, token: string, key?: string) =>
    app.call<{ code: string; expiresAt: string }>('POST', `/accounts/${id}/binding-codes`, {
      token,
      ...(key ? { key } : {}),
    })

  it('issued by the console binds its account once', async () => {
    const { admin, handler } = await district()
    const { data } = await issue(handler.id, admin.token)
    expect(data.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/)
    expect(JSON.stringify(await BindingCodeModel.find().lean())).not.toContain(data.code)
    const bound = await bindCode(await ticketOf(), data.code)
    expect(bound.data.me.name).toBe('承办人甲')
    const again = await bindCode(await ticketOf({ openid: 'oMini-2', unionid: null }), data.code)
    expect(again.error?.code).toBe('bind.code')
  })

  it('is replaced by the next, and repeated by a repeat', async () => {
    const { admin, handler } = await district()
    const first = await issue(handler.id, admin.token, 'issue-key-00000001')
    const repeat = await issue(handler.id, admin.token, 'issue-key-00000001')
    expect(repeat.data.code).toBe(first.data.code)
    await issue(handler.id, admin.token)
    expect((await bindCode(await ticketOf(), first.data.code)).error?.code).toBe('bind.code')
  })

  it('may be tried five times a ticket', async () => {
    const { admin, handler } = await district()
    const { data } = await issue(handler.id, admin.token)
    const ticket = await ticketOf()
    for (let i = 0; i < 5; i += 1) expect((await bindCode(ticket, 'AAAAAAAA')).error?.code).toBe('bind.code')
    expect((await bindCode(ticket, data.code)).error?.code).toBe('bind.ticket')
  })

  it('is refused for a bound or disabled account, for others than administrators, and for a person not there', async () => {
    const { admin, handler } = await district()
    expect((await issue(handler.id, handler.token)).status).toBe(403)
    expect((await app.call('POST', `/accounts/${handler.id}/binding-codes`)).status).toBe(401)
    expect((await issue('0'.repeat(24), admin.token)).status).toBe(404)
    expect((await issue('x', admin.token)).status).toBe(400)
    await bindPhone(await ticketOf(), handler.phone)
    expect((await issue(handler.id, admin.token)).error?.code).toBe('bind.taken')
    await AccountModel.updateOne({ _id: handler.id }, { $set: { status: 'disabled' } })
    expect((await issue(handler.id, admin.token)).error?.code).toBe('account.disabled')
  })

  it('has eight letters or digits', async () => {
    const { status, error } = await bindCode('t', '1')
    expect([status, error?.fields?.[0]?.path]).toEqual([400, 'body.code'])
  })
})

describe('DELETE /accounts/:id/binding', () => {
  it('takes the WeChat off, ends the sessions in it, and lets the person bind anew', async () => {
    const { admin, handler } = await district()
    const session = await bindPhone(await ticketOf(), handler.phone)
    const { status, data } = await app.call<Account>('DELETE', `/accounts/${handler.id}/binding`, {
      token: admin.token,
    })
    expect(status).toBe(200)
    expect(data.reach).toEqual({ bound: false, followed: false, wecom: false, reachable: false })
    expect((await app.call('GET', '/me', { token: session.data.token })).status).toBe(401)
    const another = await bindPhone(await ticketOf({ openid: 'oMini-9', unionid: 'union-9' }), handler.phone)
    expect(another.status).toBe(200)
  })

  it('is refused where nothing is bound, and to others than administrators', async () => {
    const { admin, handler } = await district()
    const at = `/accounts/${handler.id}/binding`
    expect((await app.call('DELETE', at, { token: admin.token })).error?.code).toBe('bind.none')
    expect((await app.call('DELETE', at, { token: handler.token })).status).toBe(403)
    expect((await app.call('DELETE', at)).status).toBe(401)
    expect((await app.call('DELETE', '/accounts/x/binding', { token: admin.token })).status).toBe(400)
  })
})

describe('following the 服务号', () => {
  const follow = (unionid: string | null, followed = true) =>
    inTransaction((tx) => markFollowed('oMp-1', unionid, followed, tx))
  const reach = async (token: string) => (await app.call<Me>('GET', '/me', { token })).data.reach

  it('makes a bound person reachable, by unionid', async () => {
    const { handler } = await district()
    const { data } = await bindPhone(await ticketOf(), handler.phone)
    expect(data.me.reach).toEqual({ bound: true, followed: false, wecom: false, reachable: false })
    expect(await follow('union-1')).toEqual({ accountId: handler.id })
    expect(await reach(data.token)).toEqual({ bound: true, followed: true, wecom: false, reachable: true })
    expect((await contactsOf([handler.id])).get(handler.id)).toEqual({
      mpOpenid: 'oMp-1',
      followed: true,
      miniOpenid: 'oMini-1',
      phone: handler.phone,
      wecomUserId: null,
    })
  })

  it('before the binding counts as well', async () => {
    const { handler } = await district()
    expect(await follow('union-1')).toEqual({ accountId: null })
    const { data } = await bindPhone(await ticketOf(), handler.phone)
    expect(data.me.reach.reachable).toBe(true)
  })

  it('ends without a unionid in the event', async () => {
    const { handler } = await district()
    const { data } = await bindPhone(await ticketOf(), handler.phone)
    await follow('union-1')
    await follow(null, false)
    expect(await reach(data.token)).toMatchObject({ followed: false, reachable: false })
  })

  it('again clears that WeChat could not reach the person', async () => {
    const { handler } = await district()
    const { data } = await bindPhone(await ticketOf(), handler.phone)
    await follow('union-1')
    await inTransaction((tx) => markUnreachable(handler.id, '用户已拒收', tx))
    expect(await reach(data.token)).toMatchObject({ followed: true, reachable: false })
    await follow('union-1')
    expect((await reach(data.token)).reachable).toBe(true)
  })

  it('is what happened last, in whatever order it is told', async () => {
    const { handler } = await district()
    const { data } = await bindPhone(await ticketOf(), handler.phone)
    const told = (second: number, followed: boolean) =>
      followerChanged('oMp-1', 'union-1', followed, new Date(Date.UTC(2026, 10, 25, 0, 0, second)))
    for (const order of [
      [1, 2, 3],
      [3, 2, 1],
      [2, 3, 1],
      [3, 1, 2],
      [1, 3, 2],
    ]) {
      await FollowerModel.deleteMany({})
      // follows at 1, leaves at 2, is back at 3
      for (const second of order) await told(second, second !== 2)
      expect([order, await reach(data.token)]).toEqual([order, expect.objectContaining({ reachable: true })])
      await told(4, false)
      await told(3, true)
      expect((await reach(data.token)).followed).toBe(false)
    }
  })

  it('late news still joins a person whose unionid was not known', async () => {
    const { handler } = await district()
    const { data } = await bindPhone(await ticketOf(), handler.phone)
    await followerChanged('oMp-1', null, true, new Date(2000))
    expect((await reach(data.token)).followed).toBe(false)
    await followerChanged('oMp-1', 'union-1', true, new Date(1000))
    expect((await reach(data.token)).followed).toBe(true)
  })

  it('is not needed by who has an account in 企业微信', async () => {
    const { handler, water } = await district()
    await AccountModel.updateOne({ _id: handler.id }, { $set: { wecomUserId: 'jia' } })
    expect(await unreachablePeople({ kind: 'orgs', orgIds: [water.id] })).toEqual([])
    expect((await contactsOf([handler.id])).get(handler.id)).toMatchObject({
      wecomUserId: 'jia',
      followed: false,
    })
    expect(await reach(handler.token)).toEqual({
      bound: false,
      followed: false,
      wecom: true,
      reachable: true,
    })
  })

  it('is what the list of unreachable people goes by, with the reason', async () => {
    const { handler, admin, water } = await district()
    const scope = { kind: 'orgs', orgIds: [water.id] } as const
    const reasons = async () => (await unreachablePeople(scope)).map((row) => [row.account.name, row.reason])
    expect(await reasons()).toEqual([['承办人甲', '未绑定']])
    await bindPhone(await ticketOf(), handler.phone)
    expect(await reasons()).toEqual([['承办人甲', '未关注']])
    await follow('union-1')
    expect(await reasons()).toEqual([])
    await inTransaction((tx) => markUnreachable(handler.id, '用户已拒收', tx))
    expect(await reasons()).toEqual([['承办人甲', '用户已拒收']])
    expect((await unreachablePeople({ kind: 'all' })).map((row) => row.account.id)).toContain(admin.id)
  })
})
