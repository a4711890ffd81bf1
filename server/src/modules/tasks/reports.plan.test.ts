import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import {
  decided,
  firstTask,
  givenDesk,
  givenFile,
  givenIssued,
  givenReport,
  givenSigned,
  givenTree,
  leafOf,
  viewedTask,
  type Desk,
} from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { scanLights } from './tasks.service'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set('2026-11-09T07:30:00.000Z'))

async function givenInHand(more: Parameters<typeof leafOf>[1]) {
  const desk = await givenDesk()
  const matter = await givenIssued(app, desk, [leafOf(desk, more)])
  const task = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
  return { desk, matter, task }
}

const codes = ({ lightReasons }: Task) => lightReasons.map(({ code }) => code)
/** A quiet plan: light and warnings speak of nothing but the report. */
const weekly = { period: 'week', limit: { kind: 'date', due: '2026-12-18' } } as const

describe('a task that reports every week', () => {
  const on = async (desk: Desk, id: string, at: string) => {
    parts.time.set(at)
    return viewedTask(app, desk.supervisor, id)
  }

  it('awaits its report by Friday, and is yellow from Saturday on until it has come', async () => {
    const { desk, task } = await givenInHand(weekly)
    expect(task).toMatchObject({
      period: 'week',
      awaited: { kind: 'periodic', due: '2026-11-13', late: false },
    })
    const late = await on(desk, task.id, '2026-11-14T02:00:00.000Z')
    expect([late.light, codes(late), late.awaited?.late]).toEqual([
      'yellow',
      expect.arrayContaining(['periodic']),
      true,
    ])
    const reported = await givenReport(app, desk.handler, task, 20)
    expect(codes(reported)).not.toContain('periodic')
    const accepted = await decided(app, desk.supervisor, await viewedTask(app, desk.supervisor, task.id), 20)
    expect(accepted.awaited).toEqual({ kind: 'periodic', due: '2026-11-20', late: false })
  })

  it('is not held to the days that pass while its report waits for 核验', async () => {
    const { desk, task } = await givenInHand(weekly)
    await givenReport(app, desk.handler, task, 20)
    const waiting = await on(desk, task.id, '2026-11-23T02:00:00.000Z')
    expect([waiting.awaited, codes(waiting).includes('periodic')]).toEqual([null, false])
    const accepted = await decided(app, desk.supervisor, waiting, 20)
    expect(accepted.awaited).toEqual({ kind: 'periodic', due: '2026-11-27', late: false })
  })

  it('is reminded the working day before, on the day, and after it', async () => {
    const { desk } = await givenInHand(weekly)
    const told = async (at: string) => {
      parts.time.set(at)
      await scanLights(parts.time, parts.log)
      const messages = await MessageModel.find({ kind: 'reportDue' }).sort({ _id: 1 }).lean()
      return messages.map(({ title, recipientName }) => `${recipientName} ${title.split('：')[0]}`)
    }
    const before = await told('2026-11-12T02:00:00.000Z')
    expect(before).toEqual(['水务经办 进展报告待报送'])
    expect(await told('2026-11-13T02:00:00.000Z')).toHaveLength(2)
    expect(await told('2026-11-13T03:00:00.000Z')).toHaveLength(2)
    await told('2026-11-14T02:00:00.000Z')
    const late = (await MessageModel.find().lean()).filter(({ body }) => body.includes('逾期'))
    expect(new Set(late.map(({ recipientName }) => recipientName))).toEqual(
      new Set(['水务经办', desk.supervisor.name]),
    )
    expect(await MessageModel.findOne({ kind: 'reportDue' }).lean()).toMatchObject({
      vars: { due: '2026-11-13' },
    })
  })
})

