import type { dashboardApi } from '@mingdu/shared/dashboard/dashboard.api'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { act, decided, firstTask, givenDesk, givenIssued, givenMatter } from '../matters/matters.factory'
import {
  givenApproved,
  givenReport,
  givenSigned,
  givenTree,
  leafOf,
  STEP_BODIES,
  viewedMatter,
  viewedTask,
} from '../matters/matters.factory'
import { scanLights } from '../tasks/tasks.jobs'

type Dashboard = Response<typeof dashboardApi.get>

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const ask = async (person: GivenPerson) =>
  (await app.call<Dashboard>('GET', '/dashboard', { token: person.token })).data
const kinds = (dashboard: Dashboard) => dashboard.decisions.map((one) => one.kind)

/** On 11-25: one done in time, one late and done, one overdue, one waiting for a signature. */
async function givenBusy() {
  const desk = await givenDesk()
  const leaf = (title: string, due: string, more: object = {}) =>
    leafOf(desk, { title, weight: 25, limit: { kind: 'date', due }, ...more })
  const matter = await givenIssued(app, desk, [
    leaf('按期办结的任务', '2026-11-13'),
    leaf('晚了办结的任务', '2026-11-10'),
    leaf('超期未办的任务', '2026-11-20'),
    leaf('还在等签收任务', '2026-12-18', { orgId: desk.forest.id, handlerId: null }),
  ])
  const [first, second] = matter.tree
  for (const [id, when] of [
    [first?.id, '2026-11-12T02:00:00.000Z'],
    [second?.id, '2026-11-12T03:00:00.000Z'],
  ] as const) {
    parts.time.set(when)
    const signed = await givenSigned(app, desk.handler, await viewedTask(app, desk.handler, id ?? ''))
    await givenReport(app, desk.handler, signed, 42)
    await decided(app, desk.supervisor, await viewedTask(app, desk.supervisor, signed.id), 42)
  }
  parts.time.set('2026-11-25T02:00:00.000Z')
  await scanLights(parts.time, parts.log)
  return desk
}

it('shows figures with their 口径 and n, the lights of each org, what is overdue, and twelve weeks', async () => {
  const desk = await givenBusy()
  const data = await ask(desk.leader)
  expect(data.today).toBe('2026-11-25')
  const figure = (key: string) => data.figures.find((one) => one.key === key)
  expect(figure('open')).toMatchObject({ value: 2, unit: '件', note: '2 个单位' })
  expect(figure('onTime')).toMatchObject({
    name: '按时办结率（11 月）',
    value: 333,
    n: 3,
    note: '1 / 3 件到期，含未办结',
  })
  expect(figure('onTimeCommon')).toMatchObject({ value: 500, n: 2 })
  expect(figure('verified')).toMatchObject({ value: 0, n: 2 })
  expect(figure('overdue')).toMatchObject({ value: 1, unit: '件' })
  for (const one of data.figures) expect(one.definition.length).toBeGreaterThan(10)
  expect(data.orgLights.map((row) => [row.org.name, row.red, row.total])).toEqual([
    ['区水务局', 1, 1],
    ['区林业局', 0, 1],
  ])
  expect(data.lights).toMatchObject({ red: 1 })
  expect(data.overdue.map((task) => [task.title, task.clock.remaining])).toEqual([['超期未办的任务', -3]])
  expect(data.worse).toMatchObject([{ org: { name: '区水务局' }, before: 0, now: 1 }])
  expect(data.weeks).toHaveLength(12)
  expect(data.weeks.slice(-3).map(({ due, onTime, overdueOpen }) => [due, onTime, overdueOpen])).toEqual([
    [2, 1, 0],
    [1, 0, 1],
    [0, 0, 1],
  ])
})

it('has counts and no rates where there is nothing yet', async () => {
  const { leader } = await givenDesk()
  const data = await ask(leader)
  expect(data.figures.map(({ key, value }) => [key, value])).toEqual([
    ['open', 0],
    ['onTime', null],
    ['onTimeCommon', null],
    ['verified', null],
    ['overdue', 0],
    ['unissued', 0],
  ])
  expect([data.decisions, data.overdue, data.orgLights]).toEqual([[], [], []])
})

