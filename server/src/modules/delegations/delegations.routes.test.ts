import { randomUUID } from 'node:crypto'
import type { Me } from '@mingdu/shared/accounts/accounts.schema'
import { endpoints } from '@mingdu/shared/api'
import { OWN_FEATURES, SEPARATED_ACTS } from '@mingdu/shared/delegations/delegable.table'
import type { DelegatedAct, Delegation } from '@mingdu/shared/delegations/delegations.api'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { sealWaiting } from '../audit/audit.seal'
import { verifyChain } from '../audit/audit.verify'
import {
  act,
  decided,
  firstTask,
  givenDesk,
  givenIssued,
  givenReport,
  givenSigned,
  givenTree,
  leafOf,
  viewedMatter,
  viewedTask,
  type Desk,
} from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const post = <T = Delegation>(
  at: string,
  person: GivenPerson | null,
  body: object = {},
  key = randomUUID(),
) => app.call<T>('POST', at, { token: person?.token, body, key })
const period = { from: START, until: '2026-11-16T07:30:00.000Z' }
const offerOf = (delegate: GivenPerson, permissions: string[], more: object = {}) => ({
  ...{ delegateId: delegate.id, permissions, reason: '外出培训一周', ...period, ...more },
})

async function given(
  principal: GivenPerson,
  delegate: GivenPerson,
  permissions: string[],
): Promise<Delegation> {
  const { data, error } = await post('/delegations', principal, offerOf(delegate, permissions))
  expect(error).toBeUndefined()
  const taken = await post(`/delegations/${data.id}/accept`, delegate, { version: data.version })
  expect(taken.data.phase).toBe('running')
  return taken.data
}

async function acting(
  principal: GivenPerson,
  delegate: GivenPerson,
  permissions: string[],
): Promise<Delegation> {
  const one = await given(principal, delegate, permissions)
  expect((await app.call('POST', `/delegations/${one.id}/start`, { token: delegate.token })).status).toBe(200)
  return one
}
const stop = (person: GivenPerson) => app.call('DELETE', '/delegations/current', { token: person.token })
const me = async (person: GivenPerson) => (await app.call<Me>('GET', '/me', { token: person.token })).data
const deputyOf = (desk: Desk, name = '水务经办二') => givenPerson(desk.water.id, ['handler'], { name })

