import fc from 'fast-check'
import { LIGHTS, type LightColour } from '../kernel/light'
import { TASK_STATES } from '../tasks/tasks.states'
import {
  LIGHT_WORDS,
  QUERY_FIELDS,
  queryValueText,
  readQuery,
  wordsOf,
  type QueryField,
} from './query-box.rules'

const read = (text: string) => readQuery(text, TASK_STATES)

it('takes tokens with either colon and leaves the bare words', () => {
  expect(read('主办:水务局 灯：红 人:张 来源:会议纪要 河道 “四乱”')).toEqual({
    asked: { lead: '水务局', light: 'red', person: '张', source: '会议纪要' },
    words: ['河道', '四乱'],
    problems: [],
  })
})

it('keeps what stands in quotes together', () => {
  expect(read('主办:"区 水务局" “老旧 小区”')).toMatchObject({
    asked: { lead: '区 水务局' },
    words: ['老旧 小区'],
  })
})

it('writes the year of a number as it is printed', () => {
  for (const no of ['演督[2026]37号', '演督(2026)37号', '演督（2026）37号', '演督〔2026〕37号'])
    expect(read(`编号:${no}`).asked).toEqual({ no: '演督〔2026〕37号' })
})

it('knows every word of every field', () => {
  for (const [field, { words, example }] of Object.entries(QUERY_FIELDS)) {
    expect(Object.keys(read(example).asked)).toEqual([field])
    const value = { light: '红', state: '在办' }[field] ?? '甲乙'
    for (const word of words) expect(Object.keys(read(`${word}:${value}`).asked)).toEqual([field])
  }
})

it('knows every word of every light, and alone those that mean nothing else', () => {
  for (const light of Object.keys(LIGHTS) as LightColour[])
    for (const word of LIGHT_WORDS[light]) {
      expect(read(`灯:${word}`).asked).toEqual({ light })
      expect(read(word).asked).toEqual(word.length > 1 ? { light } : {})
    }
})

it('takes a bare word that is exactly a state', () => {
  for (const [state, word] of Object.entries(TASK_STATES)) {
    const asked = read(word).asked
    expect(asked).toEqual(word === '暂停' ? { light: 'grey' } : { state })
    expect(read(`状态:${word}`).asked).toEqual({ state })
  }
  expect(read('在办理')).toEqual({ asked: {}, words: ['在办理'], problems: [] })
})

it('says what it does not know, and looks for it as it stands', () => {
  const said = read('颜色:红 灯:紫 状态:好 主办: 人:张 人:李')
  expect(said.asked).toEqual({ person: '张' })
  expect(said.words).toEqual(['颜色:红', '灯:紫', '状态:好', '主办:', '人:李'])
  expect(said.problems.map(({ kind }) => kind)).toEqual(['field', 'value', 'value', 'empty', 'twice'])
  expect(said.problems[0]?.text).toBe(
    '没有“颜色”这个条件，已当作关键词查找。可用：编号、主办、人、灯、状态、来源、区划。',
  )
  expect(said.problems[1]?.text).toContain('红灯、黄灯、补黄、绿灯、灰灯')
  expect(said.problems[3]?.text).toBe('“主办:”后面没有写内容，例如“主办:水务局”。')
  expect(read(`主办:${'长'.repeat(51)}`).problems[0]?.kind).toBe('long')
})

it('loses nothing: every token is a condition, a word, or both problem and word', () => {
  const token = fc.oneof(
    fc.constantFrom('红灯', '在办', '主办:水务局', '灯:紫', '颜色:红', '人:', '河道', '编号:1'),
    fc.string({ minLength: 1, maxLength: 8 }).map((s) => s.replace(/[\s“”":：]/gu, 'x')),
  )
  fc.assert(
    fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
      const { asked, words, problems } = read(tokens.join(' '))
      expect(Object.keys(asked).length + words.length).toBe(tokens.length)
      for (const problem of problems) {
        expect(words).toContain(problem.token)
        expect(problem.text).not.toMatch(/[{}]/)
      }
    }),
  )
})

it('says conditions in words', () => {
  expect(queryValueText('light', 'red', TASK_STATES)).toBe('超期')
  expect(queryValueText('state', 'inHand', TASK_STATES)).toBe('在办')
  const other: QueryField[] = ['no', 'lead', 'person', 'source', 'region']
  for (const field of other) expect(queryValueText(field, '甲', TASK_STATES)).toBe('甲')
  expect(wordsOf(' 河道　清零  四乱 ')).toEqual(['河道', '清零', '四乱'])
})
