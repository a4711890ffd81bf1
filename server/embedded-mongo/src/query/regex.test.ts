import { BSONRegExp } from 'bson'
import { MongoError } from '../kernel/errors'
import { compileRegex, literalPrefix } from './regex'

describe('regular expressions', () => {
  it.each([
    ['^ab', '', 'abc', true],
    ['^AB', 'i', 'abc', true],
    ['[a-c]X', 'i', 'Bx', true],
    ['[^a-c]x', 'i', 'Bx', false],
    ['Ä', 'i', 'ä', true],
    ['a.c', 's', 'a\nc', true],
    ['^c', 'm', 'a\nc', true],
    ['\\d{2,3}', '', 'a12', true],
    ['a{', '', 'a{', true],
    ['\\.', '', 'a.b', true],
    ['督查', '', '互联网督查', true],
    ['(?:a|b)+?c', '', 'abc', true],
    ['[]a]', '', ']', true],
    ['\\x41', '', 'A', true],
    ['^\\d{17}[0-9Xx]$', '', '11010519491231002X', true],
    ['^a{2,3}$', '', 'aaaa', false],
    ['^a{2,}$', 'i', 'aAaa', true],
    ['^(ab){2}$', '', 'abab', true],
    ['^a{0}b', '', 'b', true],
    ['a|^b', '', 'b', true],
  ])('matches /%s/%s on %j: %s', (pattern, options, text, expected) => {
    expect(compileRegex(pattern, options).test(text)).toBe(expected)
  })

  it.each([
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '(a)\\1',
    '(?i)a',
    'a++',
    '[[:alpha:]]',
    '\\p{L}',
    '\\Aa',
    '(',
    '[a',
    'a{2000}',
    '(a{50}){50}',
    '(?:a{1,30}){1,30}',
    'a**',
    '\\',
    'a\0b',
    '*a',
    'x'.repeat(40000),
  ])('refuses %s with 51091', (pattern) => {
    expect(() => compileRegex(pattern, '')).toThrow(MongoError)
    expect(() => compileRegex(pattern, '')).toThrow(expect.objectContaining({ code: 51091 }))
  })

  it('refuses unknown options with 51091', () => {
    expect(() => compileRegex('a', 'x')).toThrow(expect.objectContaining({ code: 51091 }))
    expect(() => compileRegex('a', 'g')).toThrow(expect.objectContaining({ code: 51091 }))
  })

  it.each([
    ['(a+)+$', ''],
    ['(a+)+$', 'i'],
    ['(a|aa)+$', 'i'],
    ['(a*)*b', 's'],
    ['.*.*.*.*.*x', 'i'],
    ['(?:a{1,60}){1,16}$', ''],
    ['(?:a?){16}a{90}$', 'i'],
    ['.*a{0,90}b', ''],
    ['((a{1,9}){1,4}){1,4}b', ''],
    ['([a-z]+)*[0-9]', 'i'],
  ])('answers the catastrophic pattern /%s/%s at all', (pattern, options) => {
    expect(compileRegex(pattern, options).test(`${'a'.repeat(5000)}!`)).toBe(false)
  })

  it('finds the literal beginning that an index can use', () => {
    expect(literalPrefix(new BSONRegExp('^abc', ''))).toBe('abc')
    expect(literalPrefix(new BSONRegExp('^ab\\.c.*', ''))).toBe('ab.c')
    expect(literalPrefix(new BSONRegExp('^abc?', ''))).toBe('ab')
    expect(literalPrefix(new BSONRegExp('^a|b', ''))).toBeNull()
    expect(literalPrefix(new BSONRegExp('^abc', 'i'))).toBeNull()
    expect(literalPrefix(new BSONRegExp('abc', ''))).toBeNull()
  })
})