describe('授权代办', () => {
  it('is offered, accepted, told to the other, and ended by either', async () => {
    const desk = await givenDesk()
    const deputy = await deputyOf(desk)
    const offered = await post('/delegations', desk.handler, offerOf(deputy, ['task.sign', 'task.report']))
    expect(offered.data).toMatchObject({
      phase: 'offered',
      allowedActs: ['revoke'],
      mayStart: false,
      principal: { name: '水务经办', org: { name: '区水务局' } },
      delegate: { name: '水务经办二' },
    })
    expect((await post(`/delegations/${offered.data.id}/start`, deputy)).error?.code).toBe(
      'delegation.not-running',
    )
    const mine = await app.call<{ items: Delegation[] }>('GET', '/delegations?side=received', {
      token: deputy.token,
    })
    expect(mine.data.items[0]?.allowedActs).toEqual(['accept', 'decline'])
    const accepted = await post(`/delegations/${offered.data.id}/accept`, deputy, { version: 1 })
    expect(accepted.data).toMatchObject({ phase: 'running', allowedActs: ['giveUp'], mayStart: true })
    const back = await post(`/delegations/${offered.data.id}/give-up`, deputy, {
      ...{ version: 2, note: '本人也要出差' },
    })
    expect(back.data).toMatchObject({ phase: 'returned', allowedActs: [] })
    expect(back.data.history.map(({ what }) => what)).toEqual(['授权代办', '接受', '交回'])
    const told = await MessageModel.find({ kind: 'delegationMoved' }).sort({ createdAt: 1, _id: 1 }).lean()
    expect(told.map(({ title }) => title)).toEqual([
      '请您代办：水务经办',
      '代办授权已接受：水务经办二',
      '代办授权已交回：水务经办二',
    ])
  })

  it('refuses bad input, who may not, strangers, a stale version, and repeats its first answer', async () => {
    const desk = await givenDesk()
    const deputy = await deputyOf(desk)
    const bad = await post('/delegations', desk.handler, {
      ...offerOf(deputy, []),
      reason: 'x',
      from: 'soon',
    })
    expect(bad.error?.fields?.map(({ path }) => path).sort()).toEqual([
      'body.from',
      'body.permissions',
      'body.reason',
    ])
    expect((await post('/delegations', null, offerOf(deputy, ['task.sign']))).status).toBe(401)
    const editor = await givenPerson(desk.water.id, ['editor'])
    expect((await post('/delegations', editor, offerOf(deputy, ['task.sign']))).status).toBe(403)
    const far = await post('/delegations', desk.handler, offerOf(desk.forestHandler, ['task.sign']))
    expect(far.error?.code).toBe('delegation.too-far')
    const legal = await post('/delegations', desk.chief, offerOf(desk.colleague, ['card.issueTask']))
    expect(legal.error?.code).toBe('delegation.not-delegable')
    const key = randomUUID()
    const first = await post('/delegations', desk.handler, offerOf(deputy, ['task.sign']), key)
    const again = await post('/delegations', desk.handler, offerOf(deputy, ['task.sign']), key)
    expect(again.data).toEqual(first.data)
    const at = `/delegations/${first.data.id}`
    expect((await post(`${at}/accept`, desk.forestHandler, { version: 1 })).status).toBe(404)
    expect((await post(`${at}/accept`, desk.handler, { version: 1 })).error?.code).toBe(
      'delegation.not-yours',
    )
    expect((await post(`${at}/accept`, deputy, { version: 3 })).error?.code).toBe('version.stale')
    for (const read of [at, `${at}/acts`]) {
      expect((await app.call('GET', read, { token: desk.forestHandler.token })).status).toBe(404)
      expect((await app.call('GET', read, { token: deputy.token })).status).toBe(200)
    }
  })

  it('offers the people near enough, with what each may do', async () => {
    const desk = await givenDesk()
    const deputy = await deputyOf(desk)
    const { data } = await app.call<{ people: { id: string; permissions: string[] }[] }>(
      'GET',
      '/delegation-options',
      { token: desk.handler.token },
    )
    expect(data.people.map(({ id }) => id).sort()).toEqual([deputy.id, desk.waterHead.id].sort())
    expect(data.people[0]?.permissions).toContain('task.report')
  })
})

