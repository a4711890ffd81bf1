import { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId } from 'bson'
import fc from 'fast-check'
import { compareValues, EMPTY_ARRAY, encodeField, encodeWhole, invert, MAX_FIELD_KEY } from './key-encoding'

const scalar = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
)
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), tie('value'), { maxKeys: 3 }),
  ),
})).value

describe('the order of BSON values', () => {
  it('puts the types in the order of the MongoDB manual', () => {
    const inOrder = [
      new MinKey(),
      EMPTY_ARRAY,
      null,
      NaN,
      -Infinity,
      -1.5,
      0,
      1n,
      2,
      Infinity,
      '',
      'a',
      'b',
      {},
      { a: 1 },
      [1],
      new Binary(Buffer.from('x')),
      new ObjectId('000000000000000000000001'),
      false,
      true,
      new Date(0),
      new MaxKey(),
    ]
    const shuffled = [...inOrder].reverse().sort(compareValues)
    expect(shuffled).toEqual(inOrder)
  })

  it('compares numbers of different types by their value', () => {
    expect(compareValues(1, 1n)).toBe(0)
    expect(compareValues(Long.fromNumber(5), 5)).toBe(0)
    expect(compareValues(Decimal128.fromString('1.5'), 1.5)).toBe(0)
    expect(compareValues(0, -0)).toBe(0)
    expect(compareValues(9007199254740993n, 9007199254740992n)).toBeGreaterThan(0)
    expect(compareValues(9007199254740993n, 9007199254740992)).toBeGreaterThan(0)
  })

  it('compares strings by their UTF-8 bytes, beyond surrogates too', () => {
    expect(Math.sign(compareValues('\uffee', '\u{1f600}'))).toBe(-1)
    expect(Math.sign(compareValues('a', 'a\0'))).toBe(-1)
    expect(Math.sign(compareValues('a\0', 'aa'))).toBe(-1)
  })

  it('gives every pair of values the order of their encodings', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const bytes = Math.sign(Buffer.compare(encodeWhole(a), encodeWhole(b)))
        expect(Math.sign(compareValues(a, b))).toBe(bytes)
        expect(Math.sign(compareValues(b, a))).toBe(bytes === 0 ? 0 : -bytes)
        const inverted = Math.sign(Buffer.compare(invert(encodeWhole(a)), invert(encodeWhole(b))))
        expect(inverted).toBe(bytes === 0 ? 0 : -bytes)
      }),
      { numRuns: 500 },
    )
  })

  it('never makes one encoding the beginning of another', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [x, y] = [encodeWhole(a), encodeWhole(b)]
        if (!x.equals(y)) expect(x.equals(y.subarray(0, x.length))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('cuts very long values to a digest that still tells them apart', () => {
    const [a, b] = ['x'.repeat(5000), `${'x'.repeat(5000)}y`].map((text) => encodeField(text, false))
    expect(a?.exact).toBe(false)
    expect(a?.bytes.length).toBe(MAX_FIELD_KEY)
    expect(a?.bytes.equals(b?.bytes ?? Buffer.alloc(0))).toBe(false)
  })
})
