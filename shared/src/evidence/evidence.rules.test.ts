import fc from 'fast-check'
import { plainDate as day } from '../kernel/plain-date'
import {
  ALIKE_BITS,
  bandsOf,
  bitsApart,
  dHashOf,
  pictureFlags,
  type PictureFacts,
  probesOf,
  tells,
} from './evidence.rules'

const hash = fc
  .bigInt({ min: 0n, max: (1n << 64n) - 1n })
  .map((value) => value.toString(16).padStart(16, '0'))
const flipped = (of: string, bits: readonly number[]) =>
  bits
    .reduce((value, bit) => value ^ (1n << BigInt(bit)), BigInt(`0x${of}`))
    .toString(16)
    .padStart(16, '0')

describe('the hash of a picture', () => {
  it('says where the grey value falls', () => {
    const rows = (row: number[]) => Array.from({ length: 8 }, () => row).flat()
    expect(dHashOf(rows([9, 8, 7, 6, 5, 4, 3, 2, 1]))).toBe('f'.repeat(16))
    expect(dHashOf(rows([1, 2, 3, 4, 5, 6, 7, 8, 9]))).toBe('0'.repeat(16))
    expect(dHashOf(rows([9, 1, 9, 1, 9, 1, 9, 1, 9]))).toBe('aa'.repeat(8))
    expect(() => dHashOf([1, 2, 3])).toThrow(RangeError)
  })

  it('does not change when all of it gets brighter', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 72, maxLength: 72 }), fc.nat(55), (grey, more) => {
        expect(dHashOf(grey.map((value) => value + more))).toBe(dHashOf(grey))
      }),
    )
  })

  it('tells nothing of an even surface, which is compared with nothing', () => {
    for (const even of ['0'.repeat(16), 'f'.repeat(16), '000000000000007f']) {
      expect(tells(even)).toBe(false)
      expect([bandsOf(even), probesOf(even)]).toEqual([[], []])
    }
  })
})

it('an index that holds the quarters misses nothing that differs in 6 bits or fewer', () => {
  const changed = fc.uniqueArray(fc.nat(63), { maxLength: ALIKE_BITS })
  fc.assert(
    fc.property(hash, changed, (of, bits) => {
      const other = flipped(of, bits)
      fc.pre(tells(of) && tells(other))
      expect(bitsApart(of, other)).toBe(bits.length)
      const probes = new Set(probesOf(other))
      expect(bandsOf(of).some((band) => probes.has(band))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

describe('what a verifier is told of a picture', () => {
  const at = (text: string) => new Date(`${text}+08:00`).getTime()
  const facts = (more: Partial<PictureFacts> = {}): PictureFacts => ({
    takenAt: at('2026-11-25T10:00:00'),
    dispatchedAt: at('2026-11-09T15:30:00'),
    handedInAt: at('2026-11-25T16:00:00'),
    doneOn: null,
    nearest: null,
    ...more,
  })
  const flags = (more: Partial<PictureFacts> = {}) => pictureFlags(facts(more))

  it('is nothing while all is well, or nothing is known', () => {
    expect([flags(), flags({ takenAt: null, doneOn: day('2026-11-10') })]).toEqual([[], []])
  })

  it('is that it was taken after the work is said to be done, or before 派单', () => {
    expect(flags({ doneOn: day('2026-11-24') })).toEqual(['late'])
    expect(flags({ doneOn: day('2026-11-25') })).toEqual([])
    expect(flags({ takenAt: at('2026-11-25T16:09:00') })).toEqual([])
    expect(flags({ takenAt: at('2026-11-25T16:11:00') })).toEqual(['late'])
    expect(flags({ takenAt: at('2026-11-09T15:29:00') })).toEqual(['early'])
  })

  it('is that another task has the same or nearly the same', () => {
    expect(flags({ nearest: { bits: 0, same: true } })).toEqual(['same'])
    expect(flags({ nearest: { bits: ALIKE_BITS, same: false } })).toEqual(['alike'])
    expect(flags({ nearest: { bits: ALIKE_BITS + 1, same: false } })).toEqual([])
  })
})
