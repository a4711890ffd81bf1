import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { Org } from '@mingdu/shared/orgs/orgs.api'
import { givenDistrict, givenOrg, givenPerson } from '../accounts/accounts.factory'
import { readOrg } from './orgs.repo'
import { isActiveOrg, regionIdOf, subtreeIds } from './orgs.service'

const parts = testParts('2026-11-25T06:32:00.000Z')
useDatabase()
const app = useApp(parts)

async function district() {
  const orgs = await givenDistrict()
  const admin = await givenPerson(orgs.region.id, ['systemAdmin'], { name: '系统管理员' })
  const handler = await givenPerson(orgs.water.id, ['handler'])
  return { ...orgs, admin, handler }
}

const names = (items: readonly Org[]) => items.map((org) => org.name)

describe('GET /orgs', () => {
  it('lists the units in tree order with the people directly in each', async () => {
    const { region, water, handler } = await district()
    await givenOrg({ name: '水务局河长办', parentId: water.id, kind: 'office' })
    const { status, data } = await app.call<{ items: Org[] }>('GET', '/orgs', { token: handler.token })
    expect(status).toBe(200)
    expect(names(data.items)).toEqual(['演示区', '区水务局', '水务局河长办', '区林业局'])
    expect(data.items[1]).toMatchObject({ people: 1, path: [region.id], status: 'active' })
  })

  it('shows the names of a day', async () => {
    const { water, admin } = await district()
    const rename = { version: 1, name: '区水利局' }
    await app.call('PATCH', `/orgs/${water.id}`, { token: admin.token, body: rename })
    const before = await app.call<{ items: Org[] }>('GET', '/orgs?asOf=2026-11-24', { token: admin.token })
    const since = await app.call<{ items: Org[] }>('GET', '/orgs?asOf=2026-11-25', { token: admin.token })
    expect(names(before.data.items)).toContain('区水务局')
    expect(names(since.data.items)).toContain('区水利局')
  })

  it('stays within the region of the reader', async () => {
    const { handler } = await district()
    await givenOrg({ name: '邻区', kind: 'region' })
    const { data } = await app.call<{ items: Org[] }>('GET', '/orgs', { token: handler.token })
    expect(names(data.items)).not.toContain('邻区')
  })

  it('refuses a query it does not know, and who is not signed in', async () => {
    const { handler } = await district()
    const bad = await app.call('GET', '/orgs?asOf=yesterday&x=1', { token: handler.token })
    expect(bad.status).toBe(400)
    expect(bad.error?.fields?.map((f) => f.path)).toEqual(['query.asOf', 'query.x'])
    expect((await app.call('GET', '/orgs')).error?.code).toBe('auth.required')
  })
})

describe('POST /orgs', () => {
  const body = (parentId: string) => ({ name: '区数据局', kind: 'department', parentId })

  it('adds a unit after its siblings', async () => {
    const { region, admin } = await district()
    const { status, data } = await app.call<Org>('POST', '/orgs', {
      token: admin.token,
      body: body(region.id),
    })
    expect(status).toBe(200)
    expect(data).toMatchObject({ name: '区数据局', order: 3, path: [region.id], people: 0, version: 1 })
    expect(await isActiveOrg(data.id)).toBe(true)
    expect(await regionIdOf(data.id)).toBe(region.id)
  })

  it('gives the first answer again to a repeat', async () => {
    const { region, admin } = await district()
    const options = { token: admin.token, body: body(region.id), key: 'same-key-0000000001' }
    const first = await app.call<Org>('POST', '/orgs', options)
    const again = await app.call<Org>('POST', '/orgs', options)
    expect(again.data).toEqual(first.data)
    expect(again.headers.get('Idempotency-Replayed')).toBe('true')
  })

  it('refuses the name of a sibling, a code in use, and a parent that is not there', async () => {
    const { region, admin } = await district()
    const token = admin.token
    const same = await app.call('POST', '/orgs', { token, body: { ...body(region.id), name: '区水务局' } })
    expect(same.error).toMatchObject({ code: 'record.duplicate', message: '“单位名称”已存在，不能重复。' })
    await app.call('POST', '/orgs', { token, body: { ...body(region.id), name: '甲局', code: '11' } })
    const code = await app.call('POST', '/orgs', {
      token,
      body: { ...body(region.id), name: '乙局', code: '11' },
    })
    expect(code.error?.message).toBe('“单位编码”已存在，不能重复。')
    const lost = await app.call('POST', '/orgs', { token, body: body('0'.repeat(24)) })
    expect(lost.error?.code).toBe('org.inactive')
  })

  it('names the field of an operator, a wrong type and an unknown field', async () => {
    const { admin } = await district()
    const bad = { name: { $ne: null }, kind: 'ministry', parentId: 7, extra: true }
    const { status, error } = await app.call('POST', '/orgs', { token: admin.token, body: bad })
    expect(status).toBe(400)
    expect(error?.fields?.map((f) => f.path).sort()).toEqual([
      'body.extra',
      'body.kind',
      'body.name',
      'body.parentId',
    ])
  })

  it('is for the system administrator alone', async () => {
    const { region, handler } = await district()
    const refused = await app.call('POST', '/orgs', { token: handler.token, body: body(region.id) })
    expect(refused.status).toBe(403)
    expect((await app.call('POST', '/orgs', { body: body(region.id) })).status).toBe(401)
  })
})

