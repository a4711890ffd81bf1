import type { Power, PublicPower } from '@mingdu/shared/powers/powers.schema'
import sharp from 'sharp'
import { Refused } from '../../refused'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { givenGuide, givenGuideContent } from '../guides/guides.factory'
import { givenPower } from './powers.factory'

const parts = testParts()
useDatabase()
const app = useApp(parts)

let power: Awaited<ReturnType<typeof givenPower>>
let people: { editor: GivenPerson; catalog: GivenPerson }

beforeEach(async () => {
  const { region, water } = await givenDistrict()
  people = {
    editor: await givenPerson(water.id, ['editor']),
    catalog: await givenPerson(region.id, ['catalog']),
  }
  power = await givenPower(water.id, { name: '排水许可' })
  parts.wechat.codes.length = 0
})

describe('GET /public/powers/:id/qr.png', () => {
  const code = async (id: string, query = '') => {
    const response = await fetch(`${app.url}/api/v1/public/powers/${id}/qr.png${query}`)
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  it('is a code for any reader, and one of WeChat that is asked for once', async () => {
    const web = await code(power.id)
    expect([web.status, (await sharp(web.bytes).metadata()).width]).toEqual([200, 480])
    parts.wechat.failing.wxacode = [new Refused('wechat.down')]
    expect((await code(power.id, '?for=weapp')).status).toBe(503)
    expect((await code(power.id, '?for=weapp')).status).toBe(200)
    await code(power.id, '?for=weapp')
    expect(parts.wechat.codes).toEqual([{ scene: `p=${power.id}`, page: 'features/powers/detail/index' }])
  })

  it('is of powers that exist alone, for the two readers there are', async () => {
    expect((await code('e'.repeat(24))).status).toBe(404)
    expect((await code('x')).status).toBe(400)
    expect((await code(power.id, '?for=fax')).status).toBe(400)
    expect(parts.wechat.codes).toEqual([])
  })
})

describe('the guides of a power', () => {
  const guideOf = (title: string, more = {}) =>
    givenGuide(app, people, power.id, { content: givenGuideContent({ title, ...more }) })
  const read = async () => ({
    open: (await app.call<PublicPower>('GET', `/public/powers/${power.id}`)).data.guides,
    office: (await app.call<Power>('GET', `/powers/${power.id}`, { token: people.editor.token })).data.guides,
  })
  const act = (id: string, what: string, version: number) =>
    app.call('POST', `/guides/${id}/${what}`, {
      token: people.catalog.token,
      body: { version, note: '核对完毕' },
    })

  it('are all that are published, by title, with how complete each is for the office', async () => {
    const last = await guideOf('B 变更')
    const first = await guideOf('A 首次申请', { conditions: [] })
    await givenGuide(app, people, power.id, { publish: false })
    await givenGuide(app, people, (await givenPower(power.content.orgId)).id)
    const { open, office } = await read()
    expect(open).toEqual([
      { id: first.id, title: 'A 首次申请' },
      { id: last.id, title: 'B 变更' },
    ])
    expect(office).toEqual([
      { id: first.id, title: 'A 首次申请', score: first.score },
      { id: last.id, title: 'B 变更', score: last.score },
    ])
    expect(first.score).toBeLessThan(last.score)
  })

  it('are as published: a draft changes neither title nor score, and one taken down is gone', async () => {
    const one = await guideOf('A 首次申请')
    const other = await guideOf('B 变更')
    const content = givenGuideContent({ title: 'C 改名', conditions: [] })
    const { token } = people.editor
    await app.call('PUT', `/guides/${one.id}`, { token, body: { version: one.version, content } })
    expect((await read()).office).toEqual([
      { id: one.id, title: 'A 首次申请', score: one.score },
      { id: other.id, title: 'B 变更', score: other.score },
    ])
    await act(other.id, 'retire', other.version)
    const left = await read()
    expect([left.open, left.office.map(({ id }) => id)]).toEqual([
      [{ id: one.id, title: 'A 首次申请' }],
      [one.id],
    ])
  })
})
