import { TEMPLATES } from '@mingdu/shared/templates/templates.table'
import fc from 'fast-check'
import { cardFault, characterString, fieldFault, thing, type CardKind } from './fields'

const fault = (key: string, value: string, kind?: CardKind) => fieldFault([{ key, value }], kind)

describe('the rules of the fields', () => {
  it.each([
    ['thing2', '清水河段“四乱”问题整改清零'],
    ['thing2', '二十个字的标题二十个字的标题二十个字的标'],
    ['character_string1', '2026-37-2.1'],
    ['time4', '2026年11月30日 23:59'],
    ['time4', '15:01'],
    ['const3', '待签收'],
    ['amount9', '¥1234567890.50元'],
    ['amount9', '0'],
    ['phone_number9', '0512-12345678'],
    ['car_number9', '苏E12345'],
    ['car_number9', '苏E1234挂'],
    ['phrase9', '已办结'],
  ])('let %s %s through on both kinds of cards', (key, value) => {
    expect([fault(key, value, 'template'), fault(key, value, 'subscribe'), fault(key, value)]).toEqual([
      null,
      null,
      null,
    ])
  })

  it.each<[string, string, CardKind]>([
    ['short_thing9', '五个字以内', 'template'],
    ['number9', '5', 'subscribe'],
    ['number9', '3.14', 'subscribe'],
    ['letter9', 'ABCdef', 'subscribe'],
    ['symbol9', '+-*/!', 'subscribe'],
    ['date9', '2026年11月30日', 'subscribe'],
    ['name9', '欧阳·明督', 'subscribe'],
    ['name9', 'Li Lei', 'subscribe'],
    ['enum9', '已办结', 'subscribe'],
  ])('let %s %s through on cards of the kind %3$s only', (key, value, kind) => {
    const other = kind === 'template' ? 'subscribe' : 'template'
    expect([fault(key, value, kind), fault(key, value, other)]).toEqual([null, key])
  })

  it.each([
    ['thing2', ''],
    ['thing2', '   '],
    ['thing2', '二十一个字的标题二十一个字的标题二十一个字'],
    ['thing2', '两\n行'],
    ['thing2', '笑😀'],
    ['thing2', '零\u200b宽'],
    ['thing2', '半个\ud83d'],
    ['short_thing2', '六个字就太多'],
    ['character_string1', '演督37号'],
    ['character_string1', 'x'.repeat(33)],
    ['character_string1', ''],
    ['time4', '—'],
    ['time4', '2026-11-30 23:59'],
    ['time4', '2026年11月30日'],
    ['time4', '2026年11月30日 24:00'],
    ['time4', '2026年13月01日 10:00'],
    ['time4', '2026年02月30日 10:00'],
    ['time4', '2026年11月31日 10:00'],
    ['date4', '2026年02月29日'],
    ['const3', ''],
    ['amount9', '12345678901元'],
    ['amount9', '一元'],
    ['number9', '5件'],
    ['number9', '1'.repeat(33)],
    ['letter9', 'a1'],
    ['symbol9', '！'],
    ['symbol9', '++++++'],
    ['phone_number9', '1'.repeat(18)],
    ['car_number9', '苏E123456789'],
    ['name9', '十一个汉字的名字太长了啊'],
    ['name9', 'x'.repeat(21)],
    ['phrase9', '六个汉字太长'],
    ['phrase9', 'abc'],
    ['enum9', ''],
    ['unheard_of1', '好'],
    ['', 'x'],
  ])('refuse %s "%s"', (key, value) => expect(fault(key, value)).toBe(key))

  it('name the first field that is wrong', () => {
    const fields = [
      { key: 'thing1', value: '好' },
      { key: 'thing2', value: '' },
      { key: 'time3', value: '' },
    ]
    expect(fieldFault(fields)).toBe('thing2')
  })
})

describe('a card', () => {
  const keys = TEMPLATES.warning.fields
  const lawful = [
    { key: 'character_string1', value: '2026-37-2.1' },
    { key: 'thing2', value: '清水河段“四乱”问题整改清零' },
    { key: 'const3', value: '已超期' },
    { key: 'time4', value: '2026年11月30日 23:59' },
    { key: 'thing5', value: '已超期 3 天' },
  ]
  const changed = (key: string, value: string) =>
    lawful.map((field) => (field.key === key ? { key, value } : field))

  it('is lawful with every key of its template, and no other', () => {
    expect(cardFault(lawful, keys, 'template')).toBeNull()
    expect(cardFault(lawful.slice(0, 4), keys, 'template')).toBe('thing5')
    expect(cardFault([...lawful, { key: 'thing6', value: '多' }], keys, 'template')).toBe('thing6')
    expect(cardFault([...lawful, { key: 'thing5', value: '双' }], keys, 'template')).toBe('thing5')
  })

  it('takes only the words that were entered for a const', () => {
    expect(cardFault(changed('const3', '快到期了'), keys, 'template')).toBe('const3')
    expect(cardFault(changed('time4', '—'), keys, 'template')).toBe('time4')
  })

  it('has only types that its kind of card knows, for every template of the product', () => {
    for (const { channel, fields } of Object.values(TEMPLATES)) {
      const kind = channel === 'mpTemplate' ? 'template' : 'subscribe'
      const values = fields.map((field) => ({ key: field.key, value: sampleOf(field) }))
      expect([channel, cardFault(values, fields, kind)]).toEqual([channel, null])
    }
  })
})

function sampleOf(field: { key: string; enums?: readonly string[] }): string {
  if (field.enums) return field.enums[0] ?? ''
  return { thing: '好', time: '15:01', character_string: '1' }[field.key.replace(/\d+$/, '')] ?? ''
}

describe('any text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
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
      '·',
      '... .',
      '王Ann',
    ),
  )

  it('becomes a lawful value of every type that takes a text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(fault('thing1', thing(text))).toBeNull()
        expect(fault('character_string1', characterString(text))).toBeNull()
        expect([...thing(text)].length).toBeLessThanOrEqual(20)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps what the field has room for', () => {
    expect([thing('好'), characterString(' 2026-37 ')]).toEqual(['好', '2026-37'])
  })
})
