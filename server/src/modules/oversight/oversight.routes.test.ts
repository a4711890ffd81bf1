import { randomUUID } from 'node:crypto'
import type { Page } from '@mingdu/shared/kernel/page'
import type { OversightRow } from '@mingdu/shared/oversight/oversight.api'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { AuditModel } from '../audit/audit.model'
import { givenApproved, givenDesk, givenIssued, leafOf, type Desk } from '../matters/matters.factory'
import { MessageModel } from '../messages/messages.model'

const START = '2026-11-09T07:30:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
beforeEach(() => parts.time.set(START))

const SAID = { level: 4, tags: ['often', 'papers'], hours: 16, text: '同一事项一周报了三次材料。' }
const rate = (person: GivenPerson | null, matterId: string, more: object = {}, key: string = randomUUID()) =>
  app.call<OversightRow>('POST', '/oversight', {
    token: person?.token,
    body: { matterId, ...SAID, ...more },
    key,
  })
const answer = (person: GivenPerson | null, { id, version }: OversightRow, text = '以后每周只报一次。') =>
  app.call<OversightRow>('POST', `/oversight/${id}/answer`, { token: person?.token, body: { version, text } })
const list = async ({ token }: GivenPerson, query = '') =>
  (await app.call<Page<OversightRow>>('GET', `/oversight${query}`, { token })).data.items
const read = ({ token }: GivenPerson, id = '') => app.call<OversightRow>('GET', `/oversight/${id}`, { token })
interface Figures {
  quarter: string
  offices: { office: { name: string }; n: number; satisfaction: number | null; hours: number | null }[]
}
const figures = (person: GivenPerson, query = '') =>
  app.call<Figures>('GET', `/oversight/figures${query}`, { token: person.token })

async function given(): Promise<{ desk: Desk; matterId: string }> {
  const desk = await givenDesk()
  return { desk, matterId: (await givenIssued(app, desk)).id }
}

it('is said once by the head of a unit that was asked, in each quarter', async () => {
  const { desk, matterId } = await given()
  const key = randomUUID()
  const first = await rate(desk.waterHead, matterId, {}, key)
  expect(first.data).toMatchObject({
    ...{
      org: { name: '区水务局' },
      by: '水务局长',
      office: { name: '区督查室' },
      quarter: '2026-Q4',
      level: 4,
    },
    ...{ ratedOn: '2026-11-09', answerDue: '2026-11-16', state: 'waiting', mayAnswer: false },
  })
  expect((await rate(desk.waterHead, matterId, {}, key)).data).toEqual(first.data)
  expect((await rate(desk.waterHead, matterId)).error?.code).toBe('oversight.twice')
  parts.time.set('2027-01-05T02:00:00.000Z')
  expect((await rate(desk.waterHead, matterId)).data.quarter).toBe('2027-Q1')
  expect(await AuditModel.countDocuments({ event: 'oversight.rated' })).toBe(2)
})

it('is refused to others, of what did not touch the unit, and where it says nothing sensible', async () => {
  const { desk, matterId } = await given()
  expect((await rate(null, matterId)).status).toBe(401)
  for (const person of [desk.handler, desk.supervisor, desk.leader])
    expect((await rate(person, matterId)).status).toBe(403)
  const forest = await givenPerson(desk.forest.id, ['head'])
  expect((await rate(forest, matterId)).status).toBe(404)
  const waits = await givenApproved(app, desk, [leafOf(desk)], { title: '还没派单的事项' })
  expect((await rate(desk.waterHead, waits.id)).status).toBe(404)
  const wrong = await rate(desk.waterHead, matterId, { level: 6, hours: -1, tags: ['nice'] })
  expect(wrong.error?.fields?.map(({ path }) => path)).toEqual(['body.level', 'body.tags.0', 'body.hours'])
  expect((await rate(desk.waterHead, matterId, { text: '按机密★文件' })).error?.code).toBe('text.classified')
})

