import type { Directive } from '@mingdu/shared/directives/directives.api'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { firstTask, givenDesk, givenIssued, viewedTask } from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { remindDirectives } from './directives.jobs'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

async function given() {
  const desk = await givenDesk()
  const task = await firstTask(app, desk.handler, await givenIssued(app, desk))
  const { version } = await viewedTask(app, desk.chief, task.id)
  const body = { version, level: 'routine', demand: '请加快清运余料', due: '2026-11-20' }
  const path = `/tasks/${task.id}/directives`
  const { data } = await app.call<Directive>('POST', path, { token: desk.chief.token, body })
  return { desk, task, paper: data }
}
const toldOf = async (kind: string) =>
  (await MessageModel.find({ kind }).lean()).map(({ recipientId }) => String(recipientId)).sort()
const listed = async (person: GivenPerson) =>
  (await app.call<Page<Directive>>('GET', '/directives', { token: person.token })).data.items

it('is told a working day before its answer is due and once it is late, each once, with a light', async () => {
  const { desk, paper } = await given()
  const all = [desk.handler.id, desk.waterHead.id, desk.supervisor.id].sort()
  const on = async (day: string) => {
    parts.time.set(`${day}T01:00:00.000Z`)
    await remindDirectives(parts.time)
    await remindDirectives(parts.time)
    const [one] = await listed(desk.chief)
    return [one?.light, await toldOf('directiveDue'), await toldOf('directiveLate')]
  }
  expect(await on('2026-11-18')).toEqual(['green', [], []])
  expect(await on('2026-11-19')).toEqual(['yellow', all, []])
  expect(await on('2026-11-20')).toEqual(['yellow', all, []])
  // 21 and 22 are a weekend: late is late
  expect(await on('2026-11-21')).toEqual(['red', all, all])
  const body = { text: '余料已清运完毕' }
  await app.call('POST', `/directives/${paper.id}/answer`, { token: desk.handler.token, body })
  expect(await remindDirectives(parts.time)).toBe(0)
  expect((await listed(desk.chief))[0]?.light).toBe('recovered')
})

it('goes with its task: the org that owes the answer now is told and sees it, the first one stays on record', async () => {
  const { desk, task, paper } = await given()
  await app.call('POST', `/directives/${paper.id}/receive`, { token: desk.handler.token, body: {} })
  const forestHead = await givenPerson(desk.forest.id, ['head'], { name: '林业局长' })
  const { version } = await viewedTask(app, desk.chief, task.id)
  const body = { version, orgId: desk.forest.id, handlerId: null, reason: '属林业职责，转林业局办理' }
  const moved = await app.call('POST', `/tasks/${task.id}/transfer`, { token: desk.chief.token, body })
  expect(moved.status).toBe(200)
  const [one] = await listed(forestHead)
  expect(one).toMatchObject({
    ...{ id: paper.id, org: { name: '区水务局' }, owner: { name: '区林业局' } },
    ...{ received: null, state: 'waiting', allowedActs: ['receive', 'answer'] },
    passed: [
      { from: { name: '区水务局' }, to: { name: '区林业局' }, at: START, received: { name: '水务经办' } },
    ],
  })
  expect(await listed(desk.waterHead)).toMatchObject([{ owner: { name: '区林业局' }, allowedActs: [] }])
  parts.time.set('2026-11-19T01:00:00.000Z')
  await remindDirectives(parts.time)
  expect(await toldOf('directiveDue')).toEqual(expect.arrayContaining([forestHead.id, desk.supervisor.id]))
  expect(await toldOf('directiveDue')).not.toContain(desk.waterHead.id)
})
