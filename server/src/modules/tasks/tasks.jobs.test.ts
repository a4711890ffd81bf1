import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { addDays, plainDate, type PlainDate } from '@mingdu/shared/kernel/plain-date'
import { defaultRules } from '@mingdu/shared/rules/rules.table'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson } from '../accounts/accounts.factory'
import {
  decided,
  firstTask,
  givenCalledOff,
  givenDesk,
  givenIssued,
  givenReport,
} from '../matters/matters.factory'
import { givenSigned, leafOf, viewedTask, type Desk } from '../matters/matters.factory'
import { MatterModel } from '../matters/matters.model'
import { MessageModel } from '../messages/messages.model'
import { forgetRules } from '../rules/rules.service'
import { scanLights } from './tasks.jobs'
import { ReportModel } from './reports.model'
import { TaskModel } from './tasks.model'
import { nextWarningAt, noLongerHolding, taskCard } from './tasks.service'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => {
  parts.time.set(START)
  forgetRules()
})

const scan = () => scanLights(parts.time, parts.log)
/** The clock at this hour in Shanghai. */
const at = (day: string, hour: string) => parts.time.set(new Date(`${day}T${hour}:00+08:00`).toISOString())

const WARNINGS = ['taskYellow', 'taskD3', 'taskD1', 'taskDue', 'taskOverdue']

/** What was sent as a warning, `day kind`, once for each merged card. */
async function cards(recipientId: string): Promise<string[]> {
  const sent = await MessageModel.find({ recipientId }).sort({ createdAt: 1, _id: 1 }).lean()
  return sent
    .filter((message) => WARNINGS.includes(message.kind))
    .map((message) => `${message.day} ${message.kind}`)
}

/** The task of the story, 41 of 42 places verified, so that only time makes it late. */
async function givenNearlyDone(desk: Desk) {
  const matter = await givenIssued(app, desk)
  const signed = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
  await givenReport(app, desk.handler, signed, 41)
  await decided(app, desk.supervisor, await viewedTask(app, desk.supervisor, signed.id), 41)
  return { matter, id: signed.id }
}

async function passDays(from: string, through: string): Promise<void> {
  for (let day: PlainDate = plainDate(from); day <= through; day = addDays(day, 1)) {
    at(day, '00:05')
    await scan()
    at(day, '08:31')
    await scan()
  }
}

it('warns yellow first, then D-1, due and overdue, to the official and the supervisor, one card a day', async () => {
  const desk = await givenDesk()
  await givenNearlyDone(desk)
  await passDays('2026-11-10', '2026-12-08')
  const wanted = [
    '2026-11-25 taskD3',
    '2026-11-27 taskD1',
    '2026-11-30 taskDue',
    '2026-12-01 taskOverdue',
    '2026-12-08 taskOverdue',
  ]
  expect(await cards(desk.handler.id)).toEqual(wanted)
  expect(await cards(desk.supervisor.id)).toEqual(wanted)
  expect(await cards(desk.waterHead.id)).toEqual(wanted.slice(3))
  const merged = await MessageModel.findOne({ recipientId: desk.handler.id, kind: 'taskD3' }).lean()
  expect(merged).toMatchObject({ title: '还剩 3 个工作日：清水河段问题整改清零', light: 'yellow' })
  expect(merged?.body).toMatch(/^还剩 3 个工作日，转为预警。剩余 3 个工作日/)
  expect(merged?.dedupe).toBe('warn:2026-11-25:v1')
})

it('turns yellow alone when the work lags behind the plan', async () => {
  const desk = await givenDesk()
  await givenIssued(app, desk)
  await passDays('2026-11-10', '2026-11-11')
  expect(await cards(desk.handler.id)).toEqual(['2026-11-11 taskYellow'])
})

it('sends nothing before the moment of the day, and nothing twice', async () => {
  const desk = await givenDesk()
  await givenNearlyDone(desk)
  await passDays('2026-11-10', '2026-11-24')
  at('2026-11-25', '08:29')
  expect(await scan()).toMatchObject({ matters: 1, warnings: 0, lightsChanged: 1 })
  at('2026-11-25', '08:30')
  expect(await scan()).toMatchObject({ matters: 0, tasks: 1, warnings: 1 })
  expect(await scan()).toEqual({ matters: 0, tasks: 0, lightsChanged: 0, warnings: 0 })
  await MatterModel.updateMany({}, { $set: { scannedAs: '' } })
  expect(await scan()).toMatchObject({ matters: 1, warnings: 0 })
  expect(await cards(desk.handler.id)).toEqual(['2026-11-25 taskD3'])
})

