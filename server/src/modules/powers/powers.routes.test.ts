import type { Page } from '@mingdu/shared/kernel/page'
import type {
  CoverageRow,
  FieldDiff,
  Power,
  PowerFinding,
  PowerRow,
  PowerStats,
  PublicPower,
} from '@mingdu/shared/powers/powers.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { inTransaction } from '../../db/connection'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import type { OrgNode } from '../orgs/orgs.service'
import { givenPower, givenVersion, TODAY } from './powers.factory'
import { powerSearch } from './search.service'
import { bringVersionsIntoForce } from './powers.jobs'
import { caseRefusal, readPowerRef, setGuideOf } from './powers.service'

const parts = testParts()
useDatabase()
const app = useApp(parts)

let district: { region: OrgNode; water: OrgNode; forest: OrgNode }
let reader: GivenPerson

beforeEach(async () => {
  parts.time.set('2026-11-25T06:32:00.000Z')
  district = await givenDistrict()
  reader = await givenPerson(district.water.id, ['handler'])
})

const get = <T>(path: string, token: string | null = reader.token) =>
  app.call<T>('GET', path, token === null ? {} : { token })
const list = async (query = '') => (await get<Page<PowerRow>>(`/powers${query}`)).data
const codes = async (query = '') => (await list(query)).items.map(({ code }) => code)

describe('GET /powers', () => {
  it('lists by code with filters, subtree and text, in pages', async () => {
    const { water, forest } = district
    const station = await givenOrg({ name: '水政站', parentId: water.id })
    await givenPower(water.id, { code: 'C3', name: '河道采砂许可' })
    await givenPower(forest.id, { code: 'A1', name: '林木采伐许可', type: '02', source: '2' })
    await givenPower(station.id, { code: 'B2', name: '取水许可' })
    expect(await codes()).toEqual(['A1', 'B2', 'C3'])
    expect(await codes(`?orgId=${water.id}`)).toEqual(['B2', 'C3'])
    expect(await codes('?type=02&source=2')).toEqual(['A1'])
    expect(await codes(`?q=${encodeURIComponent('采')}`)).toEqual(['A1', 'C3'])
    expect(await codes('?q=b2')).toEqual(['B2'])
    expect(await codes('?kind=adjust')).toEqual([])
    const first = await list('?limit=2')
    expect([first.total, first.items.length]).toEqual([3, 2])
    const next = await list(`?limit=2&cursor=${first.nextCursor}`)
    expect(next.items.map(({ code, org }) => [code, org.name])).toEqual([['C3', '区水务局']])
  })

  it('shows nothing of another region', async () => {
    const other = await givenOrg({ name: '邻区', kind: 'region' })
    const bureau = await givenOrg({ name: '邻区水务局', parentId: other.id })
    const { id } = await givenPower(bureau.id)
    expect((await list()).total).toBe(0)
    expect((await list(`?orgId=${bureau.id}`)).total).toBe(0)
    expect((await get(`/powers/${id}`)).status).toBe(404)
  })

  it('answers as of any day: before, between and after changes', async () => {
    const { water } = district
    const power = await givenPower(water.id, { code: 'A1', name: '取水许可' })
    await givenPower(water.id, { code: 'B2' }, { from: '2026-06-01', today: '2026-06-01' })
    await givenVersion(
      power.id,
      { ...power.content, name: '取水许可（新）' },
      { from: '2026-08-01', today: '2026-08-01' },
    )
    await givenVersion(
      power.id,
      { ...power.content, name: '取水许可（新）' },
      { from: TODAY, kind: 'cancel' },
    )
    const names = async (day: string) => {
      const { items, total } = await list(`?asOf=${day}`)
      expect(total).toBe(items.length)
      return items.map(({ code, name, state }) => `${code} ${name} ${state}`)
    }
    expect(await names('2026-01-09')).toEqual([])
    expect(await names('2026-01-10')).toEqual(['A1 取水许可 inForce'])
    expect((await names('2026-07-31'))[0]).toBe('A1 取水许可 inForce')
    expect((await names('2026-08-01'))[0]).toBe('A1 取水许可（新） inForce')
    expect((await names('2026-11-24'))[0]).toBe('A1 取水许可（新） inForce')
    expect((await names(TODAY))[0]).toBe('A1 取水许可（新） cancelled')
    expect((await list('?asOf=2026-07-01&state=inForce')).total).toBe(2)
    expect((await list('?asOf=2026-12-31&state=cancelled')).total).toBe(1)
    expect(await codes('?state=cancelled')).toEqual(['A1'])
  })

  it('refuses bad input and nobody', async () => {
    expect((await get('/powers?asOf=heute')).error?.fields?.[0]?.path).toBe('query.asOf')
    expect((await get('/powers?state=x')).error?.fields?.[0]?.path).toBe('query.state')
    expect((await get('/powers', null)).status).toBe(401)
    expect((await get('/powers?cursor=x')).error?.code).toBe('input.cursor')
  })
})

