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

/**
 * Ids of one kind that hold all the words and that the person may know of, the newest first, at most `most`: for a list
 * that orders and filters by itself.
 */
export function idsFound(
  segments: readonly Segment[],
  q: string,
  kind: SearchKind,
  { viewer, orgs }: Asked,
  most: number,
): Id[] {
  const words = wordsOf(q).map((word) => wordFor(word, orgs))
  if (words.length === 0) return []
  return segments
    .flatMap((segment) =>
      newestOf(segment, words, KIND_ORDER.indexOf(kind), visibility(segment, viewer), most),
    )
    .sort((a, b) => (a < b ? 1 : -1))
    .slice(0, most)
}

/** At least the newest `most` of what a segment has, with all of the last second. */
function newestOf(
  segment: Segment,
  words: readonly Word[],
  kind: number,
  sees: (at: number) => boolean,
  most: number,
): Id[] {
  const matches = segment.match(words)
  const { ids } = segment.data
  const found: Id[] = []
  let since = 0
  const places = segment.newestFirst(kind)
  for (let i = 0; i < places.length; i += 1) {
    const at = places[i] as number
    if (matches[at] === 0 || segment.dead[at] === 1) continue
    if (found.length >= most && ids.secondAt(at) < since) break
    if (!sees(at)) continue
    found.push(ids.get(at))
    since = ids.secondAt(at)
  }
  return found
}
