import { randomUUID } from 'node:crypto'
import type { TaskNodeDraft } from '@mingdu/shared/matters/matters.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import type { Task, TaskRow } from '@mingdu/shared/tasks/tasks.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import {
  decided,
  firstTask,
  givenDesk,
  givenIssued,
  givenReport,
  givenSigned,
  leafOf,
  viewedMatter,
  viewedTask,
  type Desk,
} from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { scanLights } from './tasks.jobs'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

interface Given {
  desk: Desk
  /** An office below the org that leads the task, with someone who may sign. */
  office: { id: string; handler: GivenPerson }
  matterId: string
  task: Task
}

/** A task in hand, due on 2026-11-30. */
async function given(more: Partial<TaskNodeDraft> = {}): Promise<Given> {
  const desk = await givenDesk()
  const { id } = await givenOrg({ name: '河湖管理科', kind: 'office', parentId: desk.water.id })
  const handler = await givenPerson(id, ['handler'], { name: '河湖科经办' })
  const matter = await givenIssued(app, desk, [
    leafOf(desk, { weight: 70, ...more }),
    leafOf(desk, { title: '台账建档归集', weight: 30 }),
  ])
  const task = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
  return { desk, office: { id, handler }, matterId: matter.id, task }
}

const rows = ({ desk, office }: Given) => [
  {
    ...{ title: '上段清理到位', orgId: desk.water.id, personId: desk.handler.id, weight: 60 },
    ...{ due: '2026-11-20', quantity: { unit: '处', target: 10 } },
  },
  { title: '下段清理到位', orgId: office.id, weight: 40, due: '2026-11-27' },
]
const post = (
  act: 'decompose' | 'recall',
  person: GivenPerson | null,
  { id, version }: Task,
  body: object,
  key: string = randomUUID(),
) => app.call<Task>('POST', `/tasks/${id}/${act}`, { token: person?.token, body: { version, ...body }, key })
const split = async (all: Given) =>
  (await post('decompose', all.desk.waterHead, all.task, { children: rows(all), note: '按河段分' })).data
const listed = async (person: GivenPerson) =>
  (await app.call<Page<TaskRow>>('GET', '/tasks?view=all&limit=50', { token: person.token })).data.items.map(
    ({ title }) => title,
  )
const told = async (kind: string) =>
  (await MessageModel.find({ kind }).lean()).map(({ recipientId, title }) => `${recipientId} ${title}`)

