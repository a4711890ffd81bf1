import { hallName, hallTitle } from './hall.rules'

it.each([
  ['person', '张*明', '张*'],
  ['person', '欧**明', '欧*'],
  ['person', '*', '*'],
  ['person', '', '*'],
  ['person', '𠮷*', '𠮷*'],
  ['enterprise', '演示餐饮有限公司', '演示餐饮有限公司'],
] as const)('a name of a %s, kept as “%s”, stands in a hall as “%s”', (kind, shown, seen) => {
  expect(hallName(kind, shown)).toBe(seen)
})

it('an item that fewer than five had does not stand beside a person’s name', () => {
  expect([4, 5].map((n) => hallTitle('person', '残疾人证办理', n))).toEqual(['', '残疾人证办理'])
  expect(hallTitle('enterprise', '排水许可', 1)).toBe('排水许可')
})
