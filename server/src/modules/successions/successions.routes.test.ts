import { randomUUID } from 'node:crypto'
import type { Org } from '@mingdu/shared/orgs/orgs.api'
import type { Succession, SuccessionDone } from '@mingdu/shared/successions/successions.api'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { AccountModel } from '../accounts/accounts.model'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenCases } from '../cases/cases.factory'
import {
  firstTask,
  givenAllDone,
  givenCalledOff,
  givenClosing,
  givenDesk,
  givenIssued,
  givenMatter,
  givenReport,
  givenSigned,
  leafOf,
  viewedMatter,
  viewedTask,
} from '../matters/matters.factory'
import { MatterModel } from '../matters/matters.model'
import { MessageModel } from '../messages/messages.model'
import { givenPower } from '../powers/powers.factory'
import { TaskModel } from '../tasks/tasks.model'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)

const REFORM = { documentNo: '演编〔2026〕3号', reason: '机构改革方案' }
const NOTE = '因机构改革，由 区水务局 并入 区林业局（演编〔2026〕3号）'

async function given() {
  const desk = await givenDesk()
  const admin = await givenPerson(desk.region.id, ['systemAdmin'], { name: '系统管理员' })
  const forestHead = await givenPerson(desk.forest.id, ['head'], { name: '林业局长' })
  return { desk, admin, forestHead }
}
const list = (id: string, by: GivenPerson, to?: string) =>
  app.call<Succession>('GET', `/orgs/${id}/succession${to ? `?toOrgId=${to}` : ''}`, { token: by.token })
const merge = (id: string, by: GivenPerson | null, more: object, key = randomUUID()) =>
  app.call<SuccessionDone>('POST', `/orgs/${id}/succession`, {
    ...{ token: by?.token, key, body: { version: 1, ...REFORM, ...more } },
  })

describe('GET /orgs/:id/succession', () => {
  it('counts what is open by kind, with the first rows, and says what stands against it', async () => {
    const { desk, admin } = await given()
    const matter = await givenIssued(app, desk)
    const { data } = await list(desk.water.id, admin, desk.forest.id)
    expect(data).toMatchObject({
      org: { name: '区水务局', version: 1 },
      to: { name: '区林业局' },
      refusal: '',
    })
    expect(data.groups.map(({ kind, count }) => [kind, count])).toEqual([
      ['task', 1],
      ['matter', 1],
      ['person', 2],
    ])
    expect(data.groups[1]?.rows).toMatchObject([{ id: matter.id, no: matter.no, title: matter.title }])
    expect((await list(desk.water.id, admin)).data).toMatchObject({ to: null, refusal: '' })
    const itself = await list(desk.water.id, admin, desk.water.id)
    expect(itself.data.refusal).toBe('单位不能并入它自己或它的下级，请另选承接单位。')
  })

  it('is for the system administrator, names a bad field and misses what is not there', async () => {
    const { desk, admin } = await given()
    expect((await app.call('GET', `/orgs/${desk.water.id}/succession`)).status).toBe(401)
    expect((await list(desk.water.id, desk.waterHead)).status).toBe(403)
    expect((await list('0'.repeat(24), admin)).status).toBe(404)
    const bad = await list(desk.water.id, admin, 'x')
    expect(bad.error?.fields?.map(({ path }) => path)).toEqual(['query.toOrgId'])
  })
})

