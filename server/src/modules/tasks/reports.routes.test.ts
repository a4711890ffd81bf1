import { randomUUID } from 'node:crypto'
import type { Page } from '@mingdu/shared/kernel/page'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { Report, Task, VerificationRow } from '@mingdu/shared/tasks/tasks.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import {
  decided,
  firstTask,
  givenDesk,
  givenFile,
  givenIssued,
  givenReport,
} from '../matters/matters.factory'
import { givenSigned, leafOf, viewedTask } from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { ReportModel } from './reports.model'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set('2026-11-09T07:30:00.000Z'))

const post = <T = Task>(at: string, person: GivenPerson | null, body: object, key: string = randomUUID()) =>
  app.call<T>('POST', at, { token: person?.token, body, key })
const get = <T>(at: string, person: GivenPerson) => app.call<T>('GET', at, { token: person.token })

async function givenInHand(more: object = {}) {
  const desk = await givenDesk()
  const matter = await givenIssued(app, desk, [leafOf(desk, more)])
  const task = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
  return { desk, matter, task }
}

async function givenWaiting(claimed = 34) {
  const { desk, matter, task } = await givenInHand()
  await givenReport(app, desk.handler, task, claimed)
  return { desk, matter, task: await viewedTask(app, desk.supervisor, task.id) }
}

const text = '完成清理并逐处复核'

describe('GET /reports/:id', () => {
  it('shows the task of a report to those who may see the task, and to nobody else', async () => {
    const { desk, task } = await givenWaiting()
    const at = `/reports/${task.reports[0]?.id}`
    expect((await get<Task>(at, desk.supervisor)).data).toEqual(task)
    expect((await get(at, desk.forestHandler)).status).toBe(404)
    expect((await get(`/reports/${'0'.repeat(24)}`, desk.supervisor)).error?.code).toBe('record.missing')
    expect((await get('/reports/x', desk.supervisor)).status).toBe(400)
    expect((await app.call('GET', at, {})).status).toBe(401)
  })
})

describe('POST /tasks/:id/reports', () => {
  it('claims with evidence, waits for verification and tells the supervisor', async () => {
    const { desk, task } = await givenInHand()
    const file = await givenFile(app, desk.handler)
    const body = { version: task.version, claimed: 34, text, attachmentIds: [file.id] }
    const { status, data } = await post(`/tasks/${task.id}/reports`, desk.handler, body)
    expect(status).toBe(200)
    expect(data).toMatchObject({
      state: 'toVerify',
      quantity: { verified: 0, claimed: 34 },
      progress: { verified: 0, claimed: 8095 },
      allowedActions: [],
    })
    expect(data.reports).toMatchObject([
      {
        ordinal: 1,
        state: 'submitted',
        claimed: 34,
        verifiedBefore: 0,
        verified: null,
        attachments: [{ id: file.id }],
      },
    ])
    const told = await MessageModel.find({ kind: 'reportSubmitted' }).lean()
    expect(told).toMatchObject([
      { recipientName: '督查员一', targetKind: 'verification', targetId: data.reports[0]?.id },
    ])
    expect(told[0]?.body).toContain('累计 34 处')
  })

  it('refuses what is too little, too much, without evidence, marked, or while one waits', async () => {
    const { desk, task } = await givenInHand()
    const file = await givenFile(app, desk.handler)
    const report = (more: object) =>
      post(`/tasks/${task.id}/reports`, desk.handler, {
        ...{ version: task.version, claimed: 20, text, attachmentIds: [file.id] },
        ...more,
      })
    const code = async (more: object) => (await report(more)).error?.code
    expect(await code({ claimed: 43 })).toBe('report.more')
    expect(await code({ attachmentIds: [] })).toBe('report.no-evidence')
    expect(await code({ text: '按绝密通知办理完成' })).toBe('text.classified')
    expect(await code({ attachmentIds: [desk.handler.id] })).toBe('file.missing')
    expect(await code({ version: 9 })).toBe('version.stale')
    const accepted = await decidedAt(20)
    expect(accepted.quantity).toMatchObject({ verified: 20, claimed: 20 })
    const next = await givenFile(app, desk.handler)
    const less = { version: accepted.version, claimed: 19, attachmentIds: [next.id] }
    expect((await report(less)).error).toMatchObject({ code: 'report.less', details: { verified: '20 处' } })
    const pending = await report({ ...less, claimed: 21 })
    expect((await report({ ...less, version: pending.data.version, claimed: 22 })).error?.code).toBe(
      'report.pending',
    )

    async function decidedAt(amount: number): Promise<Task> {
      await givenReport(app, desk.handler, task, amount)
      return decided(app, desk.supervisor, await viewedTask(app, desk.supervisor, task.id), amount)
    }
  })

  it('names wrong fields, and is for the handler only', async () => {
    const { desk, task } = await givenInHand()
    const at = `/tasks/${task.id}/reports`
    const wrong = await post(at, desk.handler, {
      version: 1,
      claimed: '34',
      text: { $ne: '' },
      photoIds: 'x',
      done: true,
    })
    expect(wrong.error?.fields?.map((field) => field.path)).toEqual([
      'body.claimed',
      'body.text',
      'body.photoIds',
      'body.done',
    ])
    const body = { version: task.version, claimed: 1, text }
    expect((await post(at, null, body)).status).toBe(401)
    expect((await post(at, desk.supervisor, body)).status).toBe(403)
    expect((await post(at, desk.forestHandler, body)).status).toBe(404)
    expect((await post(at, await givenPerson(desk.water.id, ['handler']), body)).status).toBe(404)
  })

  it('reports a percentage where nothing is counted', async () => {
    const { desk, task } = await givenInHand({ quantity: null })
    expect(task.quantity).toBeNull()
    const reported = await givenReport(app, desk.handler, task, 6430)
    expect(reported.progress).toMatchObject({ verified: 0, claimed: 6430 })
  })

  it('makes one report of 50 parallel repeats', async () => {
    const { desk, task } = await givenInHand()
    const file = await givenFile(app, desk.handler)
    const key = randomUUID()
    const body = { version: task.version, claimed: 34, text, attachmentIds: [file.id] }
    const repeat = () => post(`/tasks/${task.id}/reports`, desk.handler, body, key)
    const answers = await Promise.all(Array.from({ length: 50 }, repeat))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
    expect(new Set(answers.map((answer) => answer.data.reports[0]?.id)).size).toBe(1)
    expect(await ReportModel.countDocuments()).toBe(1)
    expect(await MessageModel.countDocuments({ kind: 'reportSubmitted' })).toBe(1)
    expect(
      (await post(`/tasks/${task.id}/reports`, desk.handler, { ...body, claimed: 35 }, key)).error?.code,
    ).toBe('input.key-reused')
  })
})

