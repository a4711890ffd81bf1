import { randomUUID } from 'node:crypto'
import type { Consultation, ConsultationTopics } from '@mingdu/shared/consultations/consultations.api'
import type { dashboardApi } from '@mingdu/shared/dashboard/dashboard.api'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { givenDesk, type Desk } from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { closeQuietConsultations } from './consultations.jobs'
import { consultations } from './consultations.model'

type Decision = Response<typeof dashboardApi.get>['decisions'][number]

const START = '2026-11-09T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const ask = async (desk: Desk, more: object = {}) => {
  const body = { topic: 'deadline', text: '任务延期最迟什么时候申请？', files: [], ...more }
  const asked = await app.call<Consultation>('POST', '/consultations', { token: desk.handler.token, body })
  expect(asked.error).toBeUndefined()
  return asked.data
}
const act = (
  person: GivenPerson | null,
  { id, version }: Consultation,
  what: string,
  more: object = {},
  key: string = randomUUID(),
) =>
  app.call<Consultation>('POST', `/consultations/${id}/${what}`, {
    ...{ token: person?.token, body: { version, ...more }, key },
  })
const told = async (person: GivenPerson) =>
  (await MessageModel.find({ recipientId: person.id }).sort({ _id: 1 }).lean()).map(({ title }) => title)

it('is taken by one of the 督查, once under one key, and by nobody twice', async () => {
  const desk = await givenDesk()
  const asked = await ask(desk)
  const key = randomUUID()
  const taken = await act(desk.supervisor, asked, 'taking', {}, key)
  expect(taken.data).toMatchObject({ version: 2, responsible: { id: desk.supervisor.id }, state: 'waiting' })
  expect((await act(desk.supervisor, asked, 'taking', {}, key)).data).toEqual(taken.data)
  expect((await act(desk.supervisor, taken.data, 'taking')).error?.code).toBe('consultation.taken')
  expect((await act(null, taken.data, 'taking')).status).toBe(401)
  expect((await act(desk.leader, taken.data, 'taking')).status).toBe(403)
  expect((await act(desk.forestHandler, taken.data, 'closing')).status).toBe(404)
})

it('refuses an act on what changed meanwhile, and says what was done', async () => {
  const desk = await givenDesk()
  const asked = await ask(desk)
  await act(desk.supervisor, asked, 'taking')
  const stale = await act(desk.colleague, asked, 'answers', { text: '到期前三个工作日。', files: [] })
  expect(stale.error).toMatchObject({ code: 'version.stale', changes: [{ who: '督查员一', what: '接办' }] })
  for (const [what, more] of [
    ['transfer', { topic: 'duty' }],
    ['taking', {}],
  ] as const)
    expect((await act(desk.colleague, asked, what, more)).error?.code).toBe('version.stale')
  for (const [what, more] of [
    ['closing', {}],
    ['follow-ups', { text: '再补充一句。', files: [] }],
  ] as const)
    expect((await act(desk.handler, asked, what, more)).error?.code).toBe('version.stale')
})

it('is handed to another topic or person with the promise it had', async () => {
  const desk = await givenDesk()
  const asked = await ask(desk)
  const to = { topic: 'duty', responsibleId: desk.colleague.id, note: '他熟悉分工' }
  const moved = await act(desk.supervisor, asked, 'transfer', to)
  expect(moved.data).toMatchObject({
    ...{ topic: { key: 'duty' }, responsible: { id: desk.colleague.id }, dueAt: asked.dueAt },
  })
  expect(await told(desk.colleague)).toEqual(['新咨询：限期、延期和暂停', '咨询转办：职责分工和转办'])
  expect((await consultations.findOne({ no: asked.no }))?.history.at(-1)).toMatchObject({
    ...{ who: '督查员一', what: '转办', note: '他熟悉分工' },
  })
  const wrong = async (more: object) =>
    (await act(desk.supervisor, moved.data, 'transfer', { ...to, ...more })).error
  expect((await wrong({ responsibleId: desk.handler.id }))?.code).toBe('consultation.person')
  expect((await wrong({ topic: 'none' }))?.code).toBe('consultation.topic')
  expect((await wrong({ note: '字'.repeat(201) }))?.fields?.[0]?.path).toBe('body.note')
  expect((await wrong({ note: '按机密级文件办' }))?.code).toBe('text.classified')
  const answered = await act(desk.colleague, moved.data, 'answers', { text: '到期前三天。', files: [] })
  const late = await act(desk.colleague, answered.data, 'transfer', to)
  expect(late.error?.code).toBe('consultation.state')
})

