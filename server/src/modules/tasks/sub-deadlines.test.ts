import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import {
  firstTask,
  givenDesk,
  givenIssued,
  givenSigned,
  leafOf,
  viewedTask,
} from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'
import { scanLights } from './tasks.jobs'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const act = async (name: string, person: GivenPerson, { id, version }: Task, body: object) => {
  const answer = await app.call<Task>('POST', `/tasks/${id}/${name}`, {
    token: person.token,
    body: { version, ...body },
  })
  expect(answer.error).toBeUndefined()
  return answer.data
}
async function dayOf(day: string) {
  parts.time.set(new Date(`${day}T08:31:00+08:00`).toISOString())
  await scanLights(parts.time, parts.log)
}
/** `day kind`, of what was said of sub-deadlines. */
async function told(person: GivenPerson): Promise<string[]> {
  const all = await MessageModel.find({ recipientId: person.id, dedupe: /^sub:/ })
    .sort({ createdAt: 1 })
    .lean()
  return all.map(({ day, kind }) => `${day} ${kind}`)
}
const WHOLE = ['2026-11-12 taskD1', '2026-11-13 taskDue', '2026-11-14 taskOverdue']
const DAYS = ['2026-11-11', '2026-11-12', '2026-11-13', '2026-11-14', '2026-11-16']

describe('a sub-deadline', () => {
  it('of 协办 warns the helping org and the supervising officer, until it is answered', async () => {
    const desk = await givenDesk()
    const matter = await givenIssued(app, desk, [leafOf(desk)])
    const task = await firstTask(app, desk.supervisor, matter)
    const body = { orgId: desk.forest.id, demand: '提供该河段林权资料', due: '2026-11-13' }
    const asked = await act('co-work', desk.supervisor, task, body)
    for (const day of DAYS.slice(0, 2)) await dayOf(day)
    const answer = { orgId: desk.forest.id, answer: '资料已经报送', fileIds: [] }
    expect([await told(desk.forestHandler), await told(desk.supervisor)]).toEqual([
      WHOLE.slice(0, 1),
      WHOLE.slice(0, 1),
    ])
    await act('co-answer', desk.forestHandler, await viewedTask(app, desk.forestHandler, asked.id), answer)
    for (const day of DAYS.slice(2)) await dayOf(day)
    expect(await told(desk.forestHandler)).toEqual(WHOLE.slice(0, 1))
    expect(await told(desk.handler)).toEqual([])
  })

  it('of 交办 warns whoever it was given to and the supervising officer, each once a day', async () => {
    const desk = await givenDesk()
    const second = await givenPerson(desk.water.id, ['handler'], { name: '水务经办二' })
    const matter = await givenIssued(app, desk, [leafOf(desk)])
    const signed = await givenSigned(app, desk.handler, await firstTask(app, desk.handler, matter))
    await act('entrust', desk.waterHead, signed, {
      ...{ personId: second.id, due: '2026-11-13', note: '请先办左岸三处' },
    })
    for (const day of DAYS) {
      await dayOf(day)
      await dayOf(day)
    }
    expect([await told(second), await told(desk.supervisor)]).toEqual([WHOLE, WHOLE])
    expect(await told(desk.handler)).toEqual([])
  })
})
