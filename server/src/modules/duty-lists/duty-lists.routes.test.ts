import type { DutyList, DutyListContent, PublicDutyList } from '@mingdu/shared/duty-lists/duty-lists.api'
import { emptyDutyList } from '@mingdu/shared/duty-lists/duty-lists.rules'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenPower, givenVersion } from '../powers/powers.factory'
import { DutyListModel, DutyListVersionModel } from './duty-lists.model'
import { publishedLists } from './duty-lists.service'

const parts = testParts()
useDatabase()
const app = useApp(parts)

let ids: { region: string; water: string; forest: string }
let editor: GivenPerson
let other: GivenPerson
let catalog: GivenPerson
let handler: GivenPerson

beforeEach(async () => {
  parts.time.set('2026-11-25T06:32:00.000Z')
  const { region, water, forest } = await givenDistrict()
  ids = { region: region.id, water: water.id, forest: forest.id }
  editor = await givenPerson(water.id, ['editor'], { name: '目录员甲' })
  other = await givenPerson(forest.id, ['editor'])
  catalog = await givenPerson(region.id, ['catalog'], { name: '编办甲' })
  handler = await givenPerson(water.id, ['handler'])
})

const content = (change: Partial<DutyListContent> = {}): DutyListContent => ({
  ...emptyDutyList(),
  duties: [
    { title: '负责水资源管理', items: ['组织实施取水许可'], basis: '区水务局“三定”规定', office: '水政股' },
  ],
  boundaries: [
    {
      matter: '城区内涝抢险',
      shares: [
        { orgId: ids.water, duty: '河道和泵站调度' },
        { orgId: ids.forest, duty: '倒伏树木清理' },
      ],
      basis: '',
      example: '',
      disputed: true,
    },
  ],
  ...change,
})

const at = () => `/duty-lists/${ids.water}`
const save = (by: GivenPerson | null, version: number, body: object = content(), key?: string) =>
  app.call<DutyList>('PUT', at(), {
    token: by?.token,
    body: { version, content: body },
    ...(key ? { key } : {}),
  })
const publish = (by: GivenPerson | null, version: number, key?: string) =>
  app.call<DutyList>('POST', `${at()}/publish`, {
    token: by?.token,
    body: { version, basis: '演编发〔2026〕12号' },
    ...(key ? { key } : {}),
  })
const read = async (by: GivenPerson, query = '') =>
  (await app.call<DutyList>('GET', `${at()}${query}`, { token: by.token })).data
const publicRead = async (query = '') =>
  (await app.call<PublicDutyList>('GET', `/public/duty-lists/${ids.water}${query}`)).data

describe('PUT /duty-lists/:id', () => {
  it('keeps a draft that only its org and the 编办 see', async () => {
    const { status, data } = await save(editor, 0)
    expect([status, data.version, data.published]).toEqual([200, 1, null])
    expect(data.draft?.boundaries[0]?.shares).toHaveLength(2)
    expect(data.orgNames).toEqual({ [ids.water]: '区水务局', [ids.forest]: '区林业局' })
    expect((await read(catalog)).draft).not.toBeNull()
    expect((await read(handler)).draft).toBeNull()
    expect((await publicRead()).published).toBeNull()
  })

  it('is for the org’s own 目录员 and the 编办', async () => {
    expect((await save(other, 0)).status).toBe(404)
    expect((await save(handler, 0)).status).toBe(403)
    expect((await save(null, 0)).status).toBe(401)
    expect((await save(catalog, 0)).status).toBe(200)
  })

  it('names the field of bad input, refuses classified words, and saves nothing', async () => {
    const bad = { ...content(), duties: [{ title: { $ne: '' } }], more: 1 }
    expect((await save(editor, 0, bad)).error?.fields?.map((f) => f.path).sort()).toEqual([
      'body.content.duties.0.title',
      'body.content.more',
    ])
    const secret = content({
      oversight: [{ title: '机密级制度', target: '', content: '', measures: '', basis: '' }],
    })
    expect((await save(editor, 0, secret)).error?.code).toBe('text.classified')
    const nobody = content()
    nobody.boundaries[0]!.shares[1]!.orgId = 'f'.repeat(24)
    expect((await save(editor, 0, nobody)).error?.code).toBe('org.inactive')
    expect(await DutyListModel.countDocuments()).toBe(0)
  })

  it('says who was quicker, and gives a repeat the first answer', async () => {
    const first = await save(editor, 0, content(), 'duty-list-key-0001')
    expect((await save(editor, 0, content(), 'duty-list-key-0001')).data).toEqual(first.data)
    const stale = await save(catalog, 0)
    expect([stale.error?.code, stale.error?.currentVersion]).toEqual(['version.stale', 1])
    expect(stale.error?.changes?.[0]).toMatchObject({ who: '目录员甲', what: '保存草稿' })
  })
})

