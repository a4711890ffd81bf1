import type { regionsApi } from '@mingdu/shared/dashboard/regions.api'
import type { ResponseIn } from '@mingdu/shared/kernel/endpoint'
import type { Page } from '@mingdu/shared/kernel/page'
import type { TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { firstTask, givenDesk, givenIssued, givenSigned, leafOf } from '../matters/matters.factory'
import { scanLights } from '../tasks/tasks.jobs'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

type Regions = ResponseIn<typeof regionsApi.get>
const look = (person: GivenPerson | null, query = '') =>
  app.call<Regions>('GET', `/regions${query}`, { token: person?.token })

/** Water leads two tasks, its station one of them; forest one. */
async function given() {
  const desk = await givenDesk()
  const station = await givenOrg({ name: '河道管理站', kind: 'office', parentId: desk.water.id })
  const two = [
    leafOf(desk, { title: '清水河段整改', weight: 60 }),
    leafOf(desk, { title: '站区河段整改', weight: 40, orgId: station.id, handlerId: null }),
  ]
  const matter = await givenIssued(app, desk, two)
  const forest = leafOf(desk, { orgId: desk.forest.id, handlerId: null })
  await givenIssued(app, desk, [forest], { leadOrgId: desk.forest.id, title: '林地违建整改清零' })
  return { desk, station, matter }
}

describe('regions and units from the top down', () => {
  it('counts each unit with what lies below it, and the sums agree with the whole', async () => {
    const { desk, station } = await given()
    const { status, data } = await look(desk.leader)
    expect(status).toBe(200)
    expect(data).toMatchObject({
      org: { id: desk.region.id },
      trail: [],
      from: '2026-11-01',
      total: { open: 3 },
    })
    const water = data.rows.find(({ org }) => org.id === desk.water.id)
    expect(water).toMatchObject({ below: true, own: false, figures: { open: 2 } })
    expect(data.rows.reduce((sum, row) => sum + row.figures.open, 0)).toBe(data.total.open)
    const down = await look(desk.leader, `?orgId=${desk.water.id}`)
    expect(down.data.trail).toMatchObject([{ id: desk.region.id }])
    expect(down.data.rows.map(({ org, own, below, figures }) => [org.id, own, below, figures.open])).toEqual([
      [station.id, false, false, 1],
      [desk.water.id, true, false, 1],
    ])
    const end = await look(desk.leader, `?orgId=${station.id}`)
    expect(end.data.rows).toMatchObject([{ org: { id: station.id }, own: true, figures: { open: 1 } }])
  })

  it('leads from each number to exactly the tasks it counts, however many an org only helps with', async () => {
    const { desk, station } = await given()
    const helped = leafOf(desk, {
      orgId: desk.forest.id,
      handlerId: null,
      coOrgIds: [station.id, desk.water.id],
    })
    await givenIssued(app, desk, [helped], { leadOrgId: desk.forest.id, title: '退耕还林' })
    const tasks = async (person: GivenPerson, query: string) =>
      (await app.call<Page<TaskRow>>('GET', `/tasks?view=open&${query}`, { token: person.token })).data.total
    for (const { org, figures } of (await look(desk.leader, `?orgId=${desk.water.id}`)).data.rows) {
      const counts = await Promise.all(
        ['&part=lead', '&part=helped', ''].map((part) => tasks(desk.leader, `orgId=${org.id}${part}`)),
      )
      expect(counts).toEqual([figures.open, 1, figures.open + 1])
    }
    // without an org: the own ones, and everything for who sees the region
    expect([await tasks(desk.waterHead, 'part=lead'), await tasks(desk.waterHead, 'part=helped')]).toEqual([
      2, 1,
    ])
    expect([await tasks(desk.leader, 'part=lead'), await tasks(desk.leader, 'part=helped')]).toEqual([4, 1])
  })

  it('measures the schedule by verified progress and the rates by what is past due', async () => {
    const { desk, matter } = await given()
    await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
    const fresh = (await look(desk.leader)).data.total
    expect(fresh.onSchedule).toEqual({ value: 1000, part: 3, n: 3 })
    expect(fresh.onTime).toEqual({ value: null, part: 0, n: 0 })
    // the deadline of 15 working days has passed, nothing was verified
    parts.time.set('2026-12-02T03:00:00.000Z')
    await scanLights(parts.time, parts.log)
    const late = (await look(desk.leader, '?period=year')).data
    expect(late).toMatchObject({ from: '2026-01-01', through: '2026-12-31' })
    expect(late.total).toMatchObject({
      lights: { red: 3 },
      onSchedule: { value: 0, part: 0, n: 3 },
      onTime: { value: 0, part: 0, n: 3 },
      closed: { value: 0, part: 0, n: 2 },
    })
    expect(late.rows[0]).toMatchObject({ org: { id: desk.water.id }, figures: { lights: { red: 2 } } })
  })

  it('begins for a head at the own office, and ends there', async () => {
    const { desk, station } = await given()
    const { data } = await look(desk.waterHead)
    expect(data).toMatchObject({ org: { id: desk.water.id }, trail: [], total: { open: 2 } })
    expect((await look(desk.waterHead, `?orgId=${station.id}`)).data.trail).toMatchObject([
      { id: desk.water.id },
    ])
    for (const orgId of [desk.forest.id, desk.region.id])
      expect((await look(desk.waterHead, `?orgId=${orgId}`)).status).toBe(404)
  })

  it('refuses who is not signed in, who may not read it, and an address that names nothing', async () => {
    const { desk } = await given()
    expect((await look(null)).status).toBe(401)
    expect((await look(await givenPerson(desk.region.id, ['catalog']))).status).toBe(403)
    const wrong = await look(desk.leader, '?orgId=abc')
    expect([wrong.status, wrong.error?.fields]).toMatchObject([400, [{ path: 'query.orgId' }]])
    const period = await look(desk.leader, '?period=week')
    expect(period.error?.fields).toMatchObject([{ path: 'query.period' }])
    expect((await look(desk.leader, '?orgId=0123456789abcdef01234567')).status).toBe(404)
  })
})
