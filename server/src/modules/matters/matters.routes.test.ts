import { randomUUID } from 'node:crypto'
import type { Page } from '@mingdu/shared/kernel/page'
import type { Matter, MatterRow } from '@mingdu/shared/matters/matters.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { DeliveryModel, MessageModel } from '../messages/messages.model'
import { act, decided, firstTask, givenDesk, givenFile, givenIssued, givenMatter } from './matters.factory'
import { givenReport, givenSigned, givenTree, leafOf, matterOf, type Desk } from './matters.factory'
import { MatterModel } from './matters.model'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set('2026-11-09T07:30:00.000Z'))

const post = <T = Matter>(at: string, token: string | undefined, body: object, key: string = randomUUID()) =>
  app.call<T>('POST', at, { token, body, key })
const get = <T = Matter>(at: string, token: string) => app.call<T>('GET', at, { token })

/** A matter whose only task is done: it waits for 办结. */
async function givenAllDone(desk: Desk): Promise<Matter> {
  const matter = await givenIssued(app, desk)
  const signed = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
  const reported = await givenReport(app, desk.handler, signed, 42)
  await decided(app, desk.supervisor, await firstTask(app, desk.supervisor, matter), 42)
  expect(reported.state).toBe('toVerify')
  return (await get(`/matters/${matter.id}`, desk.supervisor.token)).data
}

describe('POST /matters', () => {
  it('sets up a draft without a number, with its basis and the acts open to its maker', async () => {
    const desk = await givenDesk()
    const file = await givenFile(app, desk.supervisor)
    const basis = { kind: 'minutes', text: '区政府常务会议纪要〔2026〕18号', fileIds: [file.id] }
    const { status, data } = await post('/matters', desk.supervisor.token, matterOf(desk, { basis }))
    expect(status).toBe(200)
    expect(data).toMatchObject({ no: null, state: 'draft', version: 1, light: 'grey', tree: [] })
    expect(data.leadOrg).toEqual({ id: desk.water.id, name: '区水务局' })
    expect(data.basisFiles).toMatchObject([{ id: file.id, name: '整改台账.pdf' }])
    expect(data.allowedActions).toEqual(['edit'])
    expect(await AuditModel.findOne({ event: 'matter.created' }).lean()).toMatchObject({ subjectId: data.id })
  })

  it('names every field that is wrong: operators, types, unknown fields', async () => {
    const desk = await givenDesk()
    const bad = matterOf(desk, {
      title: { $ne: null },
      due: 20261218,
      leadOrgId: { $gt: '' },
      state: 'issued',
    })
    const { status, error } = await post('/matters', desk.supervisor.token, bad)
    expect(status).toBe(400)
    expect(error?.fields?.map((field) => field.path).sort()).toEqual([
      'body.due',
      'body.leadOrgId',
      'body.state',
      'body.title',
    ])
  })

  it('refuses a day that has passed, people and orgs that cannot, and marked words', async () => {
    const desk = await givenDesk()
    const code = async (more: object) =>
      (await post('/matters', desk.supervisor.token, matterOf(desk, more))).error?.code
    expect(await code({ due: '2026-11-08' })).toBe('matter.past')
    expect(await code({ supervisorId: desk.handler.id })).toBe('matter.supervisor')
    expect(await code({ leadOrgId: desk.supervisor.id })).toBe('matter.lead-org')
    expect(await code({ note: '见机密★文件' })).toBe('text.classified')
  })

  it('is for those who are signed in and hold the permission', async () => {
    const desk = await givenDesk()
    expect((await post('/matters', undefined, matterOf(desk))).status).toBe(401)
    expect((await post('/matters', desk.handler.token, matterOf(desk))).status).toBe(403)
  })

  it('makes one matter of 50 parallel repeats', async () => {
    const desk = await givenDesk()
    const key = randomUUID()
    const repeat = () => post('/matters', desk.supervisor.token, matterOf(desk), key)
    const answers = await Promise.all(Array.from({ length: 50 }, repeat))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
    expect(new Set(answers.map((answer) => answer.data.id)).size).toBe(1)
    expect(await MatterModel.countDocuments()).toBe(1)
    expect(await AuditModel.countDocuments({ event: 'matter.created' })).toBe(1)
  })
})

