import { mayOffer } from './offer.rules'

const DAY = 86_400_000
const once = (credits: number) => [{ long: false, credits }]
const long = (credits: number) => [{ long: true, credits }]
const never = { declinedAt: null, now: 100 * DAY }

it('after handing in offers until a few are left, in the list only once nothing is', () => {
  expect([0, 1, 2, 3].map((n) => mayOffer('receipt', once(n), never))).toEqual([true, true, true, false])
  expect([0, 1].map((n) => mayOffer('list', once(n), never))).toEqual([true, false])
})

it('asks nobody twice for a consent that stands', () => {
  for (const place of ['receipt', 'list'] as const)
    expect([mayOffer(place, long(0), never), mayOffer(place, long(1), never)]).toEqual([true, false])
})

it('leaves whoever said no alone in the list for thirty days; the next case may offer it again', () => {
  const said = (days: number) => ({ declinedAt: never.now - days * DAY, now: never.now })
  expect([mayOffer('list', once(0), said(29)), mayOffer('list', once(0), said(30))]).toEqual([false, true])
  expect(mayOffer('receipt', once(0), said(1))).toBe(true)
})

it('has nothing to offer without templates', () => {
  expect(mayOffer('receipt', [], never)).toBe(false)
})