describe('acting under one', () => {
  it('does what was given in the principal’s name, recorded as both', async () => {
    const desk = await givenDesk()
    const deputy = await deputyOf(desk)
    const matter = await givenIssued(app, desk)
    const one = await acting(desk.handler, deputy, ['task.sign', 'task.report'])
    expect(await me(deputy)).toMatchObject({
      name: '水务经办二',
      acting: { principal: { name: '水务经办', orgName: '区水务局' }, over: false },
    })
    expect((await me(deputy)).permissions).not.toContain('task.ask')
    const signed = await givenSigned(app, deputy, await firstTask(app, deputy, matter))
    expect(signed.handler?.name).toBe('水务经办')
    expect(signed.history[0]).toMatchObject({ what: '签收', who: '水务经办二（代 水务经办）' })
    const asked = await post(`/tasks/${signed.id}/give-back`, deputy, {
      ...{ version: signed.version, reason: '不属于本局的职责范围', suggestedOrgId: desk.forest.id },
    })
    expect(asked.error?.code).toBe('auth.forbidden')
    const reported = await givenReport(app, deputy, signed, 20)
    expect(reported.reports[0]?.submittedBy.name).toBe('水务经办二（代 水务经办）')
    const entry = await AuditModel.findOne({ event: 'task.signed' }).lean()
    expect(entry).toMatchObject({
      actor: { id: deputy.id, name: '水务经办二（代 水务经办）' },
      behalf: { id: desk.handler.id, name: '水务经办' },
      org: { name: '区水务局' },
    })
    await sealWaiting()
    expect((await verifyChain()).firstBad).toBeNull()
    await AuditModel.collection.updateOne({ _id: entry?._id as never }, { $unset: { behalf: '' } })
    expect((await verifyChain()).firstBad?.problem).toMatch(/content was changed/)
    const auditor = await givenPerson(desk.region.id, ['auditAdmin'])
    const mine = `/audit?actorId=${desk.chief.id}`
    expect((await app.call<{ items: object[] }>('GET', mine, { token: auditor.token })).status).toBe(200)
    const acts = await app.call<{ items: DelegatedAct[] }>('GET', `/delegations/${one.id}/acts`, {
      token: desk.handler.token,
    })
    expect(acts.data.items.map(({ what }) => what)).toEqual(['报送进展', '上传文件', '签收任务'])
  })

  it('finds in the audit what others did in one’s name', async () => {
    const desk = await givenDesk()
    const deputy = await deputyOf(desk)
    const matter = await givenIssued(app, desk)
    await acting(desk.handler, deputy, ['task.sign'])
    await givenSigned(app, deputy, await firstTask(app, deputy, matter))
    const auditor = await givenPerson(desk.region.id, ['auditAdmin'])
    const { data } = await app.call<{ items: { event: string; behalf: { name: string } | null }[] }>(
      'GET',
      `/audit?actorId=${desk.handler.id}&event=task.signed`,
      { token: auditor.token },
    )
    expect(data.items).toMatchObject([{ behalf: { name: '水务经办' } }])
  })

  it('is oneself again at once after going back, and keeps inbox and password one’s own meanwhile', async () => {
    const desk = await givenDesk()
    const deputy = await deputyOf(desk)
    await acting(desk.handler, deputy, ['task.sign'])
    const inbox = await app.call<{ items: { title: string }[] }>('GET', '/messages', { token: deputy.token })
    expect(inbox.data.items.map(({ title }) => title)).toEqual(['请您代办：水务经办'])
    expect((await stop(deputy)).status).toBe(200)
    expect((await me(deputy)).acting).toBeNull()
    expect((await me(deputy)).permissions).toContain('task.ask')
  })

  it('ends by itself: nothing meant for the principal is written any more', async () => {
    const desk = await givenDesk()
    const deputy = await deputyOf(desk)
    const matter = await givenIssued(app, desk)
    await acting(desk.handler, deputy, ['task.sign'])
    const task = await firstTask(app, deputy, matter)
    parts.time.set(period.until)
    expect((await me(deputy)).acting).toMatchObject({ over: true })
    const late = await post(`/tasks/${task.id}/sign`, deputy, { version: task.version })
    expect(late.error).toMatchObject({ code: 'delegation.lapsed' })
    await stop(deputy)
    const own = await post(`/tasks/${task.id}/sign`, deputy, { version: task.version })
    expect(own.status).toBe(404)
  })

  it('ends at once when it is taken back, and with the principal’s role', async () => {
    const desk = await givenDesk()
    const deputy = await deputyOf(desk)
    const matter = await givenIssued(app, desk)
    const one = await acting(desk.handler, deputy, ['task.sign'])
    const task = await firstTask(app, deputy, matter)
    await post(`/delegations/${one.id}/revoke`, desk.handler, { version: one.version })
    const late = await post(`/tasks/${task.id}/sign`, deputy, { version: task.version })
    expect(late.error?.code).toBe('delegation.lapsed')
    await stop(deputy)
    const next = await acting(desk.handler, deputy, ['task.sign'])
    expect(next.phase).toBe('running')
    const security = await givenPerson(desk.region.id, ['securityAdmin'])
    const roles = { version: 1, roles: ['editor'] }
    await app.call('PUT', `/accounts/${desk.handler.id}/roles`, { token: security.token, body: roles })
    expect((await me(deputy)).acting).toMatchObject({ over: true })
  })

  it('passes nothing on: what was delegated cannot be delegated again', async () => {
    const desk = await givenDesk()
    const deputy = await deputyOf(desk)
    await acting(desk.waterHead, deputy, ['task.assign'])
    const third = await deputyOf(desk, '水务经办三')
    const again = await post('/delegations', deputy, offerOf(third, ['task.assign']))
    expect(again.error?.code).toBe('delegation.not-held')
  })

  it('tells the delegate what is told to the principal, while it runs', async () => {
    const desk = await givenDesk()
    const deputy = await deputyOf(desk)
    await given(desk.handler, deputy, ['task.sign'])
    await givenIssued(app, desk)
    const told = await MessageModel.find({ kind: 'taskAssigned', recipientId: deputy.id }).lean()
    expect(told).toHaveLength(1)
    expect(told[0]?.body).toMatch(/^【代 水务经办】/)
    parts.time.set('2026-11-17T07:30:00.000Z')
    await givenIssued(app, desk, [leafOf(desk)], { title: '另一件事项的整改落实' })
    expect(await MessageModel.countDocuments({ kind: 'taskAssigned', recipientId: deputy.id })).toBe(1)
    expect(await MessageModel.countDocuments({ kind: 'taskAssigned', recipientId: desk.handler.id })).toBe(2)
  })
})

