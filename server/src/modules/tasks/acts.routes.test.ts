import { randomUUID } from 'node:crypto'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
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
  givenSigned,
  leafOf,
  viewedTask,
  type Desk,
} from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const post = <T = Task>(at: string, person: GivenPerson | null, body: object, key: string = randomUUID()) =>
  app.call<T>('POST', at, { token: person?.token, body, key })

async function given(more: object = {}): Promise<{ desk: Desk; matter: Matter; task: Task }> {
  const desk = await givenDesk()
  const matter = await givenIssued(app, desk, [leafOf(desk, more)])
  return { desk, matter, task: await firstTask(app, desk.handler, matter) }
}
const act = (name: string, person: GivenPerson | null, task: Pick<Task, 'id' | 'version'>, body: object) =>
  post(`/tasks/${task.id}/${name}`, person, { version: task.version, ...body })
const told = (kind: string) => MessageModel.find({ kind }).lean()

const REASON = { reason: '该河段由林业局管护，不属本局职责' }

describe('退回', () => {
  it('puts the task before 督查 while its clock goes on, and moves it when upheld', async () => {
    const { desk, task } = await given()
    const asked = await act('give-back', desk.handler, task, { ...REASON, suggestedOrgId: desk.forest.id })
    expect(asked.data).toMatchObject({
      state: 'returned',
      clock: { dispatchedOn: '2026-11-09', due: '2026-11-30' },
      acts: {
        handbacks: [{ state: 'pending', suggested: { name: '区林业局' }, lostWorkdays: null }],
        allowed: ['takeBack'],
      },
    })
    expect(await told('taskAsked')).toHaveLength(2)
    parts.time.set('2026-11-11T03:00:00.000Z')
    const seen = await viewedTask(app, desk.supervisor, task.id)
    expect(seen.acts.allowed).toContain('decideReturn')
    const moved = await act('decide-return', desk.supervisor, seen, {
      ...{ upheld: true, orgId: desk.forest.id, handlerId: desk.forestHandler.id },
      opinion: '情况属实，改由林业局承办',
    })
    expect(moved.data).toMatchObject({
      state: 'toSign',
      org: { name: '区林业局' },
      handler: { name: '林业经办' },
      clock: { dispatchedOn: '2026-11-09', due: '2026-11-30' },
      acts: {
        handbacks: [{ state: 'upheld', toOrg: { name: '区林业局' }, lostWorkdays: 2 }],
        moves: [{ kind: 'returned', fromOrg: { name: '区水务局' }, toOrg: { name: '区林业局' } }],
        charged: [],
        returnUntil: '2026-11-12T03:00:00.000Z',
      },
    })
    expect((await app.call('GET', `/tasks/${task.id}`, { token: desk.handler.token })).status).toBe(404)
    const theirs = await viewedTask(app, desk.forestHandler, task.id)
    expect((await givenSigned(app, desk.forestHandler, theirs)).state).toBe('inHand')
    const matters = await app.call<{ items: Matter[] }>('GET', '/matters', {
      token: (await givenPerson(desk.forest.id, ['head'])).token,
    })
    expect(matters.data.items).toHaveLength(1)
    for (const event of ['task.returnAsked', 'task.returnDecided'])
      expect(await AuditModel.countDocuments({ event })).toBe(1)
  })

  it('goes back to who wanted rid of it, with the days lost charged to them; 指定承办 ends it', async () => {
    const { desk, task } = await given()
    const asked = (await act('give-back', desk.handler, task, REASON)).data
    parts.time.set('2026-11-12T03:00:00.000Z')
    const body = { upheld: false, opinion: '河道管理条例明确由水务局负责', designated: true }
    const byOfficer = await act('decide-return', desk.supervisor, asked, body)
    expect(byOfficer.error).toMatchObject({ code: 'auth.forbidden' })
    const kept = await act('decide-return', desk.chief, asked, body)
    expect(kept.data).toMatchObject({
      state: 'toSign',
      org: { name: '区水务局' },
      acts: {
        designated: true,
        returnUntil: null,
        charged: [{ org: { name: '区水务局' }, workdays: 3 }],
      },
    })
    expect(kept.data.history.find(({ what }) => what === '不予退回')?.note).toContain(
      '耽误 3 个工作日，记在区水务局名下',
    )
    expect((await told('taskMoved'))[0]).toMatchObject({ title: '不予退回：清水河段问题整改清零' })
    const again = await act('give-back', desk.handler, kept.data, REASON)
    expect(again.error?.code).toBe('handback.designated')
  })

  it('is taken back by the org while nobody decided, which bears the days that went by', async () => {
    const { desk, task } = await given()
    const asked = (await act('give-back', desk.handler, task, REASON)).data
    expect(asked.acts.allowed).toContain('takeBack')
    parts.time.set('2026-11-11T03:00:00.000Z')
    const why = { reason: '经与林业局会商，仍由本局办理' }
    expect((await act('take-back', desk.handler, asked, { reason: '算了' })).error?.fields?.[0]?.path).toBe(
      'body.reason',
    )
    expect((await act('take-back', null, asked, why)).status).toBe(401)
    expect((await act('take-back', desk.supervisor, asked, why)).status).toBe(403)
    expect((await act('take-back', desk.forestHandler, asked, why)).status).toBe(404)
    expect((await act('take-back', desk.handler, { ...asked, version: 1 }, why)).status).toBe(409)
    const kept = await act('take-back', desk.handler, asked, why)
    expect(kept.data).toMatchObject({
      state: 'toSign',
      org: { name: '区水务局' },
      acts: {
        handbacks: [{ state: 'withdrawn', opinion: why.reason, lostWorkdays: 2 }],
        charged: [{ org: { name: '区水务局' }, workdays: 2 }],
      },
    })
    expect((await told('taskMoved'))[0]).toMatchObject({ title: '退回已撤回：清水河段问题整改清零' })
    const late = await act('decide-return', desk.chief, kept.data, {
      upheld: false,
      opinion: '仍由水务局办理',
    })
    expect(late.error?.code).toBe('task.state')
    expect((await act('take-back', desk.handler, kept.data, why)).error?.code).toBe('task.state')
    expect(await AuditModel.countDocuments({ event: 'task.returnTakenBack' })).toBe(1)
  })

  it('is refused late, without a reason, to strangers, from another version, and happens once', async () => {
    const { desk, task } = await given()
    const short = await act('give-back', desk.handler, task, { reason: '不归我' })
    expect(short.error?.fields?.map(({ path }) => path)).toEqual(['body.reason'])
    expect((await act('give-back', null, task, REASON)).status).toBe(401)
    expect((await act('give-back', desk.supervisor, task, REASON)).status).toBe(403)
    expect((await act('give-back', desk.forestHandler, task, REASON)).status).toBe(404)
    expect((await act('give-back', desk.handler, { ...task, version: 99 }, REASON)).status).toBe(409)
    const own = await act('give-back', desk.handler, task, { ...REASON, suggestedOrgId: desk.water.id })
    expect(own.error?.code).toBe('task.same-org')
    const secret = await act('give-back', desk.handler, task, { reason: '涉及绝密文件，不便说明' })
    expect(secret.error?.code).toBe('text.classified')
    const key = randomUUID()
    const body = { version: task.version, ...REASON }
    const twice = [
      await post(`/tasks/${task.id}/give-back`, desk.handler, body, key),
      await post(`/tasks/${task.id}/give-back`, desk.handler, body, key),
    ]
    expect(twice.map(({ data }) => data.acts.handbacks.length)).toEqual([1, 1])
    parts.time.set('2026-11-10T07:30:00.001Z')
    const late = await firstTask(app, desk.handler, await givenIssued(app, desk))
    parts.time.set('2026-11-11T07:30:00.002Z')
    expect((await act('give-back', desk.handler, late, REASON)).error?.code).toBe('handback.late')
  })
})

