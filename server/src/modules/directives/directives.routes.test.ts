import { randomUUID } from 'node:crypto'
import type { Directive } from '@mingdu/shared/directives/directives.api'
import { closePapers } from '../../paper/papers'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { firstTask, givenDesk, givenIssued, viewedTask } from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { directives } from './directives.model'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
afterAll(closePapers)
beforeEach(() => parts.time.set(START))

const BODY = { level: 'routine', demand: '请加快清运余料，每周报一次进展', due: '2026-11-20' }

async function given() {
  const desk = await givenDesk()
  const task = await firstTask(app, desk.handler, await givenIssued(app, desk))
  const issue = (person: GivenPerson | null, body: object = BODY, key: string = randomUUID()) =>
    viewedTask(app, desk.chief, task.id).then(({ version }) =>
      app.call<Directive>('POST', `/tasks/${task.id}/directives`, {
        token: person?.token,
        body: { version, ...body },
        key,
      }),
    )
  return { desk, task, issue }
}

describe('POST /tasks/:id/directives', () => {
  it('numbers each level without gaps, tells who acts, and stands in the task’s history', async () => {
    const { desk, task, issue } = await given()
    const first = await issue(desk.supervisor)
    expect(first.data).toMatchObject({ no: '演督办〔2026〕1号', level: 'routine', org: { name: '区水务局' } })
    // refused after its number was asked for: the number is not lost
    expect((await issue(desk.supervisor, { ...BODY, due: '2026-11-09' })).error?.code).toBe('directive.limit')
    expect((await issue(desk.supervisor)).data.no).toBe('演督办〔2026〕2号')
    expect((await issue(desk.chief, { ...BODY, level: 'listed' })).data.no).toBe('演督挂〔2026〕1号')
    const seen = await viewedTask(app, desk.handler, task.id)
    expect(seen.history[0]).toMatchObject({ what: '发挂牌督办通知' })
    expect(seen.clock.due).toBe('2026-11-30')
    const told = await MessageModel.find({ kind: 'directiveIssued' }).lean()
    expect(new Set(told.map(({ recipientId }) => recipientId))).toEqual(
      new Set([desk.handler.id, desk.waterHead.id]),
    )
    expect(await AuditModel.countDocuments({ event: 'directive.issued' })).toBe(3)
  })

  it('is the 督查室主任’s where it is grave, and a 约谈 says when and where', async () => {
    const { desk, issue } = await given()
    expect((await issue(desk.supervisor, { ...BODY, level: 'interview', meeting: '明日9时' })).status).toBe(
      403,
    )
    expect((await issue(desk.chief, { ...BODY, level: 'interview' })).error?.code).toBe('directive.meeting')
    expect((await issue(desk.handler)).status).toBe(403)
    expect((await issue(null)).status).toBe(401)
    const wrong = await issue(desk.chief, { ...BODY, level: 'shout', demand: '快' })
    expect(wrong.error?.fields?.map(({ path }) => path)).toEqual(['body.level', 'body.demand'])
  })

  it('happens once under one key', async () => {
    const { desk, task, issue } = await given()
    const key = randomUUID()
    const { version } = task
    const [one, two] = [
      await issue(desk.chief, { ...BODY, version }, key),
      await issue(desk.chief, { ...BODY, version }, key),
    ]
    expect([one.data.no, two.data.no]).toEqual(['演督办〔2026〕1号', '演督办〔2026〕1号'])
    expect(await directives.countDocuments()).toBe(1)
    expect((await issue(desk.chief, { ...BODY, version })).status).toBe(409)
  })
})

it('prints as PDF and Word for those who see the task, and for nobody else', async () => {
  const { desk, task, issue } = await given()
  const { data } = await issue(desk.chief)
  const list = await app.call<{ items: Directive[] }>('GET', `/tasks/${task.id}/directives`, {
    token: desk.handler.token,
  })
  expect(list.data.items.map(({ no }) => no)).toEqual([data.no])
  for (const [format, magic] of [
    ['pdf', '%PDF'],
    ['docx', 'PK'],
  ] as const) {
    const response = await fetch(`${app.url}/api/v1/directives/${data.id}/paper?format=${format}`, {
      headers: { Authorization: `Bearer ${desk.handler.token}` },
    })
    expect(response.status).toBe(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(0, magic.length).toString()).toBe(magic)
  }
  const foreign = await app.call('GET', `/directives/${data.id}/paper`, { token: desk.forestHandler.token })
  expect(foreign.status).toBe(404)
  const listed = await app.call('GET', `/tasks/${task.id}/directives`, { token: desk.forestHandler.token })
  expect(listed.status).toBe(404)
})