describe('PATCH /matters/:id', () => {
  it('changes a draft, and its tasks follow', async () => {
    const desk = await givenDesk()
    const { id, version } = await givenTree(app, desk, [leafOf(desk)])
    const body = {
      version,
      title: '河道“四乱”专项整治',
      supervisorId: desk.colleague.id,
      leadOrgId: desk.forest.id,
    }
    const { data } = await app.call<Matter>('PATCH', `/matters/${id}`, { token: desk.supervisor.token, body })
    expect(data).toMatchObject({
      title: '河道“四乱”专项整治',
      version: version + 1,
      supervisor: { name: '督查员二' },
    })
    const issued = await act(app, desk.supervisor, await act(app, desk.chief, data, 'approve'), 'issue')
    const task = await firstTask(app, desk.handler, issued)
    expect(task).toMatchObject({ matter: { name: '河道“四乱”专项整治' }, supervisor: { name: '督查员二' } })
  })

  it('refuses a stale version and says who changed what', async () => {
    const desk = await givenDesk()
    const { id, version } = await givenMatter(app, desk)
    const change = (body: object) =>
      app.call<Matter>('PATCH', `/matters/${id}`, { token: desk.colleague.token, body: { version, ...body } })
    await change({ note: '先改' })
    const { status, error } = await change({ note: '后改' })
    expect(status).toBe(409)
    expect(error).toMatchObject({ code: 'version.stale', currentVersion: 2 })
    expect(error?.changes).toEqual([
      { at: '2026-11-09T07:30:00.000Z', who: '督查员二', what: '修改事项', note: '' },
    ])
  })

  it('is over once the tasks are issued', async () => {
    const desk = await givenDesk()
    const { id, version } = await givenIssued(app, desk)
    const body = { version, note: '再改' }
    const { error } = await app.call('PATCH', `/matters/${id}`, { token: desk.supervisor.token, body })
    expect(error).toMatchObject({ code: 'matter.state', message: '事项现在是“办理中”，不能修改。' })
  })
})

describe('PUT /matters/:id/tasks', () => {
  const put = (desk: Desk, { id, version }: Matter, tasks: unknown) =>
    app.call<Matter>('PUT', `/matters/${id}/tasks`, {
      token: desk.supervisor.token,
      body: { version, tasks },
    })

  it('keeps nodes that come back, adds and removes others, with a digest for each', async () => {
    const desk = await givenDesk()
    const first = await givenTree(app, desk, [
      leafOf(desk, { weight: 60 }),
      leafOf(desk, { title: '排查建档', weight: 40 }),
    ])
    const kept = first.tree[0]
    const child = leafOf(desk, { title: '清水河上游段', orgId: desk.forest.id, handlerId: null })
    const parent = leafOf(desk, { ...(kept && { id: kept.id }), title: '现场整改清零', children: [child] })
    const { status, data } = await put(desk, first, [parent])
    expect(status).toBe(200)
    expect(data.tree.map(({ no, title, leaf }) => ({ no, title, leaf }))).toEqual([
      { no: '1', title: '现场整改清零', leaf: false },
      { no: '1.1', title: '清水河上游段', leaf: true },
    ])
    expect(data.tree[0]).toMatchObject({ id: kept?.id, version: 2, quantity: null })
    expect(data.tree[1]).toMatchObject({ parentId: kept?.id, org: { name: '区林业局' }, handler: null })
    expect(data.tasks).toMatchObject({ total: 1 })
    const entries = await AuditModel.find({ event: 'matter.treeChanged' }).sort({ insertedAt: 1 }).lean()
    expect(entries.map((entry) => entry.digests.length)).toEqual([2, 2])
  })

  it('never takes over a node of another matter', async () => {
    const desk = await givenDesk()
    const other = await givenTree(app, desk, [leafOf(desk)])
    const mine = await givenMatter(app, desk)
    const { data } = await put(desk, mine, [leafOf(desk, { id: other.tree[0]?.id })])
    expect(data.tree[0]?.id).not.toBe(other.tree[0]?.id)
    expect((await get(`/matters/${other.id}`, desk.supervisor.token)).data.tree).toHaveLength(1)
  })

  it('refuses weights, deadlines and handlers that do not fit', async () => {
    const desk = await givenDesk()
    const matter = await givenMatter(app, desk)
    const code = async (more: object) => (await put(desk, matter, [leafOf(desk, more)])).error?.code
    expect(await code({ weight: 90 })).toBe('tree.weights')
    expect(await code({ limit: { kind: 'date', due: '2026-12-19' } })).toBe('tree.deadline')
    expect(await code({ limit: { kind: 'date', due: '2026-11-08' } })).toBe('tree.past')
    expect(await code({ handlerId: desk.forestHandler.id })).toBe('tree.handler')
    expect(await code({ orgId: desk.supervisor.id })).toBe('tree.org')
    const wrong = await put(desk, matter, [{ ...leafOf(desk), weight: '100', limit: { $ne: 1 } }])
    expect(wrong.error?.fields?.map((field) => field.path)).toEqual([
      'body.tasks.0.weight',
      'body.tasks.0.limit.kind',
    ])
  })
})

