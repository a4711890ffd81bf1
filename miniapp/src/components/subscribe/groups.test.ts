import type { Subscription } from '../../api/use-subscriptions'
import { askGroups, creditText } from './groups'

const item = (templateId: string, long: boolean): Subscription => ({
  key: long ? 'miniReminder' : 'miniResult',
  ...{ name: templateId, templateId, long, credits: 0 },
})
const ids = (items: Subscription[]) =>
  askGroups(items).map((group) => group.items.map((one) => one.templateId))

it('never asks about one-time and long-term templates together, nor about more than three', () => {
  const items = [item('o1', false), item('l1', true), item('o2', false), item('o3', false), item('o4', false)]
  expect(ids(items)).toEqual([['l1'], ['o1', 'o2', 'o3'], ['o4']])
  expect(askGroups(items).map(({ long }) => long)).toEqual([true, false, false])
})

it('has nothing to ask without templates', () => {
  expect(askGroups([])).toEqual([])
})

it('says what is left', () => {
  expect(creditText({ long: true, credits: 1 })).toBe('已开启')
  expect(creditText({ long: true, credits: 0 })).toBe('没有开启')
  expect(creditText({ long: false, credits: 3 })).toBe('还可收到 3 次')
  expect(creditText({ long: false, credits: 0 })).toBe('没有次数了')
})
