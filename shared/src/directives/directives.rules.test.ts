import { ROLE_GRANTS, ROLES, type Permission, type Role, type ScopeKind } from '../accounts/permissions'
import type { ActingPerson, Reach } from '../tasks/tasks.rules'
import { directiveNo } from './directives.numbers'
import {
  answeredLate,
  directiveActRefusal,
  directiveActs,
  directiveRefusal,
  directiveState,
  type DirectiveFacts,
} from './directives.rules'
import {
  DIRECTIVE_ACTS,
  DIRECTIVE_LEVELS,
  type DirectiveAct,
  type DirectiveLevel,
  type DirectiveState,
} from './directives.states'

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

describe('签收 and 回复', () => {
  const reached = (role: Role, id: string, orgId: string, orgIds: string[] = [orgId]): ActingPerson => {
    const reaches: Record<ScopeKind, Reach> = {
      own: { kind: 'own' },
      org: { kind: 'orgs', orgIds: [orgId] },
      subtree: { kind: 'orgs', orgIds },
      region: { kind: 'region', regionId: 'region' },
      all: { kind: 'all' },
    }
    const grants: Partial<Record<Permission, ScopeKind>> = ROLE_GRANTS[role]
    return { id, orgId, reach: (permission) => (grants[permission] ? reaches[grants[permission]] : null) }
  }
  const handler = reached('handler', 'handler', 'water')
  const done = { by: { name: '水务经办' }, on: '2026-11-26' }
  const due = '2026-11-30'
  const fresh: DirectiveFacts = { due, received: null, answered: null }
  const held = { orgId: 'water', handler: { id: 'handler', name: '水务经办' } }
  const cases: [string, DirectiveFacts, string, DirectiveState, DirectiveAct[]][] = [
    ['fresh', fresh, due, 'waiting', ['receive', 'answer']],
    ['received', { ...fresh, received: done }, due, 'received', ['answer']],
    ['answered', { due, received: done, answered: done }, due, 'answered', []],
    ['answered, long ago', { due, received: done, answered: done }, '2027-01-01', 'answered', []],
    ['unanswered after its day', { ...fresh, received: done }, '2026-12-01', 'late', ['answer']],
    ['untouched after its day', fresh, '2026-12-01', 'late', ['receive', 'answer']],
  ]

  it.each(cases)('of one that is %s', (_, facts, today, state, open) => {
    expect(directiveState(facts, today)).toBe(state)
    expect(directiveActs(facts, held, handler)).toEqual(open)
  })

  it.each(cases)('are of nobody but who answers for the task: %s', (_, facts, _today, _state, open) => {
    for (const role of ROLES) {
      const [inOrg, elsewhere] = [reached(role, 'handler', 'water'), reached(role, 'x', 'office', ['office'])]
      const may = role === 'handler' || role === 'head'
      expect([role, directiveActs(facts, held, inOrg)]).toEqual([role, may ? open : []])
      expect([role, directiveActs(facts, held, elsewhere)]).toEqual([role, []])
    }
  })

  it('are the handler’s, anyone’s of the org while there is none, and the head’s for the orgs below', () => {
    const neighbour = reached('handler', 'neighbour', 'water')
    const head = reached('head', 'head', 'bureau', ['bureau', 'water'])
    expect(directiveActRefusal('receive', fresh, held, neighbour)).toEqual({
      code: 'task.not-handler',
      details: { handler: '水务经办' },
    })
    expect(directiveActRefusal('receive', fresh, { ...held, handler: null }, neighbour)).toBeNull()
    expect(directiveActRefusal('answer', fresh, held, head)).toBeNull()
    const supervisor = reached('supervisionHead', 'chief', 'office')
    expect(directiveActRefusal('answer', fresh, held, supervisor)?.code).toBe('auth.forbidden')
  })

  it('happen once', () => {
    const received = { ...fresh, received: done }
    expect(directiveActRefusal('receive', received, held, handler)?.code).toBe('directive.received')
    for (const act of Object.keys(DIRECTIVE_ACTS) as DirectiveAct[])
      expect(directiveActRefusal(act, { ...received, answered: done }, held, handler)).toEqual({
        code: 'directive.answered',
        details: { who: '水务经办', on: '2026-11-26' },
      })
  })

  it('are late from the day after', () => {
    const on = (day: string) => ({ ...fresh, answered: { ...done, on: day } })
    expect([fresh, on(due), on('2026-12-01')].map(answeredLate)).toEqual([false, false, true])
  })
})
