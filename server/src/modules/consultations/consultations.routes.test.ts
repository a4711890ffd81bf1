import { randomUUID } from 'node:crypto'
import type { Consultation, ConsultationTopics } from '@mingdu/shared/consultations/consultations.api'
import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { givenPhoto } from '../files/files.factory'
import { givenDesk, givenIssued } from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { closeQuietConsultations } from './consultations.jobs'
import { consultations } from './consultations.model'

const START = '2026-11-09T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const ASKED = { topic: 'deadline', text: '任务延期最迟什么时候申请？' }
const post = <T>(person: GivenPerson | null, path: string, body: object, key: string = randomUUID()) =>
  app.call<T>('POST', path, { token: person?.token, body, key })
const ask = (person: GivenPerson | null, more: object = {}, key?: string) =>
  post<Consultation>(person, '/consultations', { ...ASKED, ...more }, key)
const act = (person: GivenPerson, { id, version }: Consultation, what: string, more: object = {}) =>
  post<Consultation>(person, `/consultations/${id}/${what}`, { version, ...more })

it('is asked once with a promise in working hours, and told to everybody who may answer', async () => {
  const desk = await givenDesk()
  const key = randomUUID()
  const first = await ask(desk.handler, {}, key)
  expect(first.data).toMatchObject({ state: 'waiting', dueAt: '2026-11-10T02:00:00.000Z', late: false })
  expect((await ask(desk.handler, {}, key)).data.id).toBe(first.data.id)
  expect(await MessageModel.countDocuments({ kind: 'consultationMoved' })).toBe(3)
  expect((await ask(null)).status).toBe(401)
  expect((await ask(desk.supervisor)).status).toBe(403)
  expect((await ask(desk.handler, { text: '短' })).error?.fields?.[0]?.path).toBe('body.text')
  expect((await ask(desk.handler, { topic: 'none' })).error?.code).toBe('consultation.topic')
  const read = (person: GivenPerson) =>
    app.call('GET', `/consultations/${first.data.id}`, { token: person.token })
  expect((await read(desk.waterHead)).status).toBe(200)
  expect((await read(desk.forestHandler)).status).toBe(404)
})

it('is answered, rated, asked on, and ends by itself', async () => {
  const desk = await givenDesk()
  const asked = (await ask(desk.handler)).data
  const answered = await act(desk.supervisor, asked, 'answers', { text: '到期前三个工作日。' })
  expect(answered.data).toMatchObject({ state: 'answered', responsible: { name: '督查员一' } })
  expect((await act(desk.waterHead, answered.data, 'closing')).error?.code).toBe('consultation.side')
  const rated = await act(desk.handler, answered.data, 'rating', { useful: true })
  expect(rated.data.useful).toBe(true)
  parts.time.set('2026-11-20T02:00:00.000Z')
  expect(await closeQuietConsultations(parts.time)).toBe(1)
  expect(await closeQuietConsultations(parts.time)).toBe(0)
  const again = await act(desk.handler, { ...rated.data, version: rated.data.version + 1 }, 'follow-ups', {
    text: '错过了还能申请吗？',
  })
  expect(again.data).toMatchObject({ state: 'waiting', useful: null })
})

it('becomes an entry without names, published by another, and is suggested', async () => {
  const desk = await givenDesk()
  const asked = (await ask(desk.handler)).data
  await act(desk.supervisor, asked, 'answers', { text: '到期前三个工作日。' })
  const entry = { topic: 'deadline', question: '任务延期最迟什么时候申请', answer: '到期前三个工作日。' }
  const draft = (more: object) =>
    post<Knowledge>(desk.supervisor, '/knowledge', { ...entry, consultationId: asked.id, ...more })
  expect((await draft({ answer: '水务经办应提前三天。' })).error?.code).toBe('knowledge.names')
  const { id, version } = (await draft({})).data
  const publish = (person: GivenPerson) =>
    post<Knowledge>(person, `/knowledge/${id}/publication`, { version })
  expect((await publish(desk.supervisor)).error?.code).toBe('knowledge.own')
  expect((await publish(desk.colleague)).data.state).toBe('published')
  const path = `/knowledge/suggestions?text=${encodeURIComponent('什么时候申请延期')}`
  const found = await app.call<{ items: Knowledge[] }>('GET', path, { token: desk.handler.token })
  expect(found.data.items.map((one) => [one.id, one.author])).toEqual([[id, null]])
})

