import { countText, errorText, shareText } from './words'

it('says the class of an error in Chinese, with its code', () => {
  expect(errorText('quota', 45009)).toBe('额度用完 45009')
  expect(errorText('rate', 'isv.BUSINESS_LIMIT_CONTROL')).toBe('发得太快 isv.BUSINESS_LIMIT_CONTROL')
  expect(errorText('something-new', null)).toBe('something-new')
  expect(errorText(null, null)).toBe('')
})

it('shows nothing as a dash, in counts and in shares', () => {
  expect([countText(0), countText(12_345)]).toEqual(['–', '12,345'])
  expect([shareText(null), shareText(986), shareText(0)]).toEqual(['–', '98.6%', '0.0%'])
})