it('after an outage sends the current level once, not every stage that was missed', async () => {
  const desk = await givenDesk()
  await givenNearlyDone(desk)
  await passDays('2026-11-10', '2026-11-20')
  at('2026-11-29', '09:00')
  await scan()
  expect(await cards(desk.handler.id)).toEqual(['2026-11-29 taskD1'])
  at('2026-12-04', '09:00')
  await scan()
  expect(await cards(desk.handler.id)).toEqual(['2026-11-29 taskD1', '2026-12-04 taskOverdue'])
})

it('keeps lights and their history: the task, what lies above it, and the matter', async () => {
  const desk = await givenDesk()
  const parent = leafOf(desk, {
    title: '现场整改清零',
    limit: { kind: 'date', due: '2026-12-11' },
    children: [leafOf(desk)],
  })
  const matter = await givenIssued(app, desk, [parent])
  at('2026-12-01', '08:31')
  await scan()
  const [inner, leaf] = await TaskModel.find({ matterId: matter.id }).sort({ key: 1 }).lean()
  expect(leaf).toMatchObject({ light: 'red', lightRank: 4, lightUntil: null, wasRed: true, version: 3 })
  expect(inner).toMatchObject({ light: 'yellow' })
  expect(leaf?.history.at(-1)).toMatchObject({ who: '系统', what: '灯由“正常”转为“超期”' })
  const seen = await MatterModel.findById(matter.id).lean()
  expect(seen).toMatchObject({ light: 'yellow', counts: { total: 1, done: 0, red: 1, yellow: 0 } })
  expect(seen?.history.at(-1)?.note).toContain('下级任务中有超期的')
  const view = await viewedTask(app, desk.supervisor, String(inner?._id))
  expect(view.lightReasons.map((reason) => reason.code)).toContain('child-red')
})

it('warns everyone who may sign while nobody has', async () => {
  const desk = await givenDesk()
  await givenIssued(app, desk, [leafOf(desk, { handlerId: null })])
  await passDays('2026-11-11', '2026-11-11')
  for (const person of [desk.handler, desk.waterHead, desk.supervisor]) {
    expect(await cards(person.id)).toEqual(['2026-11-11 taskYellow'])
  }
  expect(await cards(desk.forestHandler.id)).toEqual([])
})

it('is silent about what is suspended, done or cancelled', async () => {
  const desk = await givenDesk()
  const { matter, id } = await givenNearlyDone(desk)
  const { version } = await viewedTask(app, desk.chief, id)
  const body = { version, reason: '等待上级批复', documentNo: '演督暂〔2026〕1号' }
  await app.call('POST', `/tasks/${id}/suspend`, { token: desk.chief.token, body })
  await givenCalledOff(app, desk, await givenIssued(app, desk))
  await passDays('2026-11-24', '2026-12-02')
  expect(await cards(desk.handler.id)).toEqual([])
  expect((await MatterModel.findById(matter.id).lean())?.light).not.toBe('red')
})

it('looks again when the rules change, and warns of what they made worse, once', async () => {
  const desk = await givenDesk()
  await givenNearlyDone(desk)
  await passDays('2026-11-10', '2026-11-18')
  const security = await givenPerson(desk.region.id, ['securityAdmin'])
  const values = { ...defaultRules(), warnSharePercent: 50 }
  const body = { version: 0, values, note: '试行半程预警' }
  expect((await app.call('PUT', '/rules', { token: security.token, body })).status).toBe(200)
  expect(await scan()).toMatchObject({ matters: 1, lightsChanged: 1, warnings: 1 })
  expect(await cards(desk.handler.id)).toEqual(['2026-11-18 taskYellow'])
  at('2026-11-19', '08:31')
  expect(await scan()).toMatchObject({ warnings: 0 })
  expect(await cards(desk.handler.id)).toEqual(['2026-11-18 taskYellow'])
})

