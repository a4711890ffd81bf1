import type { Card, CardRow } from '@mingdu/shared/cards/cards.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { firstTask, givenDesk, givenIssued, viewedTask } from '../matters/matters.factory'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const BODY = { kind: 'yellow', reason: '限期已过，核实进度为零', basis: '督查工作规则', limitDays: 5 }

async function given() {
  const desk = await givenDesk()
  const task = await firstTask(app, desk.handler, await givenIssued(app, desk))
  const propose = (person: GivenPerson | null, more: object = {}, key?: string) =>
    app.call<Card>('POST', `/tasks/${task.id}/cards`, {
      token: person?.token,
      body: { version: task.version, ...BODY, ...more },
      ...(key ? { key } : {}),
    })
  return { desk, task, propose }
}

describe('POST /tasks/:id/cards', () => {
  it('puts a card before the 督查室主任 and says nothing to the org; issued, it stands at the task', async () => {
    const { desk, task, propose } = await given()
    const { data } = await propose(desk.supervisor)
    expect(data).toMatchObject({
      state: 'proposed',
      subject: { kind: 'task', id: task.id, no: task.no },
      org: { name: '区水务局' },
      proposedBy: { name: '督查员一' },
      allowedActs: [],
    })
    expect((await viewedTask(app, desk.handler, task.id)).history).toEqual(task.history)
    const list = await app.call<Page<CardRow>>('GET', `/cards?subjectId=${task.id}`, {
      token: desk.chief.token,
    })
    expect(list.data.items.map(({ id }) => id)).toEqual([data.id])
    const issued = await app.call<Card>('POST', `/cards/${data.id}/issue`, {
      token: desk.chief.token,
      body: { version: data.version, reason: BODY.reason, basis: BODY.basis, limitDays: 5 },
    })
    expect(issued.data).toMatchObject({ state: 'issued', no: '演督黄〔2026〕1号' })
  })

  it('keeps the order of the kinds, and refuses who may not, what is wrong, and another version', async () => {
    const { desk, propose } = await given()
    expect((await propose(desk.supervisor, { kind: 'red' })).error?.code).toBe('card.escalation')
    expect((await propose(desk.handler)).status).toBe(403)
    expect((await propose(desk.leader)).status).toBe(403)
    expect((await propose(null)).status).toBe(401)
    expect((await propose(desk.supervisor, { version: 99 })).status).toBe(409)
    const wrong = await propose(desk.supervisor, { reason: '慢', limitDays: 0 })
    expect(wrong.error?.fields?.map(({ path }) => path)).toEqual(['body.reason', 'body.limitDays'])
    const key = '7a0f7b3e-57a8-4f0c-9d0e-0d6a6d1f0a11'
    const twice = [await propose(desk.chief, {}, key), await propose(desk.chief, {}, key)]
    expect(twice[0]?.data.id).toBe(twice[1]?.data.id)
  })
})
