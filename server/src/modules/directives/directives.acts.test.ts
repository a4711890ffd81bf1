import { randomUUID } from 'node:crypto'
import type { Directive } from '@mingdu/shared/directives/directives.api'
import type { Page } from '@mingdu/shared/kernel/page'
import { closePapers } from '../../paper/papers'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { firstTask, givenDesk, givenFile, givenIssued, viewedTask } from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { directives } from './directives.model'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
afterAll(closePapers)
beforeEach(() => parts.time.set(START))

const TEXT = '余料已清运完毕，附台账'

async function given() {
  const desk = await givenDesk()
  const task = await firstTask(app, desk.handler, await givenIssued(app, desk))
  const issue = async (more: object = {}) => {
    const { version } = await viewedTask(app, desk.chief, task.id)
    const body = { version, level: 'routine', demand: '请加快清运余料', due: '2026-11-20', ...more }
    return (
      await app.call<Directive>('POST', `/tasks/${task.id}/directives`, { token: desk.chief.token, body })
    ).data
  }
  return { desk, task, issue }
}

const act = (
  name: 'receive' | 'answer',
  id: string,
  person: GivenPerson | null,
  body: object = {},
  key?: string,
) =>
  app.call<Directive>('POST', `/directives/${id}/${name}`, {
    token: person?.token,
    body: name === 'answer' ? { text: TEXT, ...body } : body,
    key: key ?? randomUUID(),
  })

const listed = (person: GivenPerson | null, query = '') =>
  app.call<Page<Directive>>('GET', `/directives${query}`, { token: person?.token })

describe('POST /directives/:id/receive', () => {
  it('says who took it and when, once, and stands in the task’s history', async () => {
    const { desk, task, issue } = await given()
    const paper = await issue()
    expect(paper).toMatchObject({ state: 'waiting', received: null, answered: null, allowedActs: [] })
    const key = randomUUID()
    const { data } = await act('receive', paper.id, desk.handler, {}, key)
    expect(data).toMatchObject({
      ...{ state: 'received', allowedActs: ['answer'], no: paper.no, demand: paper.demand },
      received: { by: { id: desk.handler.id, name: '水务经办' }, at: START },
      task: { id: task.id, no: task.no, title: task.title },
    })
    expect((await act('receive', paper.id, desk.handler, {}, key)).data).toEqual(data)
    const again = await act('receive', paper.id, desk.waterHead)
    expect([again.status, again.error?.code]).toEqual([409, 'directive.received'])
    expect(again.error?.message).toContain('水务经办已在 2026-11-09 签收')
    const seen = await viewedTask(app, desk.handler, task.id)
    expect(seen.history[0]).toMatchObject({ what: '签收督查通知', note: paper.no, who: '水务经办' })
    expect(await AuditModel.countDocuments({ event: 'directive.received' })).toBe(1)
  })
})

describe('POST /directives/:id/answer', () => {
  it('counts as 签收, is told to whoever issued it, carries its files and happens once', async () => {
    const { desk, task, issue } = await given()
    const paper = await issue()
    const file = await givenFile(app, desk.handler)
    parts.time.set('2026-11-10T01:00:00.000Z')
    const key = randomUUID()
    const { data } = await act('answer', paper.id, desk.handler, { fileIds: [file.id] }, key)
    const at = '2026-11-10T01:00:00.000Z'
    expect(data).toMatchObject({
      ...{ state: 'answered', allowedActs: [] },
      received: { by: { id: desk.handler.id }, at },
      answered: { by: { id: desk.handler.id }, at, text: TEXT, late: false },
    })
    expect(data.answered?.files.map(({ id }) => id)).toEqual([file.id])
    expect((await act('answer', paper.id, desk.handler, { fileIds: [file.id] }, key)).data).toEqual(data)
    for (const name of ['answer', 'receive'] as const) {
      const again = await act(name, paper.id, desk.waterHead)
      expect([again.status, again.error?.code]).toEqual([409, 'directive.answered'])
    }
    const told = await MessageModel.find({ dedupe: `directiveAnswered:${paper.no}` }).lean()
    expect(told.map(({ recipientId }) => recipientId).sort()).toEqual(
      [desk.chief.id, desk.supervisor.id].sort(),
    )
    expect(told[0]?.body).toContain(TEXT)
    const seen = await viewedTask(app, desk.chief, task.id)
    expect(seen.history[0]).toMatchObject({ what: '回复督查通知', note: `${paper.no}：${TEXT}` })
    expect(await AuditModel.countDocuments({ event: 'directive.answered' })).toBe(1)
    const read = await fetch(`${app.url}/api/v1/files/${file.id}`, {
      headers: { Authorization: `Bearer ${desk.supervisor.token}` },
    })
    expect(read.status).toBe(200)
  })

  it('keeps who received it before, and says when it came late', async () => {
    const { desk, issue } = await given()
    const paper = await issue()
    await act('receive', paper.id, desk.handler)
    parts.time.set('2026-11-23T01:00:00.000Z')
    expect((await listed(desk.chief)).data.items[0]?.state).toBe('late')
    const { data } = await act('answer', paper.id, desk.waterHead)
    expect(data.received?.by.id).toBe(desk.handler.id)
    expect(data).toMatchObject({ state: 'answered', answered: { late: true, by: { id: desk.waterHead.id } } })
  })

  it('names what is wrong', async () => {
    const { desk, issue } = await given()
    const paper = await issue()
    const fields = async (body: object) =>
      (await act('answer', paper.id, desk.handler, body)).error?.fields?.map(({ path }) => path)
    expect(await fields({ text: '好' })).toEqual(['body.text'])
    expect(await fields({ text: '字'.repeat(2001) })).toEqual(['body.text'])
    expect(await fields({ fileIds: Array.from({ length: 11 }, () => 'a'.repeat(24)) })).toEqual([
      'body.fileIds',
    ])
    expect((await act('answer', paper.id, desk.handler, { text: '见绝密文件第三页' })).error?.code).toBe(
      'text.classified',
    )
    const foreign = await givenFile(app, desk.forestHandler)
    expect((await act('answer', paper.id, desk.handler, { fileIds: [foreign.id] })).error?.code).toBe(
      'file.missing',
    )
    expect((await act('receive', 'x', desk.handler)).status).toBe(400)
    expect((await directives.findOne({}))?.answered).toBeNull()
  })
})

