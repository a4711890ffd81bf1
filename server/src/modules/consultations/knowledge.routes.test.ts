import { randomUUID } from 'node:crypto'
import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import type { Knowledge } from '@mingdu/shared/consultations/knowledge.api'
import type { Page } from '@mingdu/shared/kernel/page'
import type { SearchResult } from '@mingdu/shared/search/search.api'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { givenDesk, type Desk } from '../matters/matters.factory'
import { openSearch } from '../search/search.service'
import { knowledgeSearch } from './search.service'

const START = '2026-11-09T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const ENTRY = { topic: 'deadline', question: '任务延期最迟什么时候申请', answer: '到期前三个工作日。' }
const post = <T = Knowledge>(
  person: GivenPerson | null,
  path: string,
  body: object,
  key: string = randomUUID(),
) => app.call<T>('POST', path, { token: person?.token, body, key })
const get = <T = Knowledge>({ token }: GivenPerson, path: string) => app.call<T>('GET', path, { token })
const act = (person: GivenPerson, { id, version }: Knowledge, what: string, more: object = {}) =>
  post(person, `/knowledge/${id}/${what}`, { version, ...more })

async function givenShown(desk: Desk): Promise<Knowledge> {
  const draft = (await post(desk.supervisor, '/knowledge', ENTRY)).data
  const shown = await act(desk.colleague, draft, 'publication')
  expect(shown.error).toBeUndefined()
  return shown.data
}

it('is drafted once under one key by who answers, and refuses what is too short', async () => {
  const desk = await givenDesk()
  const key = randomUUID()
  const first = await post(desk.supervisor, '/knowledge', ENTRY, key)
  expect(first.data).toMatchObject({ state: 'draft', edition: 0, publishedAt: null, basis: '' })
  expect((await post(desk.supervisor, '/knowledge', ENTRY, key)).data).toEqual(first.data)
  const short = await post(desk.supervisor, '/knowledge', { ...ENTRY, answer: '短' })
  expect(short.error?.fields?.[0]?.path).toBe('body.answer')
  const classified = await post(desk.supervisor, '/knowledge', { ...ENTRY, answer: '见机密级文件' })
  expect(classified.error?.code).toBe('text.classified')
  expect((await post(null, '/knowledge', ENTRY)).status).toBe(401)
  expect((await post(desk.handler, '/knowledge', ENTRY)).status).toBe(403)
  expect((await get(desk.handler, `/knowledge/${first.data.id}`)).status).toBe(404)
})

it('goes on saying the last edition while the next is written', async () => {
  const desk = await givenDesk()
  const shown = await givenShown(desk)
  const next = { ...ENTRY, answer: '到期前五个工作日。', basis: '新规程第三条' }
  const revised = await act(desk.colleague, shown, 'revision', next)
  expect(revised.data).toMatchObject({ state: 'draft', edition: 1, answer: next.answer })
  const read = async () => (await get(desk.handler, `/knowledge/${shown.id}`)).data
  expect(await read()).toMatchObject({ state: 'published', answer: ENTRY.answer, allowedActions: [] })
  expect((await act(desk.supervisor, shown, 'publication')).error).toMatchObject({
    ...{ code: 'version.stale', changes: [{ who: '督查员二', what: '修改' }] },
  })
  expect((await act(desk.colleague, revised.data, 'publication')).error?.code).toBe('knowledge.own')
  expect((await act(desk.supervisor, revised.data, 'publication')).data.edition).toBe(2)
  expect(await read()).toMatchObject({ answer: next.answer, basis: next.basis, edition: 2 })
})

