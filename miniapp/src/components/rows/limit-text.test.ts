import { shortLimit } from './limit-text'

it.each([
  ['2', 20, 10, '承诺 10 个工作日'],
  ['2', 20, null, '法定 20 个工作日'],
  ['2', null, null, ''],
  ['1', null, null, '当场办结'],
  ['1', 20, 0, '当场办结'],
  ['1', 20, 1, '承诺 1 个工作日'],
])('a limit of case type %s, 法定 %s and 承诺 %s reads “%s”', (caseType, legalDays, promisedDays, text) => {
  expect(shortLimit({ caseType, legalDays, promisedDays })).toBe(text)
})
