import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { AuditModel } from '../audit/audit.model'
import { OrgModel } from '../orgs/orgs.model'
import { forgetOrgs } from '../orgs/orgs.service'
import { givenDistrict, givenOrg, givenPerson, PASSWORD } from './accounts.factory'
import { AccountModel } from './accounts.model'
import { findPeople, officePhone, peopleById } from './accounts.service'
import { SessionModel } from './accounts.sign-in.model'

const parts = testParts()
useDatabase()
const app = useApp(parts)

async function district() {
  const orgs = await givenDistrict()
  const { region, water, forest } = orgs
  const admin = await givenPerson(region.id, ['systemAdmin'], { name: '系统管理员', employeeNo: 'A-1' })
  const security = await givenPerson(region.id, ['securityAdmin'], { name: '安全管理员', employeeNo: 'A-2' })
  const head = await givenPerson(water.id, ['head'], { name: '水务局长', employeeNo: 'B-1' })
  const handler = await givenPerson(water.id, ['handler'], {
    name: '承办人甲',
    employeeNo: 'B-2',
    phone: '13800138000',
  })
  const other = await givenPerson(forest.id, ['handler'], { name: '承办人乙', employeeNo: 'C-1' })
  return { ...orgs, admin, security, head, handler, other }
}

const list = (token: string, query = '') => app.call<Page<Account>>('GET', `/accounts${query}`, { token })
const names = (page: Page<Account>) => page.items.map((account) => account.name)

describe('GET /accounts', () => {
  it('shows an administrator everyone by number, phones masked', async () => {
    const { admin } = await district()
    const { status, data } = await list(admin.token)
    expect(status).toBe(200)
    expect(names(data)).toEqual(['系统管理员', '安全管理员', '水务局长', '承办人甲', '承办人乙'])
    expect(data.items[3]).toMatchObject({ phone: '138****8000', org: { name: '区水务局' }, version: 1 })
    expect(JSON.stringify(data)).not.toMatch(/13800138000|argon2|passwordHash|history/)
  })

  it('shows a head their own unit and what is below it, whatever they ask for', async () => {
    const { head, forest } = await district()
    expect(names((await list(head.token)).data)).toEqual(['水务局长', '承办人甲'])
    expect(names((await list(head.token, `?orgId=${forest.id}`)).data)).toEqual([])
  })

  it('filters by unit with what is below it, role, reach, status and text taken literally', async () => {
    const { admin, region, water, handler } = await district()
    const ask = async (query: string) => names((await list(admin.token, query)).data)
    expect(await ask(`?orgId=${water.id}`)).toEqual(['水务局长', '承办人甲'])
    expect(await ask(`?orgId=${region.id}&role=handler`)).toEqual(['承办人甲', '承办人乙'])
    expect(await ask('?q=b-2')).toEqual(['承办人甲'])
    expect(await ask('?q=.*')).toEqual([])
    await AccountModel.updateOne({ _id: handler.id }, { $set: { followed: true, mpOpenid: 'oMp' } })
    expect(await ask('?reach=reachable')).toEqual(['承办人甲'])
    expect(await ask('?reach=unreachable&role=handler')).toEqual(['承办人乙'])
    await AccountModel.updateOne({ _id: handler.id }, { $set: { status: 'disabled' } })
    expect(await ask('?status=disabled')).toEqual(['承办人甲'])
  })

  it('pages by cursor', async () => {
    const { admin } = await district()
    const first = await list(admin.token, '?limit=2')
    expect(first.data).toMatchObject({ total: 5 })
    const next = await list(admin.token, `?limit=2&cursor=${first.data.nextCursor ?? ''}`)
    expect(names(next.data)).toEqual(['水务局长', '承办人甲'])
    expect((await list(admin.token, '?cursor=nonsense')).error?.code).toBe('input.cursor')
  })

  it('is refused to handlers, to nobody, and with a query it does not know', async () => {
    const { handler, admin } = await district()
    expect((await list(handler.token)).status).toBe(403)
    expect((await app.call('GET', '/accounts')).status).toBe(401)
    const bad = await list(admin.token, '?limit=500&role[$ne]=head')
    expect(bad.error?.fields?.map((f) => f.path)).toEqual(['query.limit', 'query.role[$ne]'])
  })
})