it('is withdrawn for a reason that readers do not see, and no answer may cite it then', async () => {
  const desk = await givenDesk()
  const shown = await givenShown(desk)
  const reason = '规程已经修改'
  const short = await act(desk.colleague, shown, 'withdrawal', { reason: '改' })
  expect(short.error?.fields?.[0]?.path).toBe('body.reason')
  expect((await act(desk.handler, shown, 'withdrawal', { reason })).status).toBe(403)
  const gone = await act(desk.colleague, shown, 'withdrawal', { reason })
  expect(gone.data).toMatchObject({ state: 'withdrawn', withdrawnFor: reason, publishedAt: null })
  expect((await act(desk.colleague, gone.data, 'withdrawal', { reason })).error?.code).toBe('knowledge.state')
  expect((await get(desk.handler, `/knowledge/${shown.id}`)).status).toBe(404)
  const asked = await post<Consultation>(desk.handler, '/consultations', {
    ...{ topic: 'deadline', text: '任务延期最迟什么时候申请？', files: [] },
  })
  const { id, version } = asked.data
  const body = { version, text: '到期前三个工作日。', files: [], knowledgeId: shown.id }
  const cited = await post<Consultation>(desk.supervisor, `/consultations/${id}/answers`, body)
  expect(cited.error?.code).toBe('knowledge.not-shown')
})

it('counts each person who found it useful once, and says which 咨询 it answered', async () => {
  const desk = await givenDesk()
  const shown = await givenShown(desk)
  const useful = (person: GivenPerson) => post(person, `/knowledge/${shown.id}/useful`, {})
  await useful(desk.handler)
  expect((await useful(desk.handler)).data).toMatchObject({ useful: 1, foundUseful: true, author: null })
  expect((await useful(desk.forestHandler)).data.useful).toBe(2)
  const asked = await post<Consultation>(desk.handler, '/consultations', {
    ...{ topic: 'deadline', text: '任务延期最迟什么时候申请？', files: [] },
  })
  const { id, version } = asked.data
  const body = { version, text: '到期前三个工作日。', files: [], knowledgeId: shown.id }
  const answered = await post<Consultation>(desk.supervisor, `/consultations/${id}/answers`, body)
  expect(answered.data.posts.at(-1)?.knowledge).toEqual({ id: shown.id, question: ENTRY.question })
  const path = `/knowledge/${shown.id}/consultations`
  const used = await get<Page<{ id: string }>>(desk.colleague, path)
  expect(used.data).toMatchObject({ total: 1, items: [{ id }] })
  expect((await get(desk.handler, path)).status).toBe(403)
  expect((await get(desk.colleague, `/knowledge/${shown.id}`)).data.uses).toBe(1)
})

it('is listed by words, topic and state; readers see what is published', async () => {
  const desk = await givenDesk()
  await givenShown(desk)
  await post(desk.supervisor, '/knowledge', { ...ENTRY, topic: 'duty', question: '要不要申请会办呢' })
  const total = async (person: GivenPerson, query: string) =>
    (await get<Page<Knowledge>>(person, `/knowledge?${query}`)).data.total
  expect(await total(desk.supervisor, '')).toBe(2)
  expect(await total(desk.supervisor, 'state=draft')).toBe(1)
  expect(await total(desk.supervisor, 'topic=duty')).toBe(1)
  expect(await total(desk.supervisor, `q=${encodeURIComponent('会办')}`)).toBe(1)
  expect(await total(desk.handler, '')).toBe(1)
  expect(await total(desk.handler, 'state=draft')).toBe(1)
  expect((await get(desk.leader, '/knowledge')).status).toBe(403)
})

it('is found by the search of those who read it, as long as it is published', async () => {
  const desk = await givenDesk()
  const follower = await openSearch(parts, [knowledgeSearch])
  const draft = (await post(desk.supervisor, '/knowledge', ENTRY)).data
  await follower.turn()
  const found = async (person?: GivenPerson) => {
    const path = `${person ? '' : '/public'}/search?q=${encodeURIComponent('最迟什么时候')}`
    return (await app.call<SearchResult>('GET', path, { token: person?.token })).data.items.map(
      ({ id }) => id,
    )
  }
  expect(await found(desk.handler)).toEqual([])
  const shown = (await act(desk.colleague, draft, 'publication')).data
  await follower.turn()
  expect(await found(desk.handler)).toEqual([shown.id])
  expect(await found(desk.leader)).toEqual([])
  expect(await found()).toEqual([])
  await act(desk.colleague, shown, 'withdrawal', { reason: '规程已经修改' })
  await follower.turn()
  expect(await found(desk.handler)).toEqual([])
})