it('shows the files of question, answer and 追问 to its two sides and nobody else', async () => {
  const desk = await givenDesk()
  const read = async (person: GivenPerson, id: string) => {
    const headers = { Authorization: `Bearer ${person.token}`, 'X-Mingdu-Client': 'test' }
    return (await fetch(`${app.url}/api/v1/files/${id}`, { headers })).status
  }
  const photo = (person: GivenPerson, name: string) => givenPhoto(app, person.token, name)
  const first = await photo(desk.handler, '问.jpg')
  const asked = (await ask(desk.handler, { files: [first] })).data
  const second = await photo(desk.supervisor, '答复.jpg')
  const answer = { text: '到期前三个工作日，见附图。', files: [second] }
  const answered = (await act(desk.supervisor, asked, 'answers', answer)).data
  const third = await photo(desk.handler, '再问一次.jpg')
  const again = await act(desk.handler, answered, 'follow-ups', { text: '这样写对吗？', files: [third] })
  expect(again.data.posts.map(({ files }) => files.map(({ id }) => id))).toEqual([[first], [second], [third]])
  for (const id of [first, second, third]) {
    const sides = [desk.handler, desk.waterHead, desk.supervisor, desk.colleague, desk.chief]
    expect(await Promise.all(sides.map((who) => read(who, id)))).toEqual([200, 200, 200, 200, 200])
    expect(await Promise.all([desk.forestHandler, desk.leader].map((who) => read(who, id)))).toEqual([
      404, 404,
    ])
  }
})

it('keeps what waits first by its promise and the rest by what was said last', async () => {
  const desk = await givenDesk()
  const at = (day: string) => parts.time.set(`2026-11-${day}T02:00:00.000Z`)
  const asked: Consultation[] = []
  for (const day of ['09', '10', '11', '12']) {
    at(day)
    asked.push((await ask(desk.handler)).data)
  }
  const [first, second, third, last] = asked as [Consultation, Consultation, Consultation, Consultation]
  at('13')
  const answered = (await act(desk.supervisor, first, 'answers', { text: '到期前三个工作日。' })).data
  await act(desk.supervisor, third, 'answers', { text: '到期前三个工作日。' })
  await act(desk.handler, answered, 'closing')
  const list = async (query: string) => {
    const path = `/consultations?${query}`
    return (await app.call<Page<{ id: string }>>('GET', path, { token: desk.supervisor.token })).data
  }
  const head = await list('limit=3')
  const tail = await list(`limit=3&cursor=${encodeURIComponent(head.nextCursor ?? '')}`)
  const ids = [...head.items, ...tail.items].map(({ id }) => id)
  expect(ids.slice(0, 2)).toEqual([second.id, last.id])
  expect(new Set(ids.slice(2))).toEqual(new Set([first.id, third.id]))
})

it('is about a matter or a task, and not about both or what one does not see', async () => {
  const desk = await givenDesk()
  const matter = await givenIssued(app, desk)
  const taskId = matter.tree[0]?.id ?? ''
  expect((await ask(desk.handler, { taskId })).data.task).toMatchObject({ id: taskId })
  expect((await ask(desk.waterHead, { matterId: matter.id })).data.matter).toMatchObject({ no: matter.no })
  const both = await ask(desk.handler, { taskId, matterId: matter.id })
  expect(both.error?.fields?.[0]?.path).toBe('body.taskId')
  expect((await ask(desk.forestHandler, { taskId })).status).toBe(404)
})

it('moves what is open to 其他 when its topic is dropped', async () => {
  const desk = await givenDesk()
  const [open, over] = [(await ask(desk.handler)).data, (await ask(desk.handler)).data]
  await act(desk.handler, over, 'closing')
  const token = desk.chief.token
  const { data } = await app.call<ConsultationTopics>('GET', '/consultations/topics', { token })
  const topics = data.topics.flatMap(({ key, name }) =>
    key === ASKED.topic ? [] : [{ key, name, responsibleId: key === 'other' ? desk.colleague.id : null }],
  )
  const save = (person: GivenPerson | null, version: number, rows: object[]) =>
    app.call<ConsultationTopics>('PUT', '/consultations/topics', {
      ...{ token: person?.token, body: { version, topics: rows }, key: randomUUID() },
    })
  expect((await save(null, 0, topics)).status).toBe(401)
  expect((await save(desk.supervisor, 0, topics)).status).toBe(403)
  expect((await save(desk.chief, 3, topics)).error?.code).toBe('version.stale')
  expect((await save(desk.chief, 0, topics.slice(0, 2))).error?.code).toBe('consultation.topics')
  const stranger = topics.map((topic) => ({ ...topic, responsibleId: desk.handler.id }))
  expect((await save(desk.chief, 0, stranger)).error?.code).toBe('consultation.person')
  expect((await save(desk.chief, 0, topics)).data.version).toBe(1)
  const read = async (id: string) =>
    (await app.call<Consultation>('GET', `/consultations/${id}`, { token })).data
  expect(await read(open.id)).toMatchObject({
    ...{ version: 2, topic: { key: 'other' }, responsible: { id: desk.colleague.id } },
  })
  expect(await read(over.id)).toMatchObject({ topic: { key: ASKED.topic } })
  const line = (await consultations.findOne({ no: open.no }))?.history.at(-1)
  expect(line).toMatchObject({ who: '督查室主任', what: '改主题', version: 2 })
  expect(await MessageModel.countDocuments({ recipientId: desk.colleague.id })).toBe(3)
})
