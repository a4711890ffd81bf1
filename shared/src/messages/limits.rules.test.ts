import fc from 'fast-check'
import { grantOf, NO_SENDS, personVerdict, type PersonSends } from './limits.rules'

const NOW = Date.parse('2026-11-25T06:32:00.000Z')

describe('the bucket of an account', () => {
  const rates = { perSecond: 20, burst: 40 }

  it('gives a burst at once and then its rate', () => {
    const first = grantOf(0, NOW, 100, rates)
    expect(first.granted).toBe(40)
    const next = grantOf(first.tat, NOW, 1, rates)
    expect([next.granted, next.waitMs]).toEqual([0, 50])
    expect(grantOf(first.tat, NOW + 1000, 100, rates).granted).toBe(20)
  })

  it('never gives more than burst and rate allow, whatever is asked and when', () => {
    const asks = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 500 }), wanted: fc.integer({ min: 1, max: 30 }) }),
    )
    fc.assert(
      fc.property(asks, (rows) => {
        let [tat, now, sum] = [0, NOW, 0]
        for (const { after, wanted } of rows) {
          now += after
          const grant = grantOf(tat, now, wanted, rates)
          tat = grant.tat
          sum += grant.granted
          expect(sum).toBeLessThanOrEqual(40 + ((now - NOW) / 1000) * 20 + 1)
          if (grant.granted === 0) expect(grantOf(tat, now + grant.waitMs, 1, rates).granted).toBe(1)
        }
      }),
    )
  })

  it('starts anew when the clock was set back, and is just full when it was set ahead', () => {
    const used = grantOf(0, NOW, 40, rates).tat
    expect(grantOf(used, NOW - 86_400_000, 10, rates).granted).toBe(10)
    expect(grantOf(used, NOW + 86_400_000, 100, rates).granted).toBe(40)
  })
})

describe('the limits of a person', () => {
  const limits = { cardGapSeconds: 60, cardsPerHour: 10, cardsPerDay: 30 }
  const card = (id: string, part: { templateKey?: string; priority?: number } = {}) => ({
    deliveryId: id,
    templateKey: 'warning',
    priority: 2,
    ...part,
  })
  const send = (sends: PersonSends, one: ReturnType<typeof card>, now: number) =>
    personVerdict(sends, one, limits, now)
  const after = (verdict: ReturnType<typeof send>): PersonSends => {
    if ('until' in verdict) throw new Error(`held for ${verdict.until - NOW} ms`)
    return verdict.sends
  }

  it('keep a minute between two cards of one template, not between two templates', () => {
    const one = after(send(NO_SENDS, card('a'), NOW))
    expect(send(one, card('b'), NOW + 1000)).toEqual({ until: NOW + 60_000 })
    expect(send(one, card('b', { templateKey: 'result' }), NOW + 1000)).toHaveProperty('sends')
    expect(send(one, card('b'), NOW + 60_000)).toHaveProperty('sends')
  })

  it('let P1 pass', () => {
    const one = after(send(NO_SENDS, card('a'), NOW))
    expect(send(one, card('b', { priority: 1 }), NOW)).toHaveProperty('sends')
  })

  it('count a repeat of the same delivery once', () => {
    const one = after(send(NO_SENDS, card('a'), NOW))
    expect(after(send(one, card('a'), NOW + 10)).hour.n).toBe(1)
  })

  it('let ten through an hour and thirty a day', () => {
    let sends = NO_SENDS
    const at = (i: number) => NOW + i * 61_000
    for (let i = 0; i < 10; i += 1) sends = after(send(sends, card(`a${i}`), at(i)))
    expect(send(sends, card('x'), at(10))).toEqual({ until: NOW + 3_600_000 })
    const full: PersonSends = { ...NO_SENDS, hour: { from: NOW, n: 0 }, day: { from: NOW, n: 30 } }
    expect(send(full, card('x'), NOW + 5000)).toEqual({ until: NOW + 86_400_000 })
  })

  it('know the running hour although another worker’s clock is a little ahead', () => {
    const full: PersonSends = { ...NO_SENDS, hour: { from: NOW + 5, n: 10 } }
    expect(send(full, card('x'), NOW)).toEqual({ until: NOW + 3_600_005 })
  })

  it('hold everything, P1 too, while the far side refuses the person', () => {
    const held = { ...NO_SENDS, heldUntil: NOW + 1_800_000 }
    expect(send(held, card('a', { priority: 1 }), NOW)).toEqual({ until: NOW + 1_800_000 })
    expect(send(held, card('a'), NOW + 1_800_000)).toHaveProperty('sends')
  })

  it('hold nobody for long when the clock was set back', () => {
    const one = after(send(NO_SENDS, card('a'), NOW + 40 * 86_400_000))
    expect(send(one, card('b'), NOW)).toHaveProperty('sends')
    expect(send({ ...NO_SENDS, heldUntil: NOW + 2 * 86_400_000 }, card('a'), NOW)).toHaveProperty('sends')
  })
})
