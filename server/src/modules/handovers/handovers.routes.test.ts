import { randomUUID } from 'node:crypto'
import type { Account } from '@mingdu/shared/accounts/accounts.schema'
import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import type { Handover } from '@mingdu/shared/handovers/handovers.api'
import type { Instruction } from '@mingdu/shared/matters/instructions.api'
import { Types } from 'mongoose'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenCard } from '../cards/cards.factory'
import { CardModel } from '../cards/cards.model'
import { givenCases } from '../cases/cases.factory'
import { CaseModel } from '../cases/cases.model'
import { firstTask, givenDesk, givenIssued, viewedMatter, viewedTask } from '../matters/matters.factory'
import { InstructionModel } from '../matters/instructions.model'
import { MessageModel } from '../messages/messages.model'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)

async function given() {
  const desk = await givenDesk()
  const matter = await givenIssued(app, desk)
  const task = await firstTask(app, desk.supervisor, matter)
  const next = await givenPerson(desk.water.id, ['handler'], { name: '水务经办二' })
  const admin = await givenPerson(desk.region.id, ['systemAdmin'], { name: '系统管理员' })
  return { desk, matter, task, next, admin }
}
const list = (person: GivenPerson, by: GivenPerson) =>
  app.call<Handover>('GET', `/accounts/${person.id}/handover`, { token: by.token })
const make = (
  person: GivenPerson,
  by: GivenPerson | null,
  rows: object[],
  more: object = {},
  key = randomUUID(),
) =>
  app.call<Handover>('POST', `/accounts/${person.id}/handover`, {
    ...{ token: by?.token, key, body: { reason: '调离本单位', rows, ...more } },
  })
const change = (person: GivenPerson, by: GivenPerson, body: object) =>
  app.call<Account>('PATCH', `/accounts/${person.id}`, { token: by.token, body: { version: 1, ...body } })