describe('POST /orgs/:id/succession', () => {
  it('moves what is open, keeps what is over, and abolishes the org', async () => {
    const { desk, admin, forestHead } = await given()
    const closed = await givenClosing(app, desk, 'approve-close')
    const done = await givenAllDone(app, desk, { title: '供水管网改造任务办结' })
    const led = await givenIssued(app, desk, undefined, { title: '水库除险加固' })
    const helped = await givenIssued(
      app,
      desk,
      [leafOf(desk, { orgId: desk.office.id, handlerId: null, coOrgIds: [desk.water.id] })],
      { title: '河湖长制考核', leadOrgId: desk.office.id },
    )
    const draft = await givenMatter(app, desk, { title: '草拟中的事项' })
    const calledOff = await givenIssued(app, desk, undefined, { title: '不再办的事项' })
    await givenCalledOff(app, desk, calledOff)
    const over = { matterId: { $in: [closed.id, done.id, calledOff.id] } }
    const kept = await TaskModel.collection.find(over).sort({ _id: 1 }).toArray()

    const { status, data } = await merge(desk.water.id, admin, { toOrgId: desk.forest.id })
    expect(status).toBe(200)
    expect(data).toMatchObject({ to: { name: '区林业局' }, on: '2026-11-09', documentNo: '演编〔2026〕3号' })
    expect(Object.fromEntries(data.moved.map(({ kind, count }) => [kind, count]))).toMatchObject({
      ...{ task: 1, helped: 1, person: 2 },
    })

    const task = await firstTask(app, desk.handler, await viewedMatter(app, desk.supervisor, led.id))
    const before = led.tree.find(({ leaf }) => leaf)
    expect(task).toMatchObject({ org: { name: '区林业局' }, handler: { name: '水务经办' } })
    expect(task.clock.due).toBe(before?.clock.due)
    expect(task.history[0]).toMatchObject({ what: '单位并入', who: '系统管理员', note: NOTE })
    const lead = await viewedMatter(app, desk.supervisor, led.id)
    expect(lead.leadOrg.name).toBe('区林业局')
    expect(lead.history.some(({ what, note }) => what === '单位并入' && note === NOTE)).toBe(true)
    expect((await viewedMatter(app, desk.supervisor, draft.id)).leadOrg.name).toBe('区林业局')

    // nothing that is open stays with the org that is gone, and nothing that is over changed
    const open = { state: { $nin: ['done', 'cancelled'] }, matterId: { $ne: closed.id } }
    const gone = { $or: [{ orgId: desk.water.id }, { coOrgIds: desk.water.id }] }
    expect(await TaskModel.collection.countDocuments({ $and: [open, gone] })).toBe(0)
    const notOver = { state: { $nin: ['closed', 'cancelled', 'longTerm'] } }
    const part = { $or: [{ orgIds: desk.water.id }, { leadOrgId: desk.water.id }] }
    expect(await MatterModel.collection.countDocuments({ $and: [notOver, part] })).toBe(0)
    const here = { orgId: desk.water.id, status: 'active' }
    expect(await AccountModel.collection.countDocuments(here)).toBe(0)
    const leaves = (docs: typeof kept) =>
      docs.filter((doc) => ['done', 'cancelled'].includes(String(doc['state'])))
    expect(leaves(kept)).toHaveLength(3)
    const after = await TaskModel.collection.find(over).sort({ _id: 1 }).toArray()
    expect(leaves(after).map((doc) => [doc['orgId'], doc['version']])).toEqual(
      leaves(kept).map((doc) => [desk.water.id, doc['version']]),
    )
    expect((await viewedMatter(app, desk.supervisor, calledOff.id)).leadOrg.name).toBe('区水务局')
    expect((await viewedMatter(app, desk.supervisor, helped.id)).tree[0]?.coOrgs).toMatchObject([
      { name: '区林业局' },
    ])

    const tree = await app.call<{ items: Org[] }>('GET', '/orgs', { token: admin.token })
    expect(tree.data.items.find(({ id }) => id === desk.water.id)).toMatchObject({
      ...{ name: '区水务局', status: 'disabled', people: 0 },
      successor: { id: desk.forest.id, name: '区林业局', on: '2026-11-09', documentNo: '演编〔2026〕3号' },
    })
    const entry = await AuditModel.findOne({ event: 'org.merged' }).lean()
    expect(entry).toMatchObject({ subjectId: desk.water.id })
    expect(entry?.note).toContain('并入“区林业局”（演编〔2026〕3号），机构改革方案：')
    const told = await MessageModel.find({ subjectKind: 'org' }).lean()
    expect(told.map(({ recipientId }) => String(recipientId)).sort()).toEqual(
      [desk.waterHead.id, desk.handler.id, forestHead.id, desk.supervisor.id].sort(),
    )
  })

  it('lets the people go on with their work at the successor', async () => {
    const { desk, admin } = await given()
    const matter = await givenIssued(app, desk)
    expect((await merge(desk.water.id, admin, { toOrgId: desk.forest.id })).status).toBe(200)
    const signed = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
    await givenReport(app, desk.handler, signed, 42)
    expect((await viewedTask(app, desk.supervisor, signed.id)).state).toBe('toVerify')
  })

  it('answers a repeat the same and changes nothing again', async () => {
    const { desk, admin } = await given()
    await givenIssued(app, desk)
    const key = randomUUID()
    const first = await merge(desk.water.id, admin, { toOrgId: desk.forest.id }, key)
    const again = await merge(desk.water.id, admin, { toOrgId: desk.forest.id }, key)
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.data).toEqual(first.data)
    const once = await merge(desk.water.id, admin, { toOrgId: desk.forest.id, version: 2 })
    expect(once.error?.code).toBe('succession.over')
    const stale = await merge(desk.forest.id, admin, { toOrgId: desk.office.id, version: 9 })
    expect(stale.error?.code).toBe('version.stale')
  })

  it('names wrong fields, and is for the system administrator alone', async () => {
    const { desk, admin } = await given()
    const bad = await merge(desk.water.id, admin, { toOrgId: 'x', documentNo: '', reason: 7, extra: 1 })
    expect(bad.status).toBe(400)
    expect(bad.error?.fields?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['body.toOrgId', 'body.documentNo', 'body.reason', 'body.extra']),
    )
    const right = { toOrgId: desk.forest.id }
    expect((await merge(desk.water.id, null, right)).status).toBe(401)
    expect((await merge(desk.water.id, desk.waterHead, right)).status).toBe(403)
    expect((await merge('0'.repeat(24), admin, right)).status).toBe(404)
  })

  it('refuses what the rules refuse and moves nothing then', async () => {
    const { desk, admin } = await given()
    const task = await firstTask(app, desk.supervisor, await givenIssued(app, desk))
    const office = await givenOrg({ name: '河长办', parentId: desk.water.id, kind: 'office' })
    const far = await givenOrg({ name: '邻区', kind: 'region' })
    const there = await givenOrg({ name: '邻区林业局', parentId: far.id })
    const code = async (id: string, toOrgId: string) => (await merge(id, admin, { toOrgId })).error?.code
    expect(await code(desk.region.id, desk.forest.id)).toBe('succession.region')
    expect(await code(desk.water.id, '0'.repeat(24))).toBe('succession.successor')
    expect(await code(desk.water.id, office.id)).toBe('succession.loop')
    expect(await code(desk.water.id, there.id)).toBe('succession.other-region')
    expect(await code(desk.water.id, desk.forest.id)).toBe('succession.has-orgs')
    expect((await viewedTask(app, desk.supervisor, task.id)).org.name).toBe('区水务局')
  })

  it('lists cases in hand and refuses as long as there is one', async () => {
    const { desk, admin } = await given()
    const [open] = await givenCases([
      { orgId: desk.water.id, received: 1 },
      { orgId: desk.water.id, received: 1, decidedAfter: 2, ended: { after: 3, as: 'completed' } },
    ])
    const seen = await list(desk.water.id, admin, desk.forest.id)
    expect(seen.data.groups.find(({ kind }) => kind === 'case')).toMatchObject({
      ...{ count: 1, rows: [{ id: String(open?._id), state: '审查' }] },
    })
    const refused = await merge(desk.water.id, admin, { toOrgId: desk.forest.id })
    expect(refused.error).toMatchObject({
      ...{ code: 'succession.first', details: { count: 1, what: '在办的办件' } },
    })
    expect(seen.data.refusal).toBe(refused.error?.message)
  })

  it('refuses as long as a power is in force there: who applied for it would reach nobody', async () => {
    const { desk, admin } = await given()
    await givenPower(desk.water.id, { name: '排水许可', code: 'P-1' })
    const seen = await list(desk.water.id, admin, desk.forest.id)
    expect(seen.data.groups.find(({ kind }) => kind === 'power')?.rows).toMatchObject([
      { no: 'P-1', title: '排水许可' },
    ])
    expect((await merge(desk.water.id, admin, { toOrgId: desk.forest.id })).error?.code).toBe(
      'succession.first',
    )
  })
})
