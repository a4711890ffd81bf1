import { powerContentSchema } from '../powers/powers.schema'
import { POWER_TYPES } from '../powers/powers.states'
import { blankContent } from '../testing/powers'
import { codeCodec, daysCodec, textCodec } from './cells.rules'
import { escapeFormula, unescapeFormula } from './escape.rules'
import { SHEET_TABLES } from './sheets.table'

const column = (field: string) => SHEET_TABLES.powers.columns.find((one) => one.field === field)!
const read = (field: string, text: string) => column(field).codec.read(text)

describe('days', () => {
  it.each([
    ['20', 20],
    [' 20 个工作日', 20],
    ['20工作日', 20],
    ['０', 0],
    ['即办', 0],
    ['无', null],
    ['——', null],
  ])('%s is %s', (text, value) => expect(daysCodec.read(text)).toEqual({ value }))

  it.each(['三十天', '1000', '-5', '20-30', '法定'])('%s is no number of days', (text) => {
    expect(daysCodec.read(text).note).toMatchObject({ level: 'error', rule: 'days' })
  })

  it('points out days that are not said to be working days', () => {
    expect(daysCodec.read('30日')).toMatchObject({ value: 30, note: { level: 'warning', rule: 'day-unit' } })
  })
})

describe('codes', () => {
  const types = codeCodec('事项类型', POWER_TYPES, 20, { 许可: '01' })
  it.each([
    ['行政许可', '01'],
    ['01', '01'],
    ['1', '01'],
    ['许可', '01'],
    ['公共服务', '20'],
  ])('%s is %s', (text, value) => expect(types.read(text)).toEqual({ value }))

  it('keeps what the set does not know, and points it out', () => {
    expect(types.read('党内法规')).toMatchObject({ value: '党内法规', note: { level: 'warning' } })
    expect(types.read('长'.repeat(21)).note).toMatchObject({ level: 'error', rule: 'too-long' })
  })
})

describe('lists within a cell', () => {
  it.each([
    ['《水法》第四十八条', { law: '《水法》', article: '第四十八条', text: '' }],
    [
      '1.《水法》第四十八条第一款：直接取用水的单位',
      { law: '《水法》', article: '第四十八条第一款', text: '直接取用水的单位' },
    ],
    [
      '《水法》｜第四十八条｜直接取用水的单位',
      { law: '《水法》', article: '第四十八条', text: '直接取用水的单位' },
    ],
    ['市政府令第12号', { law: '市政府令第12号', article: '', text: '' }],
  ])('%s is a basis', (text, basis) => expect(read('bases', text).value).toEqual([basis]))

  it('goes on with a basis whose text takes several lines', () => {
    const { value } = read('bases', '《水法》第七条：甲\n乙\n《防洪法》第八条')
    expect(value).toMatchObject([{ law: '《水法》', text: '甲\n乙' }, { law: '《防洪法》' }])
  })

  it.each(SHEET_TABLES.powers.columns.map((one) => [one.name, one] as const))(
    '%s comes back as it was written',
    (_, one) => {
      const content: Record<string, unknown> = {
        ...blankContent({
          subItems: ['甲', '乙'],
          bases: [{ law: '《水法》', article: '第七条', text: '内容' }],
          accountabilities: [{ situation: '不受理的', basis: '', organ: '区纪委' }],
          materials: [{ name: '申请书', note: '原件', templateId: null }],
          norms: '第一步\n第二步',
          baseCode: 'B-1',
          office: '水资源股',
        }),
        org: '区水务局',
      }
      const text = one.codec.text(content[one.field])
      if (text !== '') expect(one.codec.read(text)).toEqual({ value: content[one.field] })
    },
  )
})

it('lets no text longer than the contract takes', () => {
  for (const { field, codec } of SHEET_TABLES.powers.columns) {
    const shape = (
      powerContentSchema.shape as Record<string, { safeParse(v: unknown): { success: boolean } }>
    )[field]
    for (let length = 10; shape && length <= 6000; length += 5) {
      const { value } = codec.read('长'.repeat(length))
      if (value !== undefined)
        expect([field, length, shape.safeParse(value).success]).toEqual([field, length, true])
    }
  }
})

it('takes a formula for text, and off again what it put on', () => {
  for (const text of ['=1+1', '+1', '-1', '@a', '\tx', '\rx']) {
    expect(escapeFormula(text)).toBe(`'${text}`)
    expect(unescapeFormula(escapeFormula(text))).toBe(text)
  }
  expect([escapeFormula('1-2'), unescapeFormula("'引号"), unescapeFormula('')]).toEqual(['1-2', "'引号", ''])
})

it('keeps one line where a name breaks within its cell', () => {
  expect(textCodec(20).read('取水\r\n许可')).toEqual({ value: '取水许可' })
  expect(textCodec(20, { lines: true }).read(' 甲 \r\n乙 ')).toEqual({ value: '甲\n乙' })
})
