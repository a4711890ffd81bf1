import { randomUUID } from 'node:crypto'
import type { SavedView } from '@mingdu/shared/saved-views/saved-views.api'
import { MOST_VIEWS } from '@mingdu/shared/saved-views/saved-views.rules'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)

let me: GivenPerson
let colleague: GivenPerson
let elsewhere: GivenPerson
beforeEach(async () => {
  const { water, forest } = await givenDistrict()
  me = await givenPerson(water.id, ['head'], { name: '水务局长' })
  colleague = await givenPerson(water.id, ['handler'])
  elsewhere = await givenPerson(forest.id, ['handler'])
})

const body = (more: object = {}) => ({
  ...{ list: 'tasks', name: '本周到期', query: { light: 'yellow', as: 'board' }, columns: ['title', 'due'] },
  ...more,
})
const create = (more: object = {}, who: GivenPerson | null = me, key: string = randomUUID()) =>
  app.call<SavedView>('POST', '/me/views', { token: who?.token, body: body(more), key })
const change = (view: Pick<SavedView, 'id' | 'version'>, more: object, who = me) =>
  app.call<SavedView>('PATCH', `/me/views/${view.id}`, {
    token: who.token,
    body: { version: view.version, ...more },
  })
const remove = ({ id, version }: Pick<SavedView, 'id' | 'version'>, who = me) =>
  app.call(`POST`, `/me/views/${id}/remove`, { token: who.token, body: { version } })
const list = async (who = me, of = 'tasks') =>
  (await app.call<{ items: SavedView[] }>('GET', `/me/views?list=${of}`, { token: who.token })).data.items

it('keeps conditions, view and columns under a name, once for a key, on the record', async () => {
  const key = randomUUID()
  const { data } = await create({}, me, key)
  expect(data).toMatchObject({ ...body(), version: 1, shared: false, isDefault: false, mine: true })
  expect((await create({}, me, key)).data).toEqual(data)
  expect(await list()).toEqual([data])
  expect(await list(me, 'matters')).toEqual([])
  const entries = await AuditModel.find({ event: 'view.created' }).lean()
  expect(entries).toHaveLength(1)
  expect((await create({}, null)).status).toBe(401)
})

it('shares a view with the org, which reads it and changes nothing', async () => {
  const { data } = await create({ shared: true, isDefault: true })
  expect(await list(colleague)).toEqual([{ ...data, mine: false, isDefault: false }])
  expect(await list(elsewhere)).toEqual([])
  const refused = await change(data, { name: '改名' }, colleague)
  expect([refused.status, refused.error?.code]).toEqual([403, 'view.others'])
  expect((await remove(data, colleague)).status).toBe(403)
  expect((await change(data, { name: '改名' }, elsewhere)).status).toBe(404)
  const { data: own } = await change(data, { shared: false })
  expect(own).toMatchObject({ version: 2, shared: false })
  expect(await list(colleague)).toEqual([])
  expect((await change(own, { name: '改名' }, colleague)).status).toBe(404)
})

it('renames, updates and removes, over the version that was seen', async () => {
  const { data } = await create()
  const { data: changed } = await change(data, { name: '下周到期', query: {}, columns: [] })
  expect(changed).toMatchObject({ name: '下周到期', query: {}, columns: [], version: 2 })
  expect((await change(data, { name: '旧' })).error?.code).toBe('version.stale')
  expect((await remove(data)).status).toBe(409)
  expect((await remove(changed)).data).toEqual({ ok: true })
  expect(await list()).toEqual([])
  expect((await remove(changed)).status).toBe(404)
})

it('opens a list with one view at most', async () => {
  const { data: first } = await create({ isDefault: true })
  const { data: other } = await create({ list: 'matters', isDefault: true })
  const { data: second } = await create({ name: '超期的', isDefault: true })
  expect((await list()).filter((view) => view.isDefault).map(({ id }) => id)).toEqual([second.id])
  expect((await list(me, 'matters')).map(({ isDefault }) => isDefault)).toEqual([other.isDefault])
  await change(first, { isDefault: true })
  expect((await list()).filter((view) => view.isDefault).map(({ id }) => id)).toEqual([first.id])
})

it('refuses a name twice, one too many, and what is no query', async () => {
  await create()
  const twice = await create()
  expect([twice.status, twice.error?.code]).toEqual([409, 'record.duplicate'])
  expect((await create({}, colleague)).status).toBe(200)
  const wrong = await create({ name: '', list: 'cases', query: { 'a.$b': 'x' } })
  expect(wrong.error?.fields?.map(({ path }) => path).sort()).toEqual([
    'body.list',
    'body.name',
    'body.query.a.$b',
  ])
  for (let n = 1; n < MOST_VIEWS; n++) expect((await create({ name: `视图${n}` })).status).toBe(200)
  expect((await create({ name: '多一个' })).error?.code).toBe('view.most')
})
