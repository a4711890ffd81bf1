import fc from 'fast-check'
import { teamCounts, type TeamGroup } from './team.rules'

const group = (more: Partial<TeamGroup>): TeamGroup => ({
  ...{ orgId: 'o1', handlerId: 'p1', light: 'green', n: 1, late: 0, toSign: 0, due: '2026-12-01' },
  ...more,
})

describe('what a team has in hand', () => {
  it('is one row a person, with what nobody has first and the latest next', () => {
    const rows = teamCounts([
      group({ n: 3, due: '2026-12-08' }),
      group({ light: 'yellow', due: '2026-12-02', toSign: 1 }),
      group({ handlerId: 'p2', light: 'red', late: 2, n: 2, due: '2026-11-20' }),
      group({ handlerId: '', due: null }),
    ])
    expect(rows.map(({ handlerId }) => handlerId)).toEqual(['', 'p2', 'p1'])
    expect(rows[0]).toMatchObject({ open: 1, nearestDue: null })
    expect(rows[2]).toMatchObject({
      ...{ open: 4, toSign: 1, late: 0, nearestDue: '2026-12-02' },
      lights: { red: 0, yellow: 1, green: 3, grey: 0, recovered: 0 },
    })
  })

  it('keeps the tasks of two orgs apart', () => {
    expect(teamCounts([group({}), group({ orgId: 'o2' })])).toHaveLength(2)
  })

  it('loses none and does not depend on the order of what it is given', () => {
    const groups = fc.array(
      fc.record({
        orgId: fc.constantFrom('o1', 'o2'),
        handlerId: fc.constantFrom('', 'p1', 'p2'),
        light: fc.constantFrom('red' as const, 'yellow' as const, 'green' as const, 'grey' as const),
        n: fc.nat(50),
        late: fc.nat(5),
        toSign: fc.nat(5),
        due: fc.constantFrom(null, '2026-11-20', '2026-12-02'),
      }),
    )
    fc.assert(
      fc.property(groups, (some) => {
        const rows = teamCounts(some)
        expect(teamCounts([...some].reverse())).toEqual(rows)
        expect(rows.reduce((sum, { open }) => sum + open, 0)).toBe(some.reduce((sum, { n }) => sum + n, 0))
        for (const { open, lights } of rows)
          expect(Object.values(lights).reduce((sum, n) => sum + n, 0)).toBe(open)
      }),
    )
  })
})