describe('分解', () => {
  it('makes tasks of the same matter whose clocks start now; the one above keeps weight and deadline', async () => {
    const all = await given()
    parts.time.set('2026-11-11T02:00:00.000Z')
    const whole = await split(all)
    expect(whole).toMatchObject({
      ...{ state: 'inHand', weight: 70, quantity: null, clock: { due: '2026-11-30' } },
      split: { by: { name: '水务局长' }, org: { name: '区水务局' } },
      children: [
        {
          title: '上段清理到位',
          weight: 60,
          state: 'toSign',
          due: '2026-11-20',
          handler: { name: '水务经办' },
        },
        { title: '下段清理到位', weight: 40, state: 'toSign', due: '2026-11-27', handler: null },
      ],
      acts: { allowed: ['recall'] },
    })
    const [first, second] = whole.children
    expect(await viewedTask(app, all.desk.handler, first?.id ?? '')).toMatchObject({
      ...{ parent: { id: whole.id }, splitFrom: { org: { name: '区水务局' } }, light: 'green' },
      ...{ clock: { dispatchedOn: '2026-11-11', due: '2026-11-20' }, quantity: { target: 10 } },
      allowedActions: ['sign'],
    })
    expect(await listed(all.desk.handler)).not.toContain(all.task.title)
    expect(await listed(all.office.handler)).toEqual([second?.title])
    const matter = await viewedMatter(app, all.desk.supervisor, all.matterId)
    expect(matter.tasks.total).toBe(3)
    expect(matter.tree.map(({ no, leaf }) => [no.split('-')[1], leaf])).toEqual([
      ...[
        ['1', false],
        ['1.1', true],
        ['1.2', true],
        ['2', true],
      ],
    ])
    expect((await told('taskSplit')).sort()).toEqual(
      [all.desk.supervisor, all.desk.handler].map(({ id }) => `${id} 任务已分解：${all.task.title}`).sort(),
    )
    expect(await told('taskAssigned')).toContain(`${all.office.handler.id} 新任务：下段清理到位`)
    expect(await AuditModel.countDocuments({ event: 'task.decomposed' })).toBe(1)
  })

  it('rolls up what is verified below, and ends with the last of it', async () => {
    const all = await given()
    const whole = await split(all)
    const people = [all.desk.handler, all.office.handler]
    for (const [i, done] of [10, 10_000].entries()) {
      const person = people[i] ?? all.desk.handler
      const child = await viewedTask(app, person, whole.children[i]?.id ?? '')
      const reported = await givenReport(app, person, await givenSigned(app, person, child), done)
      await decided(app, all.desk.supervisor, reported, done)
      const above = await viewedTask(app, all.desk.waterHead, whole.id)
      expect([above.progress.verified, above.state]).toEqual(
        [
          [6000, 'inHand'],
          [10_000, 'done'],
        ][i],
      )
    }
    expect((await viewedMatter(app, all.desk.supervisor, all.matterId)).progress.verified).toBe(7000)
  })

  it('turns the one above yellow when one below is late, and warns those below only', async () => {
    const all = await given()
    const whole = await split(all)
    parts.time.set('2026-11-23T02:00:00.000Z')
    await scanLights(parts.time, parts.log)
    const seen = await viewedTask(app, all.desk.supervisor, whole.id)
    expect([seen.children.map(({ light }) => light), seen.light]).toEqual([['red', 'yellow'], 'yellow'])
    const about = (await MessageModel.find({ kind: 'taskOverdue' }).lean()).map(({ subjectId }) => subjectId)
    expect(new Set(about)).toEqual(new Set([whole.children[0]?.id]))
  })

  it('says everything that is wrong, by row and field', async () => {
    const all = await given()
    const [first, second] = rows(all)
    const wrong = [
      { ...first, orgId: all.desk.forest.id, due: '2026-12-01' },
      { ...second, personId: all.desk.handler.id, weight: 50 },
    ]
    const answer = await post('decompose', all.desk.waterHead, all.task, { children: wrong })
    expect(answer.status).toBe(400)
    expect(answer.error?.fields?.map(({ path }) => path)).toEqual([
      ...['body.children.0.orgId', 'body.children.0.due', 'body.children'],
      ...['body.children.0.personId', 'body.children.1.personId'],
    ])
    const one = await post('decompose', all.desk.waterHead, all.task, {
      children: [{ ...first, weight: 100 }],
    })
    expect(one.error?.fields?.map(({ path }) => path)).toEqual(['body.children'])
  })

  it('is the head’s, on the version they saw, and once', async () => {
    const all = await given()
    const body = { children: rows(all) }
    expect((await post('decompose', null, all.task, body)).status).toBe(401)
    expect((await post('decompose', all.desk.handler, all.task, body)).status).toBe(403)
    expect((await post('decompose', all.desk.supervisor, all.task, body)).status).toBe(403)
    const stranger = await givenPerson(all.desk.forest.id, ['head'])
    expect((await post('decompose', stranger, all.task, body)).status).toBe(404)
    const stale = { ...all.task, version: all.task.version - 1 }
    expect((await post('decompose', all.desk.waterHead, stale, body)).error?.code).toBe('version.stale')
    const key = randomUUID()
    const answers = [
      await post('decompose', all.desk.waterHead, all.task, body, key),
      await post('decompose', all.desk.waterHead, all.task, body, key),
    ]
    expect(answers.map(({ data }) => data.children.map(({ id }) => id))[1]).toEqual(
      answers[0]?.data.children.map(({ id }) => id),
    )
  })

  it('is refused once progress was verified', async () => {
    const all = await given()
    const reported = await givenReport(app, all.desk.handler, all.task, 20)
    const code = async (task: Task) =>
      (await post('decompose', all.desk.waterHead, task, { children: rows(all) })).error?.code
    expect(await code(reported)).toBe('task.state')
    expect(await code(await decided(app, all.desk.supervisor, reported, 12))).toBe('decompose.verified')
  })
})

describe('收回分解', () => {
  const reason = '下段由街道直接清理，不再分解'

  it('calls off what lies below and leaves the task as it was; later numbers go on', async () => {
    const all = await given()
    const back = (await post('recall', all.desk.waterHead, await split(all), { reason })).data
    expect(back).toMatchObject({
      ...{ state: 'inHand', quantity: { unit: '处', target: 42 }, split: null },
      children: [{ state: 'cancelled' }, { state: 'cancelled' }],
    })
    expect(await told('taskCancelled')).toContain(`${all.office.handler.id} 任务撤销：下段清理到位`)
    expect(await listed(all.desk.handler)).toContain(all.task.title)
    const again = await split({ ...all, task: back })
    expect(again.children.map(({ no }) => no.split('-')[1])).toEqual(['1.1', '1.2', '1.3', '1.4'])
    expect((await viewedMatter(app, all.desk.supervisor, all.matterId)).tasks.total).toBe(3)
  })

  it('is refused when anything below was reported', async () => {
    const all = await given()
    const whole = await split(all)
    const child = await viewedTask(app, all.desk.handler, whole.children[0]?.id ?? '')
    const reported = await givenReport(
      app,
      all.desk.handler,
      await givenSigned(app, all.desk.handler, child),
      4,
    )
    await decided(app, all.desk.supervisor, reported, null)
    const now = await viewedTask(app, all.desk.waterHead, whole.id)
    expect(now.acts.allowed).toEqual([])
    const refused = await post('recall', all.desk.waterHead, now, { reason })
    expect(refused.error?.code).toBe('decompose.begun')
  })
})
