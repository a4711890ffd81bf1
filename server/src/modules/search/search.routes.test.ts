import type { SearchResult } from '@mingdu/shared/search/search.api'
import type { Id } from '@mingdu/shared/kernel/ids'
import { inTransaction } from '../../db/connection'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenPerson } from '../accounts/accounts.factory'
import { firstTask, givenDesk, givenIssued, givenSigned, leafOf } from '../matters/matters.factory'
import { taskSearch } from '../tasks/search.service'
import { idAt } from './search.factory'
import {
  noteSearchChange,
  noteSearchReload,
  openSearch,
  type SearchEntry,
  type SearchSource,
} from './search.service'

const [here, there, idle] = [testParts(), testParts(), testParts()]
useDatabase()
const app = useApp(here)
const second = useApp(there)
const unopened = useApp(idle)

/** Powers that stand in memory, as a feature would have them in the database. */
const powers = new Map<Id, SearchEntry>()
const powerSource: SearchSource = {
  kind: 'power',
  async *readAll() {
    yield [...powers.values()]
    await Promise.resolve()
  },
  readSome: (ids) => Promise.resolve(ids.map((id) => powers.get(id)).filter((entry) => entry !== undefined)),
}

function power(n: number, more: Partial<SearchEntry> = {}): SearchEntry {
  const id = idAt('e', n)
  const one: SearchEntry = {
    ...{ kind: 'power', id, openId: id, title: '排水许可', code: `A-${n}`, text: '', type: '行政许可' },
    ...{ regionId: idAt('b', 1), orgId: idAt('b', 2) },
    ...more,
  }
  powers.set(id, one)
  return one
}

const open = (parts: typeof here) => openSearch(parts, [powerSource, taskSearch])
const ask = (q: string, token?: string, more = '', on = app) =>
  on.call<SearchResult>('GET', `${token ? '' : '/public'}/search?q=${encodeURIComponent(q)}${more}`, {
    token,
  })
const titles = ({ data }: { data: SearchResult }) =>
  data.items.map(({ title }) => title.map(({ text }) => text).join(''))

beforeEach(() => powers.clear())

describe('GET /public/search', () => {
  it('finds powers by the name of an org as it is now, and none outside the subtree asked for', async () => {
    const desk = await givenDesk()
    power(1, { orgId: desk.water.id })
    power(2, { orgId: desk.forest.id, title: '林木采伐' })
    await (await open(here)).turn()
    expect(titles(await ask('水务局'))).toEqual(['排水许可'])
    const whole = await ask('行政许可', undefined, `&orgId=${desk.region.id}`)
    expect(whole.data).toMatchObject({
      total: 2,
      orgs: expect.arrayContaining([{ value: desk.water.id, name: '区水务局', count: 1 }]) as never,
    })
    expect(titles(await ask('行政许可', undefined, `&orgId=${desk.forest.id}`))).toEqual(['林木采伐'])
  })

  it('never finds a task, and refuses nothing to search for, a long query and an unknown kind', async () => {
    const desk = await givenDesk()
    await givenIssued(app, desk)
    await (await open(here)).turn()
    expect((await ask('清水河段')).data).toMatchObject({ total: 0, kinds: [], orgs: [], hint: null })
    expect((await ask('清水河锻')).data.hint).toBeNull()
    for (const [q, more, field] of [
      [' ', '', 'q'],
      ['长'.repeat(61), '', 'q'],
      ['水', '&kind=secret', 'kind'],
      ['水', '&limit=500', 'limit'],
    ] as const) {
      const answer = await ask(q, undefined, more)
      expect([answer.status, answer.error?.fields?.[0]?.path]).toEqual([400, `query.${field}`])
    }
  })

  it('says that it is loading until everything was read once, and that somebody asks too often', async () => {
    expect((await ask('水', undefined, '', unopened)).error).toMatchObject({ code: 'search.loading' })
    await open(idle)
    const answers = await Promise.all(Array.from({ length: 120 }, () => ask('水', undefined, '', unopened)))
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    expect(answers.at(-1)?.error?.code).toBe('search.too-many')
  })
})

