import { WideMap } from './wide-map'

describe('WideMap', () => {
  it('finds what was added and nothing else', () => {
    const map = new WideMap<number>()
    for (let i = 0; i < 5000; i++) map.add(`key ${i}`, i)
    for (let i = 0; i < 5000; i++) expect(map.get(`key ${i}`)).toBe(i)
    expect(map.get('key 5000')).toBeUndefined()
    expect(map.get('')).toBeUndefined()
  })

  it('keeps the order in which values were added', () => {
    const map = new WideMap<string>()
    for (const key of ['b', 'a', '', '丙', 'aa']) map.add(key, key)
    expect([...map.values()]).toEqual(['b', 'a', '', '丙', 'aa'])
  })
})
