import type { Page } from '@mingdu/shared/kernel/page'
import type { MatterRow } from '@mingdu/shared/matters/matters.schema'
import type { DueDay, ScheduleRow } from '@mingdu/shared/tasks/ranges.api'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, type GivenPerson } from '../accounts/accounts.factory'
import { givenDesk, givenIssued, leafOf, type Desk } from '../matters/matters.factory'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set('2026-11-09T07:30:00.000Z'))

const get = <T>(at: string, person: GivenPerson | null) => app.call<T>('GET', at, { token: person?.token })
const query = (parts: Record<string, string>) => new URLSearchParams(parts).toString()
const due = (day: string) => ({ limit: { kind: 'date' as const, due: day } })

interface Month {
  month: string
  total: number
  days: DueDay[]
}
interface Schedule {
  total: number
  shown: number
  rows: ScheduleRow[]
}

async function given() {
  const desk = await givenDesk()
  const leaf = (title: string, day: string, more: object = {}) =>
    leafOf(desk, { title, weight: 20, ...due(day), ...more })
  await givenIssued(app, desk, [
    leaf('城东河段清理', '2026-11-30'),
    leaf('城西河段清理', '2026-11-30', { handlerId: null }),
    leaf('城南河段清理', '2026-11-30'),
    leaf('城北河段清理', '2026-11-30'),
    leaf('护林巡查到位', '2026-12-11', { orgId: desk.forest.id, handlerId: desk.forestHandler.id }),
  ])
  return desk
}

describe('what the query box asks', () => {
  const titlesOf = async (desk: Desk, asked: Record<string, string>, who = desk.supervisor) =>
    (await get<Page<TaskRow>>(`/tasks?${query(asked)}`, who)).data.items.map(({ title }) => title).sort()

  it('finds tasks by number, 主办, people, 来源, region and every word', async () => {
    const desk = await given()
    const street = await givenOrg({ name: '城东街道办事处', kind: 'street', parentId: desk.region.id })
    await givenIssued(
      app,
      desk,
      [leafOf(desk, { title: '背街小巷积水', orgId: street.id, handlerId: null })],
      {
        title: '老旧小区改造',
        supervisorId: desk.colleague.id,
        basis: { kind: 'clue', text: '群众来电第12号' },
      },
    )
    expect(await titlesOf(desk, { no: '1号-5' })).toEqual(['护林巡查到位'])
    expect(await titlesOf(desk, { lead: '林业' })).toEqual(['护林巡查到位'])
    expect(await titlesOf(desk, { lead: '不存在局' })).toEqual([])
    expect(await titlesOf(desk, { person: '林业经办' })).toEqual(['护林巡查到位'])
    expect(await titlesOf(desk, { person: '督查员二' })).toEqual(['背街小巷积水'])
    expect(await titlesOf(desk, { source: '线索' })).toEqual(['背街小巷积水'])
    expect(await titlesOf(desk, { source: '来电' })).toEqual(['背街小巷积水'])
    expect(await titlesOf(desk, { source: '会议纪要' })).toHaveLength(5)
    expect(await titlesOf(desk, { region: '城东街道' })).toEqual(['背街小巷积水'])
    expect(await titlesOf(desk, { region: desk.region.name })).toHaveLength(6)
    expect(await titlesOf(desk, { q: '河段 城东' })).toEqual(['城东河段清理'])
    expect(await titlesOf(desk, { q: '河道 护林' })).toEqual(['护林巡查到位'])
    expect(await titlesOf(desk, { q: '护林 水务' })).toEqual([])
  })

  it('opens nothing beyond the scope, and takes every name literally', async () => {
    const desk = await given()
    expect(await titlesOf(desk, { lead: '林业' }, desk.handler)).toEqual([])
    expect(await titlesOf(desk, { person: '林业经办' }, desk.waterHead)).toEqual([])
    expect(await titlesOf(desk, { source: '会议纪要' }, desk.forestHandler)).toEqual(['护林巡查到位'])
    for (const field of ['no', 'lead', 'person', 'source', 'region', 'q'])
      expect(await titlesOf(desk, { [field]: '.*' })).toEqual([])
    const wrong = await get(`/tasks?${query({ lead: '长'.repeat(51) })}&person=`, desk.supervisor)
    expect(wrong.error?.fields?.map(({ path }) => path)).toEqual(['query.lead', 'query.person'])
  })

  it('finds matters the same way', async () => {
    const desk = await given()
    const other = await givenIssued(
      app,
      desk,
      [leafOf(desk, { orgId: desk.forest.id, handlerId: desk.forestHandler.id })],
      { leadOrgId: desk.forest.id, title: '林长制落实', basis: { kind: 'clue', text: '群众来电第12号' } },
    )
    const ids = async (asked: Record<string, string>, who = desk.supervisor) =>
      (await get<Page<MatterRow>>(`/matters?${query(asked)}`, who)).data.items.map(({ id }) => id)
    for (const asked of [
      { lead: '林业' },
      { source: '线索' },
      { source: '来电' },
      { q: '林长制 来电' },
      { q: '落实 林业' },
      { no: '2号' },
    ])
      expect(await ids(asked)).toEqual([other.id])
    expect(await ids({ person: '水务经办' })).not.toContain(other.id)
    expect(await ids({ person: '林业经办' })).toHaveLength(2)
    expect(await ids({ region: desk.region.name })).toHaveLength(2)
    expect(await ids({ lead: '林业' }, desk.handler)).toEqual([])
  })
})

