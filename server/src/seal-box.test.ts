import { Types } from 'mongoose'
import { canonical, createSealBox, digestOf, sameText } from './seal-box'

const box = createSealBox('a secret for tests that is long enough')

it('opens what it sealed, and seals the same text differently each time', () => {
  const [one, two] = [box.seal('演示 13800138000'), box.seal('演示 13800138000')]
  expect([box.open(one), box.open(two), one === two]).toEqual(['演示 13800138000', '演示 13800138000', false])
})

it('opens nothing that was changed, cut off or sealed under another secret', () => {
  const sealed = Buffer.from(box.seal('text'), 'base64')
  const changed = Buffer.from(sealed)
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  expect(() => box.open(changed.toString('base64'))).toThrow()
  expect(() => box.open(sealed.subarray(0, 20).toString('base64'))).toThrow()
  expect(() =>
    createSealBox('another secret for tests, long enough').open(sealed.toString('base64')),
  ).toThrow()
})

it('keys its hashes by the secret', () => {
  expect(box.mac('138')).toBe(box.mac('138'))
  expect(box.mac('138')).not.toBe(createSealBox('another secret for tests, long enough').mac('138'))
  expect(box.mac('138')).not.toBe(digestOf('138'))
})

it('gives equal values equal digests, in whatever order their fields are', () => {
  const id = new Types.ObjectId('a'.repeat(24))
  expect(canonical({ b: [1, { d: undefined, c: null }], a: new Date(0), id })).toBe(
    `{"a":"1970-01-01T00:00:00.000Z","b":[1,{"c":null}],"id":"${'a'.repeat(24)}"}`,
  )
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }))
  expect(digestOf({ a: [1, 2] })).not.toBe(digestOf({ a: [2, 1] }))
  expect(digestOf({ a: '1' })).not.toBe(digestOf({ a: 1 }))
})

it('compares texts of any length', () => {
  expect([sameText('abc', 'abc'), sameText('abc', 'abd'), sameText('abc', 'abcd'), sameText('', '')]).toEqual(
    [true, false, false, true],
  )
})