describe('GET /powers/:id', () => {
  it('reads every published version for ever, by number and by day', async () => {
    const power = await givenPower(district.water.id, { name: '取水许可' })
    const duties = [
      { stage: '受理', content: '公示应当提交的材料', basis: '行政许可法第三十条' },
      { stage: '受理', content: '一次性告知补正内容', basis: '行政许可法第三十二条' },
    ]
    await givenVersion(power.id, { ...power.content, duties, promisedDays: 10 })
    const versions = await Promise.all(
      [1, 2].map(async (no) => (await get<Power>(`/powers/${power.id}?no=${no}`)).data),
    )
    expect(versions[0]?.content).toEqual(power.content)
    expect(versions[1]?.content).toEqual({ ...power.content, duties, promisedDays: 10 })
    expect(versions[1]?.versions.map(({ no, from, until }) => [no, from, until])).toEqual([
      [1, '2026-01-10', TODAY],
      [2, TODAY, null],
    ])
    const before = await get<Power>(`/powers/${power.id}?asOf=2026-05-01`)
    expect([before.data.shown.no, before.data.content.promisedDays]).toEqual([1, 15])
    expect((await get<Power>(`/powers/${power.id}`)).data).toMatchObject({
      no: 2,
      version: 2,
      dutyCount: 2,
      mayPropose: false,
    })
    expect((await get(`/powers/${power.id}?no=3`)).error?.code).toBe('power.version')
    expect((await get(`/powers/${power.id}?asOf=2025-01-01`)).error?.code).toBe('power.version')
    expect((await get(`/powers/${'e'.repeat(24)}`)).status).toBe(404)
    expect((await get(`/powers/${power.id}`, null)).status).toBe(401)
  })

  it('compares two versions field by field', async () => {
    const power = await givenPower(district.water.id)
    await givenVersion(power.id, {
      ...power.content,
      promisedDays: 10,
      duties: power.content.duties.slice(0, 1),
    })
    const { data } = await get<{ fields: FieldDiff[] }>(`/powers/${power.id}/diff?from=1&to=2`)
    const changed = data.fields.filter(({ how }) => how !== 'same')
    expect(changed).toEqual([
      {
        field: 'promisedDays',
        name: '承诺时限',
        how: 'changed',
        changes: 1,
        was: ['15 个工作日'],
        is: ['10 个工作日'],
      },
      {
        field: 'duties.审查',
        name: '责任事项　审查阶段',
        how: 'removed',
        changes: 1,
        was: ['对取水论证材料进行审查'],
        is: [],
      },
    ])
    expect((await get(`/powers/${power.id}/diff?from=1&to=1`)).error?.code).toBe('power.same-version')
    expect((await get(`/powers/${power.id}/diff?from=1`)).error?.fields?.[0]?.path).toBe('query.to')
  })
})

