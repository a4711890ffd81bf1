import { REFUSALS, refusalText, type RefusalCode } from './refusals'

it('says of every refusal its status and a sentence that ends', () => {
  for (const { status, text } of Object.values<(typeof REFUSALS)[RefusalCode]>(REFUSALS)) {
    expect(String(status)).toMatch(/^(4\d\d|50[03])$/)
    expect(text).toMatch(/(。|\{reason\})$/)
  }
})

it('fills in the details, and leaves out those that are not there', () => {
  expect(refusalText('auth.too-many', { minutes: 5 })).toBe('尝试次数太多，请 5 分钟后再试。')
  expect(refusalText('auth.too-many')).toBe('尝试次数太多，请  分钟后再试。')
})
