import type { CaseRow } from '@mingdu/shared/cases/cases.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { caseDoc } from './cases.factory'
import { cases, type CaseDoc } from './cases.model'

const parts = testParts('2026-03-02T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

let window: GivenPerson
let place: { regionId: string; orgId: string }
beforeEach(async () => {
  const { region, water } = await givenDistrict()
  window = await givenPerson(water.id, ['window'])
  place = { regionId: region.id, orgId: water.id }
})

/** Cases in the order they were received, by a name each. */
const QUEUE: readonly [no: string, state: CaseDoc['state'], due: string | null][] = [
  ['over-old', 'completed', null],
  ['waiting', 'correcting', null],
  ['next-week', 'reviewing', '2026-03-09'],
  ['over-new', 'withdrawn', null],
  ['late', 'reviewing', '2026-02-27'],
  ['waiting-too', 'accepted', null],
  ['today', 'received', '2026-03-02'],
  ['today-too', 'delivering', '2026-03-02'],
]

async function givenQueue(): Promise<void> {
  const docs = QUEUE.map(([no, state, due], received) => {
    const doc = caseDoc({ ...place, received })
    return { ...doc, no, state, due, ended: null }
  })
  await cases.insertMany(docs)
}

async function page(query: string): Promise<Page<CaseRow>> {
  const { status, data } = await app.call<Page<CaseRow>>('GET', `/cases?${query}`, { token: window.token })
  expect(status).toBe(200)
  return data
}

/** Every page of a query one after the other, as they are turned. */
async function turned(query: string, limit: number): Promise<string[]> {
  const found: string[] = []
  let cursor = ''
  for (;;) {
    const { items, nextCursor } = await page(`${query}&limit=${limit}&cursor=${cursor}`)
    expect(items.length).toBeLessThanOrEqual(limit)
    found.push(...items.map(({ no }) => no))
    if (nextCursor === null) return found
    expect(items).toHaveLength(limit)
    cursor = nextCursor
  }
}

const CLOCKED = ['late', 'today', 'today-too', 'next-week']
const WAITING = ['waiting', 'waiting-too']
const OVER = ['over-new', 'over-old']

it.each([
  ['', [...CLOCKED, ...WAITING, ...OVER]],
  ['open=true', [...CLOCKED, ...WAITING]],
  ['state=reviewing', ['late', 'next-week']],
  ['state=correcting', ['waiting']],
  ['state=completed', ['over-old']],
  ['late=true', ['late']],
  ['soon=true', ['today', 'today-too']],
])('puts the nearest day first, then what waits, then what is over: %s', async (query, expected) => {
  await givenQueue()
  const { items, total, nextCursor } = await page(encodeURI(query))
  const found = items.map(({ no }) => no)
  expect([found, nextCursor]).toEqual([expected, null])
  expect(total).toBe(found.length)
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'turns its pages of %d without losing or repeating a case',
  async (limit) => {
    await givenQueue()
    expect(await turned('open=false', limit)).toEqual([...CLOCKED, ...WAITING, ...OVER])
    expect(await turned('open=true', limit)).toEqual([...CLOCKED, ...WAITING])
    expect([...(await turned(encodeURI('q=排水'), limit))].sort()).toEqual(QUEUE.map(([no]) => no).sort())
  },
)

it.each(['7.', 'x', '0.abc', '2.eyJ4Ijox'])('refuses %s as a place in it', async (cursor) => {
  await givenQueue()
  const answer = await app.call('GET', `/cases?cursor=${cursor}`, { token: window.token })
  expect([answer.status, answer.error?.code]).toEqual([400, 'input.cursor'])
})
