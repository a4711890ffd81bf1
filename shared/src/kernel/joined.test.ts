import { joined } from './joined'

const WATER = { river: 1, lake: 2 } as const
const LAND = { field: 3 } as const

it('puts the tables of groups together, in their order', () => {
  expect(Object.entries(joined([WATER, LAND]))).toEqual([
    ['river', 1],
    ['lake', 2],
    ['field', 3],
  ])
})

// The compiler checks the `@ts-expect-error` line, jest only runs it.
// @ts-expect-error a key of two tables
joined([WATER, LAND, { lake: 4 }])
