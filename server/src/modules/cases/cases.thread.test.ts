import type { ApplicantThread, OfficeThread } from '@mingdu/shared/cases/case-thread.api'
import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { AuditModel } from '../audit/audit.model'
import { givenPhoto } from '../files/files.factory'
import { DeliveryModel, MessageModel } from '../messages/messages.model'
import { CheckModel } from '../safety/safety.model'
import { codeOf, givenCaseDesk, type CaseDesk } from './cases.desk.factory'
import { readCaseIn } from './cases.repo'
import { applicantThread, sayFromApplicant } from './cases.thread'
import { ThreadModel } from './thread.model'

const parts = testParts('2026-03-02T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

let desk: CaseDesk
beforeEach(async () => {
  desk = await givenCaseDesk(app)
})

const say = (who: { token: string } | null, id: string, body: object, key?: string) =>
  app.call<OfficeThread>('POST', `/cases/${id}/messages`, {
    ...(who ? { token: who.token } : {}),
    ...(key === undefined ? {} : { key }),
    body,
  })
const track = (no: string, body: object = {}, key?: string) =>
  app.call<ApplicantThread>('POST', '/public/cases/thread', {
    ...(key === undefined ? {} : { key }),
    body: { no, phoneEnd: '8000', ...body },
  })

it('goes to and fro: the office by its role, the applicant by number and last four digits', async () => {
  const { people, reviewing } = desk
  const one = await reviewing()
  expect((await say(people.window, one.id, { text: '请补一张平面图' })).status).toBe(200)
  parts.time.set('2026-03-02T03:00:00.000Z')
  const seen = await track(one.no)
  expect(seen.data).toMatchObject({ unread: 0, items: [{ from: 'office', role: 'window' }] })
  expect(seen.data.items[0]).toMatchObject({ text: '请补一张平面图', readAt: '2026-03-02T03:00:00.000Z' })
  parts.time.set('2026-03-02T04:00:00.000Z')
  const answered = await track(one.no, { text: '好的，明天送来' })
  expect(answered.data.items.map(({ from }) => from)).toEqual(['office', 'applicant'])
  for (const name of ['窗口一', '审查一']) expect(JSON.stringify(answered.data)).not.toContain(name)
  const told = await MessageModel.find({ kind: 'caseWritten' }).lean()
  expect(told.map(({ recipientName }) => recipientName)).toEqual(['审查一'])
  const office = await app.call<OfficeThread>('GET', `/cases/${one.id}/thread`, {
    token: people.leader.token,
  })
  expect(office.data).toMatchObject({ unread: 1, items: [{ who: '窗口一' }, { who: '', readAt: null }] })
  const reply = await say(people.reviewer, one.id, { text: '收到' })
  expect(reply.data.items.map(({ role, readAt }) => [role, readAt !== null])).toEqual([
    ['window', true],
    ['applicant', true],
    ['reviewer', false],
  ])
  const events = await AuditModel.find({ event: /^case\.(said|thread)/ }).lean<{ event: string }[]>()
  expect(events.map(({ event }) => event).sort()).toEqual([
    'case.said',
    'case.said',
    'case.threadOpened',
    'case.threadOpened',
  ])
})

it('is told to the window while nobody examines the case, and can be marked as read', async () => {
  const { people, received } = desk
  const one = await received()
  await track(one.no, { text: '我什么时候能办好？' })
  const told = await MessageModel.find({ kind: 'caseWritten' }).lean()
  expect(told.map(({ recipientName }) => recipientName)).toEqual(['窗口一'])
  expect(JSON.stringify(told)).not.toContain('张')
  const path = `/cases/${one.id}/thread/read`
  const read = (who?: { token: string }) =>
    app.call<OfficeThread>('POST', path, who ? { token: who.token } : {})
  expect((await read(people.window)).data).toMatchObject({ unread: 0 })
  const statuses = [await read(), await read(people.leader), await read(people.otherTwo)]
  expect(statuses.map(({ status }) => status)).toEqual([401, 403, 404])
})

it('carries files of the office, and those of an applicant with an account', async () => {
  const { people, received } = desk
  const one = await received()
  const mine = await givenPhoto(app, people.window.token, '样表.jpg')
  const sent = await say(people.window, one.id, { text: '样表在附件', fileIds: [mine] })
  expect(sent.data.items[0]?.files).toMatchObject([{ id: mine, kind: 'photo' }])
  const others = await givenPhoto(app, people.other.token)
  expect(codeOf(await say(people.window, one.id, { text: '别人的', fileIds: [others] }))).toBe('file.missing')
  await inTransaction(async (tx) => {
    const doc = await readCaseIn(one.id, tx)
    if (!doc) throw new Error('the case is there')
    const by = { id: people.leader.id, name: '张小明' }
    await sayFromApplicant(doc, { text: '见照片', fileIds: [] }, { by, at: new Date(parts.time.now()) }, tx)
  })
  expect((await applicantThread(one.id)).items.map(({ text }) => text)).toEqual(['样表在附件', '见照片'])
})

it('is checked as it comes in, never held up by that, and hidden once judged unfit', async () => {
  const { people, received } = desk
  const one = await received()
  await track(one.no, { text: '不好听的话' })
  const check = await CheckModel.findOne({ subjectKind: 'caseMessage' }).lean()
  expect(check).toMatchObject({ kind: 'text', text: '不好听的话', state: 'checking' })
  await CheckModel.updateOne({ _id: check?._id }, { $set: { state: 'rejected' } })
  const office = await app.call<OfficeThread>('GET', `/cases/${one.id}/thread`, {
    token: people.window.token,
  })
  expect(office.data.items[0]).toMatchObject({ hidden: true, text: '' })
  expect((await track(one.no)).data.items[0]).toMatchObject({ hidden: true, text: '不好听的话' })
})

it('refuses classified words, and closes with the case', async () => {
  const { people, received, done } = desk
  const one = await received()
  expect(codeOf(await say(people.window, one.id, { text: '机密级材料' }))).toBe('text.classified')
  expect(codeOf(await track(one.no, { text: '绝密' }))).toBe('text.classified')
  await done(people.window, one, 'withdraw')
  expect(codeOf(await say(people.window, one.id, { text: '还在吗' }))).toBe('case.thread-closed')
  expect(codeOf(await track(one.no, { text: '还在吗' }))).toBe('case.thread-closed')
  expect((await track(one.no)).status).toBe(200)
  expect(await ThreadModel.countDocuments()).toBe(0)
})

it('is locked after five wrong tries as the tracking card is, and written ten times an hour at most', async () => {
  const one = await desk.received()
  for (let i = 0; i < 10; i++) expect((await track(one.no, { text: `第${i}句` })).status).toBe(200)
  const eleventh = await track(one.no, { text: '再说一句' })
  expect([eleventh.status, codeOf(eleventh)]).toEqual([429, 'case.thread-too-many'])
  expect((await track(one.no)).data.items).toHaveLength(10)
  const codes = []
  for (let i = 0; i < 6; i++) codes.push(codeOf(await track(one.no, { phoneEnd: '1111' })))
  expect(codes).toEqual([...Array<string>(5).fill('case.track'), 'case.track-locked'])
  expect(
    codeOf(await app.call('POST', '/public/cases/track', { body: { no: one.no, phoneEnd: '8000' } })),
  ).toBe('case.track-locked')
})

it('answers bad input, nobody, the wrong role, another unit and a repeat', async () => {
  const { people, received } = desk
  const one = await received()
  const bad = await say(people.window, one.id, { text: '' })
  expect([bad.status, bad.error?.fields?.map(({ path }) => path)]).toEqual([400, ['body.text']])
  const long = await track(one.no, { text: '长'.repeat(1001) })
  expect([long.status, long.error?.fields?.map(({ path }) => path)]).toEqual([400, ['body.text']])
  expect((await track(one.no, { phoneEnd: '80' })).error?.fields?.[0]?.path).toBe('body.phoneEnd')
  const statuses = [
    await say(null, one.id, { text: '你好' }),
    await say(people.leader, one.id, { text: '你好' }),
    await say(people.other, one.id, { text: '你好' }),
    await app.call('GET', `/cases/${one.id}/thread`),
    await app.call('GET', `/cases/${one.id}/thread`, { token: people.other.token }),
  ].map(({ status }) => status)
  expect(statuses).toEqual([401, 403, 404, 401, 404])
  for (let i = 0; i < 2; i++) {
    await say(people.window, one.id, { text: '你好' }, 'say-key-00000000001')
    await track(one.no, { text: '您好' }, 'track-key-000000001')
  }
  expect(await ThreadModel.countDocuments()).toBe(2)
})

it('says to the office how the applicant was told of its words, and nothing of it to the applicant', async () => {
  const { people, reviewing } = desk
  const one = await reviewing()
  const said = (await say(people.window, one.id, { text: '请补一张平面图' })).data.items[0]
  expect(said?.told).toEqual({ channel: 'inApp', state: 'delivered', sms: null })
  const message = await MessageModel.findOneAndUpdate(
    { kind: 'caseSaid' },
    { $push: { tried: 'sms' } },
  ).lean()
  await DeliveryModel.create({
    ...{
      messageId: String(message?._id),
      recipientId: message?.recipientId ?? '',
      orgId: desk.water.id,
      channel: 'sms',
    },
    ...{ priority: 2, state: 'delivered', createdAt: new Date(), day: '2026-03-02' },
  })
  const { data } = await app.call<OfficeThread>('GET', `/cases/${one.id}/thread`, {
    token: people.window.token,
  })
  expect(data.items.map(({ told }) => told?.sms)).toEqual(['delivered'])
  expect(JSON.stringify((await track(one.no)).data)).not.toContain('told')
})