describe('GET /search', () => {
  it('asks who it is', async () => {
    expect((await app.call('GET', '/search?q=x')).status).toBe(401)
  })

  it('finds tasks within the scope, from 派单 on, and as they change hands', async () => {
    const desk = await givenDesk()
    const follower = await open(here)
    await follower.turn()
    const task = await firstTask(app, desk.waterHead, await givenIssued(app, desk))
    await follower.turn()
    const seen = async () => {
      const people = [desk.supervisor, desk.leader, desk.waterHead, desk.handler, desk.forestHandler]
      return Promise.all(people.map(async ({ token }) => (await ask('清水河段', token)).data.total))
    }
    expect(await seen()).toEqual([1, 1, 1, 1, 0])
    expect((await ask(task.no, desk.handler.token)).data.items[0]).toMatchObject({
      kind: 'task',
      id: task.id,
      orgName: '区水务局',
    })
    expect((await ask('清水河锻', desk.handler.token)).data.hint).toBe('清水河段')
    expect((await ask('清水河锻', desk.forestHandler.token)).data.hint).toBeNull()
  })

  it('no longer shows a task that waited unhandled to the others once somebody has signed it', async () => {
    const desk = await givenDesk()
    const colleague = await givenPerson(desk.water.id, ['handler'])
    const follower = await open(here)
    await follower.turn()
    const issued = await givenIssued(app, desk, [leafOf(desk, { handlerId: null })])
    const task = await firstTask(app, desk.waterHead, issued)
    await follower.turn()
    expect((await ask('清水河段', colleague.token)).data.total).toBe(1)
    await givenSigned(app, desk.handler, task)
    await follower.turn()
    expect((await ask('清水河段', colleague.token)).data.total).toBe(0)
    expect((await ask('清水河段', desk.handler.token)).data.total).toBe(1)
  })
})

describe('two servers on one database', () => {
  const note = (ids: readonly Id[]) => inTransaction((tx) => noteSearchChange('power', ids, tx))
  const both = (q: string) =>
    Promise.all([app, second].map(async (on) => titles(await ask(q, undefined, '', on))))

  it('both show an edit, a new record and a removal at their next look', async () => {
    power(1)
    const followers = await Promise.all([open(here), open(there)])
    const look = () => Promise.all(followers.map((follower) => follower.turn()))
    await look()
    power(1, { title: '排污许可' })
    power(2, { title: '取水许可' })
    await note([idAt('e', 1), idAt('e', 2)])
    await look()
    expect(await both('许可')).toEqual([
      ['排污许可', '取水许可'],
      ['排污许可', '取水许可'],
    ])
    powers.delete(idAt('e', 1))
    await note([idAt('e', 1)])
    await look()
    await look()
    expect(await both('许可')).toEqual([['取水许可'], ['取水许可']])
  })

  it('see a change that was rolled back nowhere, and one that committed late', async () => {
    const followers = await Promise.all([open(here), open(there)])
    const look = () => Promise.all(followers.map((follower) => follower.turn()))
    await look()
    let lateIn = () => {}
    const held = new Promise<void>((resolve) => (lateIn = resolve))
    const late = inTransaction(async (tx) => {
      await noteSearchChange('power', [power(1).id], tx)
      await held
    })
    await note([power(2, { title: '取水许可' }).id])
    await look()
    expect(await both('排水许可')).toEqual([[], []])
    lateIn()
    await late
    await look()
    expect(await both('排水许可')).toEqual([['排水许可'], ['排水许可']])
  })

  it('read what an import changed once it has gone quiet, and single edits at once meanwhile', async () => {
    const follower = await open(here)
    await follower.turn()
    const imported = Array.from({ length: 200 }, (_, i) => power(i + 10, { title: `采砂许可${i}` }).id)
    await note(imported)
    await note([power(1).id])
    await follower.turn()
    expect([titles(await ask('排水')), (await ask('采砂')).data.total]).toEqual([['排水许可'], 0])
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 3000)
    await follower.turn()
    clock.mockRestore()
    expect((await ask('采砂')).data.total).toBe(200)
  })

  it('read everything anew when told to', async () => {
    const follower = await open(here)
    await follower.turn()
    power(1)
    await noteSearchReload()
    await follower.turn()
    await follower.settled()
    expect(titles(await ask('排水'))).toEqual(['排水许可'])
  })
})
