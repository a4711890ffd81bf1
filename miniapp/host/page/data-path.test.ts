import { getPath, setPath } from './data-path'

const make = (list: boolean): unknown => (list ? [] : {})

describe('a data path', () => {
  it('reads members and indexes', () => {
    expect(getPath({ a: [{ b: 1 }] }, 'a[0].b')).toBe(1)
    expect(getPath({ a: 1 }, '')).toEqual({ a: 1 })
    expect(getPath({ a: null }, 'a.b.c')).toBeUndefined()
  })

  it('writes and makes lists and objects on the way', () => {
    const data: Record<string, unknown> = { a: null }
    setPath(data, 'a.list[0].name', '甲', make)
    setPath(data, 'root.cn.[1].v', 2, make)
    expect(data).toEqual({ a: { list: [{ name: '甲' }] }, root: { cn: [undefined, { v: 2 }] } })
  })
})
