import { randomUUID } from 'node:crypto'
import type { TaskNodeDraft } from '@mingdu/shared/matters/matters.schema'
import type { BatchRow } from '@mingdu/shared/tasks/batch.api'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenDesk, givenIssued, leafOf, viewedTask, type Desk } from '../matters/matters.factory'
import { MatterModel } from '../matters/matters.model'
import { tellHeld } from '../messages/messages.held.jobs'
import { HeldModel } from '../messages/messages.held.model'
import { MessageModel } from '../messages/messages.model'
import { BatchModel, BatchRowModel } from '../batches/batches.model'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)

interface Outcome {
  id: string
  rows: BatchRow[]
  done: number
  refused: number
  undoUntil: string | null
}
interface Undone {
  rows: BatchRow[]
  done: number
  refused: number
  withdrawn: number
}

const batch = (person: GivenPerson | null, body: object, key: string = randomUUID()) =>
  app.call<Outcome>('POST', '/tasks/batch', { token: person?.token, body, key })
const undo = (person: GivenPerson | null, id: string, key: string = randomUUID()) =>
  app.call<Undone>('POST', `/task-batches/${id}/undo`, { token: person?.token, body: {}, key })
const told = (kind: string) => MessageModel.countDocuments({ kind })

/** A matter with three leaves of the water office, and what the supervisor sees of them. */
async function given(desk: Desk, more: Partial<TaskNodeDraft> = {}): Promise<Task[]> {
  const leaf = (title: string, weight: number) => leafOf(desk, { title, weight, ...more })
  const matter = await givenIssued(app, desk, [
    leaf('甲河段整改', 40),
    leaf('乙河段整改', 30),
    leaf('丙河段整改', 30),
  ])
  const { items } = (
    await app.call<{ items: Task[] }>('GET', `/tasks?matterId=${matter.id}`, { token: desk.supervisor.token })
  ).data
  return items
}
const itemsOf = (tasks: readonly Task[]) => tasks.map(({ id, version }) => ({ id, version }))

