import { reachReason, reachText } from './reach'

const none = { bound: false, followed: false, wecom: false, reachable: false }

it('names the way that is tried first', () => {
  expect(reachText({ ...none, wecom: true, reachable: true })).toBe('企业微信')
  expect(reachText({ bound: true, followed: true, wecom: false, reachable: true })).toBe('服务号')
  expect(reachText(none)).toBe('不可达')
})

it('says what helps when nothing reaches a person', () => {
  expect(reachReason(none)).toContain('绑定码')
  expect(reachReason({ ...none, bound: true })).toContain('扫码关注')
  expect(reachReason({ ...none, bound: true, followed: true })).toContain('送达账本')
})