describe('GET /accounts/options', () => {
  it('offers 督查 the active people of a unit and role, without numbers', async () => {
    const { region, water, handler } = await district()
    const supervisor = await givenPerson(region.id, ['supervisor'], { name: '督查员' })
    const ask = (query: string) =>
      app.call<{ items: { name: string }[] }>('GET', `/accounts/options${query}`, { token: supervisor.token })
    const { data } = await ask(`?orgId=${water.id}&role=handler`)
    expect(data.items).toEqual([
      { id: handler.id, name: '承办人甲', org: { id: water.id, name: '区水务局' }, title: '科员' },
    ])
    expect((await ask('')).data.items).toHaveLength(6)
    const foreign = await givenOrg({ name: '邻区', kind: 'region' })
    await givenPerson(foreign.id, ['handler'])
    expect((await ask(`?orgId=${foreign.id}`)).data.items).toEqual([])
    expect((await ask('?role=king')).status).toBe(400)
    expect((await app.call('GET', '/accounts/options', { token: handler.token })).status).toBe(403)
    expect((await app.call('GET', '/accounts/options')).status).toBe(401)
  })
})

describe('POST /accounts', () => {
  const body = (orgId: string) => ({ employeeNo: 'N-1', name: '新来的', orgId, phone: '13600136000' })

  it('puts a person on the roster with a one-time password', async () => {
    const { admin, water } = await district()
    const created = await app.call<{ account: Account; initialPassword: string }>('POST', '/accounts', {
      token: admin.token,
      body: { ...body(water.id), officePhone: '0550-3038001' },
    })
    expect(created.status).toBe(200)
    const { account, initialPassword } = created.data
    expect(account).toMatchObject({
      name: '新来的',
      roles: [],
      phone: '136****6000',
      officePhone: '0550-3038001',
    })
    expect(await officePhone(account.id)).toBe('0550-3038001')
    const signIn = { employeeNo: 'n-1', password: initialPassword }
    const me = await app.call<{ mustChangePassword: boolean }>('POST', '/sessions/console', { body: signIn })
    expect(me.data.mustChangePassword).toBe(true)
    const entry = await AuditModel.findOne({ event: 'account.created' }).lean()
    expect(JSON.stringify(entry)).not.toContain('13600136000')
  })

  it('gives each account of 企业微信 to one person, on entry and on change', async () => {
    const { admin, water, handler } = await district()
    const add = (employeeNo: string, wecomUserId: unknown) =>
      app.call<{ account: Account }>('POST', '/accounts', {
        token: admin.token,
        body: { ...body(water.id), employeeNo, wecomUserId },
      })
    const { account } = (await add('N-1', 'zhang.san')).data
    expect(account).toMatchObject({ wecomUserId: 'zhang.san', reach: { wecom: true, reachable: true } })
    expect((await add('N-2', 'zhang.san')).error?.message).toContain('企业微信账号 zhang.san')
    expect((await add('N-2', '张三')).error?.fields?.[0]?.path).toBe('body.wecomUserId')
    const change = (wecomUserId: string, version: number) =>
      app.call<Account>('PATCH', `/accounts/${handler.id}`, {
        token: admin.token,
        body: { version, wecomUserId },
      })
    expect((await change('zhang.san', 1)).error?.code).toBe('record.duplicate')
    expect((await change('li.si', 1)).data.wecomUserId).toBe('li.si')
    expect((await change('', 2)).data.reach.wecom).toBe(false)
    expect((await AuditModel.findOne({ event: 'account.changed' }).lean())?.note).toBe('修改企业微信账号')
  })

  it('finds by reach who has 企业微信, also in records from before it', async () => {
    const { admin, handler, head } = await district()
    await AccountModel.updateOne({ _id: handler.id }, { $set: { wecomUserId: 'li.si' } })
    await AccountModel.collection.updateMany({ wecomUserId: '' }, { $unset: { wecomUserId: 1 } })
    const found = async (reach: string) => {
      const { data } = await app.call<Page<Account>>('GET', `/accounts?reach=${reach}`, {
        token: admin.token,
      })
      return data.items.map((a) => a.name)
    }
    expect(await found('reachable')).toEqual([handler.name])
    expect(await found('unreachable')).toContain(head.name)
    expect(await found('unreachable')).not.toContain(handler.name)
  })

  it('gives a repeat the same password', async () => {
    const { admin, water } = await district()
    const options = { token: admin.token, body: body(water.id), key: 'create-key-0000001' }
    const first = await app.call('POST', '/accounts', options)
    const again = await app.call('POST', '/accounts', options)
    expect(again.data).toEqual(first.data)
    expect(await AccountModel.countDocuments({ employeeNo: 'N-1' })).toBe(1)
  })

  it('makes one person of fifty parallel repeats', async () => {
    const { admin, water } = await district()
    const options = { token: admin.token, body: body(water.id), key: 'create-key-0000002' }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => app.call('POST', '/accounts', options)),
    )
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.data]))).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
    expect(await AccountModel.countDocuments({ employeeNo: 'N-1' })).toBe(1)
  })

  it('refuses a taken number in any case, and a unit that is disabled or not there', async () => {
    const { admin, water, forest } = await district()
    const create = (change: object) =>
      app.call('POST', '/accounts', { token: admin.token, body: { ...body(water.id), ...change } })
    expect((await create({ employeeNo: 'b-2' })).error).toMatchObject({ code: 'record.duplicate' })
    expect((await create({ orgId: '0'.repeat(24) })).error?.code).toBe('org.inactive')
    await OrgModel.updateOne({ _id: forest.id }, { $set: { status: 'disabled' } })
    forgetOrgs()
    expect((await create({ orgId: forest.id })).error?.code).toBe('org.inactive')
  })

  it('names every wrong field, and is for the system administrator alone', async () => {
    const { admin, security, water } = await district()
    const bad = { employeeNo: { $gt: '' }, name: '', orgId: 5, phone: '123', roles: ['systemAdmin'] }
    const { status, error } = await app.call('POST', '/accounts', { token: admin.token, body: bad })
    expect(status).toBe(400)
    expect(error?.fields?.map((f) => f.path).sort()).toEqual([
      'body.employeeNo',
      'body.name',
      'body.orgId',
      'body.phone',
      'body.roles',
    ])
    expect(
      (await app.call('POST', '/accounts', { token: security.token, body: body(water.id) })).status,
    ).toBe(403)
    expect((await app.call('POST', '/accounts', { body: body(water.id) })).status).toBe(401)
  })
})

