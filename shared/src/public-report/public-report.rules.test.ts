import fc from 'fast-check'
import { SMALL_CELL } from '../kernel/rate-figures'
import { hiddenCells } from './cells.rules'
import { countedMonths, emptyMonth, monthAfter, monthsIn, noCounts, type CountedMonth } from './counted.rules'
import { cellsOf, REPORT_LINES, shownMonth, shownTotals } from './public-report.rules'
import { KINDS_ALONE, type ClueCounts } from './public-report.table'

const count = fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 40 }))
const counts = fc
  .record({
    ...{ received: count, declined: count, closed: count, due: count, rated: count },
    ...{ solved: fc.nat(), inTime: fc.nat(), satisfied: fc.nat() },
  })
  .map((all): ClueCounts => ({
    ...all,
    solved: all.solved % (all.closed + 1),
    inTime: all.inTime % (all.due + 1),
    satisfied: all.satisfied % (all.rated + 1),
  }))
const month = fc.record({
  kinds: fc.record({ decision: counts, conduct: counts, policy: counts, suggestion: counts }),
  others: fc.record({ endorsed: count, matters: count, putRight: count, questions: count }),
}) satisfies fc.Arbitrary<CountedMonth>

/** Names of all cells whose value follows from the printed ones by adding and subtracting along the lines of a month. */
function derivable(printed: ReadonlySet<string>): Set<string> {
  const unknown = [...new Set(REPORT_LINES.flat())].filter((name) => !printed.has(name))
  const column = new Map(unknown.map((name, i) => [name, i]))
  const rows = REPORT_LINES.map(([total, ...parts]) => {
    const row = unknown.map(() => 0)
    for (const [name, sign] of [[total, 1] as const, ...parts.map((part) => [part, -1] as const)]) {
      const at = column.get(name)
      if (at !== undefined) row[at] = (row[at] ?? 0) + sign
    }
    return row
  })
  return new Set(solved(rows).flatMap((row) => only(row, unknown)))
}

/** The reduced row echelon form: a cell follows exactly where a row of it names that cell alone. */
function solved(rows: number[][]): number[][] {
  let top = 0
  for (let at = 0; at < (rows[0]?.length ?? 0); at += 1) {
    const pivot = rows.findIndex((row, i) => i >= top && Math.abs(row[at] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [found] = rows.splice(pivot, 1) as [number[]]
    const base = found.map((value) => value / (found[at] ?? 1))
    rows.splice(top, 0, base)
    rows.forEach((row, i) => {
      const times = row[at] ?? 0
      if (i !== top && times !== 0) rows[i] = row.map((value, j) => value - times * (base[j] ?? 0))
    })
    top += 1
  }
  return rows
}

function only(row: readonly number[], names: readonly string[]): string[] {
  const named = names.filter((_, i) => Math.abs(row[i] ?? 0) > 1e-9)
  return named.length === 1 ? named : []
}

const printedOf = (shown: ReturnType<typeof shownMonth>) =>
  new Set(
    Object.entries(shown.kinds).flatMap(([kind, row]) =>
      Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [`${kind}.${name}`])),
    ),
  )

