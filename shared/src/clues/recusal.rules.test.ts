import fc from 'fast-check'
import { isRecused, isShut, shutFor, type RecusalOrg } from './recusal.rules'

const org = (
  id: string,
  kind: RecusalOrg['kind'],
  path: string[],
  successorId: string | null = null,
): RecusalOrg => ({ id, kind, path, successorId })

const TREE: RecusalOrg[] = [
  org('region', 'region', []),
  org('duchashi', 'office', ['region']),
  org('water', 'department', ['region']),
  org('river', 'office', ['region', 'water']),
  org('station', 'office', ['region', 'water', 'river']),
  org('farm', 'department', ['region']),
  org('gone', 'department', ['region'], 'farm'),
  org('gone-office', 'office', ['region', 'gone'], 'farm-office'),
  org('gone-desk', 'office', ['region', 'gone']),
  org('farm-office', 'office', ['region', 'farm']),
]
const about = (...orgIds: string[]) => shutFor({ orgIds, people: [] }, TREE).orgIds

describe('shutFor', () => {
  it.each([
    ['a department is shut with what is below it', ['water'], ['water']],
    ['an office speaks for its department', ['river'], ['water']],
    ['so does an office of an office', ['station'], ['water']],
    ['an office of the region stands alone', ['duchashi'], ['duchashi']],
    ['what a unit became is shut with it', ['gone'], ['farm', 'gone']],
    ['also when an office was merged', ['gone-office'], ['farm', 'gone']],
    ['an office without an heir goes with its department', ['gone-desk'], ['farm', 'gone']],
    ['a unit nobody knows stays shut', ['unknown'], ['unknown']],
  ])('%s', (_, concerned, shut) => expect(about(...concerned)).toEqual(shut))

  it('keeps a person out wherever they work, and the body they work in', () => {
    const shut = shutFor({ orgIds: [], people: [{ accountId: 'zhang', orgId: 'river' }] }, TREE)
    expect(shut).toEqual({ orgIds: ['water'], accountIds: ['zhang'] })
    expect(isRecused(shut, { accountId: 'zhang', orgPath: ['region', 'farm'] })).toBe(true)
    expect(isRecused(shut, { accountId: 'li', orgPath: ['region', 'farm'] })).toBe(false)
  })

  it('keeps out who acts for somebody it is kept from, and somebody of it who acts for another', () => {
    const shut = shutFor({ orgIds: ['water'], people: [] }, TREE)
    const free = { accountId: 'li', orgPath: ['region', 'farm'] }
    const kept = { accountId: 'wang', orgPath: ['region', 'water', 'river'] }
    expect(isRecused(shut, { ...free, principal: kept })).toBe(true)
    expect(isRecused(shut, { ...kept, principal: free })).toBe(true)
  })

  it('ends where records of mergers name each other', () => {
    const ring = [org('a', 'department', [], 'b'), org('b', 'department', [], 'a')]
    expect(shutFor({ orgIds: ['a'], people: [] }, ring).orgIds).toEqual(['a', 'b'])
  })
})

describe('in any tree', () => {
  const KINDS = ['department', 'street', 'office'] as const
  /** A region with units below it, each under one that came before it; some were merged into a later one. */
  const trees = fc
    .array(fc.record({ under: fc.nat(), kind: fc.constantFrom(...KINDS), into: fc.option(fc.nat()) }), {
      minLength: 1,
      maxLength: 24,
    })
    .map((rows) =>
      rows.reduce<RecusalOrg[]>(
        (tree, { under, kind, into }, i) => {
          const parent = tree[under % tree.length] as RecusalOrg
          const heir =
            into === null || i + 2 > rows.length ? null : `o${i + 2 + (into % (rows.length - i - 1))}`
          return [...tree, org(`o${i + 1}`, kind, [...parent.path, parent.id], heir)]
        },
        [org('o0', 'region', [])],
      ),
    )
  const treeAndOne = trees.chain((tree) =>
    fc.record({ tree: fc.constant(tree), one: fc.integer({ min: 1, max: tree.length - 1 }) }),
  )
  const whole = ({ path, id }: RecusalOrg) => [...path, id]

  it('nobody of the unit, of what is below it, or of what it became reads the clue', () => {
    fc.assert(
      fc.property(treeAndOne, ({ tree, one }) => {
        const concerned = tree[one] as RecusalOrg
        const shut = shutFor({ orgIds: [concerned.id], people: [] }, tree)
        const heirs = new Set([concerned.id])
        for (const { id, successorId } of tree) if (heirs.has(id) && successorId) heirs.add(successorId)
        const kept = tree.filter((unit) => whole(unit).some((id) => heirs.has(id)))
        expect(kept.every((unit) => isShut(shut, whole(unit)))).toBe(true)
      }),
    )
  })

  it('who is above it, and who has nothing to do with it, reads on', () => {
    fc.assert(
      fc.property(treeAndOne, ({ tree, one }) => {
        const concerned = tree[one] as RecusalOrg
        const shut = shutFor({ orgIds: [concerned.id], people: [] }, tree)
        expect(isShut(shut, ['o0'])).toBe(false)
        const branches = new Set(shut.orgIds)
        const apart = tree.filter((unit) => !whole(unit).some((id) => branches.has(id)))
        expect(apart.some((unit) => isShut(shut, whole(unit)))).toBe(false)
      }),
    )
  })

  it('naming more never opens what was shut', () => {
    fc.assert(
      fc.property(treeAndOne, fc.nat(), ({ tree, one }, other) => {
        const first = (tree[one] as RecusalOrg).id
        const second = (tree[other % tree.length] as RecusalOrg).id
        const few = shutFor({ orgIds: [first], people: [] }, tree)
        const more = shutFor({ orgIds: [first, second], people: [] }, tree)
        expect(more.orgIds).toEqual(expect.arrayContaining(few.orgIds))
      }),
    )
  })
})
