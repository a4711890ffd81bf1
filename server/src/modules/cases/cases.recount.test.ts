import type { TrackedCase } from '@mingdu/shared/cases/cases.schema'
import type { JointStep } from '@mingdu/shared/cases/joint.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { keptLog } from '../../testing/log'
import { givenPerson } from '../accounts/accounts.factory'
import { forgetCalendar } from '../calendar/calendar.service'
import { MessageModel } from '../messages/messages.model'
import { givenCaseDesk, type CaseDesk } from './cases.desk.factory'
import { CaseModel } from './cases.model'
import { recountCases } from './cases.recount'
import { RecountModel } from './recount.model'

const parts = testParts('2026-12-24T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

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

let desk: CaseDesk
beforeEach(async () => {
  forgetCalendar()
  parts.time.set('2026-12-24T02:00:00.000Z')
  desk = await givenCaseDesk(app)
  // the worker has been here before
  await settled()
})

async function applied() {
  const admin = await givenPerson(desk.region.id, ['systemAdmin'])
  const body = { noticeNo: '演示发〔2026〕99号', noticeText: NOTICE }
  expect((await app.call('POST', '/calendar', { token: admin.token, body })).status).toBe(200)
  forgetCalendar()
}
async function settled(): Promise<number> {
  let moved = 0
  for (let i = 0; i < 2; i++) moved += await recountCases(parts.time, parts.log)
  return moved
}

it('moves the limits of open cases when a notice comes, each with its line, and tells both sides', async () => {
  const { people, reviewing, read } = desk
  const one = await reviewing()
  expect(one).toMatchObject({ due: '2027-01-07', tentative: true })
  await applied()
  expect(await settled()).toBe(1)
  const moved = await read(one.id)
  expect(moved).toMatchObject({ due: '2027-01-08', tentative: false, version: one.version + 1 })
  expect(moved.history.at(-1)).toMatchObject({
    ...{ who: '系统', what: '日历调整，限期由 2027-01-07 变为 2027-01-08' },
    note: expect.stringContaining('演示发〔2026〕99号'),
  })
  const told = await MessageModel.find({ kind: 'caseClockMoved' }).lean()
  expect(told.map(({ recipientName }) => recipientName)).toEqual(['审查一'])
  const track = await app.call<TrackedCase>('POST', '/public/cases/track', {
    body: { no: one.no, phoneEnd: '8000' },
  })
  expect(track.data).toMatchObject({ due: '2027-01-08' })
  expect(track.data.timeline.at(-1)?.note).toContain('演示发〔2026〕99号')
  expect([await settled(), (await read(one.id, people.reviewer)).version]).toEqual([0, moved.version])
})

it('moves what is owed and what other units were asked for, and leaves alone what has ended', async () => {
  const { people, accepted, received, reviewing, done } = desk
  const ended = await done(people.window, await accepted(), 'withdraw')
  const owing = await received()
  await CaseModel.collection.updateOne(
    { no: owing.no },
    { $set: { 'materials.0.given': 'missing', 'materials.0.deferDays': 7 } },
  )
  const deferred = await done(people.window, owing, 'accept', { deferred: ['form'] })
  expect(deferred.materials[0]?.owedBy).toBe('2027-01-04')
  const steps = [{ orgId: desk.forest.id, what: '林地是否占用', days: 8 }]
  const asked = await done(people.reviewer, await reviewing(), 'joint', { steps })
  const step = async () =>
    (await app.call<Page<JointStep>>('GET', '/case-steps', { token: people.other.token })).data.items[0]
  expect(await step()).toMatchObject({ due: '2027-01-05', tentative: true })
  await applied()
  expect(await settled()).toBe(2)
  expect((await desk.read(deferred.id)).materials[0]?.owedBy).toBe('2027-01-05')
  expect(await step()).toMatchObject({ due: '2027-01-06', tentative: false, version: 1 })
  expect((await desk.read(asked.id)).due).toBe('2027-01-08')
  expect((await desk.read(ended.id)).version).toBe(ended.version)
})

it('goes on where it was stopped, and one broken case does not hold up the others', async () => {
  const [first, second, third] = [await desk.accepted(), await desk.accepted(), await desk.accepted()]
  await applied()
  const { log, text } = keptLog()
  await CaseModel.collection.updateOne({ no: second.no }, { $set: { acceptedOn: 'never' } })
  const begun = await RecountModel.findById('calendar').lean()
  expect(begun).toMatchObject({ passes: 0, after: null })
  expect(await recountCases(parts.time, log)).toBe(2)
  expect(text()).toContain('could not be worked on')
  expect((await desk.read(third.id)).due).toBe('2027-01-08')
  await CaseModel.collection.updateOne({ no: first.no }, { $set: { due: '2027-01-07' } })
  await RecountModel.updateOne({ _id: 'calendar' }, { $set: { after: first.id } })
  expect(await recountCases(parts.time, log)).toBe(0)
  const done = await RecountModel.findById('calendar').lean()
  expect(done).toMatchObject({ passes: 0, after: null, failed: [second.id] })
})
