import type { PublicGuide, PublicGuideRow } from '@mingdu/shared/guides/guides.schema'
import sharp from 'sharp'
import { closePapers } from '../../paper/papers'
import { Refused } from '../../refused'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { givenPower } from '../powers/powers.factory'
import type { SearchEntry } from '../search/search.service'
import { givenGuide, givenGuideContent } from './guides.factory'
import { guidesByTheme, guidesOfPower } from './guides.service'
import { guideSource } from './search.service'

const parts = testParts()
useDatabase()
const app = useApp(parts)
afterAll(closePapers)

let power: Awaited<ReturnType<typeof givenPower>>
let people: { editor: GivenPerson; catalog: GivenPerson }
let [waterId, regionId] = ['', '']

beforeEach(async () => {
  const { region, water } = await givenDistrict()
  ;[waterId, regionId] = [water.id, region.id]
  people = {
    editor: await givenPerson(water.id, ['editor']),
    catalog: await givenPerson(region.id, ['catalog']),
  }
  power = await givenPower(water.id, { name: '排水许可', code: 'P-1' })
  parts.wechat.codes.length = 0
})

const publicGet = (id: string, query = '') => app.call<PublicGuide>('GET', `/public/guides/${id}${query}`)
const list = async (query = '') =>
  (await app.call<{ items: PublicGuideRow[] }>('GET', `/public/guides${query}`)).data.items.map(
    (row) => row.title,
  )
const picture = async (at: string) => {
  const response = await fetch(`${app.url}/api/v1${at}`)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}
const act = (id: string, what: string, version: number) =>
  app.call('POST', `/guides/${id}/${what}`, {
    token: people.catalog.token,
    body: { version, note: '核对完毕' },
  })

it('shows what is published to everybody, every version at its address, and nothing of the draft or of who did it', async () => {
  const draft = await givenGuide(app, people, power.id, { publish: false })
  expect((await publicGet(draft.id)).status).toBe(404)
  const guide = await givenGuide(app, people, power.id)
  const saved = await app.call<{ version: number }>('PUT', `/guides/${guide.id}`, {
    token: people.editor.token,
    body: { version: guide.version, content: givenGuideContent({ promisedDays: 8 }) },
  })
  expect((await publicGet(guide.id)).data.content.promisedDays).toBe(10)
  await act(guide.id, 'publish', saved.data.version)
  const first = (await publicGet(guide.id, '?no=1')).data
  expect(first).toMatchObject({
    no: 1,
    latestNo: 2,
    content: { promisedDays: 10 },
    power: { code: 'P-1' },
    org: { id: waterId },
  })
  expect((await publicGet(guide.id)).data).toMatchObject({ no: 2, content: { promisedDays: 8 } })
  expect(JSON.stringify(first.versions)).not.toContain('publishedBy')
  expect((await publicGet(guide.id, '?no=3')).error?.code).toBe('guide.version')
  await act(guide.id, 'retire', saved.data.version + 1)
  expect((await publicGet(guide.id, '?no=1')).data.state).toBe('retired')
})

it('lists what is published by org with everything below, theme, audience and power', async () => {
  const content = (title: string, audience: 'person' | 'enterprise' | 'both') => ({
    ...givenGuideContent(),
    title,
    audience,
  })
  await givenGuide(app, people, power.id, { content: content('甲指南', 'person') })
  await givenGuide(app, people, power.id, { content: content('乙指南', 'enterprise') })
  await givenGuide(app, people, (await givenPower(waterId)).id, { content: content('丙指南', 'both') })
  await givenGuide(app, people, power.id, { publish: false })
  expect((await list()).sort()).toEqual(['丙指南', '乙指南', '甲指南'].sort())
  expect((await list(`?orgId=${regionId}`)).length).toBe(3)
  expect((await list(`?orgId=${(await givenOrg({ kind: 'region' })).id}`)).length).toBe(0)
  expect((await list('?audience=person')).sort()).toEqual(['丙指南', '甲指南'].sort())
  expect((await list(`?powerId=${power.id}`)).sort()).toEqual(['乙指南', '甲指南'].sort())
  expect((await app.call('GET', '/public/guides?audience=x')).error?.fields?.[0]?.path).toBe('query.audience')
  expect((await guidesOfPower(power.id)).map((one) => one.title)).toEqual(['乙指南', '甲指南'])
})

it('finds guides by theme and counts them', async () => {
  const settings = await app.call<{ themes: { key: string }[] }>('GET', '/catalog/settings', {
    token: people.editor.token,
  })
  const theme = settings.data.themes[0]?.key ?? ''
  await givenGuide(app, people, power.id, {
    content: { ...givenGuideContent(), title: '有主题', themes: [theme] },
  })
  await givenGuide(app, people, power.id)
  expect(await list(`?theme=${theme}`)).toEqual(['有主题'])
  expect([...(await guidesByTheme())]).toEqual([[theme, 1]])
})

it('draws the flow chart as a picture with ink on it, without a font of the machine', async () => {
  const guide = await givenGuide(app, people, power.id)
  const { status, type, bytes } = await picture(`/public/guides/${guide.id}/flow.png`)
  expect([status, type]).toEqual([200, 'image/png'])
  const { width, height } = await sharp(bytes).metadata()
  expect([Number(width) > 300, Number(height) > 400]).toEqual([true, true])
  const { channels } = await sharp(bytes).greyscale().stats()
  expect(channels[0]?.min).toBeLessThan(80)
  expect((await picture(`/public/guides/${guide.id}/flow.png?no=2`)).status).toBe(404)
  const bare = await givenGuide(app, people, power.id, { content: { ...givenGuideContent(), flow: null } })
  expect((await picture(`/public/guides/${bare.id}/flow.png`)).status).toBe(404)
})

it('has a code for any reader, and one of WeChat that is asked for once', async () => {
  const guide = await givenGuide(app, people, power.id)
  const web = await picture(`/public/guides/${guide.id}/qr.png`)
  expect([web.status, (await sharp(web.bytes).metadata()).width]).toEqual([200, 480])
  parts.wechat.failing.wxacode = [new Refused('wechat.down')]
  expect((await picture(`/public/guides/${guide.id}/qr.png?for=weapp`)).status).toBe(503)
  expect((await picture(`/public/guides/${guide.id}/qr.png?for=weapp`)).status).toBe(200)
  await picture(`/public/guides/${guide.id}/qr.png?for=weapp`)
  expect(parts.wechat.codes).toEqual([{ scene: `g=${guide.id}`, page: 'features/guides/detail/index' }])
  expect((await picture(`/public/guides/${'e'.repeat(24)}/qr.png`)).status).toBe(404)
})

it('makes what is published searchable by title, conditions, materials and questions, and nothing else', async () => {
  const faq = [{ q: '多久有效', a: '五年' }]
  const guide = await givenGuide(app, people, power.id, { content: { ...givenGuideContent(), faq } })
  const draft = await givenGuide(app, people, power.id, { publish: false })
  const all: SearchEntry[] = []
  for await (const portion of guideSource.readAll()) all.push(...portion)
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({
    kind: 'guide',
    id: guide.id,
    openId: guide.id,
    code: 'P-1',
    type: '行政许可',
    regionId,
    orgId: waterId,
  })
  for (const text of ['餐饮', '营业执照', '多久有效', '五年']) expect(all[0]?.text).toContain(text)
  expect((await guideSource.readSome([guide.id, draft.id])).map((one) => one.id)).toEqual([guide.id])
  await act(guide.id, 'retire', guide.version)
  expect(await guideSource.readSome([guide.id])).toEqual([])
})
