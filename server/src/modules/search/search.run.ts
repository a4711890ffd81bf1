import type { Id } from '@mingdu/shared/kernel/ids'
import type { SearchKind } from '@mingdu/shared/search/search.states'
import { WORST, type Segment, type Word } from './search.segment'
import { KIND_ORDER } from './search.segment.build'
import { OPEN_KINDS, visibility, type Viewer } from './search.viewer'

/** What narrows a query; null is no limit. */
export interface Filters {
  kind: SearchKind | null
  type: string | null
  /** An org and everything below it. */
  orgIds: ReadonlySet<Id> | null
}

export interface Hit {
  segment: Segment
  at: number
  match: number
}

export interface Outcome {
  total: number
  /** The first hits in order, as many as were asked for. */
  hits: Hit[]
  kinds: Map<string, number>
  types: Map<string, number>
  orgs: Map<string, number>
}

/**
 * Everything that holds all the words, within what the person may know of and the filters; counts of each dimension
 * are taken without the filter of that dimension.
 */
export function run(
  segments: readonly Segment[],
  words: readonly Word[],
  viewer: Viewer,
  filters: Filters,
  first: number,
): Outcome {
  const outcome: Outcome = { total: 0, hits: [], kinds: new Map(), types: new Map(), orgs: new Map() }
  if (words.length === 0) return outcome
  for (const segment of segments)
    outcome.hits.push(...runSegment(segment, words, viewer, filters, first, outcome))
  if (segments.length > 1) outcome.hits.sort(byRank)
  outcome.hits.length = Math.min(first, outcome.hits.length)
  return outcome
}

function runSegment(
  segment: Segment,
  words: readonly Word[],
  viewer: Viewer,
  filters: Filters,
  first: number,
  outcome: Outcome,
): Hit[] {
  const { of } = segment.data.groups
  const matches = segment.match(words)
  const sees = visibility(segment, viewer)
  const passes = passing(segment, filters)
  const counts = new Uint32Array(passes.length)
  // the first of each rank are the best of it: entries stand in their order
  const wanted = new Uint32Array(WORST + 1).fill(first)
  const best: number[][] = Array.from({ length: WORST + 1 }, () => [])
  const places = segment.places()
  for (let i = 0; i < places.length; i += 1) {
    const at = places[i] as number
    const match = matches[at] as number
    const group = of[at] as number
    const flags = passes[group] as number
    if ((flags & OPEN) === 0 && !sees(at)) continue
    counts[group] = (counts[group] as number) + 1
    if ((flags & ALL) !== ALL) continue
    if (wanted[match] === 0) continue
    wanted[match] = (wanted[match] as number) - 1
    best[match]?.push(at)
  }
  addCounts(segment, counts, passes, outcome)
  const hits = best.flatMap((equals, match) => equals.map((at) => ({ segment, at, match })))
  return hits.slice(0, first)
}

const [KIND, TYPE, ORG, OPEN] = [1, 2, 4, 8]
const ALL = KIND | TYPE | ORG

/** Which filters a group passes, and whether everybody may see it. */
function passing({ data: { groups } }: Segment, { kind, type, orgIds }: Filters): Uint8Array {
  const flags = new Uint8Array(groups.kinds.length)
  groups.kinds.forEach((number, i) => {
    flags[i] =
      (kind === null || KIND_ORDER[number] === kind ? KIND : 0) |
      (type === null || groups.types[i] === type ? TYPE : 0) |
      (orgIds === null || orgIds.has(groups.orgIds[i] ?? '') ? ORG : 0) |
      (OPEN_KINDS[number] === 1 ? OPEN : 0)
  })
  return flags
}

function addCounts(
  { data: { groups } }: Segment,
  counts: Uint32Array,
  passes: Uint8Array,
  outcome: Outcome,
): void {
  counts.forEach((n, i) => {
    if (n === 0) return
    const failed = ALL & ~(passes[i] as number)
    const only = (one: number) => (failed & ~one) === 0
    if (failed === 0) outcome.total += n
    if (only(KIND)) add(outcome.kinds, KIND_ORDER[groups.kinds[i] as number] ?? '', n)
    if (only(TYPE)) add(outcome.types, groups.types[i] ?? '', n)
    if (only(ORG)) add(outcome.orgs, groups.orgIds[i] ?? '', n)
  })
}

function add(into: Map<string, number>, name: string, n: number): void {
  into.set(name, (into.get(name) ?? 0) + n)
}

/** Better matches first, then by kind, then shorter titles; equals stay in the order of their segments. */
function byRank(a: Hit, b: Hit): number {
  return (
    a.match - b.match ||
    a.segment.kindOf(a.at) - b.segment.kindOf(b.at) ||
    a.segment.titleLength(a.at) - b.segment.titleLength(b.at)
  )
}
