import { RULE_KEYS } from '@mingdu/shared/rules/rules.table'
import { RULE_GROUPS } from './rule-groups'

it('shows every rule in exactly one group', () => {
  expect(RULE_GROUPS.flatMap((group) => [...group.keys]).sort()).toEqual([...RULE_KEYS].sort())
})

it('keeps the rules of sending apart from those of lights', () => {
  const names = Object.fromEntries(RULE_GROUPS.map((group) => [group.name, group.keys]))
  expect(names['灯和提醒']).toContain('warnAtHour')
  expect(names['消息发送']).toContain('escalateMinutes')
})
