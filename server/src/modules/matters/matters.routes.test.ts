import { randomUUID } from 'node:crypto'
import type { Page } from '@mingdu/shared/kernel/page'
import type { Matter, MatterRow } from '@mingdu/shared/matters/matters.schema'
import type { Overlaps } from '@mingdu/shared/matters/overlap.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { MessageModel } from '../messages/messages.model'
import { act, firstTask, givenDesk, givenFile, givenIssued, givenMatter } from './matters.factory'
import { givenTree, leafOf, matterOf, type Desk } from './matters.factory'
import { MatterModel } from './matters.model'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set('2026-11-09T07:30:00.000Z'))

const post = <T = Matter>(at: string, token: string | undefined, body: object, key: string = randomUUID()) =>
  app.call<T>('POST', at, { token, body, key })
const get = <T = Matter>(at: string, token: string) => app.call<T>('GET', at, { token })

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

  it('keeps 督查方案 from the orgs it is about', async () => {
    const desk = await givenDesk()
    const plan = { text: '分两组暗访，不打招呼', fileIds: [] }
    const { id } = await givenIssued(app, desk, undefined, { plan })
    expect((await get(`/matters/${id}`, desk.leader.token)).data.plan.text).toBe(plan.text)
    expect((await get(`/matters/${id}`, desk.waterHead.token)).data.plan.text).toBe('')
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
    const secret = await post('/matters', desk.supervisor.token, matterOf(desk, { classified: true }))
    expect(secret.error?.fields).toMatchObject([{ path: 'body.classified' }])
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

describe('GET /matters/:id/overlaps', () => {
  const overlaps = async (token: string, id: string) =>
    (await get<Overlaps>(`/matters/${id}/overlaps`, token)).data

  it('shows what the same orgs were asked of late; 重复 and 多头 need a signed reason', async () => {
    const desk = await givenDesk()
    const before = await givenIssued(app, desk)
    const again = await act(app, desk.chief, await givenTree(app, desk, [leafOf(desk)]), 'approve')
    const { days, found, asked } = await overlaps(desk.supervisor.token, again.id)
    expect([days, asked[0]?.matters.map(({ no }) => no)]).toEqual([30, [before.no]])
    expect(found).toMatchObject([{ kind: 'repeated', org: { name: '区水务局' }, other: { no: before.no } }])
    const issue = (more: object) =>
      post(`/matters/${again.id}/issue`, desk.supervisor.token, { version: again.version, ...more })
    expect((await issue({})).error).toMatchObject({ code: 'matter.overlap', details: { days: 30, count: 1 } })
    expect((await issue({ overlapReason: '按绝密文件' })).error?.code).toBe('text.classified')
    const { data } = await issue({ overlapReason: '第二批河段，另有分工' })
    expect(data.overlap).toMatchObject({ reason: '第二批河段，另有分工', by: { name: '督查员一' } })
    expect(data.overlap?.found).toHaveLength(1)
    expect((await get<Matter>(`/matters/${again.id}`, desk.waterHead.token)).data.overlap).toBeNull()
    expect((await get(`/matters/${again.id}/overlaps`, desk.waterHead.token)).status).toBe(403)
    expect(
      (await AuditModel.findOne({ event: 'matter.issued', subjectId: again.id }).lean())?.note,
    ).toContain('另有分工')
  })

  it('calls it 多头 under another lead, 越权 above the office, and nothing what is about something else or long ago', async () => {
    const desk = await givenDesk()
    await givenIssued(app, desk)
    const lead = { leadOrgId: desk.forest.id }
    const leaf = leafOf(desk, { orgId: desk.region.id, handlerId: null, weight: 50 })
    const scattered = await givenTree(app, desk, [leafOf(desk, { weight: 50 }), leaf], lead)
    const kinds = async (id: string) =>
      (await overlaps(desk.supervisor.token, id)).found.map(({ kind, org }) => [kind, org.name])
    expect(await kinds(scattered.id)).toEqual([
      ['scattered', '区水务局'],
      ['beyond', desk.region.name],
    ])
    const other = await givenTree(app, desk, [leafOf(desk)], { title: '老旧小区加装电梯' })
    expect(await kinds(other.id)).toEqual([])
    expect((await overlaps(desk.supervisor.token, other.id)).asked[0]?.matters).toHaveLength(1)
    parts.time.set('2026-12-15T01:00:00.000Z')
    const later = await givenTree(app, desk, [leafOf(desk, { limit: { kind: 'date', due: '2026-12-18' } })])
    expect(await kinds(later.id)).toEqual([])
  })
})

describe('POST /matters/:id/cancel', () => {
  it('calls off what is not issued yet; afterwards it is a change that another person decides', async () => {
    const desk = await givenDesk()
    const approved = await act(app, desk.chief, await givenTree(app, desk, [leafOf(desk)]), 'approve')
    const cancelled = await act(app, desk.chief, approved, 'cancel', { note: '与另一事项重复' })
    expect(cancelled).toMatchObject({ state: 'cancelled', light: 'grey', tasks: { total: 0 } })
    expect(cancelled.history[0]).toMatchObject({ what: '撤销', note: '与另一事项重复', who: '督查室主任' })
    const issued = await givenIssued(app, desk)
    const body = { version: issued.version, note: '与另一事项重复' }
    expect((await post(`/matters/${issued.id}/cancel`, desk.chief.token, body)).error?.code).toBe(
      'matter.state',
    )
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
    const handled = await get<Page<MatterRow>>('/matters', desk.handler.token)
    expect(handled.data.items.map((matter) => matter.id)).toEqual([issued.id])
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
