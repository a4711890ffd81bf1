import { correctionProblems } from './check-correction'

it.each([
  ['材料少写了一份', '', []],
  ['材料少写了一份', '13800138000', []],
  ['不对', '', ['text']],
  ['    不对    ', '', ['text']],
  ['材料少写了一份', '1380013', ['phone']],
  ['', '23800138000', ['text', 'phone']],
])('“%s” with phone “%s” has problems %j', (text, phone, fields) => {
  expect(Object.keys(correctionProblems({ text, phone }))).toEqual(fields)
})
