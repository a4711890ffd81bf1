import type { Clue } from '@mingdu/shared/clues/clues.schema'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { trusted } from 'mongoose'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { act as actOn, firstTask } from '../matters/matters.factory'
import { MatterModel } from '../matters/matters.model'
import { MessageModel } from '../messages/messages.model'
import { clueBody, clueCalls, givenClueDesk, PIN, type ClueDesk } from './clues.factory'

const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
const { list, act } = clueCalls(app)

let desk: ClueDesk
/** 督查 by role, but of the unit the clue is about; and one who is named themselves, in a unit that is not. */
let shutSupervisor: GivenPerson
let named: GivenPerson
let forestHandler: GivenPerson

beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  desk = await givenClueDesk(app, parts)
  shutSupervisor = await givenPerson(desk.water.id, ['supervisor', 'supervisionHead'])
  named = await givenPerson(desk.forest.id, ['supervisor', 'handler'])
  forestHandler = await givenPerson(desk.forest.id, ['handler'])
})

const AIM = { title: '整治河道倾倒垃圾', due: '2026-12-31' }

/** A matter of 林业局 made from a clue about 水务局. */
async function matterOfClue(): Promise<Matter> {
  await app.call('POST', '/public/clues', { body: clueBody(desk, { pin: PIN }) })
  const clue = (await list(desk.supervisor)).items[0] as Clue
  const body = { ...AIM, leadOrgId: desk.forest.id, supervisorId: desk.supervisor.id }
  const { data } = await act(desk.supervisor, clue, 'matter', body)
  return read(desk.supervisor, data.matter?.id ?? '')
}

async function read(by: GivenPerson, id: string): Promise<Matter> {
  return (await app.call<Matter>('GET', `/matters/${id}`, { token: by.token })).data
}

const leaf = (orgId: string, more: object = {}) => ({
  ...{ title: '清走建筑垃圾', orgId, handlerId: null, weight: 100 },
  ...{ limit: { kind: 'days', n: 15, unit: '工作日' }, quantity: { unit: '处', target: 4 }, ...more },
})
const saveTree = ({ id, version }: Matter, tasks: object[]) =>
  app.call<Matter>('PUT', `/matters/${id}/tasks`, { token: desk.supervisor.token, body: { version, tasks } })

async function issued(): Promise<{ matter: Matter; task: Task }> {
  const matter = await matterOfClue()
  const saved = await saveTree(matter, [leaf(desk.forest.id, { handlerId: forestHandler.id })])
  const approved = await actOn(app, desk.chief, saved.data, 'approve')
  await actOn(app, desk.supervisor, approved, 'issue', { overlapReason: '由线索转来，不是重复督查' })
  const now = await read(desk.supervisor, matter.id)
  return { matter: now, task: await firstTask(app, desk.supervisor, now) }
}

const onTask = (by: GivenPerson, { id, version }: Task, name: string, body: object) =>
  app.call<Task>('POST', `/tasks/${id}/${name}`, { token: by.token, body: { version, ...body } })

/** Names somebody of a unit that is not concerned, so that they alone are kept out, and their unit with them. */
async function alsoAbout(person: GivenPerson): Promise<void> {
  const clue = (await list(desk.supervisor)).items[0] as Clue
  await act(desk.supervisor, clue, 'triage', {
    ...{ kind: 'conduct', priority: 'normal', keywords: [], publicText: null },
    ...{ concernedOrgIds: [desk.water.id], concernedAccountIds: [person.id] },
  })
}

describe('a matter made from a clue', () => {
  it('is led, supervised and decomposed by nobody the clue is about', async () => {
    const matter = await matterOfClue()
    const change = (body: object) =>
      app.call('PATCH', `/matters/${matter.id}`, {
        token: desk.supervisor.token,
        body: { version: matter.version, ...body },
      })
    for (const body of [{ leadOrgId: desk.water.id }, { supervisorId: shutSupervisor.id }]) {
      const { error } = await change(body)
      expect(error?.code).toBe('matter.kept')
      expect(error?.message).toContain('应当回避')
    }
    for (const task of [leaf(desk.water.id), leaf(desk.forest.id, { coOrgIds: [desk.water.id] })])
      expect((await saveTree(matter, [task])).error?.code).toBe('matter.kept')
    const to = { supervisorId: shutSupervisor.id, reason: '原督查员轮岗' }
    const moved = await app.call('POST', `/matters/${matter.id}/supervisor`, {
      token: desk.chief.token,
      body: { version: matter.version, ...to },
    })
    expect(moved.error?.code).toBe('matter.kept')
  })

  it('is moved, split and shared to nobody the clue is about', async () => {
    const { matter, task } = await issued()
    const { supervisor, water } = desk
    const refused = [
      await onTask(supervisor, task, 'transfer', { orgId: water.id, reason: '改由水务局承办' }),
      await onTask(supervisor, task, 'co-work', { orgId: water.id, demand: '请配合清运' }),
      await app.call('POST', `/matters/${matter.id}/change-requests`, {
        token: supervisor.token,
        body: {
          ...{ version: matter.version, kind: 'leadOrg', taskId: task.id, orgId: water.id },
          reason: '改由水务局主办',
        },
      }),
    ]
    expect(refused.map(({ error }) => error?.code)).toEqual(['matter.kept', 'matter.kept', 'matter.kept'])
    const returned = await onTask(forestHandler, task, 'give-back', { reason: '不属于林业局的职责范围' })
    const back = await onTask(supervisor, returned.data, 'decide-return', {
      ...{ upheld: true, orgId: water.id, opinion: '改由水务局承办' },
    })
    expect(back.error?.code).toBe('matter.kept')
  })

  it('is found by nobody the clue is about, in no list, figure, trail or inbox', async () => {
    const { matter, task } = await issued()
    await alsoAbout(named)
    const readers = [shutSupervisor, named]
    for (const { token } of readers) {
      const status = async (path: string) => (await app.call('GET', path, { token })).status
      expect(await status(`/matters/${matter.id}`)).toBe(404)
      expect(await status(`/tasks/${task.id}`)).toBe(404)
      expect(await status(`/matters/${matter.id}/overlaps`)).toBe(404)
      for (const path of ['/matters', '/tasks?view=all', '/verifications', '/messages', '/dashboard'])
        expect(JSON.stringify(await app.call('GET', path, { token }))).not.toContain(AIM.title)
    }
    const trail = await app.call('GET', '/audit?limit=100', { token: desk.auditor.token })
    expect(JSON.stringify(trail.data)).not.toContain(matter.id)
    const told = await MessageModel.find({
      recipientId: trusted({ $in: readers.map(({ id }) => id) }),
    }).lean()
    expect(told.filter(({ subjectKind }) => subjectKind === 'task')).toEqual([])
    const mine = await app.call<{ items: Matter[] }>('GET', '/matters', { token: desk.supervisor.token })
    expect(mine.data.items.map(({ id }) => id)).toEqual([matter.id])
  })

  it('follows what triage finds out later, and is never put on public notice', async () => {
    const matter = await matterOfClue()
    await alsoAbout(named)
    const doc = await MatterModel.findById(matter.id).lean()
    expect([...(doc?.keptFrom ?? [])].sort()).toEqual([desk.water.id, desk.forest.id, named.id].sort())
    expect((await saveTree(matter, [leaf(desk.forest.id)])).error?.code).toBe('matter.kept')
    const told = await MessageModel.find({ recipientId: desk.supervisor.id }).lean()
    expect(told.at(-1)?.title).toContain('转成的事项有单位应当回避')
  })
})
