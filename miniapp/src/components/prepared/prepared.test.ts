import { phoneStorage } from '../../../test/phone'
import { carriedOver, keepPrepared, preparedFor } from './prepared'

const material = (key: string, name: string) => ({ key, name })

it('keeps a tick as long as the material is called the same', () => {
  const before = { no: 3, answers: { q: 'a' }, ticked: { a: '申请表', b: '营业执照', c: '位置图' } }
  const now = [material('a', '申请表'), material('b', '营业执照（副本）'), material('d', '承诺书')]
  expect(carriedOver(before, 4, now)).toEqual({
    prepared: { no: 4, answers: { q: 'a' }, ticked: { a: '申请表' } },
    dropped: 2,
  })
})

it('remembers thirty guides, and loses the one longest untouched', () => {
  phoneStorage()
  const some = { no: 1, answers: {}, ticked: { a: '申请表' } }
  for (let n = 0; n < 31; n += 1) keepPrepared(`g${n}`, some)
  expect(preparedFor('g0')).toBeNull()
  expect(preparedFor('g30')).toEqual(some)
  expect(preparedFor('g1')).toEqual(some)
})