describe('POST /matters/:id/approve', () => {
  it('numbers the matter and its tasks, by another person than its maker', async () => {
    const desk = await givenDesk()
    const own = await app.call<Matter>('POST', '/matters', { token: desk.chief.token, body: matterOf(desk) })
    expect(
      (await post(`/matters/${own.data.id}/approve`, desk.chief.token, { version: 1 })).error?.code,
    ).toBe('matter.self-approve')
    const matter = await givenTree(app, desk, [leafOf(desk)])
    expect((await post(`/matters/${matter.id}/approve`, desk.supervisor.token, { version: 2 })).status).toBe(
      403,
    )
    const approved = await act(app, desk.chief, matter, 'approve')
    expect(approved).toMatchObject({
      no: '演督〔2026〕1号',
      state: 'approved',
      approvedBy: { name: '督查室主任' },
    })
    expect(approved.tree[0]?.no).toBe('演督〔2026〕1号-1')
  })

  it('gives numbers without gaps or doubles to matters approved at once, and starts again with the year', async () => {
    const desk = await givenDesk()
    const drafts = []
    for (let i = 0; i < 8; i++) drafts.push(await givenMatter(app, desk))
    const approved = await Promise.all(drafts.map((draft) => act(app, desk.chief, draft, 'approve')))
    expect(approved.map((matter) => matter.no).sort()).toEqual(drafts.map((_, i) => `演督〔2026〕${i + 1}号`))
    parts.time.set('2027-01-04T01:00:00.000Z')
    const next = await givenMatter(app, desk, { due: '2027-03-01' })
    expect((await act(app, desk.chief, next, 'approve')).no).toBe('演督〔2027〕1号')
  })
})