describe('PATCH /accounts/:id', () => {
  const change = (id: string, token: string, body: object) =>
    app.call<Account>('PATCH', `/accounts/${id}`, { token, body: { version: 1, ...body } })

  it('changes what is given and leaves the rest', async () => {
    const { admin, handler, forest } = await district()
    const { data } = await change(handler.id, admin.token, { title: '科长', orgId: forest.id })
    expect(data).toMatchObject({
      version: 2,
      title: '科长',
      org: { name: '区林业局' },
      name: '承办人甲',
      phone: '138****8000',
    })
    const stored = await AccountModel.findById(handler.id).lean()
    expect(stored?.history.at(-1)).toMatchObject({ who: '系统管理员', what: '修改单位、职务', version: 2 })
  })

  it('disabling ends every session at once and frees nothing', async () => {
    const { admin, handler, water } = await district()
    expect((await app.call('GET', '/me', { token: handler.token })).status).toBe(200)
    expect((await change(handler.id, admin.token, { status: 'disabled' })).data.status).toBe('disabled')
    expect((await app.call('GET', '/me', { token: handler.token })).status).toBe(401)
    expect(await SessionModel.countDocuments({ accountId: handler.id })).toBe(0)
    const again = { employeeNo: 'B-2', name: '他人', orgId: water.id, phone: '13600136000' }
    expect((await app.call('POST', '/accounts', { token: admin.token, body: again })).error?.code).toBe(
      'record.duplicate',
    )
  })

  it('refuses to disable oneself, a stale version, and a unit that is not there', async () => {
    const { admin, handler } = await district()
    expect((await change(admin.id, admin.token, { status: 'disabled' })).error?.code).toBe('account.self')
    await change(handler.id, admin.token, { title: '科长' })
    const stale = await change(handler.id, admin.token, { title: '处长' })
    expect(stale.status).toBe(409)
    expect(stale.error?.changes).toMatchObject([{ who: '系统管理员', what: '修改职务' }])
    expect((await change(handler.id, admin.token, { version: 2, orgId: 'f'.repeat(24) })).error?.code).toBe(
      'org.inactive',
    )
  })

  it('answers 400, 401, 403 and 404', async () => {
    const { admin, handler, head } = await district()
    expect(
      (await change(handler.id, admin.token, { phone: '1', name: { $ne: 1 }, x: 1 })).error?.fields,
    ).toHaveLength(3)
    expect((await app.call('PATCH', `/accounts/${handler.id}`, { body: { version: 1 } })).status).toBe(401)
    expect((await change(handler.id, head.token, { title: '科长' })).status).toBe(403)
    expect((await change('0'.repeat(24), admin.token, { title: '科长' })).status).toBe(404)
  })
})