describe('延期', () => {
  const ASK = { days: 5, reason: '连续降雨，左岸无法施工' }

  it('leaves the clock alone until it is granted, and keeps the old deadline', async () => {
    const { desk, task, matter } = await given()
    const signed = await givenSigned(app, desk.handler, task)
    const file = await givenFile(app, desk.handler)
    const asked = await act('extension', desk.handler, signed, { ...ASK, fileIds: [file.id] })
    expect(asked.data).toMatchObject({
      state: 'inHand',
      clock: { due: '2026-11-30' },
      acts: {
        extensions: [{ state: 'pending', level: 'chief', oldDue: '2026-11-30', newDue: '2026-12-07' }],
      },
    })
    expect(asked.data.acts.extensions[0]?.files).toHaveLength(1)
    expect((await told('taskAsked')).map(({ recipientId }) => recipientId)).toEqual([desk.chief.id])
    const again = await act('extension', desk.handler, asked.data, ASK)
    expect(again.error?.code).toBe('extension.pending')
    for (const person of [desk.supervisor, desk.leader])
      expect((await act('decide-extension', person, asked.data, { granted: true })).error?.code).toBe(
        'extension.level',
      )
    expect((await act('decide-extension', desk.handler, asked.data, { granted: true })).status).toBe(403)
    expect(
      (await act('decide-extension', desk.chief, asked.data, { granted: true, days: 6 })).error?.code,
    ).toBe('extension.more')
    parts.time.set('2026-11-16T03:00:00.000Z')
    const granted = await act('decide-extension', desk.chief, asked.data, {
      granted: true,
      days: 3,
      opinion: '同意三天',
    })
    expect(granted.data).toMatchObject({
      clock: { dispatchedOn: '2026-11-09', due: '2026-12-03', limitWorkdays: 18 },
      acts: { extensions: [{ state: 'granted', granted: 3, oldDue: '2026-11-30', newDue: '2026-12-03' }] },
    })
    const most = await act('extension', desk.handler, granted.data, ASK)
    expect(most.error?.code).toBe('extension.most')
    const unmoved = await app.call<Matter>('GET', `/matters/${matter.id}`, { token: desk.chief.token })
    expect(unmoved.data.due).toBe('2026-12-18')
  })

  it('is the leader’s to decide when it is long; what stands above moves along', async () => {
    const desk = await givenDesk()
    const parent = leafOf(desk, { title: '现场整改清零', children: [leafOf(desk)] })
    const matter = await givenIssued(app, desk, [parent])
    const leafId = matter.tree.find(({ leaf }) => leaf)?.id ?? ''
    const task = await viewedTask(app, desk.handler, leafId)
    const asked = await act('extension', desk.handler, task, { ...ASK, days: 20 })
    expect(asked.data.acts.extensions[0]).toMatchObject({ level: 'leader', newDue: '2026-12-28' })
    expect((await act('decide-extension', desk.chief, asked.data, { granted: true })).error?.code).toBe(
      'extension.level',
    )
    const granted = await act('decide-extension', desk.leader, asked.data, { granted: true })
    expect(granted.data.clock.due).toBe('2026-12-28')
    const after = await app.call<Matter>('GET', `/matters/${matter.id}`, { token: desk.chief.token })
    expect(after.data.due).toBe('2026-12-28')
    expect(after.data.tree.map(({ clock }) => clock.due)).toEqual(['2026-12-28', '2026-12-28'])
    expect(after.data.history.map(({ what }) => what)).toContain('限期随任务延后')
  })

  it('changes nothing when refused, and is not asked for after the deadline', async () => {
    const { desk, task } = await given()
    const asked = (await act('extension', desk.waterHead, task, ASK)).data
    const refused = await act('decide-extension', desk.chief, asked, {
      granted: false,
      opinion: '理由不充分',
    })
    expect(refused.data).toMatchObject({
      clock: { due: '2026-11-30' },
      acts: { extensions: [{ state: 'refused', granted: null, newDue: null }] },
    })
    expect((await act('decide-extension', desk.chief, refused.data, { granted: true })).error?.code).toBe(
      'extension.none',
    )
    parts.time.set('2026-11-30T16:00:00.000Z')
    const seen = await viewedTask(app, desk.handler, task.id)
    expect((await act('extension', desk.handler, seen, ASK)).error?.code).toBe('extension.late')
    const zero = await act('extension', desk.handler, seen, { ...ASK, days: 0 })
    expect(zero.error?.fields?.map(({ path }) => path)).toEqual(['body.days'])
  })
})

