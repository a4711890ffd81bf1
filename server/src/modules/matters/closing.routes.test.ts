import { randomUUID } from 'node:crypto'
import type { Page } from '@mingdu/shared/kernel/page'
import type { LookBack } from '@mingdu/shared/matters/look-backs.api'
import { replayMatter } from '@mingdu/shared/matters/closing.rules'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { MessageModel } from '../messages/messages.model'
import { ripenLookBacks } from './look-backs.service'
import { LookBackModel } from './look-backs.model'
import {
  act,
  firstTask,
  givenAllDone,
  givenClosing,
  givenDesk,
  givenFile,
  givenIssued,
} from './matters.factory'
import { STEP_BODIES, viewedMatter } from './matters.factory'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const post = <T = Matter>(at: string, token: string | undefined, body: object, key: string = randomUUID()) =>
  app.call<T>('POST', at, { token, body, key })
const replayed = ({ history }: Matter) => replayMatter([...history].reverse())

describe('the way of 销号', () => {
  it('leads from the lead’s self-check over its review, 核验 and approval, each by somebody else', async () => {
    const desk = await givenDesk()
    const done = await givenAllDone(app, desk)
    const file = await givenFile(app, desk.handler)
    const applied = await act(app, desk.handler, done, 'complete', {
      ...STEP_BODIES.complete,
      fileIds: [file.id],
    })
    expect(applied).toMatchObject({ state: 'applied', completedBy: { name: '水务经办' }, allowedActions: [] })
    expect(applied.closing?.applied).toMatchObject({ note: '都已完成整改', files: [{ id: file.id }] })
    const reviewed = await act(app, desk.waterHead, applied, 'first-review', STEP_BODIES['first-review'])
    expect(reviewed.state).toBe('reviewed')
    const verified = await act(app, desk.colleague, reviewed, 'verify-close', STEP_BODIES['verify-close'])
    expect(verified).toMatchObject({ state: 'completed', closing: { verified: { method: 'onSite' } } })
    const closed = await act(app, desk.chief, verified, 'approve-close', STEP_BODIES['approve-close'])
    expect(closed).toMatchObject({
      state: 'closed',
      closedBy: { name: '督查室主任' },
      allowedActions: ['reopen', 'changeSupervisor'],
    })
    expect(replayed(closed)).toBe('closed')
    const told = await MessageModel.find({ kind: 'matterMoved' }).sort({ _id: 1 }).lean()
    expect(told.map(({ title, recipientId }) => [title.split('：')[0], recipientId])).toEqual([
      ['申请办结', desk.waterHead.id],
      ['初审通过', desk.supervisor.id],
      ['办结核验通过', desk.chief.id],
      ['办结核验通过', desk.leader.id],
      ['批准销号', desk.waterHead.id],
      ['批准销号', desk.supervisor.id],
    ])
    const events = [
      'matter.completed',
      'matter.firstReviewed',
      'matter.closeVerified',
      'matter.closeApproved',
    ]
    const entries = await Promise.all(events.map((event) => AuditModel.countDocuments({ event })))
    expect(entries).toEqual([1, 1, 1, 1])
  })

  it('refuses whoever had a part: the applicant, a verifier, who accepted its reports, another org', async () => {
    const desk = await givenDesk()
    const asks = await givenAllDone(app, desk)
    const applied = await act(app, desk.waterHead, asks, 'complete', STEP_BODIES.complete)
    const code = async (step: keyof typeof STEP_BODIES, token: string | undefined, { id, version }: Matter) =>
      (await post(`/matters/${id}/${step}`, token, { version, ...STEP_BODIES[step] })).error?.code
    expect(await code('first-review', desk.waterHead.token, applied)).toBe('matter.recused')
    expect(await code('first-review', desk.supervisor.token, applied)).toBe('auth.forbidden')
    const second = await givenPerson(desk.water.id, ['head'], { name: '水务副局长' })
    const reviewed = await act(app, second, applied, 'first-review', STEP_BODIES['first-review'])
    const within = await givenPerson(desk.water.id, ['supervisor'], { name: '在水务局的督查员' })
    expect(await code('verify-close', within.token, reviewed)).toBe('matter.recused')
    const verified = await act(app, desk.chief, reviewed, 'verify-close', STEP_BODIES['verify-close'])
    expect(await code('approve-close', desk.chief.token, verified)).toBe('matter.recused')
    expect(await code('approve-close', desk.supervisor.token, verified)).toBe('auth.forbidden')
    expect(await code('approve-close', undefined, verified)).toBe('auth.required')
    const head = await givenPerson(desk.office.id, ['supervisionHead'], { name: '副主任' })
    const stale = { ...verified, version: verified.version - 1 }
    expect(await code('approve-close', head.token, stale)).toBe('version.stale')
    expect(await code('approve-close', desk.leader.token, verified)).toBeUndefined()
  })

  it('names what is missing, takes nothing twice, and hides from another region', async () => {
    const desk = await givenDesk()
    const { id, version } = await givenAllDone(app, desk)
    const short = await post(`/matters/${id}/complete`, desk.handler.token, { version, conclusion: '好' })
    expect(short.error?.fields?.[0]?.path).toBe('body.conclusion')
    const secret = { version, conclusion: '按机密★文件办理完毕' }
    expect((await post(`/matters/${id}/complete`, desk.handler.token, secret)).error?.code).toBe(
      'text.classified',
    )
    const key = randomUUID()
    const twice = () =>
      post(`/matters/${id}/complete`, desk.handler.token, { version, ...STEP_BODIES.complete }, key)
    const [first, second] = [await twice(), await twice()]
    expect(second.data).toEqual(first.data)
    const forest = await givenPerson(desk.forest.id, ['head'])
    const body = { version: version + 1, ...STEP_BODIES['first-review'] }
    expect((await post(`/matters/${id}/first-review`, forest.token, body)).status).toBe(404)
  })

  it('is open only when nothing below is', async () => {
    const desk = await givenDesk()
    const { id } = await givenIssued(app, desk)
    const { version } = await viewedMatter(app, desk.waterHead, id)
    const early = await post(`/matters/${id}/complete`, desk.handler.token, {
      version,
      ...STEP_BODIES.complete,
    })
    expect(early.error).toMatchObject({ code: 'matter.tasks-open', details: { count: 1 } })
  })

  it('stands before the public for the days of the rule, then is closed', async () => {
    const desk = await givenDesk()
    const noticed = await givenClosing(app, desk, 'approve-close', { outcome: 'notice' })
    expect(noticed).toMatchObject({
      state: 'noticed',
      closing: { notice: { from: '2026-11-09', until: '2026-11-16' } },
    })
    const close = () =>
      post(`/matters/${noticed.id}/close`, desk.colleague.token, {
        version: noticed.version,
        note: '公示无异议',
      })
    expect((await close()).error).toMatchObject({
      code: 'matter.notice-open',
      details: { until: '2026-11-16' },
    })
    parts.time.set('2026-11-17T01:00:00.000Z')
    const { data } = await close()
    expect(data).toMatchObject({ state: 'closed', closedBy: { name: '督查员二' } })
    expect(replayed(data)).toBe('closed')
  })

  it('goes back with what is to be done again; the clock runs on', async () => {
    const desk = await givenDesk()
    const reviewed = await givenClosing(app, desk, 'first-review')
    const taskId = reviewed.tree[0]?.id
    const tasks = [{ taskId, days: 5, left: 30 }]
    const note = '现场仍有十二处未整改'
    const back = await act(app, desk.colleague, reviewed, 'send-back', { note, tasks })
    expect(back).toMatchObject({ state: 'issued', completedBy: null, closing: null, tasks: { done: 0 } })
    expect(back.tree[0]).toMatchObject({
      state: 'toSign',
      quantity: { verified: 30, claimed: 30 },
      clock: { dispatchedOn: '2026-11-09', due: '2026-11-16' },
    })
    const told = await MessageModel.findOne({ recipientId: desk.handler.id, title: /^重新整改/ }).lean()
    expect(told?.body).toContain('现场仍有十二处未整改')
    const wrong = await post(`/matters/${back.id}/send-back`, desk.colleague.token, {
      version: back.version,
      note,
    })
    expect(wrong.error?.code).toBe('matter.state')
  })

  it('refuses to do again what is not a finished leaf, or would stand whole', async () => {
    const desk = await givenDesk()
    const closed = await givenClosing(app, desk, 'approve-close')
    const code = async (tasks: object[]) =>
      (
        await post(`/matters/${closed.id}/reopen`, desk.supervisor.token, {
          version: closed.version,
          note: '回访发现问题',
          tasks,
        })
      ).error?.code
    const taskId = closed.tree[0]?.id
    expect(await code([])).toBe('input.invalid')
    expect(await code([{ taskId: closed.id, days: 5 }])).toBe('matter.redo-task')
    expect(
      await code([
        { taskId, days: 5 },
        { taskId, days: 6 },
      ]),
    ).toBe('matter.redo-task')
    expect(await code([{ taskId, days: 5, left: 42 }])).toBe('matter.redo-left')
  })
})

