import type { Clue, ClueRow } from '@mingdu/shared/clues/clues.schema'
import type { Partner } from '@mingdu/shared/exchange/exchange.schema'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenDistrict, givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { playExchange } from './demo.exchange'
import type { Player } from './demo.player'

const START = '2026-11-25T08:00:00.000Z'
const parts = testParts(START)
useDatabase()
const app = useApp(parts)

it('plays two partners with a clue each, one waiting and one given out, nothing after now', async () => {
  const { region } = await givenDistrict()
  const office = await givenOrg({ name: '区督查室', kind: 'office', parentId: region.id })
  const zonghe = await givenOrg({ name: '区综合执法局', parentId: region.id })
  const people: Record<string, GivenPerson> = {
    xitong: await givenPerson(office.id, ['systemAdmin']),
    ducha1: await givenPerson(office.id, ['supervisor']),
  }
  const call = async <T>(person: string, method: string, path: string, body?: unknown) => {
    const answer = await app.call<T>(method, path, {
      token: people[person]?.token,
      ...(body === undefined ? {} : { body }),
    })
    expect(answer.error).toBeUndefined()
    return answer.data
  }
  const never = () => Promise.reject(new Error('not played here'))
  const player: Player = {
    read: (person, path) => call(person, 'GET', path),
    write: (person, method, path, body) => call(person, method, path, body),
    ...{ photo: never, upload: never, publicWrite: never, citizenWrite: never },
  }
  const stage = {
    ...{ player, now: Date.parse(START), today: parts.time.today(), accountIds: new Map<string, string>() },
    orgIds: new Map([['zonghe', zonghe.id]]),
    setTime: (at: number) => parts.time.set(new Date(at).toISOString()),
    dayPassed: () => Promise.resolve(),
  }
  await playExchange(stage, app.url)
  const partners = await player.read<Page<Partner>>('xitong', '/exchange-partners')
  expect(partners.items.map(({ source }) => source).sort()).toEqual(['hotline', 'petition'])
  const { items } = await player.read<Page<ClueRow>>('ducha1', '/clues')
  expect(items.map(({ source, state }) => [source, state]).sort()).toEqual([
    ['hotline', 'received'],
    ['petition', 'dispatched'],
  ])
  expect(items.every(({ createdAt }) => createdAt <= START)).toBe(true)
  const clue = await player.read<Clue>('ducha1', `/clues/${items[0]?.id}`)
  expect(clue.origin?.no).toBeTruthy()
})