describe('会办', () => {
  it('gives each helping org its own deadline, and bars the end until it answered', async () => {
    const { desk, task } = await given({ coOrgIds: [] })
    const signed = await givenSigned(app, desk.handler, task)
    const late = await act('co-work', desk.supervisor, signed, {
      orgId: desk.forest.id,
      demand: '提供林地权属资料',
      due: '2026-12-01',
    })
    expect(late.error?.code).toBe('co.due')
    const asked = await act('co-work', desk.supervisor, signed, {
      orgId: desk.forest.id,
      demand: '提供林地权属资料',
    })
    expect(asked.data.acts.coWork).toMatchObject([
      { state: 'open', due: '2026-11-20', org: { name: '区林业局' } },
    ])
    const twice = await act('co-work', desk.supervisor, asked.data, {
      orgId: desk.forest.id,
      demand: '再提供一份资料',
    })
    expect(twice.error?.code).toBe('co.twice')
    expect(
      (await act('co-work', desk.handler, asked.data, { orgId: desk.forest.id, demand: '提供林地权属资料' }))
        .status,
    ).toBe(403)
    const file = await givenFile(app, desk.handler)
    const whole = { version: asked.data.version, claimed: 42, text: '全部整改到位', attachmentIds: [file.id] }
    const barred = await post(`/tasks/${task.id}/reports`, desk.handler, whole)
    expect(barred.error).toMatchObject({ code: 'co.open', details: { orgs: '区林业局' } })
    const theirs = await viewedTask(app, desk.forestHandler, task.id)
    expect(theirs.acts).toMatchObject({ allowed: ['answerCo'], coWork: [{ mine: true, late: false }] })
    parts.time.set('2026-11-23T03:00:00.000Z')
    const answer = { orgId: desk.forest.id, answer: '权属资料已送达，共三份' }
    expect((await act('co-answer', desk.handler, theirs, answer)).error?.code).toBe('task.not-helping')
    const paper = await givenFile(app, desk.forestHandler)
    const answered = await act('co-answer', desk.forestHandler, theirs, { ...answer, fileIds: [paper.id] })
    expect(answered.data.acts.coWork).toMatchObject([
      { state: 'answered', late: true, doneBy: { name: '林业经办' } },
    ])
    expect((await act('co-answer', desk.forestHandler, answered.data, answer)).status).toBe(403)
    const reported = await givenReport(app, desk.handler, answered.data, 42)
    expect((await decided(app, desk.colleague, reported, 42)).state).toBe('done')
  })

  it('lets 主办 finish without an answer only after it wrote down why', async () => {
    const { desk, task } = await given()
    const signed = await givenSigned(app, desk.handler, task)
    const asked = (
      await act('co-work', desk.supervisor, signed, { orgId: desk.forest.id, demand: '提供林地权属资料' })
    ).data
    const reason = { orgId: desk.forest.id, reason: '林业局资料与本项无关，已电话确认' }
    expect((await act('co-waive', desk.supervisor, asked, reason)).status).toBe(403)
    const waived = await act('co-waive', desk.handler, asked, reason)
    expect(waived.data.acts.coWork).toMatchObject([{ state: 'waived', answer: reason.reason }])
    expect((await givenReport(app, desk.handler, waived.data, 42)).state).toBe('toVerify')
  })

  it('starts with 派单 for the orgs of the decomposition', async () => {
    const desk = await givenDesk()
    const matter = await givenIssued(app, desk, [leafOf(desk, { coOrgIds: [desk.forest.id] })])
    const task = await firstTask(app, desk.forestHandler, matter)
    expect(task.acts.coWork).toMatchObject([{ org: { name: '区林业局' }, due: '2026-11-20', state: 'open' }])
  })
})