describe('交接清单', () => {
  it('shows everything in a person’s hands and who may take it over', async () => {
    const { desk, task, next, matter } = await given()
    const { data } = await list(desk.handler, desk.waterHead)
    expect(data).toMatchObject({
      person: { name: '水务经办', org: { name: '区水务局' } },
      rows: [{ kind: 'task', id: task.id, no: task.no, state: '待签收', org: { name: '区水务局' } }],
      binding: 1,
    })
    expect(data.successors.map(({ id }) => id).sort()).toEqual([next.id, desk.waterHead.id].sort())
    const officer = await list(desk.supervisor, desk.chief)
    expect(officer.data.rows).toMatchObject([{ kind: 'matter', id: matter.id, no: matter.no }])
    expect(officer.data.successors.map(({ name }) => name).sort()).toEqual(['督查员二', '督查室主任'])
    const paper = await fetch(`${app.url}/api/v1/accounts/${desk.handler.id}/handover/paper`, {
      headers: { Authorization: `Bearer ${desk.waterHead.token}` },
    })
    expect(paper.headers.get('Content-Type')).toBe('application/pdf')
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  it('is for the head of the org, 督查 and the system administrator, each within their reach', async () => {
    const { desk, task, next, admin } = await given()
    const rows = [{ kind: 'task', id: task.id, successorId: next.id }]
    expect((await make(desk.handler, null, rows)).status).toBe(401)
    expect((await make(desk.handler, next, rows)).status).toBe(403)
    expect((await list(desk.supervisor, desk.waterHead)).status).toBe(404)
    expect((await list(desk.handler, admin)).status).toBe(200)
    const bad = await make(desk.handler, desk.waterHead, [{ kind: 'chair', id: 'x' }], { reason: '' })
    expect(bad.error?.fields?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['body.reason', 'body.rows.0.id', 'body.rows.0.kind']),
    )
  })
})

describe('办理交接', () => {
  it('gives each row to its successor, once, with history, audit and a message', async () => {
    const { desk, task, next } = await given()
    const rows = [{ kind: 'task', id: task.id, successorId: next.id }]
    const key = randomUUID()
    const done = await make(desk.handler, desk.waterHead, rows, {}, key)
    expect(done.data).toMatchObject({ rows: [], binding: 0 })
    expect((await make(desk.handler, desk.waterHead, rows, {}, key)).data).toEqual(done.data)
    const seen = await viewedTask(app, next, task.id)
    expect(seen.handler?.name).toBe('水务经办二')
    expect(seen.clock.due).toBe(task.clock.due)
    expect(seen.history[0]).toMatchObject({
      ...{ what: '工作交接', who: '水务局长', note: '水务经办 交给 水务经办二。调离本单位' },
    })
    const told = await MessageModel.find({ recipientId: next.id, kind: 'taskAssigned' }).lean()
    expect(told.map(({ title }) => title)).toEqual([`工作交接：${task.title}`])
    const entry = await AuditModel.findOne({ event: 'account.handedOver' }).lean()
    expect(entry).toMatchObject({ subjectId: desk.handler.id, note: '调离本单位：承办的任务 1 项' })
    const again = await make(desk.handler, desk.waterHead, rows)
    expect(again.error?.code).toBe('handover.gone')
  })

  it('gives matters with their tasks to another 督查员', async () => {
    const { desk, matter, task } = await given()
    const rows = [{ kind: 'matter', id: matter.id, successorId: desk.colleague.id }]
    expect((await make(desk.supervisor, desk.chief, rows)).data.rows).toEqual([])
    const seen = await viewedMatter(app, desk.colleague, matter.id)
    expect(seen.supervisor.name).toBe('督查员二')
    expect((await viewedTask(app, desk.colleague, task.id)).supervisor.name).toBe('督查员二')
  })

  it('hands over what else a person holds, each by the rule of its module', async () => {
    const { desk, task, next } = await given()
    const version = (await viewedTask(app, desk.chief, task.id)).version
    const path = `/tasks/${task.id}/directives`
    await app.call('POST', path, {
      token: desk.chief.token,
      body: { version, level: 'routine', demand: '请加快清运余料', due: '2026-11-20' },
    })
    const reviewer = await givenPerson(desk.water.id, ['reviewer'], { name: '审查二' })
    const by = { id: desk.handler.id, name: '水务经办' }
    const [open, decided] = await givenCases([
      { orgId: desk.water.id, regionId: desk.region.id, received: 1 },
      { orgId: desk.water.id, regionId: desk.region.id, received: 1, decidedAfter: 2 },
    ])
    await CaseModel.collection.updateMany({}, { $set: { reviewer: by } })
    const { data } = await list(desk.handler, desk.waterHead)
    expect(data.rows.map(({ kind, id }) => [kind, id])).toEqual([
      ['task', task.id],
      ['directive', expect.any(String)],
      ['case', String(open?._id)],
    ])
    const caseRow = { kind: 'case', id: String(open?._id) }
    const directive = { kind: 'directive', id: data.rows[1]?.id }
    const wrong = await make(desk.handler, desk.waterHead, [
      { kind: 'task', id: task.id, successorId: next.id },
      { ...caseRow, successorId: next.id },
      { ...directive, successorId: next.id },
    ])
    expect([wrong.status, wrong.error?.code]).toEqual([422, 'handover.case-successor'])
    expect(wrong.error?.fields?.map(({ path: at, rule }) => [at, rule])).toEqual([
      ['body.rows.1', 'handover.case-successor'],
      ['body.rows.2', 'handover.stays'],
    ])
    const done = await make(desk.handler, desk.waterHead, [
      { kind: 'task', id: task.id, successorId: next.id },
      { ...caseRow, successorId: reviewer.id },
    ])
    expect(done.data).toMatchObject({ rows: [], binding: 0 })
    const cases = await CaseModel.collection.find({}).toArray()
    const reviewerOf = (doc: typeof open) => cases.find(({ _id }) => _id.equals(doc?._id ?? ''))?.['reviewer']
    expect(reviewerOf(open)).toEqual({ id: reviewer.id, name: '审查二' })
    expect(reviewerOf(decided)).toEqual(by)
  })

  it('gives the cards a person issued and the 批示 they follow to another of the 督查室', async () => {
    const { desk } = await given()
    const card = await givenCard(desk.water, desk.region.id)
    const issuedBy = { id: desk.chief.id, name: '督查室主任' }
    await CardModel.collection.updateOne(
      { _id: card._id },
      { $set: { state: 'issued', no: '演黄〔2026〕1号', issuedBy } },
    )
    const entered = await app.call<Instruction>('POST', '/instructions', {
      token: desk.leader.token,
      body: { on: '2026-11-09', text: '请督查室核查河道堆放物', fileIds: [] },
    })
    const _id = new Types.ObjectId(entered.data.id)
    await InstructionModel.collection.updateOne({ _id }, { $set: { writtenBy: issuedBy } })
    const second = await givenPerson(desk.office.id, ['supervisionHead'], { name: '督查室副主任' })
    const admin = await givenPerson(desk.region.id, ['systemAdmin'], { name: '系统管理员二' })
    const rows = (await list(desk.chief, admin)).data.rows.filter(({ kind }) => kind !== 'matter')
    expect(rows.map(({ kind }) => kind)).toEqual(['instruction', 'issuedCard'])
    const to = (id: string) => rows.map((row) => ({ kind: row.kind, id: row.id, successorId: id }))
    const wrong = await make(desk.chief, admin, to(desk.waterHead.id))
    expect(wrong.error?.fields?.map(({ rule }) => rule)).toEqual([
      'handover.instruction-successor',
      'handover.card-office',
    ])
    expect((await make(desk.chief, admin, to(second.id))).status).toBe(200)
    const followed = await app.call<Instruction>('GET', `/instructions/${entered.data.id}`, {
      token: second.token,
    })
    expect(followed.data).toMatchObject({ writtenBy: issuedBy, followedBy: { id: second.id } })
    expect(await CardModel.collection.findOne({ _id: card._id })).toMatchObject({
      ...{ issuedBy: { id: desk.chief.id }, keeper: { id: second.id } },
    })
  })

  it('moves nothing when one row does not fit', async () => {
    const { desk, matter, task } = await given()
    const wrong = (row: object) => make(desk.supervisor, desk.chief, [row])
    const toHandler = await wrong({ kind: 'matter', id: matter.id, successorId: desk.handler.id })
    expect(toHandler.error?.code).toBe('handover.matter-successor')
    expect((await wrong({ kind: 'matter', id: matter.id })).error?.code).toBe('handover.successor')
    const other = await make(desk.handler, desk.chief, [
      { kind: 'task', id: task.id, successorId: desk.forestHandler.id },
    ])
    expect(other.error?.code).toBe('handover.task-successor')
    expect((await viewedTask(app, desk.handler, task.id)).handler?.name).toBe('水务经办')
  })

  it('ends what the person was given or gave', async () => {
    const { desk, next } = await given()
    const offered = await app.call<Delegation>('POST', '/delegations', {
      token: desk.handler.token,
      body: {
        ...{ delegateId: next.id, permissions: ['task.sign'], reason: '外出培训' },
        ...{ from: START, until: '2026-11-16T07:30:00.000Z' },
      },
    })
    const rows = [{ kind: 'delegation', id: offered.data.id }]
    const done = await make(next, desk.waterHead, rows)
    expect(done.data.rows).toEqual([])
    const seen = await app.call<Delegation>('GET', `/delegations/${offered.data.id}`, {
      token: desk.handler.token,
    })
    expect(seen.data.phase).toBe('revoked')
  })
})

describe('a person with work in hand', () => {
  it('is neither disabled nor moved before it was handed over', async () => {
    const { desk, task, next, admin } = await given()
    for (const body of [{ status: 'disabled' }, { orgId: desk.forest.id }])
      expect((await change(desk.handler, admin, body)).error).toMatchObject({
        ...{ code: 'account.has-work', details: { count: 1 } },
      })
    expect((await change(desk.handler, admin, { title: '科长' })).status).toBe(200)
    await make(desk.handler, admin, [{ kind: 'task', id: task.id, successorId: next.id }])
    const gone = await change(desk.handler, admin, { version: 2, status: 'disabled' })
    expect(gone.data.status).toBe('disabled')
  })
})