describe('GET /tasks/calendar', () => {
  it('counts what is due on each day by light, names the most urgent, and knows the working days', async () => {
    const desk = await given()
    const { data } = await get<Month>('/tasks/calendar?month=2026-11', desk.supervisor)
    expect([data.month, data.total, data.days.length]).toEqual(['2026-11', 4, 30])
    const last = data.days.at(-1)
    expect(last).toMatchObject({ date: '2026-11-30', working: true, total: 4, lights: { green: 4 } })
    expect(last?.tasks).toHaveLength(3)
    expect(data.days[28]).toMatchObject({
      date: '2026-11-29',
      working: false,
      total: 0,
      lights: {},
      tasks: [],
    })
    const december = await get<Month>('/tasks/calendar?month=2026-12&lead=林业', desk.supervisor)
    expect(december.data.days[10]?.tasks.map(({ title }) => title)).toEqual(['护林巡查到位'])
  })

  it('shows the tasks of the scope only, and wants a month', async () => {
    const desk = await given()
    const seen = await get<Month>('/tasks/calendar?month=2026-12', desk.handler)
    expect(seen.data.total).toBe(0)
    const wrong = await get('/tasks/calendar?month=2026-13', desk.handler)
    expect(wrong.error?.fields?.map(({ path }) => path)).toEqual(['query.month'])
    expect((await get('/tasks/calendar?month=2026-12', null)).status).toBe(401)
  })
})

describe('GET /tasks/schedule', () => {
  it('shows what was under way in the range, in the order of the tree, with pauses and 节点', async () => {
    const desk = await given()
    const at = '/tasks/schedule?from=2026-11-01&through=2026-12-31'
    const { data } = await get<Schedule>(at, desk.supervisor)
    expect([data.total, data.shown]).toEqual([5, 5])
    expect(data.rows.map(({ no }) => no.slice(-1))).toEqual(['1', '2', '3', '4', '5'])
    const [first] = data.rows
    expect(first).toMatchObject({ closedOn: null, pauses: [], milestones: [] })
    const body = { version: first?.version, reason: '等待汛期水位下降', documentNo: '区督函〔2026〕9号' }
    const paused = await app.call('POST', `/tasks/${first?.id ?? ''}/suspend`, {
      token: desk.chief.token,
      body,
    })
    expect(paused.status).toBe(200)
    const again = await get<Schedule>(`${at}&q=城东`, desk.supervisor)
    expect(again.data.rows[0]?.pauses).toEqual([
      { from: '2026-11-10', to: null, documentNo: '区督函〔2026〕9号' },
    ])
    const before = await get<Schedule>('/tasks/schedule?from=2026-10-01&through=2026-11-08', desk.supervisor)
    expect(before.data.rows).toEqual([])
  })

  it('shows the tasks of the scope only, and refuses a range that is turned round or too long', async () => {
    const desk = await given()
    const ask = (from: string, through: string, who: GivenPerson | null) =>
      get<Schedule>(`/tasks/schedule?from=${from}&through=${through}`, who)
    expect((await ask('2026-11-01', '2026-12-31', desk.forestHandler)).data.total).toBe(1)
    for (const through of ['2026-10-31', '2029-12-31']) {
      const { status, error } = await ask('2026-11-01', through, desk.handler)
      expect([status, error?.fields?.map(({ path }) => path)]).toEqual([400, ['query.through']])
    }
    expect((await ask('2026-11-01', '2026-12-31', null)).status).toBe(401)
  })
})
