import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Page } from '@mingdu/shared/kernel/page'
import type { dashboardApi } from '@mingdu/shared/dashboard/dashboard.api'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { ChangeRequest } from '@mingdu/shared/matters/change-requests.api'
import type { Matter, TreeTask } from '@mingdu/shared/matters/matters.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { MessageModel } from '../messages/messages.model'
import {
  givenDesk,
  givenIssued,
  givenReport,
  givenSigned,
  leafOf,
  viewedMatter,
  viewedTask,
  type Desk,
} from './matters.factory'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)

type Dashboard = Response<typeof dashboardApi.get>

const reason = '情况有变，经研究调整'
const post = (at: string, person: GivenPerson, body: object) =>
  app.call<ChangeRequest>('POST', at, { token: person.token, body, key: randomUUID() })
const ask = ({ supervisor }: Desk, { id, version }: Matter, more: object) =>
  post(`/matters/${id}/change-requests`, supervisor, { version, reason, ...more })
const decide = (person: GivenPerson, { id }: ChangeRequest, decision: 'accept' | 'decline' = 'accept') =>
  post(`/change-requests/${id}/${decision}`, person, { version: 1, note: '同意' })
const days = (n: number) => ({ kind: 'days', n, unit: '工作日' }) as const

/** A branch of two leaves beside a leaf: 11-23, within 11-30, within 12-18. */
async function givenBranch(
  desk: Desk,
): Promise<{ matter: Matter; branch: TreeTask; leaf: TreeTask; other: TreeTask }> {
  const inner = leafOf(desk, {
    ...{ title: '上游段整改', weight: 60, limit: days(15), quantity: null, handlerId: null },
    children: [
      leafOf(desk, { title: '甲河段整改', weight: 50, limit: days(10) }),
      leafOf(desk, { title: '乙河段整改', weight: 50, limit: days(10) }),
    ],
  })
  const matter = await givenIssued(app, desk, [inner, leafOf(desk, { title: '下游段整改', weight: 40 })])
  const [branch, leaf, , other] = matter.tree
  if (!branch || !leaf || !other) throw new Error('a tree of four')
  return { matter, branch, leaf, other }
}

describe('调整限期', () => {
  it('moves the task and what stands above it, and keeps the old deadline', async () => {
    const desk = await givenDesk()
    const { matter, branch, leaf } = await givenBranch(desk)
    const { data } = await ask(desk, matter, { kind: 'deadline', taskId: leaf.id, due: '2026-12-02' })
    expect(data).toMatchObject({
      level: 'chief',
      rows: [
        { id: leaf.id, before: '2026-11-23', after: '2026-12-02' },
        { id: branch.id, before: '2026-11-30', after: '2026-12-02' },
      ],
    })
    expect((await viewedMatter(app, desk.chief, matter.id)).tree[1]?.clock.due).toBe('2026-11-23')
    expect((await decide(desk.chief, data)).data.state).toBe('accepted')
    const after = await viewedMatter(app, desk.chief, matter.id)
    expect(after.tree.map(({ clock }) => clock.due)).toEqual([
      '2026-12-02',
      '2026-12-02',
      '2026-11-23',
      '2026-11-30',
    ])
    const seen = await viewedTask(app, desk.handler, leaf.id)
    expect(seen.history[0]).toMatchObject({
      what: '调整限期',
      note: `限期由 2026-11-23 改为 2026-12-02。${reason}`,
    })
    const moved = { kind: 'deadlineMoved', subjectId: leaf.id, recipientId: desk.handler.id }
    expect(await MessageModel.countDocuments(moved)).toBe(1)
  })

  it('is decided by a leader where a 延期 would be, and the matter moves along', async () => {
    const desk = await givenDesk()
    const { matter, other } = await givenBranch(desk)
    const { data } = await ask(desk, matter, { kind: 'deadline', taskId: other.id, due: '2027-01-16' })
    // a Saturday: the day after next is the first that counts
    expect(data.level).toBe('leader')
    expect(data.rows.map(({ after }) => after)).toEqual(['2027-01-18', '2027-01-18'])
    const asked = async (person: GivenPerson) =>
      (await app.call<Dashboard>('GET', '/dashboard', { token: person.token })).data.decisions.filter(
        ({ kind }) => kind === 'change',
      ).length
    expect([await asked(desk.chief), await asked(desk.leader)]).toEqual([0, 1])
    const refused = await decide(desk.chief, data)
    expect([refused.status, refused.error?.code]).toEqual([403, 'extension.level'])
    expect((await decide(desk.supervisor, data)).status).toBe(403)
    expect((await decide(desk.leader, data)).data).toMatchObject({ state: 'accepted' })
    expect(await viewedMatter(app, desk.chief, matter.id)).toMatchObject({ due: '2027-01-18' })
    const { items } = (
      await app.call<Page<ChangeRequest>>('GET', '/change-requests', { token: desk.chief.token })
    ).data
    expect(items.map(({ mayDecide }) => mayDecide)).toEqual([false])
  })

  it('does nothing when the deadline moved meanwhile, and names a day that is too early', async () => {
    const desk = await givenDesk()
    const { matter, leaf } = await givenBranch(desk)
    const early = await ask(desk, matter, { kind: 'deadline', taskId: leaf.id, due: '2026-11-20' })
    expect(early.error?.code).toBe('change.earlier')
    const { data } = await ask(desk, matter, { kind: 'deadline', taskId: leaf.id, due: '2026-11-26' })
    const { version } = await viewedTask(app, desk.handler, leaf.id)
    const extend = { version, days: 1, reason: '连日降雨，施工受阻', fileIds: [] }
    await post(`/tasks/${leaf.id}/extension`, desk.handler, extend)
    const task = await viewedTask(app, desk.chief, leaf.id)
    const grant = { version: task.version, granted: true, days: null, opinion: '同意' }
    expect((await post(`/tasks/${leaf.id}/decide-extension`, desk.chief, grant)).status).toBe(200)
    expect((await decide(desk.chief, data)).error?.code).toBe('change.moved')
  })

  it('leaves every deadline at or after the one before, and none below later than what it is part of', async () => {
    const desk = await givenDesk()
    const { matter } = await givenBranch(desk)
    const step = fc.record({ at: fc.nat(3), ahead: fc.integer({ min: -5, max: 40 }), yes: fc.boolean() })
    let seen = await viewedMatter(app, desk.chief, matter.id)
    await fc.assert(
      fc.asyncProperty(step, async ({ at, ahead, yes }) => {
        const node = seen.tree[at] as TreeTask
        const due = new Date(Date.parse(node.clock.due ?? '') + ahead * 86_400_000).toISOString().slice(0, 10)
        const asked = await ask(desk, seen, { kind: 'deadline', taskId: node.id, due })
        expect(asked.status === 200).toBe(ahead > 0)
        if (asked.status !== 200) return
        const decider = asked.data.level === 'leader' ? desk.leader : desk.chief
        await decide(decider, asked.data, yes ? 'accept' : 'decline')
        const after = await viewedMatter(app, desk.chief, matter.id)
        after.tree.forEach(({ clock }, i) => {
          const before = seen.tree[i]?.clock.due ?? ''
          expect((clock.due ?? '') >= before).toBe(true)
          if (!yes) expect(clock.due).toBe(before)
        })
        const dueOf = (id: string | null) => after.tree.find((one) => one.id === id)?.clock.due ?? after.due
        for (const one of after.tree) expect((one.clock.due ?? '') <= dueOf(one.parentId)).toBe(true)
        if (yes) expect((after.tree[at]?.clock.due ?? '') >= due).toBe(true)
        expect(after.history.slice(after.history.length - seen.history.length)).toEqual(seen.history)
        seen = after
      }),
      { numRuns: 8 },
    )
  })
})

