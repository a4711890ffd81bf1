import { hiddenCells, type Line } from './cells.rules'

const LINE: Line = ['all', 'a', 'b', 'c']
const hidden = (a: number, b: number, c: number) => [
  ...hiddenCells(new Map(Object.entries({ all: a + b + c, a, b, c })), [LINE]),
]

it('shows a table without small cells as it is', () => {
  expect(hidden(5, 6, 7)).toEqual([])
})

it('hides the smallest of the others beside a single small cell, since the total would give it away', () => {
  expect(hidden(3, 20, 9).sort()).toEqual(['a', 'c'])
})

it('hides one more where those that are hidden make less than five together', () => {
  expect(hidden(1, 2, 30).sort()).toEqual(['a', 'b', 'c'])
})

it('leaves two small cells that make five together, and counts none as small', () => {
  expect(hidden(4, 4, 30).sort()).toEqual(['a', 'b'])
  expect(hidden(0, 9, 30).sort()).toEqual(['a', 'b'])
})

it('hides a small total with everything that makes it up', () => {
  expect(hidden(1, 1, 1).sort()).toEqual(['a', 'all', 'b', 'c'])
})