describe('POST /reports/:id/accept', () => {
  it('counts what was verified, rolls it up, and gives the task back', async () => {
    const { desk, matter, task } = await givenWaiting()
    expect(task.allowedActions).toEqual(['verify'])
    const after = await decided(app, desk.supervisor, task, 33)
    expect(after).toMatchObject({
      state: 'inHand',
      quantity: { verified: 33, claimed: 33 },
      progress: { verified: 7857, claimed: 7857 },
    })
    expect(after.reports[0]).toMatchObject({
      state: 'accepted',
      verified: 33,
      method: 'onSite',
      decidedBy: { name: '督查员一' },
    })
    expect(after.history[0]).toMatchObject({
      what: '核验通过',
      note: '核实 33 处；现场核验；现场核对，属实可认',
    })
    const { data } = await get<Matter>(`/matters/${matter.id}`, desk.leader)
    expect(data.progress).toMatchObject({ verified: 7857, claimed: 7857 })
    expect(await MessageModel.findOne({ kind: 'reportAccepted' }).lean()).toMatchObject({
      recipientName: '水务经办',
    })
    expect(await AuditModel.findOne({ event: 'report.accepted' }).lean()).toMatchObject({
      note: '现场核对，属实可认',
    })
  })

  it('makes the task done with all of it verified; late, it is recovered', async () => {
    const { desk, matter, task } = await givenWaiting(42)
    parts.time.set('2026-12-03T02:00:00.000Z')
    const done = await decided(app, desk.supervisor, task, 42)
    expect(done).toMatchObject({
      state: 'done',
      light: 'recovered',
      progress: { verified: 10_000 },
      allowedActions: [],
    })
    expect(done.lightReasons[0]?.code).toBe('closed-late')
    const { data } = await get<Matter>(`/matters/${matter.id}`, desk.waterHead)
    expect(data).toMatchObject({
      tasks: { total: 1, done: 1 },
      allowedActions: expect.arrayContaining(['complete']),
    })
    const told = await MessageModel.findOne({ kind: 'taskDone' }).lean()
    expect(told).toMatchObject({ recipientName: '水务经办', light: 'recovered' })
  })

  it('refuses more than claimed, less than before, twice, stale, and a verifier of the same office', async () => {
    const { desk, task } = await givenWaiting()
    const report = task.reports[0] as Report
    const accept = (person: GivenPerson | null, more: object = {}) =>
      post(`/reports/${report.id}/accept`, person, { version: 1, verified: 30, method: 'paper', ...more })
    expect((await accept(desk.supervisor, { verified: 35 })).error).toMatchObject({
      code: 'report.over-claim',
      details: { claimed: '34 处' },
    })
    const both = await givenPerson(desk.water.id, ['supervisor'])
    expect((await accept(both)).error?.code).toBe('report.same-office')
    expect((await accept(desk.handler)).status).toBe(403)
    expect((await accept(desk.leader)).status).toBe(403)
    expect((await accept(null)).status).toBe(401)
    expect((await accept(desk.supervisor, { verified: -1, method: 'guess' })).error?.fields).toHaveLength(2)
    expect((await accept(desk.supervisor)).status).toBe(200)
    const stale = await accept(desk.colleague)
    expect(stale.status).toBe(409)
    expect(stale.error?.changes).toMatchObject([{ who: '督查员一', what: '核实 30 处' }])
    expect((await accept(desk.colleague, { version: 2 })).error).toMatchObject({
      code: 'report.state',
      message: '这次进展已经核验，不能再核验。',
    })
  })

  it('decides once in 50 parallel repeats, and once between two people', async () => {
    const { desk, task } = await givenWaiting()
    const key = randomUUID()
    const body = { version: 1, verified: 30, method: 'paper' }
    const at = `/reports/${task.reports[0]?.id}/accept`
    const answers = await Promise.all([
      ...Array.from({ length: 50 }, () => post(at, desk.supervisor, body, key)),
      post(at, desk.colleague, { ...body, verified: 20 }),
    ])
    const first = answers.slice(0, 50).map((answer) => answer.status)
    expect(new Set(first).size).toBe(1)
    expect([first[0], answers[50]?.status].sort()).toEqual([200, 409])
    expect(await AuditModel.countDocuments({ event: 'report.accepted' })).toBe(1)
  })

  it('keeps two reports of one matter accepted at once both in the sum', async () => {
    const desk = await givenDesk()
    const leaf = (title: string) => leafOf(desk, { title, weight: 50, quantity: { unit: '处', target: 10 } })
    const matter = await givenIssued(app, desk, [leaf('清水河段整改'), leaf('北干渠段整改')])
    const waiting = []
    for (const { id } of matter.tree) {
      const signed = await givenSigned(app, desk.handler, await viewedTask(app, desk.handler, id))
      await givenReport(app, desk.handler, signed, 8)
      waiting.push(await viewedTask(app, desk.supervisor, id))
    }
    await Promise.all(waiting.map((task) => decided(app, desk.supervisor, task, 8)))
    const { data } = await get<Matter>(`/matters/${matter.id}`, desk.leader)
    expect(data.progress.verified).toBe(8000)
  })
})

