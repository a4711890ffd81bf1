import { randomUUID } from 'node:crypto'
import type { Page } from '@mingdu/shared/kernel/page'
import type { Task, TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import {
  firstTask,
  givenDesk,
  givenIssued,
  givenSigned,
  givenTree,
  leafOf,
  viewedTask,
} from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { TaskModel } from './tasks.model'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set('2026-11-09T07:30:00.000Z'))

const post = <T = Task>(at: string, person: GivenPerson | null, body: object, key: string = randomUUID()) =>
  app.call<T>('POST', at, { token: person?.token, body, key })
const get = <T = Task>(at: string, person: GivenPerson) => app.call<T>('GET', at, { token: person.token })

async function given() {
  const desk = await givenDesk()
  const matter = await givenIssued(app, desk)
  return { desk, matter, task: await firstTask(app, desk.handler, matter) }
}

describe('GET /tasks/:id', () => {
  it('shows the clock day by day, why the light is what it is, and what comes next', async () => {
    const { desk, task } = await given()
    parts.time.set('2026-11-25T06:32:00.000Z')
    const seen = await viewedTask(app, desk.handler, task.id)
    expect(seen).toMatchObject({
      no: '演督〔2026〕1号-1',
      state: 'toSign',
      light: 'yellow',
      clock: {
        dispatchedOn: '2026-11-09',
        due: '2026-11-30',
        limitWorkdays: 15,
        remaining: 3,
        tentative: false,
      },
      progress: { verified: 0, claimed: 0, planned: 8000 },
      quantity: { unit: '处', target: 42, verified: 0, claimed: 0 },
      nextLight: { date: '2026-12-01', light: 'red' },
      matter: { name: '河道“四乱”问题整改清零', no: '演督〔2026〕1号' },
      supervisor: { name: '督查员一' },
      allowedActions: ['sign'],
    })
    expect(seen.strip.at(-1)).toMatchObject({ date: '2026-11-30', kind: 'warn', end: true, n: 15 })
    expect(seen.strip.find((day) => day.kind === 'today')).toMatchObject({ date: '2026-11-25', n: 12 })
    expect(seen.lightReasons.map((reason) => reason.code)).toEqual(['remaining', 'lag'])
    expect(seen.reminders[0]).toMatchObject({
      at: '2026-11-27T00:30:00.000Z',
      what: '还剩 1 个工作日（11月27日（周五））',
    })
    expect(seen.reminders[1]).toMatchObject({ what: '新任务：清水河段问题整改清零', people: 1 })
  })

  it('is not there for another org, a colleague, or anyone before 派单', async () => {
    const { desk, task } = await given()
    const neighbour = await givenPerson(desk.water.id, ['handler'])
    const draft = (await givenTree(app, desk, [leafOf(desk)])).tree[0]?.id
    expect((await get(`/tasks/${task.id}`, desk.forestHandler)).error?.code).toBe('record.missing')
    expect((await get(`/tasks/${task.id}`, neighbour)).status).toBe(404)
    expect((await get(`/tasks/${draft}`, desk.handler)).status).toBe(404)
    expect((await get(`/tasks/${draft}`, desk.supervisor)).data).toMatchObject({
      state: 'draft',
      light: 'grey',
      strip: [],
    })
    expect((await app.call('GET', `/tasks/${task.id}`)).status).toBe(401)
  })

  it('is read by the org that helps, which may do nothing', async () => {
    const desk = await givenDesk()
    const matter = await givenIssued(app, desk, [leafOf(desk, { coOrgIds: [desk.forest.id] })])
    const task = await firstTask(app, desk.forestHandler, matter)
    expect(task).toMatchObject({ coOrgs: [{ name: '区林业局' }], allowedActions: [] })
    const refused = await post(`/tasks/${task.id}/sign`, desk.forestHandler, { version: task.version })
    expect(refused.error).toMatchObject({ code: 'task.not-handler', details: { handler: '水务经办' } })
  })
})