it('goes to whoever the topic names, and back to everybody where it names nobody', async () => {
  const desk = await givenDesk()
  const { token } = desk.chief
  const { data } = await app.call<ConsultationTopics>('GET', '/consultations/topics', { token })
  const topics = data.topics.map(({ key, name }) => ({
    ...{ key, name, responsibleId: key === 'deadline' ? desk.colleague.id : null },
  }))
  await app.call('PUT', '/consultations/topics', { token, body: { version: 0, topics } })
  const asked = await ask(desk)
  expect(asked.responsible?.id).toBe(desk.colleague.id)
  expect(await told(desk.supervisor)).toEqual([])
  const moved = await act(desk.colleague, asked, 'transfer', { topic: 'other' })
  expect(moved.data.responsible).toBeNull()
  expect(await told(desk.supervisor)).toEqual(['咨询转办：其他'])
})

it('stands on the desk of whoever has it, with the promise, and says when it is late', async () => {
  const desk = await givenDesk()
  const rows = async ({ token }: GivenPerson) => {
    const { data } = await app.call<{ decisions: Decision[] }>('GET', '/dashboard', { token })
    return data.decisions.filter(({ kind }) => kind === 'consultation')
  }
  const asked = await ask(desk)
  const [row] = await rows(desk.colleague)
  expect(row).toMatchObject({
    ...{ kindName: '咨询待答复', title: '任务延期最迟什么时候申请？', orgName: '区水务局' },
    ...{ due: '2026-11-10', target: { kind: 'consultation', id: asked.id } },
    reason: expect.stringContaining('承诺 2026-11-10 10:00 前答复') as unknown,
  })
  const taken = (await act(desk.supervisor, asked, 'taking')).data
  expect(await rows(desk.colleague)).toEqual([])
  parts.time.set('2026-11-10T02:00:01.000Z')
  expect((await rows(desk.supervisor)).map(({ kindName }) => kindName)).toEqual(['咨询答复超时'])
  const answered = (await act(desk.supervisor, taken, 'answers', { text: '到期前三天。', files: [] })).data
  expect(answered.posts.at(-1)?.late).toBe(true)
  expect(await rows(desk.supervisor)).toEqual([])
  expect(await told(desk.handler)).toEqual(['咨询有答复：限期、延期和暂停'])
})

it('ends by itself after its day and not on it, whatever else is open', async () => {
  const desk = await givenDesk()
  const [asked] = [await ask(desk), await ask(desk)]
  const answered = (await act(desk.supervisor, asked, 'answers', { text: '到期前三天。', files: [] })).data
  expect(answered.closesAfter).toBe('2026-11-16')
  parts.time.set('2026-11-16T15:59:59.000Z')
  expect(await closeQuietConsultations(parts.time)).toBe(0)
  parts.time.set('2026-11-16T16:00:00.000Z')
  expect(await closeQuietConsultations(parts.time)).toBe(1)
  const read = await app.call<Page<Consultation>>('GET', '/consultations', { token: desk.handler.token })
  expect(read.data.items.map(({ state }) => state)).toEqual(['waiting', 'closed'])
  expect((await consultations.findOne({ no: asked.no }))?.history.at(-1)).toMatchObject({ who: '系统' })
})

it('is listed by state, topic and person, and only to its sides', async () => {
  const desk = await givenDesk()
  const [mine] = [await ask(desk), await ask(desk, { topic: 'duty' })]
  await act(desk.supervisor, mine, 'taking')
  const count = async ({ token }: GivenPerson, query: string) =>
    (await app.call<Page<Consultation>>('GET', `/consultations?${query}`, { token })).data.total
  expect(await count(desk.supervisor, 'topic=duty')).toBe(1)
  expect(await count(desk.supervisor, 'mine=true')).toBe(1)
  expect(await count(desk.supervisor, 'state=closed')).toBe(0)
  expect(await count(desk.waterHead, '')).toBe(2)
  expect(await count(desk.forestHandler, '')).toBe(0)
  const wrong = await app.call('GET', '/consultations?state=lost', { token: desk.supervisor.token })
  expect(wrong.error?.fields?.[0]?.path).toBe('query.state')
  expect((await app.call('GET', '/consultations', { token: desk.leader.token })).status).toBe(403)
  const people = await app.call<{ items: { id: string }[] }>('GET', '/consultations/answerers', {
    token: desk.supervisor.token,
  })
  expect(people.data.items.map(({ id }) => id).sort()).toEqual(
    [desk.supervisor.id, desk.colleague.id, desk.chief.id].sort(),
  )
})
