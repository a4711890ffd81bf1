import { SMALL_CELL } from '../kernel/rate-figures'

/** Counts by name. */
export type Cells = ReadonlyMap<string, number>

/** One sum of a table: the first is what all the others make together. */
export type Line = readonly [total: string, ...parts: string[]]

/**
 * Which cells of a table are not shown in public: those under five (domain rules §10), and as many others as it takes
 * that none of them follows from what is shown. Along every line whose total is shown at least two are hidden, and
 * together they make at least five: their sum can be worked out, and is then no small number itself.
 *
 * Lines may cross, as the rows and columns of a table do. Two hidden in every line are enough where one direction has no
 * more than three cells, as part, rest and whole have: a cell that follows by going round several lines would need two
 * rings of hidden cells with nothing but that cell between them, and each ring takes two columns of its own.
 */
export function hiddenCells(cells: Cells, lines: readonly Line[]): ReadonlySet<string> {
  const hidden = new Set([...cells].filter(([, n]) => n < SMALL_CELL).map(([name]) => name))
  for (let next = unsafe(cells, lines, hidden); next !== null; next = unsafe(cells, lines, hidden))
    hidden.add(next)
  return hidden
}

/** The cell to hide next, of the first line that gives something away; null when none does. */
function unsafe(cells: Cells, lines: readonly Line[], hidden: ReadonlySet<string>): string | null {
  for (const line of lines) {
    if (!tells(line, cells, hidden)) continue
    const [total, ...parts] = line
    const smallest = parts
      .filter((part) => !hidden.has(part))
      .sort((a, b) => valueOf(cells, a) - valueOf(cells, b))[0]
    return smallest ?? total
  }
  return null
}

function tells([total, ...parts]: Line, cells: Cells, hidden: ReadonlySet<string>): boolean {
  const kept = parts.filter((part) => hidden.has(part))
  if (hidden.has(total)) return kept.length === 0
  if (kept.length === 0) return false
  return kept.length === 1 || kept.reduce((sum, part) => sum + valueOf(cells, part), 0) < SMALL_CELL
}

function valueOf(cells: Cells, name: string): number {
  return cells.get(name) ?? 0
}
