import { changedCount, diffFields, type FieldLines } from './diff'

const field = (key: string, ...lines: string[]): FieldLines => ({
  field: key,
  name: key.toUpperCase(),
  lines,
})

describe('diffFields', () => {
  it.each<[string, string[], string[], string, number]>([
    ['equal', ['x'], ['x'], 'same', 0],
    ['reworded', ['x'], ['y'], 'changed', 1],
    ['new', [], ['x', 'y'], 'added', 2],
    ['gone', ['x'], [], 'removed', 1],
    ['one line more', ['x'], ['x', 'y'], 'changed', 1],
    ['the same line twice', ['x'], ['x', 'x'], 'changed', 1],
    ['another order', ['x', 'y'], ['y', 'x'], 'changed', 1],
  ])('says what became of a field that is %s', (_, was, is, how, changes) => {
    expect(diffFields([field('a', ...was)], [field('a', ...is)])).toEqual([
      { field: 'a', name: 'A', how, changes, was, is },
    ])
  })

  it('leaves out what is empty on both sides and keeps the order of both', () => {
    const was = [field('a', '1'), field('gone', '1'), field('empty'), field('z', '1')]
    const is = [field('a', '1'), field('empty'), field('z', '2')]
    const fields = diffFields(was, is)
    expect(fields.map((one) => one.field)).toEqual(['a', 'gone', 'z'])
    expect(changedCount(fields)).toBe(2)
  })
})