describe('what the separation of roles forbids stays forbidden', () => {
  it('nobody approves in another’s name what they set up in their own', async () => {
    const desk = await givenDesk()
    const matter = await givenTree(app, desk, [leafOf(desk)])
    await acting(desk.chief, desk.supervisor, ['matter.approve'])
    const approve = (person: GivenPerson) =>
      post<Matter>(`/matters/${matter.id}/approve`, person, { version: matter.version })
    expect((await approve(desk.supervisor)).error?.code).toBe('matter.self-approve')
    await acting(desk.chief, desk.colleague, ['matter.approve'])
    const approved = await approve(desk.colleague)
    expect(approved.data).toMatchObject({
      state: 'approved',
      approvedBy: { name: '督查员二（代 督查室主任）' },
    })
  })

  it('nobody approves in their own name, or a third one, what they set up in another’s', async () => {
    const desk = await givenDesk()
    await acting(desk.supervisor, desk.chief, ['matter.write'])
    const matter = await act(app, desk.chief, await createdBy(desk, desk.chief), 'approve').catch(
      (error: unknown) => String(error),
    )
    expect(matter).toMatch(/auth.forbidden/)
    await stop(desk.chief)
    const { items } = (await app.call<{ items: Matter[] }>('GET', '/matters', { token: desk.chief.token }))
      .data
    const made = await viewedMatter(app, desk.chief, items[0]?.id ?? '')
    expect(made.createdBy.name).toBe('督查室主任（代 督查员一）')
    const own = await post(`/matters/${made.id}/approve`, desk.chief, { version: made.version })
    expect(own.error).toMatchObject({ code: 'delegation.took-part', details: { names: '代督查员一' } })
    const other = await givenPerson(desk.office.id, ['supervisionHead'], { name: '副主任' })
    await acting(other, desk.chief, ['matter.approve'])
    const third = await post(`/matters/${made.id}/approve`, desk.chief, { version: made.version })
    expect(third.error?.code).toBe('delegation.took-part')
    const right = await post<Matter>(`/matters/${made.id}/approve`, other, { version: made.version })
    expect(right.data.state).toBe('approved')
  })

  it('nobody verifies in another’s name what their own office did', async () => {
    const desk = await givenDesk()
    const matter = await givenIssued(app, desk)
    const signed = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
    await givenReport(app, desk.handler, signed, 42)
    // a supervisor who works in the office that is supervised
    const inside = await givenPerson(desk.water.id, ['supervisor'], { name: '派驻督查员' })
    await acting(desk.supervisor, inside, ['report.verify'])
    const task = await viewedTask(app, inside, signed.id)
    expect(task.allowedActions).not.toContain('verify')
    await expect(decided(app, inside, task, 42)).rejects.toThrow('report.same-office')
    await acting(desk.supervisor, desk.colleague, ['report.verify'])
    const done = await decided(app, desk.colleague, await viewedTask(app, desk.colleague, signed.id), 42)
    expect(done.reports[0]?.decidedBy?.name).toBe('督查员二（代 督查员一）')
  })
})

it('names endpoints and features that exist', () => {
  const ids = endpoints.map(({ id }) => id)
  expect(SEPARATED_ACTS.filter((id) => !ids.includes(id as never))).toEqual([])
  const features = new Set(ids.map((id) => id.split('.')[0]))
  expect(OWN_FEATURES.filter((feature) => !features.has(feature))).toEqual([])
})

async function createdBy(desk: Desk, person: GivenPerson): Promise<Matter> {
  const { data } = await app.call<Matter>('POST', '/matters', {
    token: person.token,
    body: {
      ...{ title: '城区积水点整治任务', category: 'special', leadOrgId: desk.water.id, due: '2026-12-18' },
      basis: { kind: 'minutes', text: '区政府常务会议纪要〔2026〕19号' },
      supervisorId: desk.supervisor.id,
    },
  })
  const body = { version: data.version, tasks: [leafOf(desk)] }
  const answer = await app.call<Matter>('PUT', `/matters/${data.id}/tasks`, { token: person.token, body })
  return answer.data
}
