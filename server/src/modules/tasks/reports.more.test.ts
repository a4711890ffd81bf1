import { randomUUID } from 'node:crypto'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import {
  decided,
  firstTask,
  givenDesk,
  givenFile,
  givenIssued,
  givenReport,
  givenSigned,
  leafOf,
  viewedTask,
} from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set('2026-11-09T07:30:00.000Z'))

const write = (at: string, person: GivenPerson | null, body: object, key: string = randomUUID()) =>
  app.call<{ task: Task }>('POST', at, { token: person?.token, body, key })

async function givenWaiting() {
  const desk = await givenDesk()
  const matter = await givenIssued(app, desk, [leafOf(desk)])
  const signed = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
  await givenReport(app, desk.handler, signed, 34)
  const task = await viewedTask(app, desk.supervisor, signed.id)
  const at = (what: string) => `/reports/${task.reports[0]?.id}/${what}`
  return { desk, task, at }
}

const ask = { version: 1, what: '请补拍北岸 3 处的远景', until: '2026-11-11' }
const more = { version: 2, text: '已补拍北岸 3 处远景' }

describe('POST /reports/:id/ask-more', () => {
  it('gives the task back to its handler, who is told what and by when; the claim stays', async () => {
    const { desk, at } = await givenWaiting()
    const { status, data } = await write(at('ask-more'), desk.supervisor, ask)
    expect(status).toBe(200)
    expect(data.task).toMatchObject({
      state: 'inHand',
      quantity: { verified: 0, claimed: 34 },
      awaited: { kind: 'supplement', due: '2026-11-11', late: false },
      reports: [
        {
          state: 'moreAsked',
          asked: [{ what: ask.what, until: ask.until, askedBy: { name: '督查员一' }, at: null }],
        },
      ],
    })
    expect(data.task.history[0]).toMatchObject({
      what: '要求补充',
      note: '请补拍北岸 3 处的远景（11月11日（周三）前）',
    })
    expect((await viewedTask(app, desk.handler, data.task.id)).allowedActions).toEqual(['supplement'])
    const told = await MessageModel.findOne({ kind: 'reportMoreAsked' }).lean()
    expect(told?.recipientName).toBe('水务经办')
    expect(told?.body).toContain('请在11月11日（周三）前补充：请补拍北岸 3 处的远景')
    expect(await AuditModel.findOne({ event: 'report.moreAsked' }).lean()).toMatchObject({ note: ask.what })
  })

  it('turns the task yellow when it does not come, and not after it has', async () => {
    const { desk, at, task } = await givenWaiting()
    await write(at('ask-more'), desk.supervisor, ask)
    parts.time.set('2026-11-12T01:00:00.000Z')
    const late = await viewedTask(app, desk.supervisor, task.id)
    expect(late).toMatchObject({ light: 'yellow', awaited: { late: true } })
    expect(late.lightReasons.map(({ code }) => code)).toContain('supplement')
    const { data } = await write(at('supplement'), desk.handler, more)
    expect(data.task.lightReasons.map(({ code }) => code)).not.toContain('supplement')
  })

  it('is for those who verify, with a reason and a day to come', async () => {
    const { desk, at } = await givenWaiting()
    const wrong = await write(at('ask-more'), desk.supervisor, {
      version: 1,
      what: '补',
      until: '明天',
      done: 1,
    })
    expect(wrong.error?.fields?.map(({ path }) => path)).toEqual(['body.what', 'body.until', 'body.done'])
    expect((await write(at('ask-more'), null, ask)).status).toBe(401)
    expect((await write(at('ask-more'), desk.handler, ask)).status).toBe(403)
    expect((await write(`/reports/${'0'.repeat(24)}/ask-more`, desk.supervisor, ask)).status).toBe(404)
    const past = { ...ask, until: '2026-11-08' }
    expect((await write(at('ask-more'), desk.supervisor, past)).error?.code).toBe('report.ask-past')
    const marked = { ...ask, what: '请补充绝密材料清单' }
    expect((await write(at('ask-more'), desk.supervisor, marked)).error?.code).toBe('text.classified')
    const stale = await write(at('ask-more'), desk.supervisor, { ...ask, version: 9 })
    expect(stale.error?.code).toBe('version.stale')
  })

  it('counts once however often it is sent, and holds the decision until more has come', async () => {
    const { desk, at } = await givenWaiting()
    const key = randomUUID()
    const first = await write(at('ask-more'), desk.supervisor, ask, key)
    expect((await write(at('ask-more'), desk.supervisor, ask, key)).data).toEqual(first.data)
    expect(await MessageModel.countDocuments({ kind: 'reportMoreAsked' })).toBe(1)
    const accept = { version: 2, verified: 30, method: 'paper' }
    expect((await write(at('accept'), desk.colleague, accept)).error?.code).toBe('report.asked')
    expect((await write(at('ask-more'), desk.colleague, { ...ask, version: 2 })).error?.code).toBe(
      'report.asked',
    )
  })
})

describe('POST /reports/:id/supplement', () => {
  it('adds to the report without changing it, and lets it be decided', async () => {
    const { desk, at, task } = await givenWaiting()
    const { data: asked } = await write(at('ask-more'), desk.supervisor, ask)
    const file = await givenFile(app, desk.handler)
    const { data } = await write(at('supplement'), desk.handler, { ...more, attachmentIds: [file.id] })
    expect(data.task.reports).toMatchObject([
      {
        ordinal: 1,
        state: 'submitted',
        version: 3,
        text: task.reports[0]?.text,
        attachments: task.reports[0]?.attachments,
        asked: [
          { what: ask.what, text: more.text, by: { name: '水务经办' }, attachments: [{ id: file.id }] },
        ],
      },
    ])
    expect(data.task).toMatchObject({ state: 'toVerify', awaited: null })
    expect(await MessageModel.countDocuments({ kind: 'reportSubmitted' })).toBe(2)
    const waiting = await viewedTask(app, desk.supervisor, asked.task.id)
    expect(waiting.allowedActions).toEqual(['verify'])
    expect(await decided(app, desk.supervisor, waiting, 34)).toMatchObject({
      state: 'inHand',
      quantity: { verified: 34 },
    })
  })

  it('is for who handles the task, once it was asked for', async () => {
    const { desk, at, task } = await givenWaiting()
    const early = await write(at('supplement'), desk.handler, { ...more, version: 1 })
    expect(early.error?.code).toBe('report.not-asked')
    await write(at('ask-more'), desk.supervisor, ask)
    expect((await write(at('supplement'), null, more)).status).toBe(401)
    expect((await write(at('supplement'), desk.supervisor, more)).status).toBe(403)
    expect((await write(at('supplement'), desk.forestHandler, more)).status).toBe(404)
    expect((await write(at('supplement'), desk.handler, { ...more, version: 1 })).error?.code).toBe(
      'version.stale',
    )
    const wrong = await write(at('supplement'), desk.handler, { version: 2, text: '补', claimed: 40 })
    expect(wrong.error?.fields?.map(({ path }) => path)).toEqual(['body.text', 'body.claimed'])
    const current = await viewedTask(app, desk.handler, task.id)
    const file = await givenFile(app, desk.handler)
    const another = await app.call('POST', `/tasks/${task.id}/reports`, {
      token: desk.handler.token,
      body: { version: current.version, claimed: 36, text: more.text, attachmentIds: [file.id] },
    })
    expect(another.error?.code).toBe('report.supplement-first')
    const key = randomUUID()
    const first = await write(at('supplement'), desk.handler, more, key)
    expect((await write(at('supplement'), desk.handler, more, key)).data).toEqual(first.data)
  })
})