describe('POST /duty-lists/:id/publish', () => {
  it('makes the draft readable by everybody, without the draft that follows', async () => {
    await save(editor, 0)
    const { status, data } = await publish(catalog, 1)
    expect([status, data.published?.no, data.draft]).toEqual([200, 1, null])
    await save(editor, 2, content({ duties: [] }))
    const shown = await publicRead()
    expect(shown.published).toMatchObject({ no: 1, from: '2026-11-25' })
    expect(shown.published?.content.duties[0]?.title).toBe('负责水资源管理')
    expect(JSON.stringify(shown)).not.toMatch(/draft|目录员甲|编办甲/)
    expect(await AuditModel.findOne({ event: 'dutyList.published' }).lean()).toMatchObject({
      subjectName: '区水务局责任清单',
    })
  })

  it('keeps every version at its address, and answers for a day', async () => {
    await save(editor, 0)
    await publish(catalog, 1)
    parts.time.set('2026-12-20T02:00:00.000Z')
    await save(
      editor,
      2,
      content({
        duties: [],
        boundaries: [],
        services: [{ title: '水质公开', content: '', office: '', phone: '', powerId: null }],
      }),
    )
    await publish(catalog, 3)
    expect((await publicRead()).published?.no).toBe(2)
    expect((await publicRead('?no=1')).published?.content.duties).toHaveLength(1)
    expect((await publicRead('?asOf=2026-12-19')).published?.no).toBe(1)
    expect((await publicRead('?asOf=2026-12-20')).published?.no).toBe(2)
    expect((await publicRead('?asOf=2026-11-24')).published).toBeNull()
    expect((await app.call('GET', `/public/duty-lists/${ids.water}?no=9`)).error?.code).toBe('power.version')
  })

  it('refuses an empty list, a list without a draft, the 目录员, nobody and an old version', async () => {
    await save(editor, 0, emptyDutyList())
    expect((await publish(catalog, 1)).error?.code).toBe('dutyList.empty')
    await save(editor, 1)
    expect((await publish(editor, 2)).status).toBe(403)
    expect((await publish(null, 2)).status).toBe(401)
    expect((await publish(catalog, 1)).error?.code).toBe('version.stale')
    const first = await publish(catalog, 2, 'publish-key-000001')
    expect((await publish(catalog, 2, 'publish-key-000001')).data).toEqual(first.data)
    expect((await publish(catalog, 3)).error?.code).toBe('dutyList.draft')
  })
})

describe('a public service with a power', () => {
  const service = (powerId: string | null, title = '水质公开') =>
    ({ title, content: '', office: '', phone: '', powerId }) as const
  const withServices = (...services: DutyListContent['services']) => content({ services })

  it('is read with the code and name of the power as it is called today, by everybody once published', async () => {
    const power = await givenPower(ids.forest, { code: 'A1', name: '取水许可' })
    const saved = await save(editor, 0, withServices(service(power.id), service(null, '水位公开')))
    expect([saved.status, saved.data.powers]).toEqual([200, { [power.id]: { code: 'A1', name: '取水许可' } }])
    expect((await read(handler)).powers).toEqual({})
    await publish(catalog, 1)
    await givenVersion(power.id, { ...power.content, name: '取水许可（新）' })
    const { published, powers } = await publicRead()
    expect(published?.content.services.map(({ powerId }) => powerId)).toEqual([power.id, null])
    expect(powers).toEqual({ [power.id]: { code: 'A1', name: '取水许可（新）' } })
  })

  it('names one that the public finds in the list of its region, else the field is named and nothing saved', async () => {
    const cancelled = await givenPower(ids.water)
    await givenVersion(cancelled.id, cancelled.content, { kind: 'cancel' })
    const planned = await givenPower(ids.water, {}, { from: '2026-12-01' })
    const next = await givenOrg({ name: '邻区', kind: 'region' })
    const elsewhere = await givenPower((await givenOrg({ name: '邻区水务局', parentId: next.id })).id)
    const good = await givenPower(ids.water)
    const wrong = [cancelled.id, planned.id, elsewhere.id, 'f'.repeat(24)].map((id) => service(id))
    const { status, error } = await save(editor, 0, withServices(service(good.id), ...wrong))
    expect([status, error?.code, error?.fields?.map(({ path }) => path)]).toEqual([
      422,
      'dutyList.power',
      [1, 2, 3, 4].map((at) => `body.content.services.${at}.powerId`),
    ])
    const malformed = { ...content(), services: [{ ...service(null), powerId: 'x' }] }
    expect((await save(editor, 0, malformed)).error?.fields?.[0]?.path).toBe(
      'body.content.services.0.powerId',
    )
    expect(await DutyListModel.countDocuments()).toBe(0)
  })

  it('is not published once its power is cancelled; what was published stays readable', async () => {
    const power = await givenPower(ids.water, { code: 'A1', name: '取水许可' })
    await save(editor, 0, withServices(service(power.id)))
    await publish(catalog, 1)
    await save(editor, 2, withServices(service(power.id), service(null, '水位公开')))
    await givenVersion(power.id, power.content, { kind: 'cancel' })
    const { error } = await publish(catalog, 3)
    expect([error?.code, error?.message]).toEqual(['dutyList.power', expect.stringContaining('水质公开')])
    const shown = await publicRead()
    expect([shown.published?.no, shown.powers[power.id]?.name]).toEqual([1, '取水许可'])
  })

  it('does without a power in versions that were published before there was one', async () => {
    await save(editor, 0, withServices(service(null)))
    await publish(catalog, 1)
    await DutyListVersionModel.updateOne({ no: 1 }, { $unset: { 'content.services.0.powerId': '' } })
    expect((await publicRead()).published?.content.services[0]).toMatchObject({ powerId: null })
    expect((await read(editor)).powers).toEqual({})
  })
})

it('counts disputed boundaries of published lists alone', async () => {
  await save(editor, 0)
  expect(await publishedLists(ids.region)).toEqual(new Map())
  await publish(catalog, 1)
  expect(await publishedLists(ids.region)).toEqual(new Map([[ids.water, { disputed: 1 }]]))
})