describe('a version that takes effect later', () => {
  it('becomes current when its day comes, and until then nothing changes', async () => {
    const power = await givenPower(district.water.id, { name: '取水许可' })
    await givenVersion(power.id, power.content, { from: '2026-12-01', kind: 'cancel' })
    const state = async () => (await get<Power>(`/powers/${power.id}`)).data.state
    expect([await bringVersionsIntoForce(parts.time), await state()]).toEqual([0, 'inForce'])
    parts.time.set('2026-11-30T15:59:00.000Z')
    expect([await bringVersionsIntoForce(parts.time), await state()]).toEqual([0, 'inForce'])
    parts.time.set('2026-11-30T16:00:00.000Z')
    const ref = await readPowerRef(power.id)
    expect(ref && caseRefusal(ref, parts.time.today())?.code).toBe('power.cancelled')
    expect([await bringVersionsIntoForce(parts.time), await state()]).toEqual([1, 'cancelled'])
    expect(await bringVersionsIntoForce(parts.time)).toBe(0)
  })

  it('of a new power is 待生效 and takes no case before', async () => {
    const power = await givenPower(district.water.id, {}, { from: '2026-12-01' })
    expect((await list()).items[0]).toMatchObject({ state: 'planned', no: 1, from: '2026-12-01' })
    const ref = await readPowerRef(power.id)
    expect(ref && caseRefusal(ref, TODAY)?.code).toBe('power.planned')
    parts.time.set('2026-12-01T02:00:00.000Z')
    await bringVersionsIntoForce(parts.time)
    expect((await list()).items[0]).toMatchObject({ state: 'inForce' })
  })
})

it('a cancelled power takes no new cases, and says since when', async () => {
  const power = await givenPower(district.water.id, { name: '取水许可' })
  const before = await readPowerRef(power.id)
  expect(before && caseRefusal(before, TODAY)).toBeNull()
  await givenVersion(power.id, power.content, { kind: 'cancel' })
  const after = await readPowerRef(power.id)
  expect(after && caseRefusal(after, TODAY)).toEqual({
    code: 'power.cancelled',
    details: { name: '取水许可', from: TODAY, state: '已取消' },
  })
})

