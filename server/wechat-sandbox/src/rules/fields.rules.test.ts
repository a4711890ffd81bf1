import type { MessageTemplate } from '../config'
import { extraKeys, fieldFault } from './fields.rules'

const ENUMS = ['预警', '已超期']

/** type, value, whether the platform takes it */
const ROWS: [string, string, boolean][] = [
  ['thing', '一二三四五六七八九十一二三四五六七八九十', true],
  ['thing', '一二三四五六七八九十一二三四五六七八九十一', false],
  ['thing', '第一行\n第二行', false],
  ['thing', '', false],
  ['short_thing', '五个字以内', true],
  ['short_thing', '六个字就不行', false],
  ['character_string', 'DB-2026-0037/02', true],
  ['character_string', '编号37', false],
  ['character_string', 'x'.repeat(32), true],
  ['character_string', 'x'.repeat(33), false],
  ['time', '15:01', true],
  ['time', '2026年11月30日 23:59', true],
  ['time', '2023年08月02日 09:06:04', true],
  ['time', '2026年11月30日 09:00~2026年11月30日 18:00', true],
  ['time', '2026年11月30日 24:00', false],
  ['time', '2022-01-27 15:00-16:00', false],
  ['time', '2026年11月30日', false],
  ['time', '明天上午', false],
  ['date', '2026年11月30日', true],
  ['date', '11-30', false],
  ['amount', '¥100.50元', true],
  ['amount', '一百元', false],
  ['phone_number', '+86-0571-88888888', true],
  ['phone_number', '123456789012345678', false],
  ['car_number', '浙A12345', true],
  ['car_number', '浙A123456789', false],
  ['name', '欧阳督查', true],
  ['name', '一二三四五六七八九十一', false],
  ['phrase', '即将到期', true],
  ['phrase', '即将到期了吗', false],
  ['phrase', 'D-1', false],
  ['number', '42', true],
  ['number', '四十二', false],
  ['letter', 'ABC', true],
  ['letter', 'A1', false],
  ['symbol', '++', true],
  ['symbol', 'a', false],
  ['const', '预警', true],
  ['const', '', true],
  ['const', '快到期了', false],
  ['enum', '已超期', true],
  ['enum', '快到期了', false],
  ['amount', '¥123456789012', true],
]

describe('field rules of 类目模板', () => {
  it.each(ROWS)('%s "%s" is accepted: %s', (type, value, accepted) => {
    const fault = fieldFault(templateOf(`${type}1`), { [`${type}1`]: { value } })
    expect(fault === null).toBe(accepted)
  })

  it('takes fewer digits of an amount in 订阅消息', () => {
    const amount = (value: string) =>
      fieldFault({ ...templateOf('amount1'), kind: 'once' }, { amount1: { value } })
    expect([amount('¥1234567890'), amount('¥12345678901')?.errmsg]).toEqual([
      null,
      'argument invalid! data.amount1.value invalid',
    ])
  })

  it('names the first missing key as empty', () => {
    const fault = fieldFault(templateOf('thing1', 'thing2'), { thing1: { value: '甲' } })
    expect(fault?.errmsg).toBe('argument invalid! data.thing2.value is empty')
  })

  it('names a wrong value as invalid', () => {
    const fault = fieldFault(templateOf('time4'), { time4: { value: '尽快' } })
    expect(fault?.errmsg).toBe('argument invalid! data.time4.value invalid')
  })

  it('says empty when the data are a text or missing', () => {
    expect(fieldFault(templateOf('thing1'), '{"thing1":{"value":"甲"}}')?.errmsg).toMatch(/is empty$/)
    expect(fieldFault(templateOf('thing1'), undefined)?.errmsg).toMatch(/is empty$/)
  })

  it('takes the strict side on a value that is not a text, as an assumption', () => {
    expect(fieldFault(templateOf('number1'), { number1: { value: 42 } })?.evidence).toBe('assumed')
  })

  it('tolerates keys the template lacks, but lists them', () => {
    const data = { thing1: { value: '甲' }, remark: { value: '乙' } }
    expect(fieldFault(templateOf('thing1'), data)).toBeNull()
    expect(extraKeys(templateOf('thing1'), data)).toEqual(['remark'])
  })
})

function templateOf(...keys: string[]): MessageTemplate {
  const fields = keys.map((key) => ({ key, label: key, enums: ENUMS }))
  return { id: 'x', kind: 'template', title: '', category: '', keys: fields }
}
