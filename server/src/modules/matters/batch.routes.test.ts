import { randomUUID } from 'node:crypto'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { BatchRow } from '@mingdu/shared/tasks/batch.api'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { BatchModel } from '../batches/batches.model'
import { tellHeld } from '../messages/messages.held.jobs'
import { MessageModel } from '../messages/messages.model'
import {
  firstTask,
  givenApproved,
  givenDesk,
  givenIssued,
  givenSigned,
  givenTree,
  leafOf,
  viewedMatter,
  viewedTask,
} from './matters.factory'

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
type Undone = Pick<Outcome, 'rows' | 'done' | 'refused'> & { withdrawn: number }

const batch = (person: GivenPerson | null, body: object, key: string = randomUUID()) =>
  app.call<Outcome>('POST', '/matters/batch', { token: person?.token, body, key })
const undo = (person: GivenPerson, id: string) =>
  app.call<Undone>('POST', `/matter-batches/${id}/undo`, { token: person.token, body: {}, key: randomUUID() })
const itemsOf = (...matters: Pick<Matter, 'id' | 'version'>[]) =>
  matters.map(({ id, version }) => ({ id, version }))
const told = (kind: string) => MessageModel.countDocuments({ kind })
const given = async () => {
  const desk = await givenDesk()
  const titled = (title: string) => ({ title, basis: { kind: 'minutes', text: `关于${title}的会议纪要` } })
  return { desk, titled }
}

describe('派单 of many', () => {
  it('issues what may be issued, says of the rest why, and cannot be taken back', async () => {
    const { desk, titled } = await given()
    const a = await givenApproved(app, desk, [leafOf(desk)], titled('老旧小区燃气管道更换'))
    const same = await givenApproved(app, desk, [leafOf(desk)], titled('老旧小区燃气管道更换'))
    const draft = await givenTree(app, desk, [leafOf(desk)], titled('农村公路安防工程'))
    const body = { act: 'issue', items: itemsOf(a, same, draft), note: '按期办结' }
    const key = randomUUID()
    const { data } = await batch(desk.supervisor, body, key)
    expect(data).toMatchObject({ done: 1, refused: 2, undoUntil: null })
    expect(data.rows.map(({ done }) => done)).toEqual([true, false, false])
    expect(data.rows[1]?.message).toContain('单独派单')
    expect(data.rows[2]?.message).toContain('待批准')
    expect((await batch(desk.supervisor, body, key)).data).toEqual(data)
    const issued = await viewedMatter(app, desk.supervisor, a.id)
    expect(issued).toMatchObject({ state: 'issued', no: a.no, clock: { dispatchedOn: '2026-11-09' } })
    expect(issued.history[0]).toMatchObject({ what: '派单', note: '按期办结' })
    expect(await told('taskAssigned')).toBe(1)
    expect(await AuditModel.countDocuments({ event: 'matter.issued' })).toBe(1)
    expect((await undo(desk.supervisor, data.id)).error?.code).toBe('batch.final')
  })
})

