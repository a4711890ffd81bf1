import type { FieldDiff } from '@mingdu/shared/powers/powers.schema'
import type { Guide, GuideRow } from '@mingdu/shared/guides/guides.schema'
import { defaultRules } from '@mingdu/shared/rules/rules.table'
import type { FileInfo } from '@mingdu/shared/files/files.api'
import sharp from 'sharp'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenPower, givenVersion } from '../powers/powers.factory'
import { readPowerRef } from '../powers/powers.service'
import { RuleModel } from '../rules/rules.model'
import { forgetRules } from '../rules/rules.service'
import { givenGuide, givenGuideContent } from './guides.factory'
import { GuideModel, GuideVersionModel } from './guides.model'
import { frozenGuide, guideVersion } from './guides.service'

const parts = testParts()
useDatabase()
const app = useApp(parts)

let power: Awaited<ReturnType<typeof givenPower>>
let forestPower: Awaited<ReturnType<typeof givenPower>>
let [editor, other, catalog, handler] = [] as unknown as GivenPerson[] as [
  GivenPerson,
  GivenPerson,
  GivenPerson,
  GivenPerson,
]

beforeEach(async () => {
  forgetRules()
  const { region, water, forest } = await givenDistrict()
  editor = await givenPerson(water.id, ['editor'], { name: '目录员甲' })
  other = await givenPerson(forest.id, ['editor'])
  catalog = await givenPerson(region.id, ['catalog'], { name: '编办甲' })
  handler = await givenPerson(water.id, ['handler'])
  power = await givenPower(water.id, { name: '排水许可', code: 'P-1' })
  forestPower = await givenPower(forest.id)
})

const KEY = 'guide-key-000000001'
const create = (token?: string, body: object = { powerId: power.id }, key?: string) =>
  app.call<Guide>('POST', '/guides', { token, body, ...(key ? { key } : {}) })
const save = (
  token: string | undefined,
  { id, version }: Pick<Guide, 'id' | 'version'>,
  content: object,
  key?: string,
) => app.call<Guide>('PUT', `/guides/${id}`, { token, body: { version, content }, ...(key ? { key } : {}) })
const act = (
  what: 'publish' | 'retire',
  token: string | undefined,
  { id, version }: Pick<Guide, 'id' | 'version'>,
  body: object = { note: '内容已核对' },
  key?: string,
) =>
  app.call<Guide>('POST', `/guides/${id}/${what}`, {
    token,
    body: { version, ...body },
    ...(key ? { key } : {}),
  })
const list = async (token: string, query = '') =>
  (await app.call<{ items: GuideRow[]; total: number }>('GET', `/guides${query}`, { token })).data
const people = () => ({ editor, catalog })

describe('POST /guides', () => {
  it('begins a draft named after its power', async () => {
    const { status, data } = await create(editor.token)
    expect(status).toBe(200)
    expect(data).toMatchObject({
      ...{ title: '排水许可', state: 'draft', no: 0, dirty: true, mayEdit: true, mayPublish: false },
      power: { id: power.id, code: 'P-1', state: 'inForce' },
      org: { name: '区水务局' },
      published: null,
    })
    expect(data.missing[0]?.text).toBe('申请材料')
    expect(await AuditModel.findOne({ event: 'guide.created' }).lean()).toMatchObject({
      subjectName: '排水许可',
    })
  })

  it('is for a power within the scope, of those who may write guides, once for each key', async () => {
    expect((await create()).status).toBe(401)
    expect((await create(handler.token)).status).toBe(403)
    expect((await create(other.token)).error?.code).toBe('guide.power')
    expect((await create(editor.token, { powerId: 'f'.repeat(24) })).error?.code).toBe('guide.power')
    expect((await create(editor.token, { powerId: 'x' })).error?.fields?.[0]?.path).toBe('body.powerId')
    const first = await create(editor.token, undefined, KEY)
    expect((await create(editor.token, undefined, KEY)).data).toEqual(first.data)
    expect(await GuideModel.countDocuments()).toBe(1)
  })
})