describe('回头看 and 反弹', () => {
  const listed = async (token: string, query = '') =>
    (await app.call<Page<LookBack>>('GET', `/look-backs${query}`, { token })).data.items

  it('is planned when it becomes a standing duty, due on its day, and reopens the same number', async () => {
    const desk = await givenDesk()
    const standing = await givenClosing(app, desk, 'approve-close', { outcome: 'longTerm' })
    expect(standing.state).toBe('longTerm')
    const planned = await listed(desk.leader.token)
    expect(planned.map(({ round, dueOn, state, mayRecord }) => [round, dueOn, state, mayRecord])).toEqual([
      [1, '2026-12-09', 'planned', false],
      [2, '2027-02-07', 'planned', false],
    ])
    parts.time.set('2026-12-09T01:00:00.000Z')
    expect([await ripenLookBacks(parts.time), await ripenLookBacks(parts.time)]).toEqual([1, 0])
    expect(await MessageModel.countDocuments({ kind: 'lookBackDue', recipientId: desk.supervisor.id })).toBe(
      1,
    )
    const [due] = await listed(desk.supervisor.token, '?state=due')
    expect(due?.mayRecord).toBe(true)
    const record = (more: object, token: string | null = desk.supervisor.token) =>
      post<LookBack>(`/look-backs/${due?.id}/record`, token ?? undefined, {
        ...{ version: due?.version, result: 'relapsed', method: 'covert', note: '暗访发现垃圾回潮' },
        ...more,
      })
    expect((await record({})).error?.fields?.[0]?.path).toBe('body.tasks')
    const tasks = [{ taskId: standing.tree[0]?.id, days: 10, left: 40 }]
    expect((await record({ tasks }, null)).status).toBe(401)
    expect((await record({ tasks }, desk.waterHead.token)).status).toBe(403)
    expect((await record({ tasks })).data).toMatchObject({ state: 'relapsed', by: { name: '督查员一' } })
    const reopened = await viewedMatter(app, desk.supervisor, standing.id)
    expect(reopened).toMatchObject({ no: standing.no, state: 'reopened', relapses: 1, closedBy: null })
    expect(reopened.due >= (reopened.tree[0]?.clock.due ?? '')).toBe(true)
    expect(replayed(reopened)).toBe('reopened')
    expect((await LookBackModel.find().sort({ round: 1 }).lean()).map(({ state }) => state)).toEqual([
      'relapsed',
      'void',
    ])
    expect((await record({ result: 'held' })).error?.code).toBe('version.stale')
    expect((await firstTask(app, desk.handler, reopened)).state).toBe('toSign')
  })

  it('leaves the matter closed when what was done has lasted', async () => {
    const desk = await givenDesk()
    const standing = await givenClosing(app, desk, 'approve-close', { outcome: 'longTerm' })
    parts.time.set('2026-12-10T01:00:00.000Z')
    await ripenLookBacks(parts.time)
    const [due] = await listed(desk.colleague.token, `?matterId=${standing.id}&state=due`)
    const body = { version: due?.version, result: 'held', method: 'callBack', note: '电话回访群众满意' }
    const { data } = await post<LookBack>(`/look-backs/${due?.id}/record`, desk.colleague.token, body)
    expect(data).toMatchObject({ state: 'held', mayRecord: false })
    expect((await viewedMatter(app, desk.supervisor, standing.id)).state).toBe('longTerm')
    expect(await listed(desk.forestHandler.token)).toEqual([])
  })
})