it('puts before each what is theirs to decide', async () => {
  const desk = await givenBusy()
  expect((await ask(desk.leader)).decisions).toMatchObject([
    {
      kind: 'overdue',
      title: '超期未办的任务',
      orgName: '区水务局',
      action: '去查看',
      target: { kind: 'task' },
    },
  ])
  expect(kinds(await ask(desk.handler))).toEqual(['sign'])
  expect(kinds(await ask(desk.forestHandler))).toEqual(['sign'])
  await givenTree(app, desk, [leafOf(desk)])
  await givenMatter(app, desk)
  expect(kinds(await ask(desk.supervisor))).toEqual([])
  expect(kinds(await ask(desk.chief))).toEqual(['approve', 'approve'])
  await givenApproved(app, desk, [leafOf(desk)])
  expect(kinds(await ask(desk.supervisor))).toEqual(['issue'])
})

it('brings a report to those who verify, then the matter to whoever takes its next step', async () => {
  const desk = await givenDesk()
  const matter = await givenIssued(app, desk)
  const signed = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
  await givenReport(app, desk.handler, signed, 42)
  const waiting = await viewedTask(app, desk.supervisor, signed.id)
  expect((await ask(desk.supervisor)).decisions).toMatchObject([
    { kind: 'verify', target: { kind: 'verification', id: waiting.reports[0]?.id } },
  ])
  await decided(app, desk.supervisor, waiting, 42)
  expect(kinds(await ask(desk.waterHead))).toEqual(['complete'])
  const step = async (person: typeof desk.chief, action: keyof typeof STEP_BODIES) => {
    const { version } = await viewedMatter(app, person, matter.id)
    await act(app, person, { id: matter.id, version }, action, STEP_BODIES[action])
  }
  await step(desk.handler, 'complete')
  expect(kinds(await ask(desk.handler))).toEqual([])
  expect(kinds(await ask(desk.waterHead))).toEqual(['firstReview'])
  await step(desk.waterHead, 'first-review')
  expect(kinds(await ask(desk.colleague))).toEqual(['verifyClose'])
  await step(desk.colleague, 'verify-close')
  expect(kinds(await ask(desk.colleague))).toEqual([])
  expect(kinds(await ask(desk.chief))).toEqual(['approveClose'])
  expect(kinds(await ask(desk.leader))).toEqual(['approveClose'])
  await step(desk.leader, 'approve-close')
  expect(kinds(await ask(desk.leader))).toEqual([])
})

it('shows an org its own tasks only, and administrators nothing', async () => {
  const desk = await givenBusy()
  const data = await ask(desk.waterHead)
  expect(data.orgLights.map((row) => row.org.name)).toEqual(['区水务局'])
  const admin = await givenPerson(desk.region.id, ['systemAdmin'])
  expect((await app.call('GET', '/dashboard', { token: admin.token })).status).toBe(403)
  expect((await app.call('GET', '/dashboard')).status).toBe(401)
})

it('leaves nothing out of what a leader has to decide, with who asks and by when', async () => {
  const desk = await givenDesk()
  const titles = Array.from({ length: 10 }, (_, i) => `第 ${i + 1} 段河道整改`)
  const matter = await givenIssued(
    app,
    desk,
    titles.map((title) => leafOf(desk, { title, weight: 10 })),
  )
  for (const { id } of matter.tree) {
    const { version } = await viewedTask(app, desk.handler, id)
    const body = { version, days: 40, reason: '需要跨年招标采购设备' }
    const asked = await app.call('POST', `/tasks/${id}/extension`, { token: desk.handler.token, body })
    expect(asked.status).toBe(200)
  }
  const { decisions } = await ask(desk.leader)
  expect(decisions).toHaveLength(10)
  expect(decisions[0]).toMatchObject({ kind: 'extension', asker: '水务经办', due: '2026-11-30' })
  expect(kinds(await ask(desk.chief)).filter((kind) => kind === 'extension')).toEqual([])
})