describe('POST /reports/:id/return', () => {
  it('counts nothing, says why, and lets the handler report again', async () => {
    const { desk, task } = await givenWaiting()
    const returned = await decided(app, desk.supervisor, task, null)
    expect(returned).toMatchObject({ state: 'inHand', quantity: { verified: 0, claimed: 0 } })
    expect(returned.reports[0]).toMatchObject({
      state: 'returned',
      verified: null,
      opinion: '现场核对，属实可认',
    })
    const told = await MessageModel.findOne({ kind: 'reportReturned' }).lean()
    expect(told).toMatchObject({ recipientName: '水务经办', priority: 1 })
    const again = await givenReport(app, desk.handler, returned, 30)
    expect(again.reports.map((report) => report.ordinal)).toEqual([2, 1])
  })

  it('needs a reason', async () => {
    const { desk, task } = await givenWaiting()
    const body = { version: 1, method: 'paper', opinion: '不行' }
    const { error } = await post(`/reports/${task.reports[0]?.id}/return`, desk.supervisor, body)
    expect(error?.fields?.[0]).toMatchObject({ path: 'body.opinion', message: '请写明退回原因，至少 5 个字' })
    const elsewhere = await post(`/reports/${desk.handler.id}/return`, desk.supervisor, {
      ...body,
      opinion: '材料不全需补',
    })
    expect(elsewhere.status).toBe(404)
  })
})

describe('GET /verifications', () => {
  it('lists what waits, with how many working days it has', async () => {
    const { desk, task } = await givenWaiting()
    parts.time.set('2026-11-16T03:00:00.000Z')
    const { data } = await get<Page<VerificationRow>>('/verifications', desk.colleague)
    expect(data).toMatchObject({ total: 1, nextCursor: null })
    expect(data.items[0]).toMatchObject({
      report: { ordinal: 1, claimed: 34, attachments: [{ name: '整改台账.pdf' }] },
      task: { id: task.id, state: 'toVerify', allowedActions: ['verify'] },
      waitedWorkdays: 5,
    })
    const search = async (q: string) =>
      (await get<Page<VerificationRow>>(`/verifications?q=${encodeURIComponent(q)}`, desk.colleague)).data
        .total
    expect([await search('清水河'), await search('区水务局'), await search('无此项')]).toEqual([1, 1, 0])
    await decided(app, desk.supervisor, task, null)
    expect((await get<Page<VerificationRow>>('/verifications', desk.colleague)).data.total).toBe(0)
    expect((await get('/verifications', desk.handler)).status).toBe(403)
  })
})