describe('POST /tasks/:id/sign', () => {
  it('takes the task in hand while its clock goes on', async () => {
    const { desk, task } = await given()
    parts.time.set('2026-11-11T01:00:00.000Z')
    const signed = await givenSigned(app, desk.handler, task)
    expect(signed).toMatchObject({
      state: 'inHand',
      signedAt: '2026-11-11T01:00:00.000Z',
      allowedActions: ['report'],
    })
    expect(signed.clock).toMatchObject({ dispatchedOn: '2026-11-09', remaining: 13 })
    expect(signed.history[0]).toMatchObject({ who: '系统', what: '灯由“正常”转为“预警”' })
    expect(signed.history[1]).toMatchObject({ who: '水务经办', what: '签收' })
    expect(await AuditModel.findOne({ event: 'task.signed' }).lean()).toMatchObject({ subjectId: task.id })
  })

  it('makes whoever signs an unassigned task its handler, once', async () => {
    const desk = await givenDesk()
    const matter = await givenIssued(app, desk, [leafOf(desk, { handlerId: null })])
    const waiting = await firstTask(app, desk.waterHead, matter)
    const both = await Promise.all(
      [desk.handler, desk.waterHead].map((person) =>
        post(`/tasks/${waiting.id}/sign`, person, { version: waiting.version }),
      ),
    )
    const winner = both.findIndex((answer) => answer.status === 200)
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1)
    expect([404, 409]).toContain(both[1 - winner]?.status)
    const signed = await viewedTask(app, desk.waterHead, waiting.id)
    expect(signed.handler?.name).toBe(winner === 0 ? '水务经办' : '水务局长')
  })

  it('refuses a stale version with what changed, a wrong state, and those without the permission', async () => {
    const { desk, task } = await given()
    await givenSigned(app, desk.handler, task)
    const stale = await post(`/tasks/${task.id}/sign`, desk.handler, { version: task.version })
    expect(stale.status).toBe(409)
    expect(stale.error?.changes).toMatchObject([{ who: '水务经办', what: '签收' }])
    const again = await post(`/tasks/${task.id}/sign`, desk.handler, { version: task.version + 1 })
    expect(again.error).toMatchObject({ code: 'task.state', message: '任务现在是“在办”，不能签收。' })
    expect((await post(`/tasks/${task.id}/sign`, desk.supervisor, { version: 2 })).status).toBe(403)
    expect((await post(`/tasks/${task.id}/sign`, null, { version: 2 })).status).toBe(401)
    const wrong = await post(`/tasks/${task.id}/sign`, desk.handler, { version: { $ne: null }, force: true })
    expect(wrong.error?.fields?.map((field) => field.path)).toEqual(['body.version', 'body.force'])
  })

  it('signs once in 50 parallel repeats', async () => {
    const { desk, task } = await given()
    const key = randomUUID()
    const repeat = () => post(`/tasks/${task.id}/sign`, desk.handler, { version: task.version }, key)
    const answers = await Promise.all(Array.from({ length: 50 }, repeat))
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.data.version}`))).toEqual(
      new Set([`200 ${task.version + 1}`]),
    )
    expect(await AuditModel.countDocuments({ event: 'task.signed' })).toBe(1)
  })

  it('is only for leaves', async () => {
    const desk = await givenDesk()
    const parent = leafOf(desk, { title: '现场整改清零', children: [leafOf(desk)] })
    const matter = await givenIssued(app, desk, [parent])
    const inner = await viewedTask(app, desk.supervisor, matter.tree[0]?.id ?? '')
    expect(inner).toMatchObject({ state: 'inHand', allowedActions: [], quantity: null })
    const refused = await post(`/tasks/${inner.id}/sign`, desk.waterHead, { version: inner.version })
    expect(refused.error?.code).toBe('task.not-leaf')
  })
})

describe('POST /tasks/:id/suspend and resume', () => {
  const body = { reason: '等待上级批复河道红线', documentNo: '演督暂〔2026〕1号' }

  it('stop the clock, turn the light grey, and give the days back', async () => {
    const { desk, task } = await given()
    const signed = await givenSigned(app, desk.handler, task)
    parts.time.set('2026-11-13T03:00:00.000Z')
    const paused = await post(`/tasks/${task.id}/suspend`, desk.chief, { ...body, version: signed.version })
    expect(paused.data).toMatchObject({
      state: 'suspended',
      light: 'grey',
      suspension: { from: '2026-11-13', reason: body.reason, documentNo: body.documentNo },
      allowedActions: ['resume'],
    })
    parts.time.set('2026-11-20T03:00:00.000Z')
    const standing = await viewedTask(app, desk.chief, task.id)
    expect(standing.clock).toMatchObject({ due: '2026-12-07', tentative: true, remaining: 11 })
    expect(standing.strip.filter((day) => day.kind === 'pause').map((day) => day.documentNo)).toContain(
      body.documentNo,
    )
    const resumed = await post(`/tasks/${task.id}/resume`, desk.chief, { version: standing.version })
    expect(resumed.data).toMatchObject({ state: 'inHand', suspension: null })
    expect(resumed.data.clock).toMatchObject({
      due: '2026-12-07',
      tentative: false,
      limitWorkdays: 15,
      remaining: 11,
    })
    expect(await TaskModel.findById(task.id).lean()).toMatchObject({ dueVersion: 2 })
  })

  it('are acts of the head of supervision, with a reason and a number', async () => {
    const { desk, task } = await given()
    const at = `/tasks/${task.id}/suspend`
    expect((await post(at, desk.supervisor, { ...body, version: task.version })).status).toBe(403)
    const wrong = await post(at, desk.chief, { version: task.version, reason: '等', documentNo: '' })
    expect(wrong.error?.fields?.map((field) => field.path)).toEqual(['body.reason', 'body.documentNo'])
    expect((await post(at, desk.chief, { ...body, version: 99 })).status).toBe(409)
    expect((await post(`/tasks/${task.id}/resume`, desk.chief, { version: task.version })).error?.code).toBe(
      'task.state',
    )
    expect((await post(`/tasks/${task.id}/resume`, desk.handler, { version: task.version })).status).toBe(403)
  })
})

describe('GET /tasks and /tasks/summary', () => {
  it('show a handler what waits for them, worst light first, and what they may do', async () => {
    const desk = await givenDesk()
    const leaf = (title: string, more: object) => leafOf(desk, { title, weight: 25, ...more })
    await givenIssued(app, desk, [
      leaf('最晚到期的任务', { limit: { kind: 'date', due: '2026-12-11' } }),
      leaf('马上到期的任务', { limit: { kind: 'date', due: '2026-11-10' } }),
      leaf('等人认领的任务', { handlerId: null }),
      leaf('林业局的任务项', { orgId: desk.forest.id, handlerId: null, coOrgIds: [desk.water.id] }),
    ])
    const titles = async (query: string, person = desk.handler) =>
      (await get<Page<TaskRow>>(`/tasks?${query}`, person)).data.items.map((task) => task.title)
    expect(await titles('view=todo')).toEqual(['马上到期的任务', '等人认领的任务', '最晚到期的任务'])
    expect(await titles('')).toHaveLength(4)
    expect(await titles('', desk.forestHandler)).toEqual(['林业局的任务项'])
    expect(await titles('light=yellow')).toEqual(['马上到期的任务'])
    expect(await titles('view=open&light=green')).toHaveLength(3)
    expect(await titles('dueThrough=2026-11-30&sort=due')).toHaveLength(3)
    expect(await titles(`orgId=${desk.forest.id}`, desk.supervisor)).toEqual(['林业局的任务项'])
    expect(await titles(`q=${encodeURIComponent('林业局')}`, desk.supervisor)).toEqual(['林业局的任务项'])
    expect(await titles(`q=${encodeURIComponent('号-2')}`, desk.supervisor)).toEqual(['马上到期的任务'])
    const row = (await get<Page<TaskRow>>('/tasks?limit=1', desk.handler)).data.items[0]
    expect(row).toMatchObject({ light: 'yellow', allowedActions: ['sign'], clock: { remaining: 1 } })
    expect((await get('/tasks/summary', desk.handler)).data).toEqual({
      waiting: 3,
      toVerify: 0,
      nearestDue: '2026-11-10',
      lights: { red: 0, yellow: 1, green: 3, grey: 0, recovered: 0 },
    })
    const region = await get<{ lights: object }>('/tasks/summary', desk.supervisor)
    expect(region.data.lights).toEqual({ red: 0, yellow: 1, green: 3, grey: 0, recovered: 0 })
  })

  it('page in a stable order and show lights of today before the scan has passed', async () => {
    const desk = await givenDesk()
    const many = Array.from({ length: 4 }, (_, i) => leafOf(desk, { title: `同日到期任务${i}`, weight: 25 }))
    await givenIssued(app, desk, many)
    parts.time.set('2026-12-01T06:00:00.000Z')
    const seen: TaskRow[] = []
    let cursor = ''
    do {
      const { data } = await get<Page<TaskRow>>(`/tasks?limit=3${cursor}`, desk.supervisor)
      expect(data.total).toBe(4)
      seen.push(...data.items)
      cursor = data.nextCursor ? `&cursor=${data.nextCursor}` : ''
    } while (cursor)
    expect(new Set(seen.map((task) => task.id)).size).toBe(4)
    expect(seen.map((task) => task.light)).toEqual(['red', 'red', 'red', 'red'])
  })

  it('refuse operators in the query, unknown fields and wrong values', async () => {
    const desk = await givenDesk()
    const fields = async (query: string) =>
      (await get(`/tasks?${query}`, desk.handler)).error?.fields?.map((field) => field.path)
    expect(await fields('state[$ne]=done')).toEqual(['query.state[$ne]'])
    expect(await fields('light=blue&orgId=1')).toEqual(['query.light', 'query.orgId'])
    expect(await fields('limit=1000')).toEqual(['query.limit'])
  })

  it('are not for those who administer', async () => {
    const desk = await givenDesk()
    const admin = await givenPerson(desk.region.id, ['systemAdmin'])
    expect((await get('/tasks', admin)).status).toBe(403)
    expect((await app.call('GET', '/tasks/summary')).status).toBe(401)
  })
})

it('tells nobody twice of the same assignment', async () => {
  const { desk } = await given()
  expect(await MessageModel.countDocuments({ recipientId: desk.handler.id, kind: 'taskAssigned' })).toBe(1)
})
