import type { Clue } from '@mingdu/shared/clues/clues.schema'
import { MOST_BY_WORDS } from '@mingdu/shared/clues/clues.rules'
import { trackingNo } from '@mingdu/shared/cases/tracking.rules'
import type { SearchResult } from '@mingdu/shared/search/search.api'
import { randomInt } from 'node:crypto'
import { RateLimitModel } from '../../db/limits'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { openSearch } from '../search/search.service'
import { BLANK_CLUE } from './clues.blank'
import { clueCalls, cluePlay, givenClueDesk, triageBody, type ClueDesk } from './clues.factory'
import { newClueId, type ClueDoc } from './clues.repo'
import { insertSeededClues } from './clues.seed.repo'
import { clueSearch } from './search.service'

const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)
const { list, act } = clueCalls(app)
/** A server that has not read its index yet. */
const starting = useApp(testParts('2026-11-25T06:32:00.000Z'))

let desk: ClueDesk
let play: ReturnType<typeof cluePlay>
let shut: GivenPerson
beforeEach(async () => {
  await RateLimitModel.deleteMany({})
  desk = await givenClueDesk(app, parts)
  play = cluePlay(app, desk)
  shut = await givenPerson(desk.water.id, ['supervisor'])
})

const WORD = encodeURIComponent('建筑垃圾')
const search = async (by: GivenPerson, q = WORD) =>
  (await app.call<SearchResult>('GET', `/search?q=${q}`, { token: by.token })).data
const opened = async () => (await openSearch(parts, [clueSearch])).turn()

it('finds a clue by its words and its number, within the scope, and nothing for whom it is about', async () => {
  const clue = await play.sealed()
  await opened()
  expect((await search(desk.supervisor)).items).toMatchObject([{ kind: 'clue', id: clue.id }])
  expect((await search(desk.supervisor, clue.no)).total).toBe(1)
  for (const by of [shut, desk.forestHead, desk.waterHead])
    expect(await search(by)).toMatchObject({ total: 0, items: [], kinds: [], hint: null })
  const everybody = await app.call<SearchResult>('GET', `/public/search?q=${WORD}`)
  expect(everybody.data.total).toBe(0)
})

it('follows 派单, 研判 and what is found out about whom it is', async () => {
  const clue = await play.sealed()
  const follower = await openSearch(parts, [clueSearch])
  await follower.turn()
  await play.dispatched(clue)
  await follower.turn()
  expect((await search(desk.forestHead)).total).toBe(1)
  const now = (await list(desk.supervisor)).items[0] as Clue
  const both = { concernedOrgIds: [desk.water.id, desk.forest.id], keywords: ['渣土偷倒'] }
  await act(desk.supervisor, now, 'triage', triageBody(desk, both))
  await follower.turn()
  expect((await search(desk.forestHead)).total).toBe(0)
  expect((await search(desk.supervisor, encodeURIComponent('渣土偷倒'))).total).toBe(1)
})

it('lists by words beside the other conditions, and by number also while the index is read', async () => {
  const clue = await play.sealed()
  const ask = (q: string) =>
    starting.call<{ total: number }>('GET', `/clues?q=${q}`, { token: desk.supervisor.token })
  const waiting = await ask(WORD)
  expect([waiting.status, waiting.error?.code]).toEqual([503, 'search.loading'])
  expect((await ask(clue.no)).data.total).toBe(1)
  const follower = await openSearch(parts, [clueSearch])
  await follower.turn()
  expect((await list(desk.supervisor, `?q=${WORD}`)).items.map(({ id }) => id)).toEqual([clue.id])
  const inState = async (state: string) =>
    (await list(desk.supervisor, `?q=${WORD}&state=${state}&kind=conduct`)).total
  expect([await inState('received'), await inState('closed')]).toEqual([1, 0])
  expect((await list(desk.supervisor, `?q=${encodeURIComponent('没有这个词')}`)).total).toBe(0)
  await play.dispatched(clue)
  await follower.turn()
  expect([await inState('received'), await inState('dispatched')]).toEqual([0, 1])
  const given = (org: { id: string }) => list(desk.supervisor, `?q=${WORD}&orgId=${org.id}`)
  expect([(await given(desk.forest)).total, (await given(desk.water)).total]).toEqual([1, 0])
  expect(await list(shut, `?q=${WORD}`)).toMatchObject({ items: [], total: 0 })
  expect(await list(shut, `?q=${clue.no}`)).toMatchObject({ items: [], total: 0 })
})

it('lists the newest of what the conditions name, however many newer ones hold the words', async () => {
  const clueOf = (state: ClueDoc['state']): ClueDoc => ({
    ...BLANK_CLUE,
    ...{ _id: newClueId(), no: trackingNo(randomInt), regionId: desk.water.parentId ?? '', text: '路灯坏了' },
    ...{ place: null, files: [], concerned: { orgs: [], people: [] }, concernedSaid: [], concernedText: '' },
    ...{ kind: 'suggestion', identity: 'anonymous', priority: 'low', state, steps: [], history: [] },
    ...{ createdAt: new Date(), shut: { orgIds: [], accountIds: [] }, assignment: null },
  })
  const waiting = clueOf('received')
  await insertSeededClues([waiting, ...Array.from({ length: MOST_BY_WORDS }, () => clueOf('declined'))])
  await opened()
  const word = encodeURIComponent('路灯')
  expect((await list(desk.supervisor, `?q=${word}`)).total).toBe(MOST_BY_WORDS)
  const { items } = await list(desk.supervisor, `?q=${word}&state=received`)
  expect(items.map(({ id }) => id)).toEqual([String(waiting._id)])
})
