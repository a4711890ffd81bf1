/** What a duty says; equal texts are the same duty. */
export interface DutyText {
  stage: string
  content: string
  basis: string
}

/** A stored duty with its place: gaps between places leave room for new ones. */
export interface PlacedDuty extends DutyText {
  order: number
}

export interface DutyChange<D extends PlacedDuty> {
  kept: D[]
  closed: D[]
  added: PlacedDuty[]
}

/** Places nearer than this cannot take another between them for long: the rest is then placed anew. */
const LEAST_GAP = 1e-6

/** What a new version changes of the duties: those that stay the same, in the same order, are not touched. */
export function matchDuties<D extends PlacedDuty>(
  stored: readonly D[],
  wanted: readonly DutyText[],
): DutyChange<D> {
  const old = [...stored].sort((a, b) => a.order - b.order)
  const kept = keptPairs(old, wanted)
  const added = placed(wanted, kept)
  if (added === null)
    return { kept: [], closed: old, added: wanted.map((duty, i) => ({ ...textOf(duty), order: i + 1 })) }
  const staying = new Set(kept.values())
  return { kept: [...kept.values()], closed: old.filter((duty) => !staying.has(duty)), added }
}

export function keyOfDuty({ stage, content, basis }: DutyText): string {
  return JSON.stringify([stage, content, basis])
}

/** Index of a wanted duty → the stored one that stays in its place. */
function keptPairs<D extends PlacedDuty>(old: readonly D[], wanted: readonly DutyText[]): Map<number, D> {
  const pairs = new Map<number, D>()
  let from = 0
  wanted.forEach((duty, i) => {
    const key = keyOfDuty(duty)
    const at = old.findIndex((candidate, j) => j >= from && keyOfDuty(candidate) === key)
    const stored = old[at]
    if (!stored) return
    pairs.set(i, stored)
    from = at + 1
  })
  return pairs
}

/** Places for the new ones between those that stay; null when the gaps have become too narrow. */
function placed(wanted: readonly DutyText[], kept: ReadonlyMap<number, PlacedDuty>): PlacedDuty[] | null {
  const added: PlacedDuty[] = []
  let [i, before] = [0, 0]
  while (i < wanted.length) {
    const stays = kept.get(i)
    if (stays) before = stays.order
    const run = stays ? 0 : runOfNew(wanted, kept, i)
    const after = kept.get(i + run)?.order ?? before + run + 1
    const step = (after - before) / (run + 1)
    if (run > 0 && step < LEAST_GAP) return null
    for (let k = 0; k < run; k++) {
      const duty = wanted[i + k]
      if (duty) added.push({ ...textOf(duty), order: before + step * (k + 1) })
    }
    i += run || 1
  }
  return added
}

function runOfNew(wanted: readonly DutyText[], kept: ReadonlyMap<number, unknown>, from: number): number {
  let to = from
  while (to < wanted.length && !kept.has(to)) to += 1
  return to - from
}

function textOf({ stage, content, basis }: DutyText): DutyText {
  return { stage, content, basis }
}
