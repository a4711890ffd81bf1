import fc from 'fast-check'
import { characterString, fieldFault, thing } from './fields'

const fault = (key: string, value: string) => fieldFault([{ key, value }])

describe('the rules of the fields', () => {
  it.each([
    ['thing2', '清水河段“四乱”问题整改清零'],
    ['thing2', '二十个字的标题二十个字的标题二十个字的标'],
    ['character_string1', '2026-37-2.1'],
    ['time4', '2026年11月30日 23:59'],
    ['time4', '15:01'],
    ['const3', '待签收'],
  ])('let %s %s through', (key, value) => expect(fault(key, value)).toBeNull())

  it.each([
    ['thing2', ''],
    ['thing2', '   '],
    ['thing2', '二十一个字的标题二十一个字的标题二十一个字'],
    ['thing2', '两\n行'],
    ['thing2', '笑😀'],
    ['thing2', '零\u200b宽'],
    ['thing2', '半个\ud83d'],
    ['character_string1', '演督37号'],
    ['character_string1', 'x'.repeat(33)],
    ['character_string1', ''],
    ['time4', '—'],
    ['time4', '2026-11-30 23:59'],
    ['time4', '2026年11月30日 24:00'],
    ['time4', '2026年13月01日 10:00'],
    ['const3', ''],
    ['amount9', '1元'],
    ['', 'x'],
  ])('refuse %s "%s"', (key, value) => expect(fault(key, value)).toBe(key))

  it('name the first field that is wrong', () => {
    expect(
      fieldFault([
        { key: 'thing1', value: '好' },
        { key: 'thing2', value: '' },
        { key: 'time3', value: '' },
      ]),
    ).toBe('thing2')
  })
})

describe('any text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom(
      '',
      ' ',
      '\n\t',
      '👩‍👩‍👧‍👦'.repeat(9),
      '🇨🇳🇨🇳',
      '1️⃣2️⃣',
      '标题'.repeat(100),
      '𠮷'.repeat(30),
      '\ud83d',
      '©®™★',
      '　全角　',
    ),
  )

  it('becomes a lawful thing and a lawful character_string', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(fault('thing1', thing(text))).toBeNull()
        expect(fault('character_string1', characterString(text))).toBeNull()
        expect([...thing(text)].length).toBeLessThanOrEqual(20)
      }),
      { numRuns: 1000 },
    )
  })
})