describe('改主办单位', () => {
  it('puts a task under another org, which signs; what was verified and the clock stay', async () => {
    const desk = await givenDesk()
    const { matter, leaf } = await givenBranch(desk)
    const to = { kind: 'leadOrg', taskId: leaf.id, orgId: desk.forest.id }
    const wrong = await ask(desk, matter, { ...to, handlerId: desk.handler.id })
    expect(wrong.error?.code).toBe('task.person')
    const { data } = await ask(desk, matter, { ...to, handlerId: desk.forestHandler.id })
    expect(data.rows).toMatchObject([{ before: '区水务局 水务经办', after: '区林业局 林业经办' }])
    expect((await decide(desk.chief, data)).status).toBe(200)
    const seen = await viewedTask(app, desk.forestHandler, leaf.id)
    expect(seen).toMatchObject({
      ...{ state: 'toSign', org: { id: desk.forest.id }, handler: { id: desk.forestHandler.id } },
      clock: { due: leaf.clock.due, dispatchedOn: leaf.clock.dispatchedOn },
    })
    const told = { subjectId: leaf.id, recipientId: desk.forestHandler.id, kind: 'taskAssigned' }
    expect(await MessageModel.countDocuments(told)).toBe(1)
    expect((await decide(desk.chief, data)).error?.code).toBe('version.stale')
  })

  it('of what has subtasks leaves them where they are', async () => {
    const desk = await givenDesk()
    const { matter, branch } = await givenBranch(desk)
    const { data } = await ask(desk, matter, { kind: 'leadOrg', taskId: branch.id, orgId: desk.forest.id })
    await decide(desk.chief, data)
    const after = await viewedMatter(app, desk.chief, matter.id)
    expect(after.tree.map(({ org, state }) => [org.name, state])).toEqual([
      ['区林业局', 'inHand'],
      ['区水务局', 'toSign'],
      ['区水务局', 'toSign'],
      ['区水务局', 'toSign'],
    ])
  })

  it('waits while a report does', async () => {
    const desk = await givenDesk()
    const { matter, leaf } = await givenBranch(desk)
    const signed = await givenSigned(app, desk.handler, await viewedTask(app, desk.handler, leaf.id))
    await givenReport(app, desk.handler, signed, 42)
    const to = { kind: 'leadOrg', taskId: leaf.id, orgId: desk.forest.id }
    expect((await ask(desk, await viewedMatter(app, desk.chief, matter.id), to)).error?.code).toBe(
      'change.busy',
    )
  })
})
