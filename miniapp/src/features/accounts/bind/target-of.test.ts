import { targetOf } from './use-sign-in'

it('returns to a page of this program and to nowhere else', () => {
  const task = '/features/tasks/detail/index?id=1'
  expect(targetOf(encodeURIComponent(task))).toBe(task)
  expect(targetOf(undefined)).toBe('/pages/todo/index')
  expect(targetOf(encodeURIComponent('https://example.org/'))).toBe('/pages/todo/index')
  expect(targetOf(encodeURIComponent('/features/accounts/bind/index?from=x'))).toBe('/pages/todo/index')
})