describe('POST /matters/:id/issue', () => {
  it('starts the clocks now and tells those who act', async () => {
    const desk = await givenDesk()
    const inner = leafOf(desk, {
      title: '现场整改清零',
      weight: 100,
      limit: { kind: 'date', due: '2026-12-04' },
      children: [
        leafOf(desk, { weight: 60 }),
        leafOf(desk, { weight: 40, title: '北干渠段整改', handlerId: null, coOrgIds: [desk.forest.id] }),
      ],
    })
    const matter = await givenIssued(app, desk, [inner])
    expect(matter).toMatchObject({
      state: 'issued',
      light: 'green',
      clock: { dispatchedOn: '2026-11-09', due: '2026-12-18' },
    })
    expect(matter.tree.map((task) => [task.no, task.state, task.clock.due])).toEqual([
      ['演督〔2026〕1号-1', 'inHand', '2026-12-04'],
      ['演督〔2026〕1号-1.1', 'toSign', '2026-11-30'],
      ['演督〔2026〕1号-1.2', 'toSign', '2026-11-30'],
    ])
    const told = await MessageModel.find({ kind: 'taskAssigned' })
      .sort({ subjectNo: 1, recipientName: 1 })
      .lean()
    expect(told.map((message) => [message.subjectNo, message.recipientName])).toEqual([
      ['演督〔2026〕1号-1.1', '水务经办'],
      ['演督〔2026〕1号-1.2', '水务局长'],
      ['演督〔2026〕1号-1.2', '水务经办'],
    ])
  })

  it('tells the supervising officer when another person dispatches', async () => {
    const desk = await givenDesk()
    const approved = await act(app, desk.chief, await givenTree(app, desk, [leafOf(desk, {})]), 'approve')
    await act(app, desk.chief, approved, 'issue')
    const told = await MessageModel.find({ kind: 'taskAssigned' }).sort({ title: 1 }).lean()
    expect(told.map((m) => [m.title.split('：')[0], m.recipientId])).toEqual([
      ['已派单', desk.supervisor.id],
      ['新任务', desk.handler.id],
    ])
  })

  it('refuses without tasks, and deadlines that have passed meanwhile', async () => {
    const desk = await givenDesk()
    const empty = await act(app, desk.chief, await givenMatter(app, desk), 'approve')
    expect(empty.allowedActions).not.toContain('issue')
    const code = async ({ id, version }: Matter) =>
      (await post(`/matters/${id}/issue`, desk.supervisor.token, { version })).error?.code
    expect(await code(empty)).toBe('matter.no-tasks')
    const dated = await givenTree(app, desk, [leafOf(desk, { limit: { kind: 'date', due: '2026-11-10' } })])
    const approved = await act(app, desk.chief, dated, 'approve')
    parts.time.set('2026-11-11T01:00:00.000Z')
    expect(await code(approved)).toBe('tree.past')
  })
})

describe('POST /matters/:id/complete, close, cancel', () => {
  it('completes when every task is done, and is closed by a third person', async () => {
    const desk = await givenDesk()
    const open = await givenIssued(app, desk)
    const early = await post(`/matters/${open.id}/complete`, desk.supervisor.token, {
      version: open.version,
      conclusion: '都已完成整改',
    })
    expect(early.error).toMatchObject({ code: 'matter.tasks-open', details: { count: 1 } })
    const matter = await givenAllDone(desk)
    expect(matter.progress).toMatchObject({ verified: 10_000 })
    const completed = await act(app, desk.colleague, matter, 'complete', { conclusion: '都已完成整改' })
    expect(completed).toMatchObject({
      state: 'completed',
      completedBy: { name: '督查员二' },
      allowedActions: [],
    })
    const close = (token: string) =>
      post(`/matters/${matter.id}/close`, token, {
        version: completed.version,
        outcome: 'closed',
        note: '回访核查属实',
      })
    expect((await close(desk.colleague.token)).error?.code).toBe('matter.same-person')
    expect((await close(desk.supervisor.token)).error?.code).toBe('matter.same-person')
    expect((await close(desk.chief.token)).data).toMatchObject({
      state: 'closed',
      closedBy: { name: '督查室主任' },
    })
  })

  it('may turn into a standing duty', async () => {
    const desk = await givenDesk()
    const completed = await act(app, desk.colleague, await givenAllDone(desk), 'complete', {
      conclusion: '都已完成整改',
    })
    const body = { outcome: 'longTerm', note: '需要长期坚持' }
    expect((await act(app, desk.chief, completed, 'close', body)).state).toBe('longTerm')
  })

  it('cancels what is open below', async () => {
    const desk = await givenDesk()
    const matter = await givenIssued(app, desk)
    const cancelled = await act(app, desk.chief, matter, 'cancel', { note: '与另一事项重复' })
    expect(cancelled).toMatchObject({ state: 'cancelled', light: 'grey', tasks: { total: 0 } })
    expect(cancelled.tree[0]).toMatchObject({ state: 'cancelled', light: 'grey', allowedActions: [] })
    expect(cancelled.history[0]).toMatchObject({ what: '撤销', note: '与另一事项重复', who: '督查室主任' })
  })

  it('tells the handlers that it was cancelled, and sends nothing any more that waited for its tasks', async () => {
    const desk = await givenDesk()
    const matter = await givenIssued(app, desk)
    await act(app, desk.chief, matter, 'cancel', { note: '与另一事项重复' })
    const told = await MessageModel.find({ recipientId: desk.handler.id }).sort({ _id: 1 }).lean()
    expect(told.map(({ kind, state, reason }) => [kind, state, reason])).toEqual([
      ['taskAssigned', 'suppressed', '任务已撤销'],
      ['taskCancelled', 'delivered', null],
    ])
    expect(told[1]?.body).toContain('与另一事项重复，不用再办理。')
    expect(await DeliveryModel.countDocuments({ state: 'waiting' })).toBe(0)
  })
})

