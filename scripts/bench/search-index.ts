import { monitorEventLoopDelay } from 'node:perf_hooks'
import v8 from 'node:v8'
import vm from 'node:vm'
import { answer } from '../../server/src/modules/search/search.answer'
import { cityEntries, idAt } from '../../server/src/modules/search/search.factory'
import { foldText } from '../../server/src/modules/search/search.fold'
import { SearchIndex } from '../../server/src/modules/search/search.index'
import { ANYBODY } from '../../server/src/modules/search/search.viewer'
import { loadDictionary } from '../../server/src/modules/search/search.words'

const PIECES = 1000
const ORG_IDS = Array.from({ length: 60 }, (_, i) => idAt('b0', i + 1))
const ORGS = ORG_IDS.map((id, i) => ({ id, name: `演示区第${i + 1}局`, shortName: '' }))

/** Parts of an entry are searched one by one: nothing is found across this. */
const BETWEEN = '\n'

/** Builds the index of a city in this process and asks it what a plain scan is asked as well. */
export async function measureIndex(): Promise<readonly string[]> {
  const index = await built()
  const texts: string[] = []
  for await (const portion of cityEntries(ORG_IDS)) {
    for (const { title, code, text } of portion) texts.push(foldText([title, code, text].join(BETWEEN)))
  }
  const pieces = randomPieces(texts)
  compareWithScan(index, texts, pieces)
  return pieces
}

async function built(): Promise<SearchIndex> {
  await loadDictionary()
  const before = residentAfterGc()
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const started = performance.now()
  const index = new SearchIndex()
  await index.load(cityEntries(ORG_IDS))
  const seconds = (performance.now() - started) / 1000
  delay.disable()
  const added = residentAfterGc() - before
  line(
    'build of the index',
    `${seconds.toFixed(1)} s, longest stall ${ms(delay.max / 1e6)}  (asked: ≤ 50 ms)`,
  )
  line('memory added by the index', `${(added / 1e6).toFixed(0)} MB RSS  (asked: ≤ 400)`)
  return index
}

function compareWithScan(index: SearchIndex, texts: readonly string[], pieces: readonly string[]): void {
  const [ours, scans]: [number[], number[]] = [[], []]
  let missed = 0
  for (const q of pieces) {
    const asked = { viewer: ANYBODY, filters: { kind: null, type: null, orgIds: null }, orgs: ORGS }
    const { total } = timed(ours, () => answer(index.segments, { q, from: 0, limit: 20 }, asked))
    const scanned = timed(scans, () => plainScan(texts, q))
    if (total < scanned) missed += 1
  }
  const found = (((pieces.length - missed) / pieces.length) * 100).toFixed(1)
  line(`recall over ${pieces.length} pieces`, `${found} %  (asked: 100 %)`)
  const [one, other] = [at(ours, 0.95), at(scans, 0.95)]
  line('query in process', `p50 ${ms(at(ours, 0.5))}, p95 ${ms(one)}  (asked: ≤ 50 ms)`)
  line('plain scan in process', `p50 ${ms(at(scans, 0.5))}, p95 ${ms(other)}`)
  line('query against plain scan', `ratio of p95 ${(one / other).toFixed(2)}  (asked: ≤ 1.00)`)
}

/** What the query is measured against: every text, from first to last. */
function plainScan(texts: readonly string[], piece: string): number {
  let found = 0
  for (const text of texts) if (text.includes(piece)) found += 1
  return found
}

/** Two to six characters out of the middle of anything; the same at every run. */
function randomPieces(texts: readonly string[]): string[] {
  let state = 7
  const below = (n: number) => ((state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >>> 4) % n
  const pieces: string[] = []
  while (pieces.length < PIECES) {
    const text = texts[below(texts.length)] ?? ''
    const length = 2 + below(5)
    const from = below(Math.max(1, text.length - length))
    const piece = text.slice(from, from + length)
    if (piece.length === length && !/\s/.test(piece)) pieces.push(piece)
  }
  return pieces
}

function timed<T>(into: number[], act: () => T): T {
  const started = performance.now()
  const result = act()
  into.push(performance.now() - started)
  return result
}

function residentAfterGc(): number {
  v8.setFlagsFromString('--expose-gc')
  const collect = vm.runInNewContext('gc') as () => void
  for (let i = 0; i < 3; i += 1) collect()
  return process.memoryUsage().rss
}

export function at(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0
}

export function ms(value: number): string {
  return `${value.toFixed(1)} ms`
}

export function line(what: string, figures: string): void {
  console.log(`${what.padEnd(40)} ${figures}`)
}
