import type { Page } from '@mingdu/shared/kernel/page'
import type { TaskRow, TeamRow } from '@mingdu/shared/tasks/tasks.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { givenDesk, givenIssued, givenSigned, firstTask, leafOf } from '../matters/matters.factory'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set('2026-11-09T07:30:00.000Z'))

const get = <T>(at: string, person: GivenPerson) => app.call<T>('GET', at, { token: person.token })
const team = async (person: GivenPerson) =>
  (await get<{ items: TeamRow[] }>('/tasks/team', person)).data.items
const list = async (person: GivenPerson, query: string) =>
  (await get<Page<TaskRow>>(`/tasks?view=open&${query}`, person)).data.items.map(({ title }) => title)

/** Three leaves of 水务局: signed by its handler, given to nobody, and one of an office below. */
async function given() {
  const desk = await givenDesk()
  const below = await givenOrg({ name: '区河道管理所', kind: 'office', parentId: desk.water.id })
  const guard = await givenPerson(below.id, ['handler'], { name: '河道巡查员' })
  const matter = await givenIssued(app, desk, [
    leafOf(desk, { weight: 50 }),
    leafOf(desk, { title: '没有派人的一项任务', handlerId: null, weight: 30 }),
    leafOf(desk, {
      ...{ title: '下属单位的一项任务', orgId: below.id, handlerId: guard.id, weight: 20 },
      coOrgIds: [desk.forest.id],
    }),
  ])
  await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
  return { desk, below, guard }
}

describe('GET /tasks/team', () => {
  it('counts by person what the org and those below it have in hand, what nobody has first', async () => {
    const { desk, below, guard } = await given()
    const rows = await team(desk.waterHead)
    expect(rows[0]).toMatchObject({ person: null, open: 1, toSign: 1, org: { name: '区水务局' } })
    const named = rows.slice(1).map(({ person, open, toSign }) => [person?.name, open, toSign])
    expect(named).toHaveLength(2)
    expect(named).toEqual(
      expect.arrayContaining([
        ['水务经办', 1, 0],
        ['河道巡查员', 1, 1],
      ]),
    )
    expect(rows.find(({ person }) => person?.id === guard.id)?.org).toEqual({
      id: below.id,
      name: '区河道管理所',
    })
    expect(rows.every(({ late, nearestDue }) => late === 0 && nearestDue === '2026-11-30')).toBe(true)
  })

  it('says what is past its deadline', async () => {
    const { desk } = await given()
    parts.time.set('2026-12-02T02:00:00.000Z')
    expect((await team(desk.waterHead)).map(({ late }) => late)).toEqual([1, 1, 1])
  })

  it('leads to the tasks it counts, of the org that leads them', async () => {
    const { desk, guard } = await given()
    const none = await list(desk.waterHead, `handlerId=none&orgId=${desk.water.id}`)
    expect(none).toEqual(['没有派人的一项任务'])
    expect(await list(desk.waterHead, `handlerId=${desk.handler.id}`)).toEqual(['清水河段问题整改清零'])
    expect(await list(desk.waterHead, `handlerId=${guard.id}&orgId=${desk.water.id}`)).toEqual([])
    expect((await get('/tasks?handlerId=anybody', desk.waterHead)).error).toMatchObject({
      code: 'input.invalid',
      fields: [{ path: 'query.handlerId', message: '编号格式不对' }],
    })
  })

  it('is of those who assign, and of their own org', async () => {
    const { desk } = await given()
    const forestHead = await givenPerson(desk.forest.id, ['head'])
    // it helps with one of them, and has none of its own
    expect(await team(forestHead)).toEqual([])
    expect((await get('/tasks/team', desk.handler)).status).toBe(403)
    expect((await get('/tasks/team', desk.supervisor)).status).toBe(403)
    expect((await app.call('GET', '/tasks/team')).status).toBe(401)
  })
})
