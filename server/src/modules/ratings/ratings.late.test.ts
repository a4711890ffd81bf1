import type { Alert, AlertRow, LedgerRow } from '@mingdu/shared/monitoring/monitoring.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import type { RatingDetail } from '@mingdu/shared/ratings/ratings.schema'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import type { GivenPerson } from '../accounts/accounts.factory'
import { CardModel } from '../cards/cards.model'
import { AlertModel } from '../monitoring/monitoring.model'
import { createMonitor } from '../monitoring/monitoring.jobs'
import { givenCaseAt, givenRatedDistrict, rate, tokenOf, type RatedDistrict } from './ratings.factory'
import { RatingModel } from './ratings.model'

const START = '2026-03-02T02:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)
let people: RatedDistrict['people']
let ratingId: string
let monitor: () => Promise<number>

/** A case that is over, and a 差评 of how it was accepted, by a clerk who heads the office as well. */
beforeEach(async () => {
  parts.time.set(START)
  monitor = createMonitor(parts.time, parts.log)
  const district = await givenRatedDistrict(app)
  people = district.people
  const one = await givenCaseAt(app, district, 'accept', people.clerkHead)
  await rate(app, await tokenOf(app, one, 'accept'), { level: '5', tags: ['slow'] })
  const ended = { version: one.version, reason: '不办了' }
  await app.call('POST', `/cases/${one.id}/withdraw`, { token: people.clerkHead.token, body: ended })
  ratingId = String((await RatingModel.findOne().lean())?._id)
})

const read = <T>(who: GivenPerson, path: string) => app.call<T>('GET', path, { token: who.token })
const alertsOf = async (who: GivenPerson) =>
  (await read<Page<AlertRow>>(who, '/monitoring/alerts')).data.items
const act = async (who: GivenPerson, path: string, body: object) => {
  const { version } = (await read<RatingDetail>(who, `/ratings/${ratingId}`)).data
  const answer = await app.call('POST', `/ratings/${ratingId}/${path}`, {
    token: who.token,
    body: { version, ...body },
  })
  expect([path, answer.status, answer.error ?? null]).toEqual([path, 200, null])
}
const callBack = async () => {
  await act(people.callback, 'contact', { reached: true, note: '已回访' })
  await act(people.callback, 'verification', { outcome: 'immediate', note: '属实' })
}

it('raises an alert when a limit passes, though the case is over, and closes it when it is met', async () => {
  expect(await monitor()).toBe(0)
  parts.time.set('2026-03-04T02:00:00.000Z')
  await monitor()
  await monitor()
  expect((await alertsOf(people.monitor)).map(({ rule, state, light }) => [rule, state, light])).toEqual([
    ['rectificationLate', 'open', 'yellow'],
  ])
  await callBack()
  await monitor()
  expect((await alertsOf(people.monitor)).map(({ state, closedAs }) => [state, closedAs])).toEqual([
    ['closed', 'done'],
  ])
  expect(await CardModel.countDocuments()).toBe(0)
})

it('proposes a card for what the rated org owes, about the rating and without the number of the case', async () => {
  await callBack()
  parts.time.set('2026-03-24T02:00:00.000Z')
  await monitor()
  const [row] = await alertsOf(people.monitor)
  expect(row).toMatchObject({ rule: 'rectificationLate', light: 'red', state: 'open' })
  const alert = (await read<Alert>(people.monitor, `/monitoring/alerts/${row!.id}`)).data
  expect(alert).toMatchObject({ card: { kind: 'yellow', state: 'proposed' }, mayPropose: false })
  const card = await CardModel.findOne().lean()
  expect(card?.subject).toEqual({ kind: 'rating', id: ratingId, no: '', name: row!.case.title })
  expect(JSON.stringify(card)).not.toContain(row!.case.no)
  const issue = { version: card?.version, reason: '差评逾期未整改', basis: '好差评办法', limitDays: null }
  const { token } = people.monitor
  const issued = await app.call('POST', `/cards/${String(card?._id)}/issue`, { token, body: issue })
  expect([issued.status, issued.error ?? null]).toEqual([200, null])
  const ledger = await read<{ rows: LedgerRow[] }>(
    people.monitor,
    '/monitoring/ledger?from=2026-03-01&to=2026-03-31',
  )
  expect(ledger.data.rows.map(({ cards }) => cards)).toEqual([1])
  await act(people.head, 'rectification', { note: '已整改' })
  await monitor()
  expect((await alertsOf(people.monitor))[0]).toMatchObject({ state: 'closed', closedAs: 'done' })
})

it('is void once the 差评 was found mistaken', async () => {
  await act(people.head, 'appeal', { note: '评错了单位' })
  parts.time.set('2026-03-04T02:00:00.000Z')
  await monitor()
  await act(people.monitor, 'ruling', { ruling: 'upheld', note: '评错了' })
  await monitor()
  expect((await alertsOf(people.monitor))[0]).toMatchObject({ state: 'closed', closedAs: 'void' })
})

it('is not shown to the rated clerk, who would know by the case who rated; to others of the office it is', async () => {
  parts.time.set('2026-03-04T02:00:00.000Z')
  await monitor()
  const id = String((await AlertModel.findOne().lean())?._id)
  expect([(await alertsOf(people.clerkHead)).length, (await alertsOf(people.head)).length]).toEqual([0, 1])
  expect((await read(people.clerkHead, `/monitoring/alerts/${id}`)).status).toBe(404)
  expect((await read(people.head, `/monitoring/alerts/${id}`)).status).toBe(200)
})

it('a 差评 shows what it breaches, as the version said it by which the case runs', async () => {
  const { data } = await read<RatingDetail>(people.monitor, `/ratings/${ratingId}`)
  expect(data.breach).toEqual({
    duties: [{ stage: '受理', content: '公示应当提交的材料', basis: '行政许可法第三十条' }],
    accountabilities: [],
  })
  expect((await read(people.otherHead, `/ratings/${ratingId}`)).status).toBe(404)
})
