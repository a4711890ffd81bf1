import { randomUUID } from 'node:crypto'
import type { Page } from '@mingdu/shared/kernel/page'
import type { ChangeRequest } from '@mingdu/shared/matters/change-requests.api'
import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { DeliveryModel, MessageModel } from '../messages/messages.model'
import { givenDesk, givenIssued, leafOf, viewedMatter, type Desk } from './matters.factory'

const parts = testParts('2026-11-09T07:30:00.000Z')
useDatabase()
const app = useApp(parts)

const post = <T = ChangeRequest>(
  at: string,
  token: string | undefined,
  body: object,
  key: string = randomUUID(),
) => app.call<T>('POST', at, { token, body, key })

const reason = '情况有变，经研究调整'
async function asked(desk: Desk, { id, version }: Matter, more: object) {
  return post(`/matters/${id}/change-requests`, desk.supervisor.token, { version, reason, ...more })
}
async function givenTwo(desk: Desk): Promise<Matter> {
  const leaves = [leafOf(desk, { weight: 60 }), leafOf(desk, { weight: 40, title: '北干渠段整改清零' })]
  return givenIssued(app, desk, leaves)
}

it('moves no weight before another person accepts it, and says what was before and after', async () => {
  const desk = await givenDesk()
  const matter = await givenTwo(desk)
  const [a, b] = matter.tree
  const weights = [
    { taskId: a?.id, weight: 70 },
    { taskId: b?.id, weight: 30 },
  ]
  const { data } = await asked(desk, matter, { kind: 'weights', weights })
  expect(data.rows.map(({ before, after }) => [before, after])).toEqual([
    ['60', '70'],
    ['40', '30'],
  ])
  expect((await viewedMatter(app, desk.supervisor, matter.id)).tree.map(({ weight }) => weight)).toEqual([
    60, 40,
  ])
  const again = await viewedMatter(app, desk.supervisor, matter.id)
  expect((await asked(desk, again, { kind: 'cancelMatter' })).error?.code).toBe('change.open')
  const accept = (token: string | undefined, version = 1) =>
    post(`/change-requests/${data.id}/accept`, token, { version, note: '同意' })
  expect((await accept(undefined)).status).toBe(401)
  expect((await accept(desk.supervisor.token)).status).toBe(403)
  expect((await accept(desk.chief.token, 0)).error?.code).toBe('version.stale')
  expect((await accept(desk.chief.token)).data).toMatchObject({
    state: 'accepted',
    decidedBy: { name: '督查室主任' },
  })
  const changed = await viewedMatter(app, desk.supervisor, matter.id)
  expect(changed.tree.map(({ weight }) => weight)).toEqual([70, 30])
  expect(changed.history[0]).toMatchObject({ what: '批准调整权重', who: '督查室主任' })
  for (const event of ['changeRequest.made', 'changeRequest.accepted'])
    expect(await AuditModel.countDocuments({ event })).toBe(1)
})

it('refuses weights that do not sum, siblings left out, and what one asked for oneself', async () => {
  const desk = await givenDesk()
  const matter = await givenTwo(desk)
  const [a, b] = matter.tree
  const code = async (weights: object[]) =>
    (await asked(desk, matter, { kind: 'weights', weights })).error?.code
  expect(await code([{ taskId: a?.id, weight: 100 }])).toBe('change.siblings')
  expect(
    await code([
      { taskId: a?.id, weight: 70 },
      { taskId: b?.id, weight: 40 },
    ]),
  ).toBe('change.weights')
  expect(await code([{ taskId: a?.id, weight: 0 }])).toBe('input.invalid')
  const body = { version: matter.version, reason, kind: 'cancelMatter' }
  const own = await post(`/matters/${matter.id}/change-requests`, desk.chief.token, body)
  const refused = await post(`/change-requests/${own.data.id}/accept`, desk.chief.token, {
    version: 1,
    note: '同意',
  })
  expect(refused.error?.code).toBe('change.own')
  const head = await givenPerson(desk.office.id, ['supervisionHead'])
  const declined = await post(`/change-requests/${own.data.id}/decline`, head.token, {
    version: 1,
    note: '继续办理',
  })
  expect(declined.data).toMatchObject({ state: 'declined', decision: '继续办理' })
  expect((await viewedMatter(app, desk.chief, matter.id)).state).toBe('issued')
})

it('calls off a task; what waited for it is not sent, and its handler is told', async () => {
  const desk = await givenDesk()
  const matter = await givenTwo(desk)
  const { data } = await asked(desk, matter, { kind: 'cancelTask', taskId: matter.tree[1]?.id })
  expect(data.rows[0]).toMatchObject({ before: '办理中', after: '已撤销' })
  await post(`/change-requests/${data.id}/accept`, desk.chief.token, { version: 1, note: '同意' })
  const after = await viewedMatter(app, desk.supervisor, matter.id)
  expect(after.tree.map(({ state }) => state)).toEqual(['toSign', 'cancelled'])
  expect(after.tasks.total).toBe(1)
  expect(await MessageModel.countDocuments({ kind: 'taskCancelled', recipientId: desk.handler.id })).toBe(1)
})

it('calls off a whole matter', async () => {
  const desk = await givenDesk()
  const matter = await givenIssued(app, desk)
  const { data } = await asked(desk, matter, { kind: 'cancelMatter' })
  const key = randomUUID()
  const accept = () =>
    post(`/change-requests/${data.id}/accept`, desk.chief.token, { version: 1, note: '同意' }, key)
  expect((await accept()).data).toEqual((await accept()).data)
  const cancelled = await viewedMatter(app, desk.supervisor, matter.id)
  expect(cancelled).toMatchObject({ state: 'cancelled', light: 'grey', tasks: { total: 0 } })
  const told = await MessageModel.find({ recipientId: desk.handler.id }).sort({ _id: 1 }).lean()
  expect(told.map(({ kind, state, reason: why }) => [kind, state, why])).toEqual([
    ['taskAssigned', 'suppressed', '任务已撤销'],
    ['taskCancelled', 'delivered', null],
  ])
  expect(await DeliveryModel.countDocuments({ state: 'waiting' })).toBe(0)
})

it('is listed to those with a part, and to nobody of another org', async () => {
  const desk = await givenDesk()
  await asked(desk, await givenIssued(app, desk), { kind: 'cancelMatter' })
  const count = async (token: string) =>
    (await app.call<Page<ChangeRequest>>('GET', '/change-requests?state=open', { token })).data.items.length
  expect([await count(desk.chief.token), await count(desk.waterHead.token)]).toEqual([1, 1])
  expect(await count((await givenPerson(desk.forest.id, ['head'])).token)).toBe(0)
})