describe('acts on many tasks', () => {
  it('urges each by the rules of one, says per row what was refused, and keeps one audit entry a row', async () => {
    const desk = await givenDesk()
    const [a, b, c] = (await given(desk)) as [Task, Task, Task]
    const first = await app.call<Task>('POST', `/tasks/${a.id}/urge`, {
      token: desk.supervisor.token,
      body: { version: a.version, note: '' },
    })
    expect(first.status).toBe(200)
    const items = [
      { id: a.id, version: first.data.version },
      { id: b.id, version: b.version + 7 },
      { id: c.id, version: c.version },
      { id: '0123456789abcdef01234567', version: 1 },
    ]
    const { status, data } = await batch(desk.supervisor, { act: 'urge', items, note: '月底前办结' })
    expect(status).toBe(200)
    expect(data).toMatchObject({ done: 1, refused: 3 })
    expect(data.rows.map(({ id, done }) => [id, done])).toEqual([
      [a.id, false],
      [b.id, false],
      [c.id, true],
      ['0123456789abcdef01234567', false],
    ])
    expect(data.rows[0]?.message).toContain('小时内只能催办一次')
    expect(data.rows[1]?.message).toContain('请看过最新内容再操作')
    expect(data.rows[3]).toMatchObject({ name: '', message: expect.stringContaining('没有找到') as string })
    expect(await AuditModel.countDocuments({ event: 'task.urged', subjectId: c.id })).toBe(1)
    expect(await AuditModel.countDocuments({ event: 'task.urged', subjectId: b.id })).toBe(0)
    expect(await AuditModel.countDocuments({ event: 'task.batched' })).toBe(1)
    const seen = await viewedTask(app, desk.supervisor, c.id)
    expect(seen.acts.urges).toMatchObject([{ note: '月底前办结' }])
    expect(seen.history[0]).toMatchObject({ what: '催办', who: '督查员一' })
  })

  it('holds its messages until it cannot be undone any more', async () => {
    const desk = await givenDesk()
    const tasks = await given(desk)
    const before = await told('taskUrged')
    const { data } = await batch(desk.supervisor, { act: 'urge', items: itemsOf(tasks) })
    const until = Date.parse(data.undoUntil ?? '')
    expect(await tellHeld(until)).toBe(0)
    expect(await told('taskUrged')).toBe(before)
    // the handler and the head of three tasks
    expect(await tellHeld(until + 60_000)).toBe(3)
    expect(await told('taskUrged')).toBe(before + 6)
    expect(await tellHeld(until + 60_000)).toBe(0)
  })

  it('is undone as it was: what it changed, what it would have told, and what the rule counts', async () => {
    const desk = await givenDesk()
    const tasks = await given(desk)
    const id = tasks[0]?.id ?? ''
    const { data } = await batch(desk.supervisor, { act: 'urge', items: itemsOf(tasks) })
    const { status, data: undone } = await undo(desk.supervisor, data.id)
    expect(status).toBe(200)
    expect(undone).toMatchObject({ done: 3, refused: 0, withdrawn: 3 })
    const seen = await viewedTask(app, desk.supervisor, id)
    expect(seen.acts.urges).toEqual([])
    expect(seen.acts.allowed).toContain('urge')
    expect(seen.history.slice(0, 2).map(({ what }) => what)).toEqual(['撤销催办', '催办'])
    await tellHeld(Date.now() + 3_600_000)
    expect(await MessageModel.countDocuments({ kind: 'taskUrged', subjectId: id })).toBe(0)
    expect(await HeldModel.countDocuments({ heldBy: data.id, state: 'withdrawn' })).toBe(3)
    expect(await AuditModel.countDocuments({ event: 'task.actUndone', subjectId: id })).toBe(1)
    expect((await undo(desk.supervisor, data.id)).error?.code).toBe('batch.undone')
  })

  it('leaves what somebody changed since, says so, and tells of it', async () => {
    const desk = await givenDesk()
    const tasks = await given(desk)
    const [a] = tasks as [Task]
    const { data } = await batch(desk.supervisor, { act: 'urge', items: itemsOf(tasks) })
    const { version } = await viewedTask(app, desk.handler, a.id)
    const body = { version }
    await app.call('POST', `/tasks/${a.id}/sign`, { token: desk.handler.token, body })
    const { data: undone } = await undo(desk.supervisor, data.id)
    expect(undone).toMatchObject({ done: 2, refused: 1, withdrawn: 2 })
    expect(undone.rows.find(({ id }) => id === a.id)?.message).toContain('水务经办')
    expect(await viewedTask(app, desk.supervisor, a.id)).toMatchObject({
      state: 'inHand',
      acts: { urges: [{ note: '' }] },
    })
    expect(await tellHeld()).toBe(1)
    expect(await MessageModel.countDocuments({ kind: 'taskUrged', subjectId: a.id })).toBe(2)
  })

  it('cannot be undone when the seconds are over', async () => {
    const desk = await givenDesk()
    const { data } = await batch(desk.supervisor, { act: 'urge', items: itemsOf(await given(desk)) })
    await BatchModel.updateOne({ _id: data.id }, { undoUntil: new Date(Date.now() - 1) })
    const late = await undo(desk.supervisor, data.id)
    expect([late.status, late.error?.code]).toEqual([422, 'batch.undo-late'])
    expect(await AuditModel.countDocuments({ event: 'task.batchUndone', subjectId: data.id })).toBe(0)
  })

  it('signs many for the handler, and puts them back unsigned', async () => {
    const desk = await givenDesk()
    const tasks = await given(desk, { handlerId: null })
    const { data } = await batch(desk.handler, { act: 'sign', items: itemsOf(tasks) })
    expect(data).toMatchObject({ done: 3, refused: 0 })
    const id = tasks[0]?.id ?? ''
    expect(await viewedTask(app, desk.supervisor, id)).toMatchObject({
      state: 'inHand',
      handler: { name: '水务经办' },
    })
    expect((await undo(desk.handler, data.id)).data).toMatchObject({ done: 3, withdrawn: 0 })
    expect(await viewedTask(app, desk.supervisor, id)).toMatchObject({ state: 'toSign', handler: null })
    const matter = await MatterModel.findOne({ _id: tasks[0]?.matter.id }).lean()
    expect(matter?.handlerIds).toEqual([])
  })

  it('gives many to one person of the own office; the undo gives them back', async () => {
    const desk = await givenDesk()
    const tasks = await given(desk)
    const other = await givenPerson(desk.water.id, ['handler'], { name: '水务二' })
    const body = { act: 'entrust', items: itemsOf(tasks), personId: other.id, note: '你来办' }
    const { data } = await batch(desk.waterHead, body)
    expect(data).toMatchObject({ done: 3 })
    const id = tasks[1]?.id ?? ''
    expect(await viewedTask(app, desk.supervisor, id)).toMatchObject({
      handler: { name: '水务二' },
      acts: { moves: [{ kind: 'entrust' }] },
    })
    expect((await undo(desk.waterHead, data.id)).data).toMatchObject({ done: 3, withdrawn: 3 })
    expect(await viewedTask(app, desk.supervisor, id)).toMatchObject({
      handler: { name: '水务经办' },
      acts: { moves: [] },
    })
    const matter = await MatterModel.findOne({ _id: tasks[0]?.matter.id }).lean()
    expect(matter?.handlerIds).toEqual([desk.handler.id])
  })

  it('happens once for one key, and goes on where a try broke off', async () => {
    const desk = await givenDesk()
    const tasks = await given(desk)
    const key = randomUUID()
    const body = { act: 'urge', items: itemsOf(tasks) }
    const first = await batch(desk.supervisor, body, key)
    const again = await batch(desk.supervisor, body, key)
    expect(again.data).toEqual(first.data)
    expect(await BatchRowModel.countDocuments({ batchId: first.data.id })).toBe(3)
    // as if the process had died after the rows and before its answer was written
    const { db } = BatchModel
    await db.collection('idempotency').deleteMany({})
    const resumed = await batch(desk.supervisor, body, key)
    expect(resumed.data).toMatchObject({ id: first.data.id, done: 3, refused: 0 })
    expect(await viewedTask(app, desk.supervisor, tasks[0]?.id ?? '')).toMatchObject({
      acts: { urges: [{ note: '' }] },
    })
    await db.collection('idempotency').deleteMany({})
    const other = await batch(desk.supervisor, { ...body, note: '另一句话' }, key)
    expect([other.status, other.error?.code]).toEqual([422, 'input.key-reused'])
  })

  it('names what is wrong with the input', async () => {
    const desk = await givenDesk()
    const none = await batch(desk.supervisor, { act: 'urge', items: [] })
    expect(none.status).toBe(400)
    expect(none.error?.fields).toMatchObject([{ path: 'body.items', message: '请选择任务' }])
    const item = { id: '0123456789abcdef01234567', version: 1 }
    const many = await batch(desk.supervisor, { act: 'urge', items: Array.from({ length: 501 }, () => item) })
    expect(many.error?.fields).toMatchObject([{ path: 'body.items', message: '一次最多 500 项' }])
    const unknown = await batch(desk.supervisor, { act: 'transfer', items: [item] })
    expect(unknown.error?.fields).toMatchObject([{ path: 'body.act' }])
    const nobody = await batch(desk.waterHead, { act: 'entrust', items: [item] })
    expect(nobody.error?.fields).toMatchObject([{ path: 'body.personId', message: '请选交给谁办' }])
  })

  it('is for those who may do the act to one, and the undo for who did it', async () => {
    const desk = await givenDesk()
    const tasks = await given(desk)
    const body = { act: 'urge', items: itemsOf(tasks) }
    expect((await batch(null, body)).status).toBe(401)
    expect((await batch(desk.handler, body)).status).toBe(403)
    const elsewhere = await givenPerson(desk.forest.id, ['head'])
    const theirs = await batch(elsewhere, body)
    expect(theirs.data).toMatchObject({ done: 0, refused: 3, undoUntil: null })
    expect(theirs.data.rows.every(({ name, message }) => name === '' && message.includes('没有找到'))).toBe(
      true,
    )
    expect((await undo(elsewhere, theirs.data.id)).error?.code).toBe('batch.nothing')
    const { data } = await batch(desk.supervisor, body)
    expect((await undo(null, data.id)).status).toBe(401)
    expect((await undo(desk.colleague, data.id)).status).toBe(404)
    expect((await undo(desk.supervisor, '0123456789abcdef01234567')).status).toBe(404)
  })
})