it('names the unit to the side that is rated, and none of its people', async () => {
  const { desk, matterId } = await given()
  await rate(desk.waterHead, matterId)
  for (const person of [desk.supervisor, desk.chief, desk.leader]) {
    const [row] = await list(person)
    expect([row?.org.name, row?.by]).toEqual(['区水务局', null])
    expect(JSON.stringify(row)).not.toContain('水务局长')
    expect((await read(person, row?.id)).data).toEqual(row)
  }
  const told = await MessageModel.find({ kind: 'oversightMoved', recipientId: desk.chief.id }).lean()
  expect(told).toHaveLength(1)
  expect(JSON.stringify(told)).not.toContain('水务局长')
  const forest = await givenPerson(desk.forest.id, ['head'])
  expect(await list(forest)).toEqual([])
  const [shown] = await list(desk.chief)
  expect((await read(forest, shown?.id)).status).toBe(404)
  const other = await givenOrg({ name: '邻区', kind: 'region' })
  expect(await list(await givenPerson(other.id, ['supervisor']))).toEqual([])
  expect((await app.call('GET', '/oversight', { token: desk.handler.token })).status).toBe(403)
})

it('is answered by the 督查室 within its days, and the unit is told', async () => {
  const { desk, matterId } = await given()
  const row = (await rate(desk.waterHead, matterId)).data
  for (const person of [desk.waterHead, desk.leader]) expect((await answer(person, row)).status).toBe(403)
  expect((await answer(null, row)).status).toBe(401)
  expect((await answer(desk.supervisor, row, '好')).error?.fields?.[0]?.path).toBe('body.text')
  const stale = await answer(desk.supervisor, { ...row, version: 0 })
  expect([stale.error?.code, JSON.stringify(stale).includes('水务局长')]).toEqual(['version.stale', false])
  const other = await givenOrg({ name: '邻区', kind: 'region' })
  expect((await answer(await givenPerson(other.id, ['supervisor']), row)).status).toBe(404)
  parts.time.set('2026-11-17T02:00:00.000Z')
  expect(
    (await list(desk.supervisor, '?answered=no')).map(({ state, mayAnswer }) => [state, mayAnswer]),
  ).toEqual([['late', true]])
  const waits = async ({ token }: GivenPerson) =>
    (
      await app.call<{ decisions: { kind: string; kindName: string }[] }>('GET', '/dashboard', { token })
    ).data.decisions.filter(({ kind }) => kind === 'oversight')
  expect(await waits(desk.chief)).toMatchObject([{ kindName: '答复超期' }])
  expect([await waits(desk.leader), await waits(desk.waterHead)]).toEqual([[], []])
  const { data } = await answer(desk.supervisor, row)
  expect(await waits(desk.chief)).toEqual([])
  expect(data).toMatchObject({ state: 'answered', answer: { by: '督查员一', late: true }, mayAnswer: false })
  expect((await answer(desk.chief, data)).error?.code).toBe('oversight.answered')
  expect(await MessageModel.countDocuments({ kind: 'oversightMoved', recipientId: desk.waterHead.id })).toBe(
    1,
  )
  expect(await list(desk.supervisor, '?answered=no')).toEqual([])
})

it('gives 满意率 and 工时 of five opinions on, and 频次 always', async () => {
  const desk = await givenDesk()
  const opinions: number[] = []
  for (const level of [1, 2, 3, 4, 5]) {
    const { id } = await givenIssued(app, desk, undefined, { title: `第${level}件督查事项` })
    opinions.push((await rate(desk.waterHead, id, { level })).status)
    const { data } = await figures(desk.waterHead)
    const [office] = data.offices
    expect([office?.office.name, office?.n]).toEqual(['区督查室', level])
    expect([office?.satisfaction, office?.hours]).toEqual(level < 5 ? [null, null] : [600, 80])
  }
  expect(opinions).toEqual([200, 200, 200, 200, 200])
  const { data } = await figures(desk.supervisor)
  // five matters of one unit in three months
  expect(data.offices).toMatchObject([{ matters: 5, units: 1, perUnitMonth: 17, late: 0 }])
  expect((await figures(desk.chief, '?quarter=2026-Q3')).data.offices).toEqual([])
  expect((await figures(desk.chief, '?quarter=2026')).error?.fields?.[0]?.path).toBe('query.quarter')
})