describe('PUT /guides/:id', () => {
  it('keeps everything, scores it and says what is missing', async () => {
    const { data } = await create(editor.token)
    const content = givenGuideContent()
    const saved = await save(editor.token, data, content)
    expect(saved.status).toBe(200)
    expect(saved.data.content).toEqual(content)
    expect(saved.data.score).toBe(100 - saved.data.missing.reduce((sum, one) => sum + one.points, 0))
    expect(saved.data.history.map((line) => line.what)).toEqual(['新建', '保存'])
  })

  it.each([
    ['guide.catch-all', { materials: [{ ...givenGuideContent().materials[0], name: '其他材料' }] }],
    ['guide.limits', { promisedDays: 21 }],
    ['guide.steps', { promisedDays: 5 }],
    ['guide.scenario', { scenario: { first: null, questions: [] } }],
    ['guide.flow', { flow: { nodes: [{ id: 'a', kind: 'step', text: '审查', x: 0, y: 0 }], edges: [] } }],
    ['guide.keys', { materials: [...givenGuideContent().materials, ...givenGuideContent().materials] }],
    ['guide.theme', { themes: ['no-such-theme'] }],
    ['text.classified', { conditions: ['机密级文件'] }],
    ['file.missing', { results: [{ name: '许可证', sampleId: 'f'.repeat(24) }] }],
  ])('refuses with %s and keeps the draft as it was', async (code, more) => {
    const { data } = await create(editor.token)
    expect((await save(editor.token, data, { ...givenGuideContent(), ...more })).error?.code).toBe(code)
    expect((await GuideModel.findById(data.id).lean())?.version).toBe(1)
  })

  it('refuses bad input by field, others, and a stale version; a repeat gets the first answer', async () => {
    const { data } = await create(editor.token)
    const content = givenGuideContent()
    const bad = await save(editor.token, data, { ...content, legalDays: -1, more: 1 })
    expect(bad.error?.fields?.map((field) => field.path).sort()).toEqual([
      'body.content.legalDays',
      'body.content.more',
    ])
    expect((await save(undefined, data, content)).status).toBe(401)
    expect((await save(handler.token, data, content)).status).toBe(403)
    expect((await save(other.token, data, content)).status).toBe(404)
    const first = await save(editor.token, data, content, KEY)
    expect((await save(editor.token, data, content, KEY)).data).toEqual(first.data)
    const stale = await save(catalog.token, data, content)
    expect([stale.status, stale.error?.changes?.[0]?.what]).toEqual([409, '保存'])
  })
})

