import type { Id } from '@mingdu/shared/kernel/ids'
import type { SearchHit, SearchQuery, SearchResult } from '@mingdu/shared/search/search.api'
import { SEARCH_KINDS, type SearchKind } from '@mingdu/shared/search/search.states'
import { highlight, snippet } from './search.highlight'
import { otherSpellings } from './search.hint'
import { wordFor, type NamedOrg } from './search.orgs'
import { run, type Filters, type Hit, type Outcome } from './search.run'
import type { Segment } from './search.segment'
import type { Viewer } from './search.viewer'
import { cutWords, wordsOf } from './search.words'

/** Fewer results than this and another spelling is looked for. */
const FEW = 3
const MOST_TRIED = 5
/** As far as a query may be paged, see `searchQuery`. */
const LAST_OFFSET = 10_000
/** The orgs with the most results are counted out; every one of them is counted. */
const MOST_ORGS = 100

interface Asked {
  viewer: Viewer
  filters: Filters
  orgs: readonly NamedOrg[]
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
      words.map((word) => wordFor(word, asked.orgs)),
      asked.viewer,
      asked.filters,
      count,
    )
  const typed = wordsOf(query.q)
  const { words, outcome, literally } = found(typed, (tried) => find(tried, first))
  const hint = literally < FEW ? hintFor(segments, typed, asked, literally, find) : null
  return { ...shown(outcome, words, query, asked), hint }
}

type Find = (words: readonly string[], count: number) => Outcome

/** What was found by which words, and how much of it by those that were typed. */
function found(typed: readonly string[], find: (words: readonly string[]) => Outcome) {
  const outcome = find(typed)
  const cut = outcome.total > 0 ? [] : cutWords(typed)
  if (cut.length === 0) return { words: typed, outcome, literally: outcome.total }
  return { words: cut, outcome: find(cut), literally: 0 }
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