describe('换督查员 of many', () => {
  it('holds its messages, and is put back with whom it was before', async () => {
    const { desk, titled } = await given()
    const a = await givenIssued(app, desk, undefined, titled('老旧小区燃气管道更换'))
    const b = await givenTree(app, desk, [leafOf(desk)], titled('农村公路安防工程'))
    const body = { act: 'changeSupervisor', supervisorId: desk.colleague.id, note: '督查员一借调外单位' }
    const { data } = await batch(desk.chief, { ...body, items: itemsOf(a, b) })
    expect(data).toMatchObject({ done: 2, refused: 0 })
    expect(await told('matterMoved')).toBe(0)
    expect((await firstTask(app, desk.supervisor, a)).supervisor.id).toBe(desk.colleague.id)
    const back = await undo(desk.chief, data.id)
    expect(back.data).toMatchObject({ done: 2, refused: 0, withdrawn: 4 })
    const seen = await viewedMatter(app, desk.chief, a.id)
    expect(seen.supervisor.name).toBe('督查员一')
    expect(seen.history.slice(0, 2).map(({ what }) => what)).toEqual(['撤销换督查员', '换督查员'])
    expect((await firstTask(app, desk.supervisor, a)).supervisor.id).toBe(desk.supervisor.id)
    expect(await tellHeld(Date.now() + 3_600_000)).toBe(0)
    expect(await AuditModel.countDocuments({ event: 'matter.supervisorRestored' })).toBe(2)
    expect((await undo(desk.chief, data.id)).error?.code).toBe('batch.undone')
  })

  it('leaves what somebody changed since, and tells of it', async () => {
    const { desk, titled } = await given()
    const a = await givenTree(app, desk, [leafOf(desk)], titled('老旧小区燃气管道更换'))
    const b = await givenTree(app, desk, [leafOf(desk)], titled('农村公路安防工程'))
    const body = { act: 'changeSupervisor', supervisorId: desk.colleague.id, note: '督查员一借调外单位' }
    const { data } = await batch(desk.chief, { ...body, items: itemsOf(a, b) })
    const { version } = await viewedMatter(app, desk.chief, a.id)
    await app.call('PATCH', `/matters/${a.id}`, {
      token: desk.supervisor.token,
      body: { version, note: '补充说明' },
    })
    const back = await undo(desk.chief, data.id)
    expect(back.data).toMatchObject({ done: 1, refused: 1, withdrawn: 2 })
    expect((await viewedMatter(app, desk.chief, a.id)).supervisor.name).toBe('督查员二')
    expect(await tellHeld()).toBe(2)
  })

  it('names what is missing, and is for who may do it to one', async () => {
    const { desk } = await given()
    const item = { id: '0123456789abcdef01234567', version: 1 }
    const none = await batch(desk.chief, { act: 'changeSupervisor', items: [item] })
    expect(none.error?.fields).toMatchObject([
      { path: 'body.supervisorId', message: '请选新的督查员' },
      { path: 'body.note', message: '请写明换人原因，至少 5 个字' },
    ])
    expect((await batch(desk.chief, { act: 'issue', items: [] })).error?.fields).toMatchObject([
      { path: 'body.items', message: '请选择事项' },
    ])
    const body = {
      act: 'changeSupervisor',
      items: [item],
      supervisorId: desk.colleague.id,
      note: '督查员调离',
    }
    expect((await batch(null, body)).status).toBe(401)
    expect((await batch(desk.supervisor, body)).status).toBe(403)
    expect((await batch(desk.chief, body)).data.rows).toMatchObject([{ name: '', done: false }])
  })
})

describe('催办 of all open tasks of many', () => {
  const two = (desk: Parameters<typeof leafOf>[0]) => [
    leafOf(desk, { weight: 60 }),
    leafOf(desk, { weight: 40, title: '北干渠段整改清零' }),
  ]

  it('urges each once, says what was left, and takes it back as a whole', async () => {
    const { desk } = await given()
    const a = await givenIssued(app, desk, two(desk))
    const body = { act: 'urge', items: itemsOf(a), note: '月底前办结' }
    const { data } = await batch(desk.supervisor, body)
    expect(data.rows).toMatchObject([{ done: true, message: '催办 2 项任务' }])
    const again = await batch(desk.supervisor, body)
    expect(again.data.rows).toMatchObject([
      { done: false, message: expect.stringContaining('催办') as string },
    ])
    expect((await undo(desk.supervisor, data.id)).data).toMatchObject({ done: 1, withdrawn: 2 })
    const task = await firstTask(app, desk.supervisor, a)
    expect(task.acts.urges).toEqual([])
    expect(task.history.slice(0, 2).map(({ what }) => what)).toEqual(['撤销催办', '催办'])
    expect(await told('taskUrged')).toBe(0)
  })

  it('stays where a task went on meanwhile', async () => {
    const { desk } = await given()
    const a = await givenIssued(app, desk, two(desk))
    const { data } = await batch(desk.supervisor, { act: 'urge', items: itemsOf(a) })
    await givenSigned(app, desk.handler, await firstTask(app, desk.handler, a))
    expect((await undo(desk.supervisor, data.id)).data).toMatchObject({ done: 0, refused: 1, withdrawn: 0 })
    expect((await viewedTask(app, desk.handler, a.tree[1]?.id ?? '')).acts.urges).toHaveLength(1)
    const other = await givenPerson(desk.office.id, ['supervisionHead'])
    expect((await undo(other, data.id)).status).toBe(404)
    expect(await BatchModel.countDocuments({ of: 'matter' })).toBe(1)
  })

  it('says where nothing waits for an org', async () => {
    const { desk } = await given()
    const draft = await givenTree(app, desk, [leafOf(desk)])
    const { data } = await batch(desk.supervisor, { act: 'urge', items: itemsOf(draft) })
    expect(data.rows[0]?.message).toContain('没有待签收或在办的任务')
  })
})