describe('POST /guides/:id/publish', () => {
  it('makes a version that stays as it was, and tells the power', async () => {
    const guide = await givenGuide(app, people(), power.id)
    expect(guide).toMatchObject({ state: 'published', no: 1, from: '2026-11-25', dirty: false })
    expect((await readPowerRef(power.id))?.guide).toMatchObject({ id: guide.id, score: guide.score })
    const changed = { ...givenGuideContent(), promisedDays: 8 }
    const saved = (await save(editor.token, guide, changed)).data
    expect([saved.dirty, saved.published?.promisedDays]).toEqual([true, 10])
    const second = (await act('publish', catalog.token, saved)).data
    expect(second.versions.map((v) => [v.no, v.publishedBy, v.note])).toEqual([
      [2, '编办甲', '内容已核对'],
      [1, '编办甲', ''],
    ])
    const first = await app.call<Guide>('GET', `/guides/${guide.id}?no=1`, { token: editor.token })
    expect(first.data.content.promisedDays).toBe(10)
    expect((await app.call('GET', `/guides/${guide.id}?no=9`, { token: editor.token })).error?.code).toBe(
      'guide.version',
    )
    expect([(await guideVersion(guide.id, 1))?.promisedDays, await frozenGuide(guide.id)]).toEqual([
      10,
      { id: guide.id, no: 2, powerId: power.id, orgId: editor.orgId },
    ])
  })

  it('asks for the completeness that the rules of the place set', async () => {
    const { data } = await create(editor.token)
    const refused = await act('publish', catalog.token, data)
    expect(refused.error).toMatchObject({
      code: 'guide.incomplete',
      message: expect.stringContaining('申请材料（20 分）'),
    })
    const changedBy = { id: 'a'.repeat(24), name: '安全管理员' }
    const values = { ...defaultRules(), guideLeastScore: 0 }
    await RuleModel.create({ _id: 1, values, changedAt: new Date(), changedBy, note: '试运行' })
    forgetRules()
    expect((await act('publish', catalog.token, data)).data.no).toBe(1)
  })

  it('refuses a power that was cancelled, and a draft without change', async () => {
    const guide = await givenGuide(app, people(), power.id)
    expect((await act('publish', catalog.token, guide)).error?.code).toBe('guide.unchanged')
    const saved = (await save(editor.token, guide, { ...givenGuideContent(), promisedDays: 8 })).data
    await givenVersion(power.id, power.content, { kind: 'cancel' })
    expect((await act('publish', catalog.token, saved)).error?.code).toBe('power.cancelled')
    expect(await GuideVersionModel.countDocuments()).toBe(1)
  })

  it('is for those who publish, within their region, once for each key', async () => {
    const guide = await givenGuide(app, people(), power.id, { publish: false })
    expect((await act('publish', undefined, guide)).status).toBe(401)
    expect((await act('publish', editor.token, guide)).status).toBe(403)
    const elsewhere = await givenPerson((await givenOrg({ kind: 'region' })).id, ['catalog'])
    expect((await act('publish', elsewhere.token, guide)).status).toBe(404)
    expect((await act('publish', catalog.token, { ...guide, version: 1 })).status).toBe(409)
    expect((await act('publish', catalog.token, guide, { note: 1 })).error?.fields?.[0]?.path).toBe(
      'body.note',
    )
    const first = await act('publish', catalog.token, guide, {}, KEY)
    expect((await act('publish', catalog.token, guide, {}, KEY)).data).toEqual(first.data)
    expect(await GuideVersionModel.countDocuments()).toBe(1)
  })
})

describe('POST /guides/:id/retire', () => {
  it('takes it from the power; its versions stay, no case begins under it', async () => {
    const guide = await givenGuide(app, people(), power.id)
    const { data } = await act('retire', catalog.token, guide, { note: '事项调整' })
    expect(data).toMatchObject({ state: 'retired', no: 1 })
    expect([(await readPowerRef(power.id))?.guide, await frozenGuide(guide.id)]).toEqual([null, null])
    expect((await guideVersion(guide.id, 1))?.promisedDays).toBe(10)
    expect((await act('retire', catalog.token, data, { note: '再来' })).error?.code).toBe('guide.state')
  })

  it('leaves the power the other guide it has', async () => {
    const [first, second] = [
      await givenGuide(app, people(), power.id),
      await givenGuide(app, people(), power.id),
    ]
    expect((await readPowerRef(power.id))?.guide?.id).toBe(second.id)
    await act('retire', catalog.token, second, { note: '并入首次申请' })
    expect((await readPowerRef(power.id))?.guide?.id).toBe(first.id)
  })

  it('wants a reason, the permission and the version seen; a repeat gets the first answer', async () => {
    const guide = await givenGuide(app, people(), power.id)
    expect((await act('retire', catalog.token, guide, { note: '' })).error?.fields?.[0]?.path).toBe(
      'body.note',
    )
    expect((await act('retire', undefined, guide)).status).toBe(401)
    expect((await act('retire', editor.token, guide)).status).toBe(403)
    expect((await act('retire', catalog.token, { ...guide, id: 'e'.repeat(24) })).status).toBe(404)
    expect((await act('retire', catalog.token, { ...guide, version: 1 })).status).toBe(409)
    const first = await act('retire', catalog.token, guide, { note: '事项调整' }, KEY)
    expect((await act('retire', catalog.token, guide, { note: '事项调整' }, KEY)).data).toEqual(first.data)
  })
})

