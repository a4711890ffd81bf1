import type { Confirmations } from '@mingdu/shared/confirmations/confirmations.api'
import { confirmationToken } from '../../confirmation-token'
import { testParts, useApp } from '../../testing/app'
import { useDatabase } from '../../testing/database'
import { turnConfirmations } from '../confirmations/confirmations.jobs'
import { askIdsOf } from '../confirmations/confirmations.service'
import { givenAllDone, givenClosing, givenDesk } from '../matters/matters.factory'
import { playConfirmations } from './demo.confirmations'

const START = '2026-11-25T08:00:00.000Z'
const parts = testParts('2026-11-12T02:00:00.000Z')
useDatabase()
const app = useApp(parts)

it('plays one round that runs and one that people stopped, each before approval', async () => {
  const desk = await givenDesk()
  const ids: string[] = []
  for (const title of ['退役军人优待证集中办理', '办理人大代表建议62件、政协提案88件，办结率100%']) {
    const matter = await givenAllDone(app, desk, { title })
    ids.push((await givenClosing(app, desk, 'verify-close', { matter })).id)
  }
  const call = async <T>(method: string, path: string, token: string | undefined, body?: unknown) => {
    const answer = await app.call<T>(method, path, { token, ...(body === undefined ? {} : { body }) })
    expect(answer.error).toBeUndefined()
    return answer.data
  }
  const { token } = desk.supervisor
  const never = () => Promise.reject(new Error('not played here'))
  await playConfirmations({
    player: {
      read: (_, path) => call('GET', path, token),
      write: (_, method, path, body) => call(method, path, token, body),
      publicWrite: (path, body) => call('POST', path, undefined, body),
      ...{ photo: never, upload: never, citizenWrite: never },
    },
    now: Date.parse(START),
    setTime: (at) => parts.time.set(new Date(at).toISOString()),
    linksOf: async (id) => (await askIdsOf(id)).map((one) => confirmationToken(one, parts.box)),
    turn: () => turnConfirmations(parts),
  })
  const rounds = await Promise.all(
    ids.map(
      async (id) => (await call<Confirmations>('GET', `/matters/${id}/confirmations`, token)).rounds[0],
    ),
  )
  expect(rounds.map((one) => [one?.state, one?.tally.answered, one?.tally.unsolved])).toEqual([
    ['asking', 3, 0],
    ['stopped', 4, 2],
  ])
})