describe('转办 and 交办', () => {
  it('move responsibility, or keep it', async () => {
    const { desk, task } = await given()
    const outside = await act('transfer', desk.waterHead, task, {
      orgId: desk.forest.id,
      reason: '职责调整，转林业局办理',
    })
    expect(outside.error?.code).toBe('task.below')
    const colleague = await givenPerson(desk.water.id, ['handler'], { name: '水务经办二' })
    const entrusted = await act('entrust', desk.waterHead, task, {
      personId: colleague.id,
      due: '2026-11-25',
      note: '请现场办理',
    })
    expect(entrusted.data).toMatchObject({
      state: 'toSign',
      org: { name: '区水务局' },
      handler: { name: '水务经办二' },
      acts: { moves: [{ kind: 'entrust', due: '2026-11-25', fromPerson: { name: '水务经办' } }] },
    })
    const beyond = await act('entrust', desk.waterHead, entrusted.data, {
      personId: colleague.id,
      due: '2026-12-01',
    })
    expect(beyond.error?.code).toBe('entrust.due')
    const foreign = await act('entrust', desk.waterHead, entrusted.data, { personId: desk.forestHandler.id })
    expect(foreign.error?.code).toBe('task.below')
    const body = { orgId: desk.forest.id, reason: '机构职责调整，转林业局办理', designated: true }
    expect((await act('transfer', desk.handler, entrusted.data, body)).status).toBe(404)
    expect((await act('transfer', desk.supervisor, entrusted.data, body)).error?.code).toBe('auth.forbidden')
    const moved = await act('transfer', desk.chief, entrusted.data, body)
    expect(moved.data).toMatchObject({
      ...{ state: 'toSign', handler: null, org: { name: '区林业局' } },
      clock: { dispatchedOn: '2026-11-09', due: '2026-11-30' },
      acts: { designated: true, returnUntil: null, moves: [{ kind: 'transfer' }, { kind: 'entrust' }] },
    })
    const to = await viewedTask(app, desk.forestHandler, task.id)
    expect((await act('give-back', desk.forestHandler, to, REASON)).error?.code).toBe('handback.designated')
    const wrong = await act('transfer', desk.chief, to, {
      ...body,
      handlerId: desk.handler.id,
      orgId: desk.water.id,
    })
    expect(wrong.status).toBe(200)
    const people = await app.call<{ items: { name: string }[] }>(
      'GET',
      `/tasks/${task.id}/people?orgId=${desk.water.id}`,
      { token: desk.chief.token },
    )
    expect(people.data.items.map(({ name }) => name).sort()).toEqual(['水务局长', '水务经办', '水务经办二'])
  })
})

describe('催办', () => {
  it('tells who acts and their head, once in the hours of the rule', async () => {
    const { desk, task } = await given()
    expect((await act('urge', desk.handler, task, {})).status).toBe(403)
    const urged = await act('urge', desk.supervisor, task, { note: '请今天签收' })
    expect(urged.data.acts.urges).toMatchObject([{ by: { name: '督查员一' }, note: '请今天签收' }])
    const messages = await told('taskUrged')
    expect(messages.map(({ recipientId }) => recipientId).sort()).toEqual(
      [desk.handler.id, desk.waterHead.id].sort(),
    )
    const again = await act('urge', desk.leader, urged.data, {})
    expect(again).toMatchObject({ status: 429, error: { code: 'urge.often' } })
    parts.time.set('2026-11-10T07:30:00.000Z')
    expect((await act('urge', desk.leader, urged.data, {})).status).toBe(200)
  })
})
