import type { Article, ArticleRow } from '@mingdu/shared/columns/columns.schema'
import type { ArticleComment, PollResults } from '@mingdu/shared/columns/comments.schema'
import type { Role } from '@mingdu/shared/accounts/permissions'
import type { Page } from '@mingdu/shared/kernel/page'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { givenOrg, givenPerson, type GivenPerson } from '../accounts/accounts.factory'
import { signInCitizen } from '../citizens/citizens.factory'
import { CheckModel } from '../safety/safety.model'
import { DEMO_ARTICLES, DEMO_QUESTIONS, DEMO_VOTES } from './demo.columns'
import { playColumns } from './demo.columns.play'
import type { Player } from './demo.player'

const parts = testParts('2026-11-25T06:32:00.000Z', { SMS_PROVIDER: 'sandbox' })
useDatabase()
const app = useApp(parts)

/** Who acts, by unit and role; of each a unit of its own where the key is another. */
const CAST: readonly [no: string, org: string, role: Role][] = [
  ['zhuren', 'ducha', 'supervisionHead'],
  ['ducha1', 'ducha', 'supervisor'],
  ['ducha2', 'ducha', 'supervisor'],
  ['shuiwu1', 'shuiwu', 'handler'],
  ['shuiwu3', 'shuiwu', 'editor'],
  ['linye0', 'linye', 'head'],
  ['shengtai0', 'shengtai', 'head'],
]

async function givenCast() {
  const region = await givenOrg({ kind: 'region' })
  const orgIds = new Map<string, string>()
  for (const key of ['ducha', 'shuiwu', 'linye', 'shengtai', 'chengdong'])
    orgIds.set(key, (await givenOrg({ parentId: region.id })).id)
  const people = new Map<string, GivenPerson>()
  for (const [no, org, role] of CAST) people.set(no, await givenPerson(orgIds.get(org) ?? '', [role]))
  return { orgIds, people }
}

/** The contract of this app, with the sessions of the cast. */
function playerOf(people: ReadonlyMap<string, GivenPerson>): Player {
  const tokenOf = (no: string) => people.get(no)?.token
  const done = async <T>(method: string, at: string, token: string | undefined, more: object): Promise<T> => {
    const { data, error } = await app.call<T>(method, at, { token, ...more })
    if (error) throw new Error(`${at}: ${error.message}`)
    return data
  }
  const upload = (no: string, at: string, name: string, bytes: Buffer) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(bytes)]), name)
    return { at, token: tokenOf(no), form }
  }
  return {
    read: (no, at) => done('GET', at, tokenOf(no), {}),
    write: (no, method, at, body) => done(method, at, tokenOf(no), { body }),
    citizenWrite: (token, at, body) => done('POST', at, token, { body }),
    publicWrite: (at, body) => done('POST', at, undefined, { body }),
    photo: async (no, name, bytes) => {
      const { at, token, form } = upload(no, '/files?kind=photo', name, bytes)
      return (await done<{ id: string }>('POST', at, token, { form })).id
    },
    upload: (no, path, name, bytes) => {
      const { at, token, form } = upload(no, path, name, bytes)
      return done('POST', at, token, { form })
    },
  }
}

it('plays every article to where it stands, with questions, an answer and votes', async () => {
  const { orgIds, people } = await givenCast()
  const player = playerOf(people)
  const citizens: string[] = []
  for (const i of DEMO_VOTES.keys()) citizens.push((await signInCitizen(app, parts, `1390013900${i}`)).token)
  await playColumns({
    ...{ player, orgIds, citizens, now: parts.time.now(), today: parts.time.today() },
    accountIds: new Map([...people].map(([no, { id }]) => [no, id])),
    setTime: (at) => parts.time.set(new Date(at).toISOString()),
    holdChecks: () => CheckModel.updateMany({ state: 'checking' }, { $set: { state: 'held' } }),
  })
  const { items } = await player.read<Page<ArticleRow>>('zhuren', '/articles?limit=100')
  const stateOf = new Map(items.map(({ title, state }) => [title, state]))
  expect(DEMO_ARTICLES.map(({ title }) => stateOf.get(title))).toEqual(
    DEMO_ARTICLES.map(({ becomes }) => becomes),
  )
  const idOf = (has: (one: (typeof DEMO_ARTICLES)[number]) => boolean) =>
    items.find(({ title }) => title === DEMO_ARTICLES.find(has)?.title)?.id ?? ''
  const exposed = await player.read<Article>('zhuren', `/articles/${idOf(({ exposed: one }) => !!one)}`)
  expect(exposed.preview.exposure?.result?.afterIds).toHaveLength(1)
  const results = await player.read<PollResults>('zhuren', `/articles/${idOf(({ poll }) => !!poll)}/poll`)
  expect(results.n).toBe(DEMO_VOTES.length)
  const comments = await player.read<Page<ArticleComment>>('zhuren', '/article-comments?state=waiting')
  expect(comments.total).toBe(DEMO_QUESTIONS.filter(({ shown }) => !shown).length)
})
