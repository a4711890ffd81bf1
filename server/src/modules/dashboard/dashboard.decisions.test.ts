import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { Conclusion } from '@mingdu/shared/conclusions/conclusions.api'
import type { dashboardApi } from '@mingdu/shared/dashboard/dashboard.api'
import { DECISION_KINDS } from '@mingdu/shared/dashboard/decisions.states'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { Page } from '@mingdu/shared/kernel/page'
import type { Task, TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import mongoose from 'mongoose'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { actorOf } from '../accounts/accounts.actor'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { accountByEmployeeNo } from '../accounts/accounts.repo'
import { givenDesk, givenIssued, leafOf, viewedTask, type Desk } from '../matters/matters.factory'
import { askedFilter } from '../tasks/tasks.filters'
import { TaskModel } from '../tasks/tasks.model'
import { viewingOf } from '../tasks/viewing.service'
import { DECISION_SOURCES, decisionsFor } from './dashboard.decisions'

type Decision = Response<typeof dashboardApi.get>['decisions'][number]

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const post = async <T>(at: string, { token }: GivenPerson, body: object) => {
  const answer = await app.call<T>('POST', at, { token, body })
  expect(answer.error).toBeUndefined()
  return answer.data
}
const decisions = async ({ token }: GivenPerson, kind: Decision['kind']) => {
  const { data } = await app.call<{ decisions: Decision[] }>('GET', '/dashboard', { token })
  return data.decisions.filter((one) => one.kind === kind)
}
const list = ({ token }: GivenPerson, waiting: string) =>
  app.call<Page<TaskRow>>('GET', `/tasks?waiting=${waiting}`, { token })
const titles = async (person: GivenPerson, waiting: string) =>
  (await list(person, waiting)).data.items.map(({ title }) => title)

/** One task given back, one with a short and one with a long extension asked for, one nobody asks about. */
async function givenAsked(): Promise<{ desk: Desk; tasks: Task[] }> {
  const desk = await givenDesk()
  const leaf = (title: string) => leafOf(desk, { title, weight: 25 })
  const matter = await givenIssued(app, desk, ['退回的任务', '短期延期', '长期延期', '没有申请'].map(leaf))
  const tasks = await Promise.all(matter.tree.map(({ id }) => viewedTask(app, desk.handler, id)))
  const reason = '该河段由林业局管护，不属本局职责'
  const asks: [string, object][] = [
    ['give-back', { reason, suggestedOrgId: desk.forest.id }],
    ['extension', { days: 2, reason: '连续降雨，机械不能下河' }],
    ['extension', { days: 40, reason: '需要跨年招标采购设备' }],
  ]
  for (const [i, [act, body]] of asks.entries()) {
    const task = tasks[i]
    await post(`/tasks/${task?.id}/${act}`, desk.handler, { version: task?.version, ...body })
  }
  return { desk, tasks }
}

it('has one source for every kind of decision', () => {
  const kinds = DECISION_SOURCES.flatMap((one): readonly string[] => one.kinds)
  expect(kinds.sort()).toEqual(Object.keys(DECISION_KINDS).sort())
})

it('reads nothing for whoever holds no permission', async () => {
  const { desk } = await givenAsked()
  const account = await accountByEmployeeNo(desk.chief.employeeNo)
  if (!account) throw new Error('no account')
  const chief = await actorOf(account, { id: desk.chief.id, channel: 'console' })
  const viewing = await viewingOf(chief, parts.time)
  const reads: string[] = []
  mongoose.set('debug', (collection: string) => void reads.push(collection))
  try {
    const nobody = { ...chief, permissions: new Set<Permission>() }
    expect([await decisionsFor(nobody, viewing, parts.time), reads]).toEqual([[], []])
    expect(await decisionsFor(chief, viewing, parts.time)).toMatchObject([
      { kind: 'return' },
      { kind: 'extension' },
    ])
    expect(reads).toContain('tasks')
  } finally {
    mongoose.set('debug', false)
  }
})

it('puts 退回 and 延期 on the desk of whoever decides them, by level', async () => {
  const { desk, tasks } = await givenAsked()
  const [returned] = await decisions(desk.supervisor, 'return')
  expect(returned).toMatchObject({
    ...{ kindName: '退回待决定', title: '退回的任务', orgName: '区水务局', action: '去决定' },
    target: { kind: 'task', id: tasks[0]?.id },
  })
  expect(returned?.reason).toContain('建议由区林业局承办')
  const extended = async (person: GivenPerson) =>
    (await decisions(person, 'extension')).map(({ title, target }) => [title, target.id])
  expect(await extended(desk.supervisor)).toEqual([])
  expect(await extended(desk.chief)).toEqual([['短期延期', tasks[1]?.id]])
  expect(await extended(desk.leader)).toEqual([['长期延期', tasks[2]?.id]])
  for (const person of [desk.leader, desk.waterHead]) expect(await decisions(person, 'return')).toEqual([])
  const stray = await givenPerson(desk.water.id, ['supervisionHead'])
  expect([await decisions(stray, 'return'), await decisions(stray, 'extension')]).toEqual([[], []])
})

it('lists what waits for a decision, of 延期 to those who decide what is of their level', async () => {
  const { desk } = await givenAsked()
  expect(await titles(desk.supervisor, 'return')).toEqual(['退回的任务'])
  expect(await titles(desk.chief, 'extension')).toEqual(['短期延期'])
  expect(await titles(desk.leader, 'extension')).toEqual(['长期延期'])
  expect((await titles(desk.supervisor, 'extension')).sort()).toEqual(['短期延期', '长期延期'].sort())
  expect(await titles(desk.waterHead, 'return')).toEqual(['退回的任务'])
  expect(await titles(desk.forestHandler, 'extension')).toEqual([])
  const bad = await list(desk.chief, 'sometime')
  expect([bad.status, bad.error?.fields?.[0]?.path]).toEqual([400, 'query.waiting'])
  expect((await app.call('GET', '/tasks?waiting=return', {})).status).toBe(401)
})

it('no longer waits once it was decided', async () => {
  const { desk, tasks } = await givenAsked()
  const seen = await viewedTask(app, desk.chief, tasks[1]?.id ?? '')
  const body = { version: seen.version, granted: false, days: null, opinion: '可以错峰施工' }
  await post(`/tasks/${seen.id}/decide-extension`, desk.chief, body)
  expect(await decisions(desk.chief, 'extension')).toEqual([])
  expect(await titles(desk.chief, 'extension')).toEqual([])
})

it('puts a 复核 on the desk of those who took no part, and says when its 30 days are over', async () => {
  const desk = await givenDesk()
  const { id: matterId } = await givenIssued(app, desk)
  const draft = await post<Conclusion>('/conclusions', desk.colleague, {
    ...{ matterId, orgId: desk.water.id, basis: '政府督查工作条例第十六条' },
    findings: '清水河段有12处垃圾未清理，台账与现场不符。',
  })
  const act = (one: Conclusion, name: string, person: GivenPerson, more: object = {}) =>
    post<Conclusion>(`/conclusions/${one.id}/${name}`, person, { version: one.version, ...more })
  const served = await act(await act(draft, 'issue', desk.chief), 'deliver', desk.supervisor, {
    ...{ on: '2026-11-09', receiver: '水务局办公室' },
  })
  await act(served, 'object', desk.waterHead, { text: '12处中有8处不在本单位管辖河段，请复核。' })
  const [waits] = await decisions(desk.leader, 'conclusion')
  expect(waits).toMatchObject({ kindName: '待复核', due: '2026-12-09', target: { id: draft.id } })
  for (const person of [desk.chief, desk.colleague, desk.supervisor])
    expect(await decisions(person, 'conclusion')).toEqual([])
  parts.time.set('2026-12-12T02:00:00.000Z')
  const [over] = await decisions(desk.leader, 'conclusion')
  expect(over).toMatchObject({ kindName: '复核超期' })
  expect(over?.reason).toContain('超过 30 日复核期限 3 天')
})

it('finds pending extensions by their own index', async () => {
  const { desk } = await givenAsked()
  const { region } = desk
  const asked = { $and: [{ regionId: region.id, listed: true }, askedFilter('extension', ['chief'])] }
  const plan = await TaskModel.collection.find(asked).sort({ lightRank: -1, due: 1, _id: 1 }).explain()
  expect(JSON.stringify(plan)).toContain('"regionId_1_listed_1_acts.extensions.state_1_')
  expect(plan).toMatchObject({ executionStats: { nReturned: 1, totalDocsExamined: 2 } })
})
