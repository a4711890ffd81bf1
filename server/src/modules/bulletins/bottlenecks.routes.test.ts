import type { Bottlenecks, WaitingRow } from '@mingdu/shared/bulletins/bottlenecks.api'
import type { Bulletin } from '@mingdu/shared/bulletins/bulletins.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { Types } from 'mongoose'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import {
  givenApproved,
  givenClosing,
  givenDesk,
  givenIssued,
  givenMatter,
  givenReport,
  givenSigned,
  leafOf,
  viewedTask,
  type Desk,
} from '../matters/matters.factory'
import { MatterModel } from '../matters/matters.model'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const ask = async ({ token }: GivenPerson) =>
  (await app.call<Bottlenecks>('GET', '/bottlenecks', { token })).data
const waiting = ({ token }: GivenPerson, query: string) =>
  app.call<Page<WaitingRow>>('GET', `/bottlenecks/waiting?${query}`, { token })
const post = async (at: string, { token }: GivenPerson, body: object) => {
  const answer = await app.call('POST', at, { token, body })
  expect(answer.error).toBeUndefined()
}

const TITLES = [
  '还没签收的',
  '正在办理的',
  '等待核验的',
  '要求补充的',
  '申请退回的',
  '申请延期的',
  '协办没答的',
  '经批准暂停的',
]

/** One task at each step, on the day they came there; ten working days before the 23rd. */
async function givenWaiting(): Promise<Desk> {
  const desk = await givenDesk()
  const leaf = (title: string, i: number) =>
    leafOf(desk, {
      ...{ title, weight: i === 0 ? 16 : 12, limit: { kind: 'date', due: '2026-12-18' } },
      coOrgIds: title === '协办没答的' ? [desk.forest.id] : [],
    })
  const matter = await givenIssued(app, desk, TITLES.map(leaf))
  const of = (title: string) =>
    viewedTask(app, desk.handler, matter.tree.find((one) => one.title === title)?.id ?? '')
  const signed = async (title: string) => givenSigned(app, desk.handler, await of(title))
  await signed('正在办理的')
  await givenReport(app, desk.handler, await signed('等待核验的'), 10)
  const reported = await givenReport(app, desk.handler, await signed('要求补充的'), 10)
  const report = reported.reports[0]
  const more = { version: report?.version, what: '补充整改后的照片', until: '2026-11-20' }
  await post(`/reports/${report?.id}/ask-more`, desk.supervisor, more)
  const reason = '该河段由林业局管护，不属本局职责'
  const back = await of('申请退回的')
  await post(`/tasks/${back.id}/give-back`, desk.handler, {
    version: back.version,
    reason,
    suggestedOrgId: desk.forest.id,
  })
  const later = await of('申请延期的')
  await post(`/tasks/${later.id}/extension`, desk.handler, {
    version: later.version,
    days: 2,
    reason: '连续降雨，机械不能下河',
  })
  await signed('协办没答的')
  const paused = await of('经批准暂停的')
  const pause = { version: paused.version, reason: '等待上级批复', documentNo: '演政复〔2026〕9号' }
  await post(`/tasks/${paused.id}/suspend`, desk.chief, pause)
  // the 协办 has until 60 % of the window: it has passed on that day
  parts.time.set('2026-12-14T02:00:00.000Z')
  return desk
}

it('puts every open task at one step, with how long it has waited, and leads to what each number counts', async () => {
  const desk = await givenWaiting()
  const data = await ask(desk.supervisor)
  expect(data.tasks).toBe(TITLES.length)
  const counted = Object.fromEntries(data.steps.map(({ step, n }) => [step, n]))
  expect(counted).toEqual({
    ...{ toSign: 1, inHand: 1, toVerify: 1, moreAsked: 1 },
    ...{ returned: 1, extension: 1, coWork: 1, suspended: 1 },
  })
  for (const row of data.steps) {
    const { data: list } = await waiting(desk.supervisor, `step=${row.step}`)
    expect([list.total, list.items[0]?.workdays]).toEqual([row.n, row.longest])
    expect(row.top).toEqual([{ org: { id: desk.water.id, name: '区水务局' }, n: 1 }])
  }
  const [given] = (await waiting(desk.leader, 'step=returned')).data.items
  expect(given).toMatchObject({ kind: 'task', title: '申请退回的', since: '2026-11-09', workdays: 25 })
})

