import type { Id } from '@mingdu/shared/kernel/ids'
import type { SearchKind } from '@mingdu/shared/search/search.states'
import { wordFor, type NamedOrg } from './search.orgs'
import type { Segment, Word } from './search.segment'
import { KIND_ORDER } from './search.segment.build'
import { visibility, type Viewer } from './search.viewer'
import { wordsOf } from './search.words'

interface Asked {
  viewer: Viewer
  orgs: readonly NamedOrg[]
}

/** A list of one kind, and how it is narrowed beside the words. */
export interface ListOf {
  kind: SearchKind
  /** Entries with all of these. */
  facets?: readonly string[]
  /** Entries of this unit, not of those below it. */
  orgId?: Id | undefined
}

/**
 * Ids of the entries of a list that hold all the words and that the person may know of, the newest first, at most `most`:
 * for a list that orders and filters by itself.
 */
export function idsFound(
  segments: readonly Segment[],
  q: string,
  list: ListOf,
  { viewer, orgs }: Asked,
  most: number,
): Id[] {
  const words = wordsOf(q).map((word) => wordFor(word, orgs))
  if (words.length === 0) return []
  return segments
    .flatMap((segment) => newestOf(segment, words, list, visibility(segment, viewer), most))
    .sort((a, b) => (a < b ? 1 : -1))
    .slice(0, most)
}

/** At least the newest `most` of what a segment has, with all of the last second. */
function newestOf(
  segment: Segment,
  words: readonly Word[],
  list: ListOf,
  sees: (at: number) => boolean,
  most: number,
): Id[] {
  const matches = segment.match(words)
  const passes = narrowing(segment, list)
  const { ids } = segment.data
  const places = segment.newestFirst(KIND_ORDER.indexOf(list.kind))
  const found: Id[] = []
  let since = 0
  for (let i = 0; i < places.length; i += 1) {
    const at = places[i] as number
    if (matches[at] === 0 || segment.dead[at] === 1) continue
    if (found.length >= most && ids.secondAt(at) < since) break
    if (!passes(at) || !sees(at)) continue
    found.push(ids.get(at))
    since = ids.secondAt(at)
  }
  return found
}

function narrowing({ data: { facets, groups } }: Segment, { facets: asked = [], orgId }: ListOf) {
  const has = facets.names.map((name) => {
    const all = new Set(name.split(' '))
    return asked.every((facet) => all.has(facet))
  })
  const ofUnit = groups.orgIds.map((id) => orgId === undefined || id === orgId)
  return (at: number): boolean =>
    has[facets.of[at] as number] === true && ofUnit[groups.of[at] as number] === true
}