it('looks again at the whole of a matter that an act left unsettled', async () => {
  const desk = await givenDesk()
  const { matter, id } = await givenNearlyDone(desk)
  await passDays('2026-11-10', '2026-11-10')
  await TaskModel.updateOne({ _id: id }, { verified: 0, lightUntil: '' })
  at('2026-11-20', '00:05')
  expect(await scan()).toMatchObject({ matters: 1, lightsChanged: 1 })
  expect(await MatterModel.findById(matter.id).lean()).toMatchObject({ verified: 0, counts: { yellow: 1 } })
  expect(await scan()).toMatchObject({ matters: 0, tasks: 0 })
})

it('judges a task by the thresholds of its matter’s category', async () => {
  const desk = await givenDesk()
  const special = await givenNearlyDone(desk)
  const routine = await givenIssued(app, desk, [leafOf(desk)], { category: 'routine' })
  await TaskModel.updateMany({ matterId: routine.id }, { verified: 9700 })
  at('2026-11-18', '08:31')
  const security = await givenPerson(desk.region.id, ['securityAdmin'])
  const values = { ...defaultRules(), byCategory: { routine: { warnSharePercent: 50 } } }
  const body = { version: 0, values, note: '日常督办从紧' }
  expect((await app.call('PUT', '/rules', { token: security.token, body })).status).toBe(200)
  await scan()
  const lights = async (matterId: string) =>
    (await TaskModel.find({ matterId }).lean()).map((task) => [task.category, task.light])
  expect(await lights(special.matter.id)).toEqual([['special', 'green']])
  expect(await lights(routine.id)).toEqual([['routine', 'yellow']])
})

describe('nextWarningAt', () => {
  it('names the moment and the task, and moves on after it was sent', async () => {
    expect(await nextWarningAt(parts.time)).toBeNull()
    const desk = await givenDesk()
    await givenNearlyDone(desk)
    const first = await nextWarningAt(parts.time)
    expect(first?.at.toISOString()).toBe('2026-11-25T00:30:00.000Z')
    expect(first?.what).toBe('演督〔2026〕1号-1“清水河段问题整改清零”还剩 3 个工作日')
    at('2026-11-25', '07:00')
    await scan()
    expect((await nextWarningAt(parts.time))?.at.toISOString()).toBe('2026-11-25T00:30:00.000Z')
    at('2026-11-25', '08:30')
    await scan()
    expect((await nextWarningAt(parts.time))?.at.toISOString()).toBe('2026-11-27T00:30:00.000Z')
  })
})

describe('what no longer holds', () => {
  const gone = async (kind: MessageKind, subjectId: string, dedupe: string) =>
    (await noLongerHolding([{ id: 'm', kind, subjectId, dedupe }])).get('m') ?? null

  it('is a warning of a task that was closed or whose deadline moved, and nothing that merely happened', async () => {
    const desk = await givenDesk()
    const { id } = await givenNearlyDone(desk)
    expect(await gone('taskYellow', id, 'warn:2026-11-25:v1')).toBeNull()
    expect(await gone('taskYellow', id, 'warn:2026-11-25:v2')).toBe('任务已办结、暂停、分解或限期已变')
    expect(await gone('reportReturned', id, 'returned:0123')).toBeNull()
    await TaskModel.updateOne({ _id: id }, { $set: { state: 'done' } })
    expect(await gone('taskYellow', id, 'warn:2026-11-25:v1')).toBe('任务已办结、暂停、分解或限期已变')
    expect(await gone('taskAssigned', id, 'assigned:v1')).toBeNull()
    expect(await taskCard(id, parts.time)).toMatchObject({
      no: '演督〔2026〕1号-1',
      state: 'done',
      due: '2026-11-30',
    })
    expect(await taskCard(desk.handler.id, parts.time)).toBeNull()
  })

  it('is an assignment that was cancelled, and a report that was verified meanwhile', async () => {
    const desk = await givenDesk()
    const { id } = await givenNearlyDone(desk)
    const report = await ReportModel.findOne({ taskId: id }).lean()
    const dedupe = `submitted:${String(report?._id)}`
    expect(await gone('reportSubmitted', id, dedupe)).toBe('进展已经核验')
    await ReportModel.updateOne({ _id: report?._id }, { $set: { state: 'submitted' } })
    expect(await gone('reportSubmitted', id, dedupe)).toBeNull()
    await TaskModel.updateOne({ _id: id }, { $set: { state: 'cancelled' } })
    expect(await gone('taskAssigned', id, 'assigned:v1')).toBe('任务已撤销')
  })
})
