import { firstOf, lastOf, monthAway, monthOr, monthText, placesBefore } from './months'

it('goes from month to month over the ends of years', () => {
  expect([monthAway('2026-11', 2), monthAway('2026-01', -1), monthAway('2026-12', 13)]).toEqual([
    '2027-01',
    '2025-12',
    '2028-01',
  ])
  expect([firstOf('2028-02'), lastOf('2028-02'), lastOf('2026-12')]).toEqual([
    '2028-02-01',
    '2028-02-29',
    '2026-12-31',
  ])
})

it('begins weeks on Monday', () => {
  // 2026-11-01 is a Sunday, 2026-06-01 a Monday
  expect([placesBefore('2026-11'), placesBefore('2026-06')]).toEqual([6, 0])
})

it('takes a month from the address, else that of today', () => {
  expect(monthOr('2026-02', '2026-11-25')).toBe('2026-02')
  for (const text of [null, '', '2026-13', '二月']) expect(monthOr(text, '2026-11-25')).toBe('2026-11')
  expect(monthText('2026-02')).toBe('2026年2月')
})