describe('PATCH /orgs/:id', () => {
  it('keeps the former name with the day it ended', async () => {
    const { water, admin } = await district()
    const body = { version: 1, name: '区水利局', shortName: '水利局' }
    const { data } = await app.call<Org>('PATCH', `/orgs/${water.id}`, { token: admin.token, body })
    expect(data).toMatchObject({ name: '区水利局', shortName: '水利局', version: 2 })
    expect(data.formerNames).toEqual([{ name: '区水务局', until: '2026-11-25' }])
  })

  it('moves a unit with everything below it', async () => {
    const { region, water, forest, admin } = await district()
    const office = await givenOrg({ name: '河长办', parentId: water.id, kind: 'office' })
    const body = { version: 1, parentId: forest.id }
    const moved = await app.call<Org>('PATCH', `/orgs/${water.id}`, { token: admin.token, body })
    expect(moved.data.path).toEqual([region.id, forest.id])
    expect(await subtreeIds(forest.id)).toEqual([forest.id, water.id, office.id])
    const stored = await inTransaction((tx) => readOrg(office.id, tx))
    expect(stored?.path).toEqual([region.id, forest.id, water.id])
  })

  it('refuses to put a unit below itself, and to move or disable the root', async () => {
    const { region, water, admin } = await district()
    const office = await givenOrg({ name: '河长办', parentId: water.id, kind: 'office' })
    const call = (id: string, change: object) =>
      app.call('PATCH', `/orgs/${id}`, { token: admin.token, body: { version: 1, ...change } })
    expect((await call(water.id, { parentId: office.id })).error?.code).toBe('org.loop')
    expect((await call(water.id, { parentId: water.id })).error?.code).toBe('org.loop')
    expect((await call(region.id, { status: 'disabled' })).error?.code).toBe('org.root')
  })

  it('refuses to disable a unit in which people work or below which units are in use', async () => {
    const { water, forest, admin } = await district()
    await givenOrg({ name: '林场', parentId: forest.id })
    const call = (id: string) =>
      app.call('PATCH', `/orgs/${id}`, { token: admin.token, body: { version: 1, status: 'disabled' } })
    expect((await call(water.id)).error).toMatchObject({ code: 'org.has-people', details: { count: 1 } })
    expect((await call(forest.id)).error).toMatchObject({ code: 'org.has-orgs', details: { count: 1 } })
  })

  it('disables and restores an empty unit', async () => {
    const { forest, admin } = await district()
    const call = (version: number, status: string) =>
      app.call<Org>('PATCH', `/orgs/${forest.id}`, { token: admin.token, body: { version, status } })
    expect((await call(1, 'disabled')).data.status).toBe('disabled')
    expect(await isActiveOrg(forest.id)).toBe(false)
    expect((await call(2, 'active')).data.status).toBe('active')
  })

  it('says what changed since a stale version', async () => {
    const { water, admin } = await district()
    const call = (name: string) =>
      app.call('PATCH', `/orgs/${water.id}`, { token: admin.token, body: { version: 1, name } })
    await call('区水利局')
    const { status, error } = await call('区河湖局')
    expect(status).toBe(409)
    expect(error).toMatchObject({ code: 'version.stale', currentVersion: 2 })
    expect(error?.changes).toEqual([
      { at: '2026-11-25T06:32:00.000Z', who: '系统管理员', what: '“区水务局”更名为“区水利局”', note: '' },
    ])
  })

  it('answers 404 for a unit that is not there, 400 for a bad id, 403 for others', async () => {
    const { water, admin, handler } = await district()
    const body = { version: 1, name: '区水利局' }
    expect((await app.call('PATCH', `/orgs/${'0'.repeat(24)}`, { token: admin.token, body })).status).toBe(
      404,
    )
    expect((await app.call('PATCH', '/orgs/x', { token: admin.token, body })).status).toBe(400)
    expect((await app.call('PATCH', `/orgs/${water.id}`, { token: handler.token, body })).status).toBe(403)
  })
})
