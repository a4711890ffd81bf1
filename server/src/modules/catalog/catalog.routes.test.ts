import type { CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { SettingsModel } from './catalog.model'
import { forgetCatalog, takeCode } from './catalog.service'

const parts = testParts()
useDatabase()
const app = useApp(parts)

let catalog: GivenPerson
let editor: GivenPerson

beforeEach(async () => {
  forgetCatalog()
  const { region, water } = await givenDistrict()
  catalog = await givenPerson(region.id, ['catalog'], { name: '编办甲' })
  editor = await givenPerson(water.id, ['editor'])
})

const read = async (by = catalog) =>
  (await app.call<CatalogSettings>('GET', '/catalog/settings', { token: by.token })).data
const save = (by: GivenPerson | null, body: object, key?: string) =>
  app.call<CatalogSettings>('PUT', '/catalog/settings', {
    token: by?.token,
    body,
    ...(key ? { key } : {}),
  })

it('starts with every element of the product and no 人大审议', async () => {
  const settings = await read(editor)
  expect([settings.version, settings.congress]).toEqual([0, false])
  expect(settings.elements.filter(({ required }) => required).map(({ key }) => key)).toEqual([
    'code',
    'name',
    'orgId',
    'type',
  ])
})

it('takes an element of the place’s own, and keeps every version', async () => {
  const first = await read()
  const risk = { key: 'risk', name: '廉政风险点', own: true, shown: true, required: false }
  const { status, data } = await save(catalog, {
    ...first,
    congress: true,
    elements: [...first.elements, risk],
  })
  expect([status, data.version, data.congress]).toEqual([200, 1, true])
  expect((await read(editor)).elements.at(-1)).toEqual(risk)
  await save(catalog, { ...data, congress: false })
  expect(await SettingsModel.distinct('_id')).toEqual([1, 2])
})

it('refuses who may not, what does not hold together, and what somebody else changed', async () => {
  const first = await read()
  expect((await save(editor, first)).status).toBe(403)
  expect((await save(null, first)).status).toBe(401)
  expect((await save(catalog, { ...first, codePattern: '[' })).error?.code).toBe('catalog.pattern')
  expect((await save(catalog, { ...first, elements: [] })).error?.code).toBe('catalog.elements')
  const bad = await save(catalog, {
    ...first,
    congress: 'yes',
    themes: [{ key: 'X', name: '', group: 'life' }],
  })
  expect(bad.error?.fields?.map((f) => f.path).sort()).toEqual([
    'body.congress',
    'body.themes.0.key',
    'body.themes.0.name',
  ])
  const saved = await save(catalog, first, 'catalog-key-00001')
  expect((await save(catalog, first, 'catalog-key-00001')).data).toEqual(saved.data)
  const stale = await save(catalog, first)
  expect([stale.error?.code, stale.error?.changes?.[0]?.who]).toEqual(['version.stale', '编办甲'])
})

it('gives the next code without taking it, and takes them one after the other', async () => {
  const next = async () =>
    (await app.call<{ code: string }>('GET', '/catalog/next-code?type=01', { token: editor.token })).data.code
  const take = (type = '01') =>
    inTransaction((tx) => takeCode({ type, orgId: editor.orgId, time: parts.time }, tx))
  expect([await next(), await next()]).toEqual(['01202600001', '01202600001'])
  const taken = await Promise.all([take(), take(), take(), take('02')])
  expect(taken.sort()).toEqual(['01202600001', '01202600002', '01202600003', '02202600001'])
  expect(await next()).toBe('01202600004')
})

it('shows themes to everybody', async () => {
  const { status, data } = await app.call<{ items: { name: string; guides: number }[] }>(
    'GET',
    '/public/themes',
  )
  expect(status).toBe(200)
  expect(data.items.find(({ name }) => name === '水务')?.guides).toBe(0)
})