describe('PUT /accounts/:id/roles', () => {
  const set = (id: string, token: string, roles: readonly string[], version = 1) =>
    app.call<Account>('PUT', `/accounts/${id}/roles`, { token, body: { version, roles } })

  it('grants roles that hold from the next request on', async () => {
    const { security, other } = await district()
    expect((await list(other.token)).status).toBe(403)
    const { data } = await set(other.id, security.token, ['head', 'handler', 'head'])
    expect(data).toMatchObject({ roles: ['head', 'handler'], version: 2 })
    expect((await list(other.token)).status).toBe(200)
    const entry = await AuditModel.findOne({ event: 'account.rolesChanged' }).lean()
    expect(entry).toMatchObject({ subjectName: '承办人乙', note: '角色改为：单位负责人、承办人' })
  })

  it('keeps 三员分立, and nobody grants roles to themselves', async () => {
    const { security, other } = await district()
    expect((await set(other.id, security.token, ['systemAdmin', 'auditAdmin'])).error?.code).toBe(
      'account.admin-roles',
    )
    expect((await set(other.id, security.token, ['auditAdmin', 'handler'])).error?.code).toBe(
      'account.admin-roles',
    )
    expect((await set(security.id, security.token, ['handler'])).error?.code).toBe('account.self')
  })

  it('answers 400, 401, 403, 404 and 409', async () => {
    const { admin, security, other } = await district()
    expect((await set(other.id, security.token, ['king'])).error?.fields?.[0]?.path).toBe('body.roles.0')
    expect(
      (await app.call('PUT', `/accounts/${other.id}/roles`, { body: { version: 1, roles: [] } })).status,
    ).toBe(401)
    expect((await set(other.id, admin.token, ['head'])).status).toBe(403)
    expect((await set('0'.repeat(24), security.token, ['head'])).status).toBe(404)
    expect((await set(other.id, security.token, ['head'], 7)).status).toBe(409)
  })
})

describe('POST /accounts/:id/password-reset', () => {
  const reset = (id: string, token: string, key?: string) =>
    app.call<{ initialPassword: string }>('POST', `/accounts/${id}/password-reset`, {
      token,
      ...(key ? { key } : {}),
    })

  it('replaces the password and ends the console sessions', async () => {
    const { admin, handler } = await district()
    const signIn = (password: string) =>
      app.call('POST', '/sessions/console', { body: { employeeNo: handler.employeeNo, password } })
    const cookie = (await signIn(PASSWORD)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const { data } = await reset(handler.id, admin.token)
    expect((await app.call('GET', '/me', { headers: { Cookie: cookie } })).status).toBe(401)
    expect((await signIn(PASSWORD)).status).toBe(401)
    expect((await signIn(data.initialPassword)).status).toBe(200)
  })

  it('gives a repeat the same password, and others nothing', async () => {
    const { admin, handler, head } = await district()
    const first = await reset(handler.id, admin.token, 'reset-key-00000001')
    const again = await reset(handler.id, admin.token, 'reset-key-00000001')
    expect(again.data).toEqual(first.data)
    expect((await reset(handler.id, head.token)).status).toBe(403)
    expect((await app.call('POST', `/accounts/${handler.id}/password-reset`)).status).toBe(401)
    expect((await reset('0'.repeat(24), admin.token)).status).toBe(404)
    expect((await reset('x', admin.token)).status).toBe(400)
  })
})

describe('people for other modules', () => {
  it('are found by id, unit and role; names of disabled people stay', async () => {
    const { water, handler, head } = await district()
    await AccountModel.updateOne({ _id: handler.id }, { $set: { status: 'disabled' } })
    expect((await peopleById([handler.id, '0'.repeat(24)])).get(handler.id)).toMatchObject({
      name: '承办人甲',
      orgName: '区水务局',
      active: false,
    })
    const active = await findPeople({ orgIds: [water.id], activeOnly: true })
    expect(active.map((person) => person.id)).toEqual([head.id])
    expect(await findPeople({ ids: [], activeOnly: true })).toEqual([])
  })
})
