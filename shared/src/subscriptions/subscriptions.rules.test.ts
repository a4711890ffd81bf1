import fc from 'fast-check'
import { clears, creditsOf, ENTRY_KINDS, type EntryKind, type LedgerEntry } from './subscriptions.rules'

const at = (...kinds: EntryKind[]): LedgerEntry[] => kinds.map((kind, i) => ({ kind, at: i * 1000 }))
const kinds = Object.keys(ENTRY_KINDS) as EntryKind[]

describe('what is left of one-time consents', () => {
  it.each<[number, EntryKind[]]>([
    [0, []],
    [1, ['accepted']],
    [3, ['accepted', 'accepted', 'accepted']],
    [1, ['accepted', 'accepted', 'sent']],
    [0, ['accepted', 'sent', 'sent', 'sent']],
    [1, ['accepted', 'sent', 'givenBack']],
    [0, ['givenBack']],
    [1, ['accepted', 'givenBack']],
    [0, ['accepted', 'accepted', 'refused']],
    [0, ['accepted', 'sent', 'refused', 'givenBack']],
    [1, ['accepted', 'refused', 'accepted']],
    [0, ['accepted', 'accepted', 'dropped']],
    [1, ['accepted', 'noted']],
  ])('is %s after %j', (left, happened) => {
    expect(creditsOf(at(...happened), false)).toBe(left)
  })
})

describe('a long-term consent', () => {
  it.each<[number, EntryKind[]]>([
    [1, ['accepted', 'accepted']],
    [1, ['accepted', 'sent', 'sent']],
    [0, ['accepted', 'refused']],
    [0, ['accepted', 'dropped', 'sent', 'givenBack']],
    [1, ['refused', 'accepted']],
  ])('leaves %s after %j', (left, happened) => {
    expect(creditsOf(at(...happened), true)).toBe(left)
  })
})

it('in doubt, within one second, nothing is left', () => {
  const same: LedgerEntry[] = [
    { kind: 'refused', at: 0 },
    { kind: 'accepted', at: 0 },
  ]
  expect([creditsOf(same, false), creditsOf([...same].reverse(), false)]).toEqual([0, 0])
})

const history = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), at: fc.integer({ min: 0, max: 20 }) }),
  {
    maxLength: 40,
  },
)

it('never depends on the order in which things became known, and is never below zero', () => {
  fc.assert(
    fc.property(history, fc.boolean(), fc.infiniteStream(fc.nat()), (entries, long, keys) => {
      const left = creditsOf(entries, long)
      const shuffled = entries
        .map((entry) => ({ entry, key: keys.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ entry }) => entry)
      expect(creditsOf(shuffled, long)).toBe(left)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left).toBeLessThanOrEqual(entries.filter(({ kind }) => kind === 'accepted').length)
      if (long) expect(left).toBeLessThanOrEqual(1)
    }),
  )
})

it('needs nothing that is older than the last refusal', () => {
  fc.assert(
    fc.property(history, fc.boolean(), (entries, long) => {
      const last = Math.max(0, ...entries.filter(({ kind }) => clears(kind)).map((entry) => entry.at))
      expect(
        creditsOf(
          entries.filter((entry) => entry.at >= last),
          long,
        ),
      ).toBe(creditsOf(entries, long))
    }),
  )
})
