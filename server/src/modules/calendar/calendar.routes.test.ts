import { randomUUID } from 'node:crypto'
import type { CalendarYearView } from '@mingdu/shared/calendar/calendar.api'
import type { DeadlineMove, MovedDeadlines } from '../tasks/deadlines.service'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { firstTask, givenDesk, givenIssued, leafOf, viewedTask } from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { TaskModel } from '../tasks/tasks.model'
import { forgetCalendar } from './calendar.service'

const parts = testParts('2026-12-10T02:00:00.000Z')
useDatabase()
const app = useApp(parts)
beforeEach(forgetCalendar)

/** Written for this test after the form of the yearly notices; not a notice that was issued. */
const NOTICE = `关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假调休，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`
const body = { noticeNo: '演示发〔2026〕99号', noticeText: NOTICE }

interface Preview extends MovedDeadlines {
  year: number
  workdays: number
  problems: string[]
  rest: unknown[]
}
interface Applied {
  calendar: CalendarYearView
  moves: DeadlineMove[]
}

/** A task of 20 working days from 2026-12-10: its end lies in a year whose notice is not loaded. */
async function given() {
  const desk = await givenDesk()
  const admin = await givenPerson(desk.region.id, ['systemAdmin'])
  const leaf = leafOf(desk, { limit: { kind: 'days', n: 20, unit: '工作日' } })
  const matter = await givenIssued(app, desk, [leaf], { due: '2027-01-29' })
  return { desk, admin, matter, task: await firstTask(app, desk.handler, matter) }
}

it('lists the years that came with the release', async () => {
  const { desk } = await given()
  const { data } = await app.call<{ items: CalendarYearView[] }>('GET', '/calendar', {
    token: desk.handler.token,
  })
  expect(data.items.map(({ year, version, workdays }) => [year, version, workdays])).toContainEqual([
    2026, 0, 248,
  ])
})

it('previews which deadlines a notice moves, and changes nothing', async () => {
  const { admin, task, desk } = await given()
  expect(task.clock).toMatchObject({ due: '2027-01-07', tentative: true })
  const { status, data } = await app.call<Preview>('POST', '/calendar/previews', { token: admin.token, body })
  expect(status).toBe(200)
  expect(data).toMatchObject({ year: 2027, problems: [], examined: 1 })
  expect(data.moves).toEqual([
    {
      taskId: task.id,
      no: task.no,
      title: task.title,
      orgName: '区水务局',
      from: '2027-01-07',
      to: '2027-01-08',
    },
  ])
  expect((await viewedTask(app, desk.handler, task.id)).clock.due).toBe('2027-01-07')
  expect(await AuditModel.countDocuments({ event: 'calendar.previewed' })).toBe(1)
})

it('applies a notice: deadlines are firm, both sides are told, every moved row has its digest', async () => {
  const { admin, task, desk } = await given()
  const { status, data } = await app.call<Applied>('POST', '/calendar', { token: admin.token, body })
  expect(status).toBe(200)
  expect(data.calendar).toMatchObject({ year: 2027, version: 1, notice: { no: body.noticeNo } })
  const seen = await viewedTask(app, desk.handler, task.id)
  expect(seen.clock).toMatchObject({ due: '2027-01-08', tentative: false, limitWorkdays: 20 })
  expect(seen.history.find((line) => line.what.includes('限期'))).toMatchObject({
    what: '限期由 2027-01-07 改为 2027-01-08',
    note: '按演示发〔2026〕99号调整工作日历',
  })
  expect(await TaskModel.findById(task.id).lean()).toMatchObject({ dueVersion: 2 })
  const told = await MessageModel.find({ kind: 'deadlineMoved' }).sort({ recipientName: 1 }).lean()
  expect(told.map((message) => message.recipientName).sort()).toEqual(['水务经办', '督查员一'])
  expect((await AuditModel.findOne({ event: 'calendar.changed' }).lean())?.digests).toHaveLength(
    1 + data.moves.length,
  )
  const years = await app.call<{ items: CalendarYearView[] }>('GET', '/calendar', {
    token: desk.handler.token,
  })
  expect(years.data.items.at(-1)).toMatchObject({ year: 2027, version: 1 })
})

it('previews a notice that it cannot read, with its problems, and refuses to apply it', async () => {
  const { admin } = await given()
  const broken = { ...body, noticeText: NOTICE.replace('至3日（周日）', '至30日（周日）') }
  const preview = await app.call<Preview>('POST', '/calendar/previews', { token: admin.token, body: broken })
  expect(preview.data.problems.length).toBeGreaterThan(0)
  const applied = await app.call('POST', '/calendar', { token: admin.token, body: broken })
  expect(applied.error?.code).toBe('calendar.problem')
  const nothing = { ...body, noticeText: '这里没有任何年份可供识别，也没有放假安排。' }
  expect((await app.call('POST', '/calendar', { token: admin.token, body: nothing })).error?.code).toBe(
    'calendar.year',
  )
})

it('is for those who keep the calendar, names wrong fields, and applies once', async () => {
  const { admin, desk } = await given()
  expect((await app.call('POST', '/calendar', { body })).status).toBe(401)
  expect((await app.call('POST', '/calendar', { token: desk.chief.token, body })).status).toBe(403)
  expect((await app.call('POST', '/calendar/previews', { token: desk.chief.token, body })).status).toBe(403)
  const wrong = await app.call('POST', '/calendar', {
    token: admin.token,
    body: { noticeNo: { $ne: 1 }, year: 2027 },
  })
  expect(wrong.error?.fields?.map((field) => field.path).sort()).toEqual([
    'body.noticeNo',
    'body.noticeText',
    'body.year',
  ])
  const key = randomUUID()
  const repeat = () => app.call<Applied>('POST', '/calendar', { token: admin.token, body, key })
  const answers = await Promise.all(Array.from({ length: 50 }, repeat))
  expect(new Set(answers.map((answer) => `${answer.status} ${answer.data.calendar.version}`))).toEqual(
    new Set(['200 1']),
  )
})
