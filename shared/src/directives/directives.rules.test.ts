import type { Permission } from '../accounts/permissions'
import type { ActingPerson } from '../tasks/tasks.rules'
import { directiveNo } from './directives.numbers'
import { directiveRefusal } from './directives.rules'
import { DIRECTIVE_LEVELS, type DirectiveLevel } from './directives.states'

const person = (...held: Permission[]): ActingPerson => ({
  id: 'one',
  orgId: 'office',
  reach: (permission) => (held.includes(permission) ? { kind: 'region', regionId: 'region' } : null),
})
const task = { orgId: 'water', regionId: 'region' }
const draft = (level: DirectiveLevel, more = {}) => ({
  level,
  due: '2026-11-30',
  meeting: '11月26日9时 区政府301',
  ...more,
})
const levels = Object.keys(DIRECTIVE_LEVELS) as DirectiveLevel[]

it.each(levels)('%s is issued by those who hold its permission in the region', (level) => {
  const [officer, chief] = [person('directive.issue'), person('directive.issue', 'directive.issueGrave')]
  expect(directiveRefusal(draft(level), task, chief, '2026-11-25')).toBeNull()
  expect(directiveRefusal(draft(level), task, officer, '2026-11-25')?.code).toBe(
    level === 'routine' ? undefined : 'auth.forbidden',
  )
  expect(directiveRefusal(draft(level), { ...task, regionId: 'elsewhere' }, chief, '2026-11-25')?.code).toBe(
    'auth.forbidden',
  )
  expect(directiveRefusal(draft(level), task, chief, '2026-11-30')?.code).toBe('directive.limit')
})

it('needs the time and place of a 约谈', () => {
  const chief = person('directive.issueGrave')
  expect(directiveRefusal(draft('interview', { meeting: '' }), task, chief, '2026-11-25')?.code).toBe(
    'directive.meeting',
  )
  expect(directiveRefusal(draft('listed', { meeting: '' }), task, chief, '2026-11-25')).toBeNull()
})

it('numbers each level by itself', () => {
  expect(levels.map((level) => directiveNo('演督', level, 2026, 3))).toEqual([
    '演督办〔2026〕3号',
    '演督挂〔2026〕3号',
    '演督约〔2026〕3号',
  ])
})
