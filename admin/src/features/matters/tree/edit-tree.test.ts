import { draftsOf, newNode, type EditNode } from './edit-node'
import {
  addChild,
  addSibling,
  findNode,
  flatten,
  indentNode,
  moveNode,
  outdentNode,
  patchNode,
  pathOf,
  placeNode,
  removeNode,
  shareEvenly,
  shareInProportion,
  weightSum,
  type Forest,
} from './edit-tree'

const node = (key: string, children: EditNode[] = [], weight = 50): EditNode => ({
  ...newNode(),
  key,
  title: `任务${key}`,
  weight,
  children,
})

/** a · b(b1, b2(b2x)) · c */
const forest: Forest = [node('a'), node('b', [node('b1'), node('b2', [node('b2x', [], 100)])]), node('c')]

const outline = (of: Forest) => flatten(of).map(({ no, node: n }) => `${no} ${n.key}`)

describe('the acts of the tree editor', () => {
  it('numbers every node by its place', () => {
    expect(outline(forest)).toEqual(['1 a', '2 b', '2.1 b1', '2.2 b2', '2.2.1 b2x', '3 c'])
    expect(pathOf(forest, 'b2x')).toEqual([1, 1, 0])
    expect(pathOf(forest, 'nobody')).toBeNull()
  })

  it('adds a sibling right after, with the org and the limit of the one beside it', () => {
    const start = patchNode(forest, 'b1', { orgId: 'water', limit: { kind: 'days', n: 10, unit: '工作日' } })
    const { forest: next, added } = addSibling(start, 'b1')
    expect(outline(next)[3]).toBe(`2.2 ${added}`)
    expect(findNode(next, added)).toMatchObject({
      orgId: 'water',
      limit: { kind: 'days', n: 10 },
      title: '',
      weight: null,
    })
  })

  it('adds the first task of an empty tree', () => {
    const { forest: next } = addSibling([], null)
    expect(next).toHaveLength(1)
  })

  it('adds children down to four levels and no deeper', () => {
    const { forest: four, added } = addChild(forest, 'b2x')
    expect(added).not.toBeNull()
    expect(addChild(four, added ?? '')).toEqual({ forest: four, added: null })
  })

  it('moves among siblings and stops at both ends', () => {
    expect(outline(moveNode(forest, 'c', -1))[1]).toBe('2 c')
    expect(outline(moveNode(forest, 'a', -1))).toEqual(outline(forest))
    expect(outline(moveNode(forest, 'c', 1))).toEqual(outline(forest))
  })

  it('indents below the sibling above, unless that would go too deep', () => {
    expect(outline(indentNode(forest, 'c'))).toEqual(['1 a', '2 b', '2.1 b1', '2.2 b2', '2.2.1 b2x', '2.3 c'])
    expect(indentNode(forest, 'a')).toBe(forest)
    const deep = [node('p'), node('q', [node('r', [node('s', [node('t')])])])]
    expect(indentNode(deep, 'q')).toBe(deep)
  })

  it('outdents to after the parent, and a root stays', () => {
    expect(outline(outdentNode(forest, 'b1'))).toEqual(['1 a', '2 b', '2.1 b2', '2.1.1 b2x', '3 b1', '4 c'])
    expect(outdentNode(forest, 'a')).toBe(forest)
  })

  it('indenting and outdenting lose nothing', () => {
    const keys = (of: Forest) =>
      flatten(of)
        .map((f) => f.node.key)
        .sort()
    expect(keys(outdentNode(indentNode(forest, 'c'), 'c'))).toEqual(keys(forest))
  })

  it('takes a node to before, after or into another, with everything below it', () => {
    expect(outline(placeNode(forest, 'c', 'a', 'before'))[0]).toBe('1 c')
    expect(outline(placeNode(forest, 'a', 'b2', 'after'))).toEqual([
      ...['1 b', '1.1 b1', '1.2 b2', '1.2.1 b2x', '1.3 a', '2 c'],
    ])
    expect(outline(placeNode(forest, 'b', 'c', 'inside'))).toEqual([
      ...['1 a', '2 c', '2.1 b', '2.1.1 b1', '2.1.2 b2', '2.1.2.1 b2x'],
    ])
  })

  it('never takes a node into itself, nor deeper than four levels, and a place that changes nothing is none', () => {
    for (const target of ['b', 'b2', 'b2x'])
      for (const place of ['before', 'after', 'inside'] as const)
        expect(placeNode(forest, 'b', target, place)).toBe(forest)
    expect(placeNode(forest, 'b', 'a', 'after')).toBe(forest)
    expect(placeNode(forest, 'a', 'b', 'before')).toBe(forest)
    const deep = [node('p', [node('q', [node('r')])]), node('s', [node('t')])]
    expect(placeNode(deep, 'p', 't', 'inside')).toBe(deep)
    expect(placeNode(deep, 'nobody', 's', 'inside')).toBe(deep)
  })

  it('removes a node with everything below it', () => {
    expect(outline(removeNode(forest, 'b'))).toEqual(['1 a', '2 c'])
  })
})

describe('weights', () => {
  it('shares 100 evenly, what is left over to the first', () => {
    const shared = shareEvenly(forest, null)
    expect(shared.map((n) => n.weight)).toEqual([34, 33, 33])
    expect(weightSum(shared)).toBe(100)
  })

  it.each([1, 2, 3, 6, 7, 13, 50])('sums to 100 for %i siblings', (count) => {
    const many = Array.from({ length: count }, (_, i) => node(`n${i}`))
    expect(weightSum(shareEvenly(many, null))).toBe(100)
  })

  it('shares among the children of one parent only', () => {
    const shared = shareEvenly(forest, 'b')
    expect(findNode(shared, 'b')?.children.map((n) => n.weight)).toEqual([50, 50])
    expect(findNode(shared, 'b2x')?.weight).toBe(100)
    expect(findNode(shared, 'a')?.weight).toBe(50)
  })

  it('fills up in proportion, among the children of one parent only', () => {
    const start = patchNode(forest, 'b1', { weight: 150 })
    const shared = shareInProportion(start, 'b')
    expect(findNode(shared, 'b')?.children.map((n) => n.weight)).toEqual([75, 25])
    expect(shareInProportion(forest, null).map((n) => n.weight)).toEqual([34, 33, 33])
  })

  it('counts a weight that is not filled as nothing', () => {
    expect(weightSum([{ ...node('x'), weight: null }, node('y')])).toBe(50)
  })
})

describe('what is sent', () => {
  it('keeps ids, trims titles and drops the quantity of a parent', () => {
    const parent = {
      ...node('p', [node('k')]),
      id: 'p'.repeat(24),
      title: ' 现场整改 ',
      quantity: { unit: '处', target: 42 },
    }
    expect(draftsOf([parent])).toMatchObject([
      { id: 'p'.repeat(24), title: '现场整改', quantity: null, children: [{ title: '任务k' }] },
    ])
  })
})
