import { APP_PORT, type BenchRun } from './run'
import { searchLoaded } from './lists'
import { line, ms } from './search-index'
import { signIn } from './tasks'
import { p95, sent } from './wire'

const APP = `http://127.0.0.1:${APP_PORT}/api/v1`
const TSX = ['--max-semi-space-size=64', '--import', 'tsx']
const ASKED = { connections: 8, requests: 320 }
const ROUNDS = 3
/** A number that nobody has: looked up in vain. */
const NOWHERE = '123456789015'
/** Words of the seed, from what few clues say to what one in twelve does. */
const WORDS = ['滨河路210号', '滨河路 路灯', '建筑垃圾']

/** 300,000 clues: the list of 督查 and of a unit they are kept from, by conditions and by words, and the global search. */
export async function measureClues({ start, once }: BenchRun, count: number): Promise<void> {
  await start(['server/embedded-mongo/dist/main.mjs'])
  await start(['server/wechat-sandbox/dist/main.mjs'])
  await once(['server/dist/demo.mjs'])
  const seeding = performance.now()
  await once([...TSX, 'scripts/seed-city.ts', 'clues', String(count)])
  line(`seed of ${count} clues`, ms(performance.now() - seeding))
  await start(['server/dist/main.mjs'])
  await searchLoaded({ Cookie: await signIn('ducha1') })
  for (const [who, person] of [
    ['as 督查员', 'ducha1'],
    ['as 单位负责人', 'shuiwu0'],
  ] as const)
    await measureAs(who, { Cookie: await signIn(person) })
  const alone = { connections: 1, requests: 5 }
  const year = '/clue-figures?from=2026-01-01&through=2026-11-30'
  const headers = { Cookie: await signIn('ducha1') }
  line(
    'figures of the year, one at a time',
    `p95 ${ms(await p95(() => sent(APP + year, { headers }), alone))}`,
  )
}

async function measureAs(who: string, headers: Record<string, string>): Promise<void> {
  const paths: Record<string, string> = {
    'list, first page': '/clues?limit=20',
    'waiting for 分办': '/clues?limit=20&state=received',
    'of one kind and identity': '/clues?limit=20&kind=conduct&identity=anonymous',
    'by number': `/clues?limit=20&q=${NOWHERE}`,
  }
  for (const word of WORDS) {
    paths[`list by “${word}”`] = `/clues?limit=20&q=${encodeURIComponent(word)}`
    paths[`global search for “${word}”`] = `/search?limit=20&q=${encodeURIComponent(word)}`
  }
  for (const [what, path] of Object.entries(paths)) {
    let best = Infinity
    for (let i = 0; i < ROUNDS; i += 1)
      best = Math.min(best, await p95(() => sent(`${APP}${path}`, { headers }), ASKED))
    line(`${what}, ${who}, at ${ASKED.connections} connections`, `p95 ${ms(best)} (asked: ≤ 150 ms)`)
  }
}
