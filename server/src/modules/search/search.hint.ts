import { foldText, foldUnits } from './search.fold'
import type { Segment } from './search.segment'
import { spell } from './search.spelling'
import { visibility, type Viewer } from './search.viewer'

/** As many titles are looked at for each way of being near. */
const MOST_TITLES = 200
const SHORTEST_TYPO = 3
const LONGEST = 20

/**
 * Other spellings of a word, the likeliest first, taken from titles this person may see: what sounds the same
 * (社宝 → 社保), then what is one or two characters away (排水许司 → 排水许可).
 */
export function otherSpellings(segments: readonly Segment[], word: string, viewer: Viewer): string[] {
  if (word.length < 2 || word.length > LONGEST) return []
  const seen = segments.map((segment) => ({ segment, sees: titleSight(segment, viewer) }))
  const alike = new Map<string, number>()
  const near = new Map<string, number>()
  for (const one of seen) {
    addSoundingAlike(one, word, alike)
    if (word.length >= SHORTEST_TYPO) addNear(one, word, near)
  }
  return [...byCount(alike), ...byCount(near)].filter((spelling) => spelling !== word)
}

interface Seen {
  segment: Segment
  sees: (title: number) => boolean
}

/** A title may be seen when an entry that bears it may. */
function titleSight(segment: Segment, viewer: Viewer): (title: number) => boolean {
  const sees = visibility(segment, viewer)
  const { starts, entries } = segment.data.titles.bearers
  return (title) => {
    for (let i = starts[title] as number; i < (starts[title + 1] as number); i += 1) {
      const entry = entries[i] as number
      if (!segment.dead[entry] && sees(entry)) return true
    }
    return false
  }
}

function addSoundingAlike({ segment, sees }: Seen, word: string, into: Map<string, number>): void {
  const { sounds, spelled, titles } = segment.data
  const { ids, at, count } = sounds.pairs.find(foldUnits(spell(word).sounds))
  for (let i = 0, looked = 0; i < count && looked < MOST_TITLES; i += 1) {
    const title = spelled[ids[i] as number] as number
    if (!sees(title)) continue
    looked += 1
    const from = at[i] as number
    add(into, foldText(titles.texts.written(title).slice(from, from + word.length)))
  }
}

function addNear({ segment, sees }: Seen, word: string, into: Map<string, number>): void {
  const { texts } = segment.data.titles
  const allowed = word.length < 5 ? 1 : 2
  for (const title of titlesSharingMost(segment, word, sees)) {
    const spelling = nearest(foldText(texts.written(title)), word, allowed)
    if (spelling !== null) add(into, spelling)
  }
}

/** Titles that share the most pairs of characters with the word. */
function titlesSharingMost({ data }: Segment, word: string, sees: Seen['sees']): number[] {
  const units = foldUnits(word)
  const shared = new Uint8Array(data.titles.texts.count)
  for (let i = 0; i + 1 < units.length; i += 1) {
    const { ids, count } = data.titles.pairs.find(units.subarray(i, i + 2))
    for (let n = 0; n < count; n += 1) shared[ids[n] as number] = (shared[ids[n] as number] as number) + 1
  }
  const chosen: number[] = []
  for (let level = units.length - 1; level > 0; level -= 1) {
    for (let title = 0; title < shared.length; title += 1) {
      if (shared[title] !== level || !sees(title)) continue
      chosen.push(title)
      if (chosen.length === MOST_TITLES) return chosen
    }
  }
  return chosen
}

/** The piece of a title that is fewest edits away from the word, when that is few enough. */
function nearest(title: string, word: string, allowed: number): string | null {
  let best: string | null = null
  let least = allowed + 1
  for (let from = 0; from < title.length; from += 1) {
    for (const length of [word.length, word.length - 1, word.length + 1]) {
      if (from + length > title.length) continue
      const piece = title.slice(from, from + length)
      const far = edits(piece, word)
      if (far > 0 && far < least) [best, least] = [piece, far]
    }
  }
  return best
}

/** Levenshtein: characters put in, left out or exchanged. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j += 1) {
      const exchanged = (row[j] as number) + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(exchanged, (row[j + 1] as number) + 1, (next[j] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}

function add(into: Map<string, number>, spelling: string): void {
  into.set(spelling, (into.get(spelling) ?? 0) + 1)
}

function byCount(spellings: ReadonlyMap<string, number>): string[] {
  return [...spellings].sort((a, b) => b[1] - a[1]).map(([spelling]) => spelling)
}
