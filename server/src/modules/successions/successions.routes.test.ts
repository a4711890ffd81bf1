import { randomUUID } from 'node:crypto'
import type { Org } from '@mingdu/shared/orgs/orgs.api'
import type { Succession, SuccessionRun } from '@mingdu/shared/successions/successions.api'
import { FOR_EVER } from '@mingdu/shared/powers/versions.rules'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { AccountModel } from '../accounts/accounts.model'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenCases } from '../cases/cases.factory'
import { CaseModel } from '../cases/cases.model'
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
import { DutyListModel } from '../duty-lists/duty-lists.model'
import { givenPower, givenVersion } from '../powers/powers.factory'
import { DutyModel, PowerVersionModel } from '../powers/powers.model'
import { TaskModel } from '../tasks/tasks.model'
import { runSuccessions } from './successions.jobs'

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
const begin = (id: string, by: GivenPerson | null, more: object, key = randomUUID()) =>
  app.call<SuccessionRun>('POST', `/orgs/${id}/succession`, {
    ...{ token: by?.token, key, body: { version: 1, ...REFORM, ...more } },
  })
/** With everything that goes after it. */
async function merge(...asked: Parameters<typeof begin>) {
  const begun = await begin(...asked)
  await runSuccessions(parts.time)
  return begun
}

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
      ['person', 2],
      ['task', 1],
      ['matter', 1],
    ])
    expect(data.groups[2]?.rows).toMatchObject([{ id: matter.id, no: matter.no, title: matter.title }])
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
    expect(data).toMatchObject({ state: 'running', moved: [{ kind: 'person', count: 2 }] })
    const { run } = (await list(desk.water.id, admin)).data
    const expected = { person: 2, task: 1, helped: 1 }
    expect(Object.fromEntries(data.planned.map(({ kind, count }) => [kind, count]))).toMatchObject(expected)
    expect(run).toMatchObject({ state: 'done', left: [], moved: data.planned })

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

  it('goes on where it stopped, and each record once', async () => {
    const { desk, admin } = await given()
    const leaves = Array.from({ length: 25 }, (_, i) =>
      leafOf(desk, { title: `河段 ${i + 1} 清理`, weight: 4 }),
    )
    const matter = await givenIssued(app, desk, leaves)
    await begin(desk.water.id, admin, { toOrgId: desk.forest.id })
    const stop = new AbortController()
    const now = () => {
      stop.abort()
      return parts.time.now()
    }
    const stopping = { ...parts.time, now }
    await runSuccessions(stopping, stop.signal)
    const half = (await list(desk.water.id, admin)).data.run
    expect(half).toMatchObject({ state: 'running' })
    expect(half?.moved.find(({ kind }) => kind === 'task')?.count).toBe(20)
    expect(await runSuccessions(parts.time)).toBe(1)
    expect(await runSuccessions(parts.time)).toBe(0)
    const tasks = await TaskModel.collection.find({ matterId: matter.id, leaf: true }).toArray()
    const merged = tasks.map((doc) => [
      doc['orgId'],
      (doc['history'] as { what: string }[]).filter(({ what }) => what === '单位并入').length,
    ])
    expect(merged).toEqual(Array.from({ length: 25 }, () => [desk.forest.id, 1]))
  })

  it('takes cases, powers, guides and duty lists along, and every version of the list stays', async () => {
    const { desk, admin } = await given()
    const regionId = desk.region.id
    const [open, over] = await givenCases([
      { orgId: desk.water.id, regionId, received: 1 },
      { orgId: desk.water.id, regionId, received: 1, decidedAfter: 2, ended: { after: 3, as: 'completed' } },
    ])
    const reviewer = { id: desk.handler.id, name: '水务经办' }
    await CaseModel.collection.updateMany({}, { $set: { reviewer } })
    const power = await givenPower(desk.water.id, { name: '排水许可', code: 'P-1' })
    const section = { duties: [{ title: '河道管理', items: [], basis: '', office: '' }] }
    const content = { boundaries: [], oversight: [], services: [], ...section }
    await DutyListModel.create({ orgId: desk.water.id, regionId, draft: content })
    const seen = await list(desk.water.id, admin, desk.forest.id)
    expect(seen.data.refusal).toBe('')
    expect((await merge(desk.water.id, admin, { toOrgId: desk.forest.id })).status).toBe(200)
    const run = (await list(desk.water.id, admin)).data.run
    expect(run).toMatchObject({ state: 'done', left: [] })
    const moved = Object.fromEntries(run?.moved.map(({ kind, count }) => [kind, count]) ?? [])
    expect(moved).toMatchObject({ case: 1, power: 1, dutyList: 1 })

    const cases = await CaseModel.collection.find({}).toArray()
    const orgOf = (doc: (typeof cases)[number] | undefined) =>
      cases.find(({ _id }) => _id.equals(doc?._id ?? ''))?.['orgId']
    expect([orgOf(open as never), orgOf(over as never)]).toEqual([desk.forest.id, desk.water.id])
    expect(cases.map((doc) => doc['reviewer'])).toEqual([reviewer, reviewer])
    const versions = await PowerVersionModel.find({ powerId: power.id }).sort({ no: 1 }).lean()
    expect(versions.map(({ no, orgId, until, basis }) => [no, orgId, until, basis])).toEqual([
      [1, desk.water.id, '2026-11-09', '演编发〔2026〕1号'],
      [2, desk.forest.id, FOR_EVER, NOTE],
    ])
    const duties = await DutyModel.find({ powerId: power.id }).lean()
    expect(duties.map(({ orgId, untilNo }) => [orgId, untilNo]).sort()).toEqual(
      [
        [desk.forest.id, null],
        [desk.forest.id, null],
        [desk.water.id, 2],
        [desk.water.id, 2],
      ].sort(),
    )
    const lists = await DutyListModel.find({ orgId: desk.forest.id }).lean()
    expect(lists[0]?.draft).toEqual(content)
    expect((await DutyListModel.findOne({ orgId: desk.water.id }).lean())?.draft).toEqual(content)
  })

  it('waits for what is on its way in the list, and says which', async () => {
    const { desk, admin } = await given()
    const power = await givenPower(desk.water.id, { name: '排水许可', code: 'P-1' })
    await givenVersion(power.id, power.content, { from: '2026-12-01', today: '2026-11-09' })
    const seen = await list(desk.water.id, admin, desk.forest.id)
    expect(seen.data.groups.find(({ kind }) => kind === 'upcoming')?.rows).toMatchObject([
      { id: power.id, no: 'P-1', due: '2026-12-01' },
    ])
    const refused = await begin(desk.water.id, admin, { toOrgId: desk.forest.id })
    expect(refused.error).toMatchObject({ code: 'succession.first', details: { count: 1 } })
    expect(seen.data.refusal).toBe(refused.error?.message)
  })

  it('leaves what is over to the successor to read, to find and, when it comes back, to do', async () => {
    const { desk, admin, forestHead } = await given()
    const matter = await givenClosing(app, desk, 'approve-close')
    const leaf = (await viewedMatter(app, desk.supervisor, matter.id)).tree.find((task) => task.leaf)
    await merge(desk.water.id, admin, { toOrgId: desk.forest.id })
    const seen = await viewedTask(app, forestHead, leaf?.id ?? '')
    expect(seen).toMatchObject({ state: 'done', org: { name: '区水务局' } })
    const found = async (query: string) =>
      (await app.call<{ total: number }>('GET', `/${query}`, { token: desk.chief.token })).data.total
    const asked = ['tasks', 'matters'].map((of) => found(`${of}?orgId=${desk.forest.id}`))
    expect(await Promise.all(asked)).toEqual([1, 1])

    const { version } = await viewedMatter(app, desk.supervisor, matter.id)
    const again = await app.call('POST', `/matters/${matter.id}/reopen`, {
      token: desk.supervisor.token,
      body: { version, note: '暗访发现问题回潮', tasks: [{ taskId: leaf?.id, days: 10, left: 0 }] },
    })
    expect(again.status).toBe(200)
    const redone = await viewedTask(app, desk.supervisor, leaf?.id ?? '')
    expect(redone).toMatchObject({
      state: 'toSign',
      org: { name: '区林业局' },
      handler: { name: '水务经办' },
    })
    expect(redone.history[0]?.note).toContain('区水务局已并入区林业局')
    const lead = await viewedMatter(app, desk.supervisor, matter.id)
    expect(lead.leadOrg.name).toBe('区林业局')
  })
})