describe('a task with milestones', () => {
  const milestones = [
    { title: '完成招标', due: '2026-11-16', weight: 30 },
    { title: '路基贯通', due: '2026-11-23', weight: 50 },
    { title: '通车', due: '2026-11-30', weight: 20 },
  ]
  const road = { quantity: null, milestones, limit: { kind: 'date', due: '2026-11-30' } } as const

  const report = async (desk: Desk, task: Task, ticked: number[], claimed: number) => {
    const file = await givenFile(app, desk.handler)
    const { id, version } = await viewedTask(app, desk.handler, task.id)
    return app.call<Task>('POST', `/tasks/${id}/reports`, {
      token: desk.handler.token,
      body: { version, claimed, milestones: ticked, text: '招标已经完成', attachmentIds: [file.id] },
    })
  }
  const accept = (desk: Desk, task: Task, ticked: number[], verified: number) =>
    app.call<{ task: Task }>('POST', `/reports/${task.reports[0]?.id}/accept`, {
      token: desk.supervisor.token,
      body: { version: 1, verified, milestones: ticked, method: 'onSite', opinion: '' },
    })

  it('follows their days in its plan, and is verified one by one', async () => {
    const { desk, task } = await givenInHand(road)
    expect(task.milestones.map(({ title, claimed }) => [title, claimed])).toEqual([
      ['完成招标', false],
      ['路基贯通', false],
      ['通车', false],
    ])
    parts.time.set('2026-11-16T02:00:00.000Z')
    expect((await viewedTask(app, desk.handler, task.id)).progress.planned).toBe(3000)
    const { data } = await report(desk, task, [0, 1], 8000)
    expect(data.milestones.map(({ claimed }) => claimed)).toEqual([true, true, false])
    const over = await accept(desk, data, [0, 2], 5000)
    expect(over.error?.code).toBe('report.milestones')
    const half = await accept(desk, data, [0], 3000)
    expect(half.data.task).toMatchObject({
      progress: { verified: 3000, claimed: 3000 },
      milestones: [
        { claimed: true, verified: true },
        { claimed: false, verified: false },
        { verified: false },
      ],
      reports: [{ milestones: [0, 1], verifiedMilestones: [0] }],
    })
  })

  it('is red past one that was not verified, and done with the last', async () => {
    const { desk, task } = await givenInHand(road)
    parts.time.set('2026-11-17T02:00:00.000Z')
    const late = await viewedTask(app, desk.supervisor, task.id)
    expect([late.light, late.lightReasons[0]?.text]).toEqual(['red', expect.stringContaining('完成招标')])
    const { data } = await report(desk, task, [0, 1, 2], 10_000)
    expect((await accept(desk, data, [0, 1, 2], 10_000)).data.task).toMatchObject({
      state: 'done',
      progress: { verified: 10_000 },
    })
  })

  it('claims what is ticked and nothing else, and loses what was ticked with a return', async () => {
    const { desk, task } = await givenInHand(road)
    expect((await report(desk, task, [0], 4000)).error?.code).toBe('report.milestones')
    expect((await report(desk, task, [7], 0)).error?.code).toBe('report.milestones')
    const { data } = await report(desk, task, [0], 3000)
    const returned = await decided(app, desk.supervisor, data, null)
    expect(returned.milestones.some(({ claimed }) => claimed)).toBe(false)
  })

  it('must agree with its deadline, and comes back to the editor', async () => {
    const desk = await givenDesk()
    const matter = await givenTree(app, desk, [leafOf(desk, { ...road, period: 'month' })])
    expect(matter.tree[0]).toMatchObject({
      period: 'month',
      milestones: [{ title: '完成招标', weight: 30 }, {}, {}],
    })
    const save = (more: object) =>
      app.call('PUT', `/matters/${matter.id}/tasks`, {
        token: desk.supervisor.token,
        body: { version: matter.version, tasks: [{ ...leafOf(desk, road), ...more }] },
      })
    expect((await save({ milestones: milestones.slice(1) })).error?.code).toBe('tree.milestone-weights')
    expect((await save({ limit: { kind: 'date', due: '2026-11-27' } })).error?.code).toBe(
      'tree.milestone-due',
    )
    expect((await save({ quantity: { unit: '处', target: 2 } })).error?.code).toBe('tree.milestone-quantity')
    const wrong = await save({ period: 'day', milestones: [{ title: '', due: '2026-11-20', weight: 0 }] })
    expect(wrong.error?.fields?.map(({ path }) => path)).toEqual([
      'body.tasks.0.period',
      'body.tasks.0.milestones.0.title',
      'body.tasks.0.milestones.0.weight',
    ])
  })
})