it('pages what waits, the longest first, and narrows it to a unit', async () => {
  const desk = await givenDesk()
  await givenIssued(app, desk, [
    leafOf(desk, { weight: 50 }),
    leafOf(desk, { weight: 50, orgId: desk.forest.id, handlerId: null }),
  ])
  parts.time.set('2026-11-16T02:00:00.000Z')
  await givenIssued(app, desk, undefined, { title: '后一件督查事项' })
  parts.time.set('2026-11-23T02:00:00.000Z')
  const [step] = (await ask(desk.chief)).steps
  expect(step).toMatchObject({ step: 'toSign', n: 3, median: 100, longest: 10 })
  const seen: [string, number][] = []
  let cursor = ''
  for (let i = 0; i < 3; i++) {
    const { data } = await waiting(desk.chief, `step=toSign&limit=1${cursor}`)
    seen.push(...data.items.map(({ id, workdays }): [string, number] => [id, workdays]))
    cursor = `&cursor=${data.nextCursor ?? ''}`
    expect([data.total, data.nextCursor === null]).toEqual([3, i === 2])
  }
  expect([new Set(seen.map(([id]) => id)).size, seen.map(([, days]) => days)]).toEqual([3, [10, 10, 5]])
  expect((await waiting(desk.chief, `step=toSign&orgId=${desk.forest.id}`)).data.total).toBe(1)
  expect((await waiting(desk.chief, 'step=toSign&cursor=none')).error?.code).toBe('input.cursor')
})

it('tells where matters themselves wait, each in its step', async () => {
  const desk = await givenDesk()
  await givenMatter(app, desk, { title: '还没批准的事项' })
  await givenApproved(app, desk, [leafOf(desk)], { title: '还没派单的事项' })
  await givenClosing(app, desk, 'first-review')
  parts.time.set('2026-11-11T02:00:00.000Z')
  const { matterSteps, steps, tasks } = await ask(desk.chief)
  expect(matterSteps.map(({ step, n, longest }) => [step, n, longest]).sort()).toEqual([
    ['toApprove', 1, 2],
    ['toIssue', 1, 2],
    ['verifyClose', 1, 2],
  ])
  expect([steps, tasks]).toEqual([[], 0])
  const [row] = (await waiting(desk.chief, 'step=verifyClose')).data.items
  expect(row).toMatchObject({ kind: 'matter', org: { name: '区水务局' }, since: '2026-11-09' })
})

it('counts 漏报 here, on the desk and in a bulletin: rows of a plan that were never dispatched', async () => {
  const desk = await givenDesk()
  await givenIssued(app, desk)
  const drafts = [
    await givenMatter(app, desk, { title: '计划中的第一件', due: '2026-11-20' }),
    await givenMatter(app, desk, { title: '计划中的第二件', due: '2026-12-18' }),
  ]
  const _id = { $in: drafts.map(({ id }) => new Types.ObjectId(id)) }
  await MatterModel.collection.updateMany(
    { _id },
    { $set: { planRow: { importId: 'f'.repeat(24), row: 1 } } },
  )
  parts.time.set('2026-11-23T02:00:00.000Z')
  const { unissued } = await ask(desk.supervisor)
  expect(unissued).toMatchObject({
    n: 2,
    overdue: 1,
    rows: [{ title: '计划中的第一件' }, { title: '计划中的第二件' }],
  })
  const list = await app.call<Page<unknown>>('GET', '/matters?plan=unissued', {
    token: desk.supervisor.token,
  })
  expect(list.data.total).toBe(unissued.n)
  const figureOf = async ({ token }: GivenPerson) =>
    (
      await app.call<{ figures: { key: string; value: number; note: string }[] }>('GET', '/dashboard', {
        token,
      })
    ).data.figures.find(({ key }) => key === 'unissued')
  expect(await figureOf(desk.leader)).toMatchObject({ value: 2, note: '1 件限期已过' })
  expect(await figureOf(desk.waterHead)).toBeUndefined()
  const body = { kind: 'weekly', on: '2026-11-18' }
  const draft = await app.call<Bulletin>('POST', '/bulletins', { token: desk.supervisor.token, body })
  expect(draft.data.figures.unissued).toMatchObject({ n: 2, overdue: 1 })
})

it('is seen by those who supervise the region, and by nobody else', async () => {
  const desk = await givenDesk()
  await givenIssued(app, desk)
  const other = await givenOrg({ name: '邻区', kind: 'region' })
  const far = await givenPerson(other.id, ['supervisor'])
  expect([(await ask(desk.leader)).tasks, (await ask(far)).tasks]).toEqual([1, 0])
  expect((await waiting(far, 'step=toSign')).data.total).toBe(0)
  for (const person of [desk.waterHead, desk.handler])
    for (const at of ['/bottlenecks', '/bottlenecks/waiting?step=toSign'])
      expect((await app.call('GET', at, { token: person.token })).status).toBe(403)
  expect((await app.call('GET', '/bottlenecks')).status).toBe(401)
  const bad = await waiting(desk.leader, 'step=somewhere')
  expect([bad.status, bad.error?.fields?.[0]?.path]).toEqual([400, 'query.step'])
})