it.each(['receive', 'answer'] as const)('%s is of who answers for the task alone', async (name) => {
  const { desk, issue } = await given()
  const { id } = await issue()
  const neighbour = await givenPerson(desk.water.id, ['handler'], { name: '水务同事' })
  expect((await act(name, id, null)).status).toBe(401)
  for (const one of [desk.supervisor, desk.chief, desk.leader])
    expect((await act(name, id, one)).error?.code).toBe('auth.forbidden')
  for (const one of [desk.forestHandler, neighbour]) expect((await act(name, id, one)).status).toBe(404)
  expect((await act(name, 'f'.repeat(24), desk.handler)).status).toBe(404)
  expect((await act(name, id, desk.waterHead)).status).toBe(200)
})

it('takes a record from before there was 签收 for one that waits', async () => {
  const { desk, issue } = await given()
  const { id, no } = await issue()
  await directives.updateOne({ no }, { $unset: { received: '', answered: '' } })
  expect((await listed(desk.handler, '?state=waiting')).data.items[0]).toMatchObject({
    ...{ id, state: 'waiting', received: null, answered: null, allowedActs: ['receive', 'answer'] },
  })
  expect((await act('answer', id, desk.handler)).data.state).toBe('answered')
})

describe('GET /directives', () => {
  it('pages, newest first, and filters by level, state and text', async () => {
    const { desk, task, issue } = await given()
    const first = await issue()
    parts.time.set('2026-11-09T08:30:00.000Z')
    const second = await issue({ level: 'listed' })
    const third = await issue({ due: '2026-11-10' })
    await act('receive', second.id, desk.handler)
    const nos = async (query: string) => (await listed(desk.supervisor, query)).data.items.map(({ no }) => no)
    expect(await nos('')).toEqual([third.no, second.no, first.no])
    const page = (await listed(desk.supervisor, '?limit=2')).data
    expect([page.items.length, page.total]).toEqual([2, 3])
    expect(await nos(`?limit=2&cursor=${page.nextCursor}`)).toEqual([first.no])
    expect(await nos('?level=listed')).toEqual([second.no])
    expect(await nos('?state=received')).toEqual([second.no])
    expect(await nos('?state=waiting')).toEqual([third.no, first.no])
    parts.time.set('2026-11-11T01:00:00.000Z')
    expect(await nos('?state=late')).toEqual([third.no])
    expect(await nos('?state=waiting')).toEqual([first.no])
    await act('answer', third.id, desk.handler)
    expect([await nos('?state=late'), await nos('?state=answered')]).toEqual([[], [third.no]])
    for (const [q, n] of [
      [second.no, 1],
      [task.no, 3],
      [task.title.slice(0, 4), 3],
      ['水务', 3],
      ['林业', 0],
      ['.*', 0],
    ] as const)
      expect([q, (await nos(`?q=${encodeURIComponent(q)}`)).length]).toEqual([q, n])
  })

  it('shows the region to 督查 and each org its own, with what the reader may do', async () => {
    const { desk, issue } = await given()
    const { id } = await issue()
    const neighbour = await givenPerson(desk.water.id, ['handler'], { name: '水务同事' })
    const may = async (person: GivenPerson) =>
      (await listed(person)).data.items.map(({ allowedActs }) => allowedActs)
    expect(await may(desk.handler)).toEqual([['receive', 'answer']])
    expect(await may(desk.waterHead)).toEqual([['receive', 'answer']])
    expect(await may(desk.supervisor)).toEqual([[]])
    expect(await may(neighbour)).toEqual([[]])
    expect(await may(desk.forestHandler)).toEqual([])
    const get = (person: GivenPerson) =>
      app.call<Directive>('GET', `/directives/${id}`, { token: person.token })
    expect((await get(neighbour)).data).toMatchObject({ id, state: 'waiting', allowedActs: [] })
    expect((await get(desk.handler)).data.allowedActs).toEqual(['receive', 'answer'])
    expect((await get(desk.forestHandler)).status).toBe(404)
    const paper = await fetch(`${app.url}/api/v1/directives/${id}/paper?format=docx`, {
      headers: { Authorization: `Bearer ${neighbour.token}` },
    })
    expect(paper.status).toBe(200)
  })

  it('refuses who may not, and what it does not know', async () => {
    const { desk } = await given()
    expect((await listed(null)).status).toBe(401)
    const monitor = await givenPerson(desk.office.id, ['monitor'], { name: '监察员' })
    expect((await listed(monitor)).status).toBe(403)
    const wrong = await listed(desk.chief, '?state=gone&level=shout')
    expect([wrong.status, wrong.error?.fields?.map(({ path }) => path)]).toEqual([
      400,
      ['query.level', 'query.state'],
    ])
  })
})