describe('GET /guides', () => {
  it('lists the region, last changed first, page by page and by filter', async () => {
    const first = await givenGuide(app, people(), power.id, { publish: false })
    parts.time.set('2026-11-25T07:00:00.000Z')
    const second = await givenGuide(app, { editor: other, catalog }, forestPower.id)
    parts.time.set('2026-11-25T06:32:00.000Z')
    expect((await list(handler.token)).items.map((row) => row.id)).toEqual([second.id, first.id])
    const page = await app.call<{ items: GuideRow[]; nextCursor: string }>('GET', '/guides?limit=1', {
      token: editor.token,
    })
    expect((await list(editor.token, `?limit=1&cursor=${page.data.nextCursor}`)).items[0]?.id).toBe(first.id)
    const only = async (query: string) => (await list(catalog.token, query)).items.map((row) => row.id)
    expect(await only('?state=draft')).toEqual([first.id])
    expect(await only(`?powerId=${forestPower.id}`)).toEqual([second.id])
    expect(await only(`?orgId=${editor.orgId}`)).toEqual([first.id])
    expect(await only('?below=10')).toEqual([])
    expect(await only(`?q=${encodeURIComponent('排入')}`)).toHaveLength(2)
    expect(await only(`?q=${encodeURIComponent('.*')}`)).toEqual([])
  })

  it('shows nothing of another region', async () => {
    const guide = await givenGuide(app, people(), power.id)
    const elsewhere = await givenPerson((await givenOrg({ kind: 'region' })).id, ['catalog'])
    expect((await list(elsewhere.token)).total).toBe(0)
    expect((await app.call('GET', `/guides/${guide.id}`, { token: elsewhere.token })).status).toBe(404)
    expect((await app.call('GET', '/guides')).status).toBe(401)
    expect((await app.call('GET', '/guides/x', { token: editor.token })).status).toBe(400)
  })
})

it('compares two versions, or a version with the draft, field by field', async () => {
  const guide = await givenGuide(app, people(), power.id)
  await save(editor.token, guide, { ...givenGuideContent(), promisedDays: 8 })
  const diff = await app.call<{ fields: FieldDiff[] }>('GET', `/guides/${guide.id}/diff?from=1&to=0`, {
    token: editor.token,
  })
  const changed = diff.data.fields.filter((field) => field.how !== 'same')
  expect(changed).toMatchObject([{ name: '承诺时限', was: ['10 个工作日'], is: ['8 个工作日'] }])
  const missing = await app.call('GET', `/guides/${guide.id}/diff?from=1&to=7`, { token: editor.token })
  expect(missing.error?.code).toBe('guide.version')
})

describe('files of a guide', () => {
  async function givenForm(): Promise<string> {
    const bytes = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#3a7' } })
      .jpeg()
      .toBuffer()
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)]), '申请表.jpg')
    return (await app.call<FileInfo>('POST', '/files?kind=attachment', { token: editor.token, form })).data.id
  }
  const download = async (id: string, fileId: string, token?: string) =>
    (
      await fetch(
        `${app.url}/api/v1/public/guides/${id}/files/${fileId}`,
        token ? { headers: { Authorization: `Bearer ${token}` } } : {},
      )
    ).status

  it('are for the office while drafted and for everybody once published, for ever', async () => {
    const fileId = await givenForm()
    const content = givenGuideContent()
    const withForm = {
      ...content,
      materials: content.materials.map((m) => ({ ...m, blankFormId: m.key === 'form' ? fileId : null })),
    }
    const draft = await givenGuide(app, people(), power.id, { content: withForm, publish: false })
    expect(draft.files[fileId]?.name).toBe('申请表.jpg')
    expect(await download(draft.id, fileId)).toBe(404)
    expect(await download(draft.id, fileId, handler.token)).toBe(200)
    const elsewhere = await givenPerson((await givenOrg({ kind: 'region' })).id, ['editor'])
    expect(await download(draft.id, fileId, elsewhere.token)).toBe(404)
    const published = (await act('publish', catalog.token, draft)).data
    expect(await download(draft.id, fileId)).toBe(200)
    const without = (await save(editor.token, published, content)).data
    await act('publish', catalog.token, without)
    expect(await download(draft.id, fileId)).toBe(200)
    expect(await download(draft.id, await givenForm())).toBe(404)
  })
})
