import { filledOf, leftOf, monthsOf, pieceOf } from './span'

const november = { from: '2026-11-01', through: '2026-11-30' }

it('puts days where they stand, each with a width of its own', () => {
  expect(leftOf('2026-11-01', november)).toBe(0)
  expect(leftOf('2026-11-16', november)).toBe(50)
  const day = pieceOf('2026-11-16', '2026-11-16', november)
  expect([day?.left, day?.width.toFixed(3)]).toEqual([50, '3.333'])
  expect(pieceOf('2026-11-01', '2026-11-30', november)).toEqual({ left: 0, width: 100 })
})

it('cuts what reaches beyond the span, and leaves out what is not in it', () => {
  expect(pieceOf('2026-10-01', '2026-12-31', november)).toEqual({ left: 0, width: 100 })
  expect(pieceOf('2026-10-01', '2026-10-31', november)).toBeNull()
  expect(pieceOf('2026-12-01', '2026-12-31', november)).toBeNull()
  expect(pieceOf('2026-11-20', '2026-11-10', november)).toBeNull()
})

it('fills a bar from where it begins, also when that is before the span', () => {
  expect(filledOf('2026-11-01', '2026-11-30', 5000, november)).toEqual({ left: 0, width: 50 })
  expect(filledOf('2026-11-01', '2026-11-30', 0, november)).toBeNull()
  // half of October and November ends with October
  const half = filledOf('2026-10-02', '2026-11-30', 5000, november)
  expect(half).toBeNull()
  expect(filledOf('2026-10-02', '2026-11-30', 10_000, november)?.width).toBeCloseTo(100)
})

it('knows the months of a span', () => {
  expect(monthsOf(november)).toEqual(['2026-11-01'])
  expect(monthsOf({ from: '2026-11-01', through: '2027-01-31' })).toEqual([
    '2026-11-01',
    '2026-12-01',
    '2027-01-01',
  ])
})
