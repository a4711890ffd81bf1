import { diffArrays } from 'diff'

/** A piece of a line; `changed` ones are struck out before, underlined after. */
export interface Piece {
  text: string
  changed: boolean
}

/** A line of a field before and after; null where there is none. */
export interface LineChange {
  kind: 'same' | 'changed' | 'replaced' | 'removed' | 'added'
  was: Piece[] | null
  is: Piece[] | null
}

/** Beyond this a line is compared as a whole: the comparison grows with the product of the lengths. */
const LONGEST = 2000
/** Two lines that share less than this are not the same line rewritten. */
const LEAST_SHARED = 0.3

/** Lines of a field side by side: what stayed, what was rewritten (to the word and character), what came and went. */
export function lineChanges(was: readonly string[], is: readonly string[]): LineChange[] {
  const runs = diffArrays([...was], [...is])
  return runs.flatMap((run, i) => {
    const before = runs[i - 1]
    if (run.removed) return runs[i + 1]?.added ? [] : run.value.map(gone)
    if (!run.added) return run.value.map(kept)
    return before?.removed ? pairs(before.value, run.value) : run.value.map(come)
  })
}

function pairs(was: readonly string[], is: readonly string[]): LineChange[] {
  const length = Math.max(was.length, is.length)
  return Array.from({ length }, (_, i) => pair(was[i], is[i])).flat()
}

function pair(was: string | undefined, is: string | undefined): LineChange[] {
  if (was === undefined) return is === undefined ? [] : [come(is)]
  if (is === undefined) return [gone(was)]
  const pieces = piecesOf(was, is)
  return pieces
    ? [{ kind: 'changed', ...pieces }]
    : [{ kind: 'replaced', was: gone(was).was, is: come(is).is }]
}

function piecesOf(was: string, is: string): { was: Piece[]; is: Piece[] } | null {
  if (was.length > LONGEST || is.length > LONGEST) return null
  const parts = diffArrays(tokensOf(was), tokensOf(is)).map((p) => ({ ...p, value: p.value.join('') }))
  const shared = parts.filter((p) => !p.added && !p.removed).reduce((sum, p) => sum + p.value.length, 0)
  if (shared < LEAST_SHARED * Math.min(was.length, is.length)) return null
  return {
    was: parts.filter((p) => !p.added).map((p) => ({ text: p.value, changed: p.removed })),
    is: parts.filter((p) => !p.removed).map((p) => ({ text: p.value, changed: p.added })),
  }
}

/** A number or a word is read as one: 10 became 7, not 1 of its digits. */
function tokensOf(text: string): string[] {
  return text.match(/\d+(?:\.\d+)?|[A-Za-z]+|[^]/gu) ?? []
}

function kept(text: string): LineChange {
  const pieces = [{ text, changed: false }]
  return { kind: 'same', was: pieces, is: pieces }
}

function gone(text: string): LineChange {
  return { kind: 'removed', was: [{ text, changed: true }], is: null }
}

function come(text: string): LineChange {
  return { kind: 'added', was: null, is: [{ text, changed: true }] }
}
