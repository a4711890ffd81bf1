import { randomUUID } from 'node:crypto'
import type { Partner, PartnerWithSecret } from '@mingdu/shared/exchange/exchange.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { callbackProblem, isInside } from './callback-url'
import { partners } from './exchange.model'
import { makeKey } from './exchange.signing'

const parts = testParts('2026-11-25T06:32:00.000Z')
useDatabase()
const app = useApp(parts)

let admin: GivenPerson
let handler: GivenPerson
let waterId: string
beforeEach(async () => {
  const { region, water } = await givenDistrict()
  admin = await givenPerson(region.id, ['systemAdmin'])
  handler = await givenPerson(water.id, ['handler'])
  waterId = water.id
})

const BODY = { name: '区信访局系统', source: 'petition', algorithm: 'hmac-sha256' }
const create = (change: object = {}, by = admin, key: string = randomUUID()) =>
  app.call<PartnerWithSecret>('POST', '/exchange-partners', {
    ...{ token: by.token, body: { ...BODY, ...change }, key },
  })
const act = (partner: Pick<Partner, 'id' | 'version'>, at: string, body: object = {}, by = admin) =>
  app.call<PartnerWithSecret>(at === '' ? 'PUT' : 'POST', `/exchange-partners/${partner.id}${at}`, {
    token: by.token,
    body: { version: partner.version, ...body },
  })

it('shows the secret once, keeps it sealed, and writes it into no trail', async () => {
  const { data } = await create()
  expect(data.secret).toHaveLength(43)
  const read = await app.call<Partner>('GET', `/exchange-partners/${data.id}`, { token: admin.token })
  expect(read.data).not.toHaveProperty('secret')
  const stored = JSON.stringify([await partners.find().toArray(), await AuditModel.find().lean()])
  expect(stored).not.toContain(data.secret)
  expect(stored).toContain('exchange.partnerCreated')
})

it('gives the first answer again when making is repeated', async () => {
  const key = randomUUID()
  const [one, two] = [await create({}, admin, key), await create({}, admin, key)]
  expect(two.data).toEqual(one.data)
  expect(await partners.countDocuments()).toBe(1)
})

it('wants a public key of the curve for SM2, keeps it, and gives its own', async () => {
  const own = makeKey('sm2')
  const bad = await create({ algorithm: 'sm2', publicKey: `04${'1'.repeat(128)}` })
  expect([bad.status, bad.error?.fields?.[0]?.path]).toEqual([400, 'body.publicKey'])
  expect((await create({ algorithm: 'sm2' })).error?.fields?.[0]?.path).toBe('body.publicKey')
  const { data } = await create({ algorithm: 'sm2', publicKey: own.publicKey.slice(2) })
  expect([data.secret, data.keys[0]?.ownPublicKey.length]).toEqual(['', 130])
  const stored = await partners.findOne({})
  expect(stored?.keys[0]?.publicKey).toBe(own.publicKey)
})

it.each([
  ['body.name', { name: '一' }],
  ['body.source', { source: 'public' }],
  ['body.algorithm', { algorithm: 'md5' }],
  ['body.callbackUrl', { callbackUrl: 'http://results.example.gov.cn/x' }],
  ['body.callbackUrl', { callbackUrl: 'https://a:b@results.example.gov.cn/x' }],
])('refuses a wrong field, naming %s', async (path, change) => {
  const answer = await create(change)
  expect([answer.status, answer.error?.fields?.map((f) => f.path)]).toEqual([400, [path]])
})

it('refuses a name that is taken, and a unit that is not there', async () => {
  await create()
  expect((await create()).error?.code).toBe('exchange.name')
  expect((await create({ name: '别的', orgId: 'a'.repeat(24) })).error?.code).toBe('exchange.org')
})

it('is for the system administrator alone', async () => {
  const { data } = await create()
  expect((await create({ name: '别的' }, handler)).status).toBe(403)
  expect((await app.call('GET', '/exchange-partners', { token: handler.token })).status).toBe(403)
  expect((await app.call('GET', '/exchange-partners')).status).toBe(401)
  expect((await act(data, '/stop', { reason: '对方系统停用' }, handler)).status).toBe(403)
  expect((await app.call('GET', `/exchange-partners/${'a'.repeat(24)}`, { token: admin.token })).status).toBe(
    404,
  )
})

it('is changed, stopped and started, each in its state and version', async () => {
  const { data } = await create()
  const changed = await act(data, '', { name: '区信访局', callbackUrl: '', orgId: waterId })
  expect(changed.data).toMatchObject({ name: '区信访局', org: { id: waterId }, version: 2 })
  expect((await act(data, '/stop', { reason: '对方系统停用' })).error?.code).toBe('version.stale')
  expect((await act(changed.data, '/start')).error?.code).toBe('exchange.partner-state')
  const stopped = await act(changed.data, '/stop', { reason: '对方系统停用' })
  expect(stopped.data.allowedActions).toEqual(['change', 'start'])
  expect((await act(stopped.data, '/keys')).error?.code).toBe('exchange.partner-state')
  expect((await act(stopped.data, '/start')).data.state).toBe('active')
})

it('keeps the key of now and the one before it', async () => {
  const { data } = await create()
  const once = await act(data, '/keys', { overlapHours: 0 })
  const twice = await act(once.data, '/keys')
  expect(twice.data.keys.map(({ keyId }) => keyId)).toEqual([twice.data.keyId, once.data.keyId])
  expect(twice.data.keys.map(({ endsAt }) => endsAt === null)).toEqual([true, false])
  expect((await act(twice.data, '/keys', { overlapHours: 169 })).error?.fields?.[0]?.path).toBe(
    'body.overlapHours',
  )
})

describe('a callback address', () => {
  it.each([
    ['https://results.example.gov.cn/mingdu', null],
    ['http://results.example.gov.cn/', '回调地址应以 https:// 开头'],
    ['https://10.0.0.8/', '回调地址不能是内网或本机地址'],
    ['https://[::1]/', '回调地址不能是内网或本机地址'],
    ['https://[::ffff:127.0.0.1]/', '回调地址不能是内网或本机地址'],
    ['https://2130706433/', '回调地址不能是内网或本机地址'],
    ['https://localhost/', '回调地址不能是内网或本机地址'],
    ['http://127.0.0.1:8080/', '回调地址应以 https:// 开头'],
    ['ftp://results.example.gov.cn/', '回调地址应以 https:// 开头'],
    ['results', '回调地址不是网址，应写成 https://…'],
  ])('in production: %s', (url, problem) => {
    expect(callbackProblem(url, true)).toBe(problem)
  })

  it('of the machine itself is for tries alone', () => {
    expect(callbackProblem('http://127.0.0.1:8080/', false)).toBeNull()
  })

  it.each([
    ['8.8.8.8', false],
    ['2400:3200::1', false],
    ['192.168.1.1', true],
    ['172.31.0.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['::ffff:10.0.0.1', true],
    ['::ffff:8.8.8.8', false],
    ['fd00::1', true],
    ['fe80::1', true],
    ['no address', true],
  ])('%s lies inside: %s', (address, inside) => {
    expect(isInside(address)).toBe(inside)
  })
})