describe('GET /matters', () => {
  it('shows a head what the org has a part in, once it was issued', async () => {
    const desk = await givenDesk()
    await givenTree(app, desk, [leafOf(desk)])
    const issued = await givenIssued(app, desk, [leafOf(desk)], { leadOrgId: desk.forest.id })
    await givenIssued(app, desk, [leafOf(desk, { orgId: desk.forest.id, handlerId: null })], {
      leadOrgId: desk.forest.id,
    })
    const { data } = await get<Page<MatterRow>>('/matters', desk.waterHead.token)
    expect(data.items.map((matter) => matter.id)).toEqual([issued.id])
    expect(data.items[0]?.allowedActions).toEqual([])
    expect((await get('/matters', desk.handler.token)).status).toBe(403)
  })

  it('filters, searches literally, sorts and pages', async () => {
    const desk = await givenDesk()
    const later = await givenIssued(app, desk, undefined, { due: '2026-12-25', title: '老旧小区改造提速' })
    const sooner = await givenIssued(app, desk)
    const draft = await givenMatter(app, desk, { category: 'clue', due: '2026-12-01' })
    const ask = async (query: string) =>
      (await get<Page<MatterRow>>(`/matters?${query}`, desk.leader.token)).data
    const ids = async (query: string) => (await ask(query)).items.map((matter) => matter.id)
    expect(await ids('')).toEqual([sooner.id, later.id, draft.id])
    expect(await ids('sort=due')).toEqual([draft.id, sooner.id, later.id])
    expect(await ids('state=draft')).toEqual([draft.id])
    expect(await ids('category=clue')).toEqual([draft.id])
    expect(await ids(`q=${encodeURIComponent('老旧')}`)).toEqual([later.id])
    expect(await ids('q=.*')).toEqual([])
    expect(await ids(`supervisorId=${desk.colleague.id}`)).toEqual([])
    const first = await ask('limit=2')
    expect([first.items.length, first.total]).toEqual([2, 3])
    const second = await ask(`limit=2&cursor=${first.nextCursor}`)
    expect(second.items.map((matter) => matter.id)).toEqual([draft.id])
    expect((await get('/matters?cursor=abc', desk.leader.token)).error?.code).toBe('input.cursor')
    expect((await get('/matters?state[$ne]=draft', desk.leader.token)).status).toBe(400)
  })
})

describe('GET /matters/:id', () => {
  it('is not there for an org without a part, another region, or before it was issued', async () => {
    const desk = await givenDesk()
    const draft = await givenMatter(app, desk)
    const issued = await givenIssued(app, desk)
    const forestHead = await givenPerson(desk.forest.id, ['head'])
    const elsewhere = await givenPerson((await givenOrg({ name: '邻区', kind: 'region' })).id, ['leader'])
    expect((await get(`/matters/${issued.id}`, desk.waterHead.token)).status).toBe(200)
    expect((await get(`/matters/${draft.id}`, desk.waterHead.token)).status).toBe(404)
    expect((await get(`/matters/${issued.id}`, forestHead.token)).error?.code).toBe('record.missing')
    expect((await get(`/matters/${issued.id}`, elsewhere.token)).status).toBe(404)
    expect((await get('/matters/not-an-id', desk.leader.token)).error?.fields?.[0]?.path).toBe('params.id')
  })
})
