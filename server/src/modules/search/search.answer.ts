import type { Id } from '@mingdu/shared/kernel/ids'
import type { SearchHit, SearchQuery, SearchResult } from '@mingdu/shared/search/search.api'
import { SEARCH_KINDS, type SearchKind } from '@mingdu/shared/search/search.states'
import { foldUnits } from './search.fold'
import { highlight, snippet } from './search.highlight'
import { otherSpellings } from './search.hint'
import { orgsNamedLike } from './search.orgs'
import { run, type Filters, type Hit, type Outcome } from './search.run'
import type { Segment, Word } from './search.segment'
import { KIND_ORDER } from './search.segment.build'
import { visibility, type Viewer } from './search.viewer'
import { cutWords, wordsOf } from './search.words'

/** Fewer results than this and another spelling is looked for. */
const FEW = 3
const MOST_TRIED = 5
/** As far as a query may be paged, see `searchQuery`. */
const LAST_OFFSET = 10_000
/** The orgs with the most results are counted out; every one of them is counted. */
const MOST_ORGS = 100
const SPELLED = /^[a-z0-9]{2,}$/

interface Asked {
  viewer: Viewer
  filters: Filters
  orgs: readonly { id: Id; name: string; shortName: string }[]
}

/**
 * Answers a query. Words between spaces must all be found, each in the title, the code, the initials of the title,
 * the content, or the name of the org or type. When that gives nothing, the words the query is made of are tried.
 */
export function answer(segments: readonly Segment[], query: SearchQuery, asked: Asked): SearchResult {
  const first = query.from + query.limit
  const find = (words: readonly string[], count: number) =>
    run(
      segments,
      words.map((word) => wordFor(word, asked)),
      asked.viewer,
      asked.filters,
      count,
    )
  const typed = wordsOf(query.q)
  const { words, outcome, literally } = found(typed, (tried) => find(tried, first))
  const hint = literally < FEW ? hintFor(segments, typed, asked, literally, find) : null
  return { ...shown(outcome, words, query, asked), hint }
}

/**
 * Ids of one kind that hold all the words and that the person may know of, the newest first, at most `most`: for a list
 * that orders and filters by itself.
 */
export function idsFound(
  segments: readonly Segment[],
  q: string,
  kind: SearchKind,
  asked: Omit<Asked, 'filters'>,
  most: number,
): Id[] {
  const words = wordsOf(q).map((word) => wordFor(word, asked))
  if (words.length === 0) return []
  const found = segments.map((segment) => ofKind(segment, words, KIND_ORDER.indexOf(kind), asked.viewer))
  const inOrder = together(found.map(({ seconds }) => seconds)).sort()
  const newest = (looked: number) => {
    const since = inOrder[Math.max(0, inOrder.length - looked)] ?? 0
    return found.flatMap((one) => idsSince(one, since))
  }
  // whoever may see most of what is found is answered by the newest of it
  const some = newest(most * 2)
  const ids = some.length < most ? newest(inOrder.length) : some
  return ids.sort((a, b) => (a < b ? 1 : -1)).slice(0, most)
}

/** What matched of a segment, when each was made, and whether the person may know of it. */
interface Matched {
  segment: Segment
  places: Uint32Array
  seconds: Uint32Array
  sees: (at: number) => boolean
}

/** Loops by number, as there may be tens of thousands. */
function ofKind(segment: Segment, words: readonly Word[], kind: number, viewer: Viewer): Matched {
  segment.match(words)
  const { ids, groups } = segment.data
  const { of, kinds } = groups
  const places = segment.places()
  const seconds = new Uint32Array(places.length)
  let count = 0
  for (let i = 0; i < places.length; i += 1) {
    const at = places[i] as number
    if (kinds[of[at] as number] !== kind) continue
    places[count] = at
    seconds[count] = ids.secondAt(at)
    count += 1
  }
  const sees = visibility(segment, viewer)
  return { segment, places: places.subarray(0, count), seconds: seconds.subarray(0, count), sees }
}

function idsSince({ segment, places, seconds, sees }: Matched, since: number): Id[] {
  const ids: Id[] = []
  for (let i = 0; i < places.length; i += 1) {
    const at = places[i] as number
    if ((seconds[i] as number) >= since && sees(at)) ids.push(segment.data.ids.get(at))
  }
  return ids
}

function together(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let filled = 0
  for (const part of parts) {
    all.set(part, filled)
    filled += part.length
  }
  return all
}

type Find = (words: readonly string[], count: number) => Outcome

/** What was found by which words, and how much of it by those that were typed. */
function found(typed: readonly string[], find: (words: readonly string[]) => Outcome) {
  const outcome = find(typed)
  const cut = outcome.total > 0 ? [] : cutWords(typed)
  if (cut.length === 0) return { words: typed, outcome, literally: outcome.total }
  return { words: cut, outcome: find(cut), literally: 0 }
}

function wordFor(word: string, { orgs }: Pick<Asked, 'orgs'>): Word {
  const spelled = SPELLED.test(word)
  return { units: foldUnits(word), spelled, orgIds: orgsNamedLike(word, spelled, orgs) }
}

/** 您是不是要找: every word that finds little alone, spelled otherwise; only when the whole then finds more. */
function hintFor(
  segments: readonly Segment[],
  words: readonly string[],
  { viewer }: Asked,
  total: number,
  find: Find,
): string | null {
  const options = words.map((word) =>
    find([word], 0).total < FEW ? otherSpellings(segments, word, viewer).slice(0, MOST_TRIED) : [],
  )
  for (let n = 0; n < MOST_TRIED; n += 1) {
    const other = words.map((word, i) => options[i]?.[n] ?? options[i]?.[0] ?? word)
    if (other.join() !== words.join() && find(other, 0).total > total) return other.join(' ')
  }
  return null
}

function shown(
  outcome: Outcome,
  words: readonly string[],
  { from, limit }: SearchQuery,
  { orgs }: Asked,
): Omit<SearchResult, 'hint'> {
  const names = new Map(orgs.map(({ id, name }) => [id, name]))
  const end = from + limit
  return {
    items: outcome.hits.slice(from).map((hit) => hitView(hit, words, names)),
    total: outcome.total,
    next: end < outcome.total && end <= LAST_OFFSET ? end : null,
    kinds: counts(outcome.kinds, (kind) => SEARCH_KINDS[kind as SearchKind]),
    types: counts(outcome.types, (type) => type),
    orgs: counts(outcome.orgs, (id) => names.get(id) ?? '').slice(0, MOST_ORGS),
  }
}

function counts(found: ReadonlyMap<string, number>, nameOf: (value: string) => string) {
  return [...found]
    .map(([value, count]) => ({ value, name: nameOf(value), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function hitView({ segment, at }: Hit, words: readonly string[], names: ReadonlyMap<Id, string>): SearchHit {
  const { kind, id, openId, title, code, text, orgId, type } = segment.entry(at)
  return {
    ...{ kind, id, openId, type },
    title: highlight(title, words),
    code: highlight(code, words),
    snippet: snippet(text, words),
    orgName: names.get(orgId) ?? '',
  }
}
