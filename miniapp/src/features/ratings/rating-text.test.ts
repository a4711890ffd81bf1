import { keptTags, monthText, saidText, tagsTitle } from './rating-text'

it('says a rating in one line, with or without tags', () => {
  expect(saidText({ level: '4', tags: ['slow', 'longQueue'] })).toBe('不满意：办得慢、排队太久')
  expect(saidText({ level: '1', tags: [] })).toBe('非常满意')
})

it('keeps of the tags what fits the level', () => {
  expect(keptTags('2', ['fast', 'polite'])).toEqual(['fast', 'polite'])
  expect(keptTags('5', ['fast', 'polite'])).toEqual([])
})

it('asks what was good, or what was not', () => {
  expect([tagsTitle('3'), tagsTitle('4')]).toEqual(['哪里做得好', '哪里做得不好'])
})

it('says a month in Chinese', () => {
  expect(monthText('2026-03')).toBe('2026年3月')
})
