import { compileExpression, compileObject } from './expression'
import { compileValue, soleCode } from './interpolate'

const scope = {
  a: 2,
  b: { c: [10, 20], name: '甲' },
  none: null,
  f: {
    twice: (x: number) => x * 2,
    self: {
      me: '我',
      who(this: { me: string }) {
        return this.me
      },
    },
  },
}
const value = (code: string) => compileExpression(code)(scope)

describe('a WXML expression', () => {
  it.each([
    ['1 + 2 * 3 - 4 / 2 % 2', 7],
    ['(1 + 2) * 3', 9],
    ['-a + +"3"', 1],
    ["a > 1 && a <= 2 ? '是' : '否'", '是'],
    ['none || b.name', '甲'],
    ['none ?? 1', 1],
    ['!a', false],
    ['!1 || !0', true],
    ["a == '2'", true],
    ["a === '2'", false],
    ['none == undefined', true],
    ['a != none', true],
    ['typeof a', 'number'],
    ['b.c[1] + b["c"][0]', 30],
    ['"x" + 1', 'x1'],
    ["'\\u4e00' + '\\''", "一'"],
    ['[a, "t", true, null]', [2, 't', true, null]],
    ["{x: 1, 'y-z': a, a}", { x: 1, 'y-z': 2, a: 2 }],
    ['f.twice(a + 1)', 6],
    ['f.self.who()', '我'],
    ['.5 + 1e1', 10.5],
  ])('%s', (code, expected) => {
    expect(value(code)).toEqual(expected)
  })

  it('reads members of what is missing as undefined', () => {
    expect(value('nothing.at.all[0]')).toBeUndefined()
    expect(value('none.x')).toBeUndefined()
    expect(value('b.missing()')).toBeUndefined()
  })

  it('sees no globals and no inherited names', () => {
    const bare = Object.create(null) as Record<string, unknown>
    expect(compileExpression('process')(bare)).toBeUndefined()
    expect(compileExpression('constructor')(bare)).toBeUndefined()
  })

  it.each(['a +', 'a b', '{a', 'f(', '1 @ 2', 'a ? b'])('refuses %s', (code) => {
    expect(() => compileExpression(code)).toThrow('wxml expression: cannot read')
  })

  it('makes an object of the data of a template', () => {
    expect(compileObject('i: a, ...b, none')(scope)).toEqual({ i: 2, c: [10, 20], name: '甲', none: null })
  })
})

describe('braces in an attribute', () => {
  it('keep the type of a value that stands alone', () => {
    expect(compileValue('{{b.c}}')(scope)).toEqual([10, 20])
    expect(compileValue('{{ {x: {y: 1}} }}')(scope)).toEqual({ x: { y: 1 } })
  })

  it('join into a string with what is around them; null and undefined are empty', () => {
    expect(compileValue('共{{a}}件{{none}}{{missing}}，{{b.name}}')(scope)).toBe('共2件，甲')
  })

  it('may hold closing braces in a string', () => {
    expect(compileValue("{{ '}}' + a }}")(scope)).toBe('}}2')
  })

  it('must be closed', () => {
    expect(() => compileValue('a {{b')).toThrow('is not closed')
  })

  it('tell a lone pair from a mixture', () => {
    expect(soleCode(' {{a: 1}} ')).toBe('a: 1')
    expect(soleCode('x{{a}}')).toBeUndefined()
  })
})