describe('statistics and checks', () => {
  it('count states, kinds, types, orgs and the changes of the month', async () => {
    const { water, forest } = district
    const first = await givenPower(water.id)
    await givenPower(forest.id, { type: '02', duties: [] })
    const third = await givenPower(forest.id)
    await givenVersion(first.id, { ...first.content, promisedDays: 5 })
    await givenVersion(third.id, third.content, { kind: 'handDown' })
    const { data } = await get<PowerStats>('/powers/stats')
    expect(data).toMatchObject({ asOf: TODAY, total: 2, duties: 2 })
    expect(Object.fromEntries(data.states.map(({ state, count }) => [state, count]))).toEqual({
      planned: 0,
      inForce: 2,
      handedDown: 1,
      cancelled: 0,
    })
    expect(Object.fromEntries(data.kinds.map(({ kind, count }) => [kind, count]))).toMatchObject({
      add: 1,
      adjust: 1,
      handDown: 1,
    })
    expect(Object.fromEntries(data.month.map(({ kind, count }) => [kind, count]))).toMatchObject({
      add: 0,
      adjust: 1,
      handDown: 1,
    })
    expect(data.types).toEqual([
      { type: '01', count: 1 },
      { type: '02', count: 1 },
    ])
    const early = await get<PowerStats>('/powers/stats?asOf=2026-02-01')
    expect(early.data).toMatchObject({ total: 3, duties: 4 })
    expect((await get<PowerStats>(`/powers/stats?orgId=${water.id}`)).data.total).toBe(1)
    const orgs = await get<{ items: { org: { name: string }; count: number }[] }>('/powers/orgs')
    expect(orgs.data.items.map(({ org, count }) => [org.name, count])).toEqual([
      ['区水务局', 1],
      ['区林业局', 1],
    ])
  })

  it('find what is missing, handed down to nobody, and cancelled things that come back', async () => {
    const { water, forest } = district
    const bare = await givenPower(water.id, { name: '节约用水奖励', duties: [], bases: [] })
    const handed = await givenPower(water.id, { name: '渔业捕捞许可' })
    await givenVersion(handed.id, handed.content, { kind: 'handDown' })
    const gone = await givenPower(forest.id, { name: '木材运输证核发' })
    await givenVersion(gone.id, gone.content, { kind: 'cancel' })
    const back = await givenPower(forest.id, { name: '木材运输证的核准' }, { from: TODAY })
    await inTransaction((tx) => setGuideOf(gone.id, { id: 'a'.repeat(24), score: 80 }, tx))
    const found = async (check: string) => {
      const { data } = await get<Page<PowerFinding>>(`/powers/checks?check=${check}`)
      return data.items.map(({ power, other }) => [power.id, other?.id ?? null])
    }
    expect(await found('handDownWithoutTakeOver')).toEqual([[handed.id, null]])
    expect(await found('reappeared')).toEqual([[back.id, gone.id]])
    expect(await found('cancelledWithGuide')).toEqual([[gone.id, null]])
    expect(await found('noDuties')).toEqual([[bare.id, null]])
    expect(await found('noBasis')).toEqual([[bare.id, null]])
    expect((await found('dutyWithoutBasis')).length).toBe(1)
    expect((await found('noGuide')).length).toBe(2)
    await givenPower(
      forest.id,
      { name: '渔业捕捞许可', code: 'TAKEN-OVER' },
      { from: TODAY, kind: 'takeOver' },
    )
    expect(await found('handDownWithoutTakeOver')).toEqual([])
    const all: PowerFinding[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { data }: { data: Page<PowerFinding> } = await get(
        `/powers/checks?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      )
      all.push(...data.items)
      cursor = data.nextCursor
      expect(data.total).toBeGreaterThanOrEqual(all.length)
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect((await get('/powers/checks?cursor=x~1')).error?.code).toBe('input.cursor')
  })

  it('shows the coverage of every unit', async () => {
    const power = await givenPower(district.water.id)
    await inTransaction((tx) => setGuideOf(power.id, { id: 'a'.repeat(24), score: 81 }, tx))
    const { data } = await get<{ items: CoverageRow[] }>('/powers/coverage')
    expect(data.items).toEqual([
      {
        org: { id: district.water.id, name: '区水务局' },
        ...{ powers: 1, duties: 2, dutiesWithoutBasis: 1, powersWithoutDuties: 0, disputedBoundaries: 0 },
        ...{ guides: 1, guideScore: 81 },
        dutyListPublished: false,
      },
    ])
  })
})

describe('what the public reads', () => {
  it('has no names of people and nothing that waits', async () => {
    const power = await givenPower(district.water.id, { code: 'A1' })
    await givenPower(district.water.id, { code: 'B2' }, { from: '2026-12-01' })
    const page = await get<Page<object>>('/public/powers', null)
    expect(page.data.total).toBe(1)
    const one = await get<PublicPower>(`/public/powers/${power.id}?no=1`, null)
    expect(one.data.content).toEqual(power.content)
    expect(JSON.stringify([page.data, one.data])).not.toMatch(/编办甲|openProposal|history|"version"/)
    const changes = await get<Page<object>>('/public/powers?changedIn=2026-01', null)
    expect(changes.data.total).toBe(1)
    expect((await get<PowerStats>('/public/powers/stats', null)).data.total).toBe(1)
    const orgs = await get<{ items: { count: number; guides: number }[] }>('/public/powers/orgs', null)
    expect(orgs.data.items).toMatchObject([{ count: 1, guides: 0 }])
    expect((await get('/public/powers?changedIn=11', null)).error?.fields?.[0]?.path).toBe('query.changedIn')
    expect((await get(`/public/powers/${'e'.repeat(24)}`, null)).status).toBe(404)
  })
})

it('is searchable with the name of its type, as people type it', async () => {
  const power = await givenPower(district.water.id, { name: '取水许可', type: '01' })
  const [entry] = await powerSearch.readSome([power.id])
  expect(entry).toMatchObject({ id: power.id, title: '取水许可', type: '行政许可', orgId: district.water.id })
})