it('gives no hidden cell away: none follows from what is printed, and neither does a small rest', () => {
  fc.assert(
    fc.property(month, (counted) => {
      const cells = cellsOf(counted.kinds)
      const told = derivable(printedOf(shownMonth(counted)))
      const hidden = hiddenCells(cells, REPORT_LINES)
      const small = [...cells].filter(([, n]) => n < SMALL_CELL).map(([name]) => name)
      expect(small.filter((name) => !hidden.has(name))).toEqual([])
      expect([...hidden].filter((name) => told.has(name))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

it('prints nothing under five, and what it prints is what was counted', () => {
  fc.assert(
    fc.property(month, (counted) => {
      const shown = shownMonth(counted)
      const cells = cellsOf(counted.kinds)
      for (const [kind, row] of Object.entries(shown.kinds))
        for (const [name, value] of Object.entries(row))
          expect(value === null || (value >= SMALL_CELL && value === cells.get(`${kind}.${name}`))).toBe(true)
      for (const [name, value] of Object.entries(shown.others))
        expect(value === null || value === counted.others[name as keyof typeof counted.others]).toBe(true)
      for (const value of Object.values(shown.others)) expect(value ?? SMALL_CELL).toBeGreaterThanOrEqual(5)
    }),
  )
})

it('leaves at least five to guess among along every line whose total is printed', () => {
  fc.assert(
    fc.property(month, (counted) => {
      const cells = cellsOf(counted.kinds)
      const hidden = hiddenCells(cells, REPORT_LINES)
      for (const [total, ...parts] of REPORT_LINES) {
        const kept = parts.filter((part) => hidden.has(part))
        if (hidden.has(total) || kept.length === 0) continue
        expect(kept.length).toBeGreaterThan(1)
        expect(kept.reduce((sum, part) => sum + (cells.get(part) ?? 0), 0)).toBeGreaterThanOrEqual(SMALL_CELL)
      }
    }),
  )
})

it('makes the difference of two spans out of what is printed of their months alone', () => {
  fc.assert(
    fc.property(fc.array(month, { minLength: 2, maxLength: 5 }), (all) => {
      const shown = all.map(shownMonth)
      const [longer, shorter] = [shownTotals(shown), shownTotals(shown.slice(0, -1))]
      const last = shown.at(-1)
      for (const kind of KINDS_ALONE) {
        const [a, b] = [longer.kinds[kind].counts.received, shorter.kinds[kind].counts.received]
        expect((a.sum ?? 0) - (b.sum ?? 0)).toBe(last?.kinds[kind].received ?? 0)
        expect(a.missing - b.missing).toBe(last?.kinds[kind].received === null ? 1 : 0)
      }
    }),
  )
})

describe('rates of several months', () => {
  const busy = { ...noCounts(), closed: 40, solved: 20, due: 12, inTime: 6 }
  const of = (set: Partial<ClueCounts>): CountedMonth => {
    const kinds = emptyMonth().kinds
    const every = Object.fromEntries(KINDS_ALONE.map((kind) => [kind, { ...busy, ...set }]))
    return { ...emptyMonth(), kinds: { ...kinds, ...every } }
  }

  it('count the months in which part and whole are listed, with n', () => {
    const { rates } = shownTotals([of({}), of({ solved: 1 })].map(shownMonth)).kinds.conduct
    expect(rates.solved).toMatchObject({ part: 20, n: 40, text: '50.0%', enough: true })
    expect(rates.inTime).toMatchObject({ part: 12, n: 24 })
    expect(rates.satisfied).toMatchObject({ text: null, n: null, suppressed: true })
  })
})

it('knows the months after one another', () => {
  expect([monthAfter('2026-12'), monthAfter('2026-01', -1), monthAfter('2026-03', 12)]).toEqual([
    '2027-01',
    '2025-12',
    '2027-03',
  ])
  expect([monthsIn('2026-11', '2026-11'), monthsIn('2025-12', '2026-11')]).toEqual([1, 12])
})

it('counts what happened in the month in which it happened, whenever the clue came', () => {
  const at = (day: string) => new Date(`${day}T02:00:00.000Z`)
  const clue = {
    ...({
      kind: 'conduct',
      state: 'closed',
      createdAt: at('2026-08-31'),
      closedAt: at('2026-10-02'),
    } as const),
    ...({ due: '2026-09-21', answeredAt: at('2026-09-21'), resolution: 'solved' } as const),
    rated: { level: '4', at: at('2026-11-01') } as const,
  }
  const said = (change: Partial<Parameters<typeof countedMonths>[0]>) =>
    countedMonths({ ...clue, ...change }).map(({ month, count }) => `${month} ${count}`)
  expect(said({})).toEqual([
    ...['2026-08 received', '2026-10 closed', '2026-10 solved', '2026-09 due', '2026-09 inTime'],
    '2026-11 rated',
  ])
  const open = { closedAt: null, resolution: null, rated: null }
  expect(said({ state: 'inHand', answeredAt: null, ...open })).toEqual(['2026-08 received', '2026-09 due'])
  expect(said({ state: 'transferred', resolution: null, rated: null })).toEqual(['2026-08 received'])
  expect(said({ state: 'declined', due: null, resolution: null, rated: null })).toEqual([
    '2026-08 received',
    '2026-10 declined',
  ])
  // the last hour of a month in UTC is the next one here
  expect(
    said({ ...open, due: null, state: 'received', createdAt: new Date('2026-08-31T16:00:00Z') }),
  ).toEqual(['2026-09 received'])
})
