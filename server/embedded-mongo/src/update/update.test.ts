import { BSONRegExp } from 'bson'
import type { Document } from '../kernel/bson-values'
import { compileUpdate } from './update'

function apply(doc: Document, update: unknown, filter: Document = {}, arrayFilters?: unknown): Document {
  return compileUpdate(update, arrayFilters).apply(doc, filter)
}

describe('update operators', () => {
  it.each<[Document, Document, Document]>([
    [{ a: 1 }, { $set: { a: 2, 'b.c': 3 } }, { a: 2, b: { c: 3 } }],
    [{ a: 1, b: { c: 1 } }, { $unset: { a: '', 'b.c': '', x: '' } }, { b: {} }],
    [{ l: [1, 2] }, { $unset: { 'l.0': '' } }, { l: [null, 2] }],
    [{ n: 1 }, { $inc: { n: 2, m: 5 } }, { n: 3, m: 5 }],
    [{ n: 9007199254740993n }, { $inc: { n: 1 } }, { n: 9007199254740994n }],
    [{ n: 1.5 }, { $inc: { n: 1n } }, { n: 2.5 }],
    [{ n: 3 }, { $mul: { n: 2, m: 5 } }, { n: 6, m: 0 }],
    [{ n: 5 }, { $min: { n: 3, m: 1 } }, { n: 3, m: 1 }],
    [{ n: 5 }, { $max: { n: 3, m: 1 } }, { n: 5, m: 1 }],
    [{ n: 5 }, { $max: { n: 'x' } }, { n: 'x' }],
    [{ l: [1] }, { $push: { l: 2, m: 3 } }, { l: [1, 2], m: [3] }],
    [{ l: [5, 1] }, { $push: { l: { $each: [3, 9], $sort: 1, $slice: -3 } } }, { l: [3, 5, 9] }],
    [{ l: [1, 2] }, { $push: { l: { $each: [9], $position: 1 } } }, { l: [1, 9, 2] }],
    [{ l: [1, 2] }, { $push: { l: { $each: [9], $position: -1 } } }, { l: [1, 9, 2] }],
    [{ l: [1, 2] }, { $push: { l: { $each: [], $slice: 1 } } }, { l: [1] }],
    [
      { l: [{ k: 2 }] },
      { $push: { l: { $each: [{ k: 1 }], $sort: { k: 1 } } } },
      { l: [{ k: 1 }, { k: 2 }] },
    ],
    [{ l: [1] }, { $addToSet: { l: { $each: [1, 2, 2] } } }, { l: [1, 2] }],
    [{ l: [{ a: 1 }] }, { $addToSet: { l: { a: 1 } } }, { l: [{ a: 1 }] }],
    [{ l: [1, 2, 1] }, { $pull: { l: 1 } }, { l: [2] }],
    [{ l: [1, 5, 9] }, { $pull: { l: { $gte: 5 } } }, { l: [1] }],
    [{ l: [{ k: 1 }, { k: 2, x: 1 }] }, { $pull: { l: { k: 2 } } }, { l: [{ k: 1 }] }],
    [{ l: ['ab', 'cd'] }, { $pull: { l: { $in: [new BSONRegExp('^a', '')] } } }, { l: ['cd'] }],
    [{ l: [1, 2] }, { $pop: { l: 1 } }, { l: [1] }],
    [{ l: [1, 2] }, { $pop: { l: -1 } }, { l: [2] }],
    [{ a: 1 }, { $rename: { a: 'b.c', x: 'y' } }, { b: { c: 1 } }],
    [{ a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
    [{ l: [{ q: 1 }, { q: 2 }] }, { $inc: { 'l.$[].q': 1 } }, { l: [{ q: 2 }, { q: 3 }] }],
    [{ l: [1] }, { $set: { 'l.3': 4 } }, { l: [1, null, null, 4] }],
    [{ _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
  ])('%j with %j', (doc, update, expected) => {
    expect(apply(doc, update)).toEqual(expected)
  })

  it('leaves the given document as it was', () => {
    const doc = { l: [1], o: { p: 1 } }
    apply(doc, { $push: { l: 2 }, $set: { 'o.p': 2 } })
    expect(doc).toEqual({ l: [1], o: { p: 1 } })
  })

  it('updates the elements an array filter names', () => {
    const doc = { g: [{ s: 1 }, { s: 2 }, { s: 3 }] }
    expect(apply(doc, { $set: { 'g.$[e].hit': true } }, {}, [{ 'e.s': { $gte: 2 } }])).toEqual({
      g: [{ s: 1 }, { s: 2, hit: true }, { s: 3, hit: true }],
    })
  })

  it('updates the element the query matched', () => {
    const doc = {
      g: [
        { s: 1, k: 'a' },
        { s: 2, k: 'b' },
      ],
    }
    const expected = {
      g: [
        { s: 1, k: 'a' },
        { s: 9, k: 'b' },
      ],
    }
    expect(apply(doc, { $set: { 'g.$.s': 9 } }, { 'g.k': 'b' })).toEqual(expected)
    expect(apply(doc, { $set: { 'g.$.s': 9 } }, { g: { $elemMatch: { k: 'b', s: 2 } } })).toEqual(expected)
    expect(apply({ l: [1, 5] }, { $set: { 'l.$': 0 } }, { l: { $gt: 2 } })).toEqual({ l: [1, 0] })
  })

  it('refuses array filters that are not used, doubled or of no single name', () => {
    for (const filters of [[{ e: 1 }], [{ x: 1 }, { x: 2 }], [{ a: 1, b: 2 }], [{}]])
      expect(() => apply({ l: [1] }, { $set: { 'l.$[x]': 1 } }, {}, filters)).toThrow(
        expect.objectContaining({ code: 9 }),
      )
  })

  it('seeds an upsert with the equalities of its filter', () => {
    const filter = { _id: 7, 'a.b': 1, c: { $eq: 2 }, d: { $gt: 5 }, $and: [{ e: 3 }], $or: [{ f: 1 }] }
    const update = compileUpdate({ $set: { x: 1 }, $setOnInsert: { y: 2 } }, undefined)
    expect(update.seed(filter)).toEqual({ _id: 7, a: { b: 1 }, c: 2, e: 3, x: 1, y: 2 })
  })

  it.each<[string, unknown, number]>([
    ['an unknown operator', { $foo: { a: 1 } }, 9],
    ['$currentDate', { $currentDate: { a: true } }, 9],
    ['$bit', { $bit: { a: { or: 1 } } }, 9],
    ['$pullAll', { $pullAll: { a: [1] } }, 9],
    ['a pipeline', [{ $set: { a: 1 } }], 115],
    ['a mix of operators and fields', { $set: { a: 1 }, b: 2 }, 9],
    ['two updates of one path', { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a path and its parent', { $set: { a: 1, 'a.b': 2 } }, 40],
    ['a change of _id', { $set: { _id: 2 } }, 66],
    ['the removal of _id', { $unset: { _id: '' } }, 66],
    ['a replacement with another _id', { _id: 2 }, 66],
    ['$inc with text', { $inc: { n: 'x' } }, 14],
    ['$inc of text', { $inc: { s: 1 } }, 14],
    ['$push to a number', { $push: { n: 1 } }, 2],
    ['$pop of a number', { $pop: { n: 1 } }, 14],
    ['$pop by 2', { $pop: { l: 2 } }, 9],
    ['an unknown clause of $push', { $push: { l: { $each: [], $foo: 1 } } }, 2],
    ['a path through a number', { $set: { 'n.x': 1 } }, 28],
    ['a name in an array', { $set: { 'l.x': 1 } }, 28],
    ['an empty path', { $set: { '': 1 } }, 56],
    ['a path with an empty part', { $set: { 'a..b': 1 } }, 56],
    ['a $ name', { $set: { 'a.$b': 1 } }, 52],
    ['a value with a $ name', { $set: { a: { $b: 1 } } }, 52],
    ['__proto__', { $set: { '__proto__.x': 1 } }, 2],
    ['$ without a match', { $set: { 'l.$': 1 } }, 2],
    ['an array filter that is missing', { $set: { 'l.$[e]': 1 } }, 2],
    ['$[] on a missing array', { $set: { 'zz.$[]': 1 } }, 2],
    ['int64 overflow', { $inc: { big: 1 } }, 2],
    ['too deep a value', { $set: { a: deep(150) } }, 15],
  ])('refuses %s', (_, update, code) => {
    const doc = { _id: 1, n: 1, s: 'x', l: [1], big: 9223372036854775807n }
    expect(() => apply(doc, update)).toThrow(expect.objectContaining({ code }))
  })
})

function deep(levels: number): unknown {
  return levels === 0 ? 1 : { d: deep(levels - 1) }
}
