import fc from 'fast-check'
import { formatTrackingNo, normalTrackingNo, trackingNo, trackingNoProblem } from './tracking.rules'

/** By hand, doubling from the right: 2+0+9+8+5+6+1+4+6+2+2 = 45, so the check digit is 5. */
const NO = '123456789015'

/** The number made of these draws, in turn. */
function drawnBy(...drawn: number[]): string {
  let next = 0
  return trackingNo((max) => (drawn[next++] ?? 0) % max)
}

/** Every number that may be drawn. */
const anyNo = fc.array(fc.nat(1_000_000), { minLength: 11, maxLength: 11 }).map((drawn) => drawnBy(...drawn))

describe('a 办件编号', () => {
  it('is 12 digits, the first not 0, and passes its own check', () => {
    fc.assert(fc.property(anyNo, (no) => /^[1-9]\d{11}$/.test(no) && trackingNoProblem(no) === null))
  })

  it('stays 12 digits at both ends of the draw', () => {
    expect(trackingNo(() => 0)).toMatch(/^10{10}\d$/)
    expect(trackingNo((max) => max - 1)).toMatch(/^9{11}\d$/)
  })

  it('reaches every digit in every free place', () => {
    const seen = Array.from({ length: 10 }, (_, n) => trackingNo((max) => n % max))
    for (let at = 1; at < 11; at++) expect(new Set(seen.map((no) => no[at])).size).toBe(10)
    expect(new Set(seen.map((no) => no[0])).size).toBe(9)
  })

  it('is read aloud in fours', () => {
    expect(formatTrackingNo(NO)).toBe('1234 5678 9015')
    expect(formatTrackingNo('1234-5678-9015')).toBe('1234 5678 9015')
  })

  it.each([
    NO,
    ' 1234 5678 9015 ',
    '1234-5678-9015',
    '１２３４　５６７８　９０１５',
    '1234－5678—9015',
    '1234–5678−9015',
  ])('may be typed as %j', (typed) => {
    expect(trackingNoProblem(typed)).toBeNull()
    expect(normalTrackingNo(typed)).toBe(NO)
  })

  it.each(['', '12345678901', '1234567890158', '12345678901X', '一二三四五六七八九零一二', '1234.5678.9015'])(
    'is not %j',
    (typed) => {
      expect(trackingNoProblem(typed)).toBe('办件编号应为 12 位数字')
    },
  )

  it('does not begin with 0', () => {
    expect(trackingNoProblem('000000000000')).toMatch('第一位不是 0')
  })

  it('notices any one wrong digit', () => {
    const slip = fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(anyNo, slip, (no, [at, by]) => {
        const digit = (Number(no[at]) + by) % 10
        return trackingNoProblem(`${no.slice(0, at)}${digit}${no.slice(at + 1)}`) !== null
      }),
    )
  })

  it('notices neighbours swapped, but 0 and 9', () => {
    fc.assert(
      fc.property(anyNo, fc.nat(10), (no, at) => {
        const pair = no.slice(at, at + 2)
        fc.pre(pair[0] !== pair[1] && pair !== '09' && pair !== '90')
        const swapped = no.slice(0, at) + pair.charAt(1) + pair.charAt(0) + no.slice(at + 2)
        return trackingNoProblem(swapped) !== null
      }),
    )
  })
})
