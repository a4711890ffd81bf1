import { randomUUID } from 'node:crypto'
import type { Conclusion, ConclusionRow } from '@mingdu/shared/conclusions/conclusions.api'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenDesk, givenIssued, type Desk } from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const post = (at: string, token: string | undefined, body: object, key: string = randomUUID()) =>
  app.call<Conclusion>('POST', at, { token, body, key })
const words = {
  findings: '清水河段有12处垃圾未清理，台账与现场不符。',
  basis: '政府督查工作条例第十六条',
  demands: '限15日内整改到位并报送结果。',
}
async function givenDraft(desk: Desk): Promise<Conclusion> {
  const { id } = await givenIssued(app, desk)
  const body = { ...words, matterId: id, orgId: desk.water.id }
  return (await post('/conclusions', desk.colleague.token, body)).data
}
const act = (one: Conclusion, name: string, token: string | undefined, more: object = {}, key?: string) =>
  post(`/conclusions/${one.id}/${name}`, token, { version: one.version, ...more }, key)
async function givenServed(desk: Desk): Promise<Conclusion> {
  const { data } = await act(await givenDraft(desk), 'issue', desk.chief.token)
  return (await act(data, 'deliver', desk.supervisor.token, { on: '2026-11-09', receiver: '水务局办公室' }))
    .data
}

it('is drafted by one, issued by another with a number, and served', async () => {
  const desk = await givenDesk()
  const draft = await givenDraft(desk)
  expect(draft).toMatchObject({ no: null, state: 'draft', allowedActs: [] })
  expect((await act(draft, 'issue', desk.supervisor.token)).status).toBe(403)
  expect((await act(draft, 'issue', undefined)).status).toBe(401)
  const key = randomUUID()
  const issue = () => act(draft, 'issue', desk.chief.token, {}, key)
  const issued = (await issue()).data
  expect((await issue()).data).toEqual(issued)
  expect(issued).toMatchObject({ no: '演督结〔2026〕1号', state: 'issued', issuedOn: '2026-11-09' })
  expect(await MessageModel.countDocuments({ recipientId: desk.waterHead.id, title: /^作出结论/ })).toBe(1)
  const early = await act(issued, 'deliver', desk.supervisor.token, { on: '2026-11-08', receiver: '办公室' })
  expect(early.error?.code).toBe('conclusion.day')
  const served = await act(issued, 'deliver', desk.supervisor.token, { on: '2026-11-09', receiver: '办公室' })
  expect(served.data).toMatchObject({ state: 'delivered', objectUntil: '2026-12-09' })
  expect(await AuditModel.countDocuments({ event: 'conclusion.issued' })).toBe(1)
})

it('is about an org with a part in the matter, in words that say something', async () => {
  const desk = await givenDesk()
  const { id } = await givenIssued(app, desk)
  const draft = (more: object) =>
    post('/conclusions', desk.supervisor.token, { ...words, matterId: id, orgId: desk.water.id, ...more })
  expect((await draft({ orgId: desk.office.id })).error?.code).toBe('conclusion.org')
  expect((await draft({ findings: '不行' })).error?.fields?.[0]?.path).toBe('body.findings')
  expect((await draft({ demands: '按机密★文件整改' })).error?.code).toBe('text.classified')
  const chief = await post('/conclusions', desk.chief.token, { ...words, matterId: id, orgId: desk.water.id })
  expect((await act(chief.data, 'issue', desk.chief.token)).error?.code).toBe('conclusion.own')
})

it('is objected to within 30 days and reviewed by people who took no part', async () => {
  const desk = await givenDesk()
  const served = await givenServed(desk)
  const text = '12处中有8处不在本单位管辖河段，请复核。'
  expect((await act(served, 'object', desk.supervisor.token, { text })).status).toBe(403)
  const objected = (await act(served, 'object', desk.waterHead.token, { text })).data
  expect(objected).toMatchObject({
    state: 'objected',
    reviewUntil: '2026-12-09',
    objection: { by: '水务局长' },
  })
  const amend = (token: string) =>
    act(objected, 'amend', token, { text: '经复核部分属实', amended: '清水河段有4处垃圾未清理。' })
  for (const person of [desk.chief, desk.supervisor, desk.colleague])
    expect((await amend(person.token)).error?.code).toBe('conclusion.recused')
  const within = await givenPerson(desk.water.id, ['supervisor'])
  expect((await amend(within.token)).error?.code).toBe('conclusion.same-office')
  expect(
    (await act({ ...objected, version: 1 }, 'uphold', desk.leader.token, { text: '维持' })).error?.code,
  ).toBe('version.stale')
  expect((await amend(desk.leader.token)).data).toMatchObject({
    state: 'amended',
    review: { by: '区领导', late: false, amended: '清水河段有4处垃圾未清理。' },
    allowedActs: [],
  })
})

it('is not objected to after the last day, and a late review is marked', async () => {
  const desk = await givenDesk()
  const served = await givenServed(desk)
  const text = '12处中有8处不在本单位管辖河段，请复核。'
  parts.time.set('2026-12-10T01:00:00.000Z')
  const late = await act(served, 'object', desk.waterHead.token, { text })
  expect(late.error).toMatchObject({ code: 'conclusion.late', details: { last: '2026-12-09' } })
  parts.time.set('2026-12-09T01:00:00.000Z')
  const objected = (await act(served, 'object', desk.waterHead.token, { text })).data
  parts.time.set('2027-01-15T01:00:00.000Z')
  const reviewed = await act(objected, 'uphold', desk.leader.token, { text: '维持原结论' })
  expect(reviewed.data.review).toMatchObject({ late: true })
})

it('has a paper as PDF and as Word once it is issued', async () => {
  const desk = await givenDesk()
  const draft = await givenDraft(desk)
  const at = `/conclusions/${draft.id}/paper`
  expect((await app.call('GET', at, { token: desk.chief.token })).error?.code).toBe('conclusion.no-paper')
  await act(draft, 'issue', desk.chief.token)
  expect((await app.call('GET', at, { token: desk.chief.token })).status).toBe(200)
  expect((await app.call('GET', `${at}?as=word`, { token: desk.waterHead.token })).status).toBe(200)
})

it('is seen by its org once issued, and by no other', async () => {
  const desk = await givenDesk()
  const draft = await givenDraft(desk)
  const seen = async (token: string) =>
    (await app.call<Page<ConclusionRow>>('GET', '/conclusions', { token })).data.items.length
  expect([await seen(desk.waterHead.token), await seen(desk.leader.token)]).toEqual([0, 1])
  await act(draft, 'issue', desk.chief.token)
  expect(await seen(desk.waterHead.token)).toBe(1)
  const forest = await givenPerson(desk.forest.id, ['head'])
  expect(await seen(forest.token)).toBe(0)
  expect((await app.call('GET', `/conclusions/${draft.id}`, { token: forest.token })).status).toBe(404)
  expect((await app.call('GET', '/conclusions', { token: desk.handler.token })).status).toBe(403)
})
