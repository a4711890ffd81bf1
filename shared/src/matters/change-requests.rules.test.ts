import fc from 'fast-check'
import { ROLES, scopeOf, type Role } from '../accounts/permissions'
import { plainDate as day } from '../kernel/plain-date'
import { EXTENSION_LEVELS, type ExtensionLevel } from '../tasks/acts.states'
import type { ActingPerson } from '../tasks/tasks.rules'
import { TASK_STATES, type TaskState } from '../tasks/tasks.states'
import {
  cancelTaskRefusal,
  changeDecisionRefusal,
  deadlineRefusal,
  leadOrgRefusal,
  newWeightsRefusal,
  type ChangeFacts,
  type ChangeNode,
} from './change-requests.rules'
import {
  CHANGE_KINDS,
  CHANGE_STATES,
  changePermission,
  type ChangeKind,
  type ChangeState,
} from './change-requests.states'
import { MATTER_STATES, OPEN_MATTER_STATES, type MatterState } from './matters.states'

const change = (more: Partial<ChangeFacts> = {}): ChangeFacts => ({
  ...{ state: 'open', kind: 'weights', level: 'chief', workdays: 0 },
  requestedById: 'asker',
  matter: { state: 'issued', regionId: 'region', leadOrgId: 'water' },
  ...more,
})
const person = (id: string, holds = true): ActingPerson => ({
  id,
  orgId: 'office',
  reach: () => (holds ? { kind: 'region', regionId: 'region' } : null),
})
const node = (id: string, weight: number, more: Partial<ChangeNode> = {}): ChangeNode => ({
  ...{ id, title: id, weight, parentId: null, state: 'inHand' as const },
  ...{ leaf: true, orgId: 'water', due: day('2026-12-04') },
  ...more,
})

describe('a request for a change', () => {
  it.each(Object.keys(CHANGE_STATES) as ChangeState[])(
    'that is %s is decided only while it is open',
    (state) => {
      const code = changeDecisionRefusal(change({ state }), person('chief'))?.code
      expect(code).toBe(state === 'open' ? undefined : 'change.state')
    },
  )

  it.each(Object.keys(MATTER_STATES) as MatterState[])(
    'of a matter in %s is decided while it is in hand',
    (state) => {
      const asked = change({ matter: { ...change().matter, state } })
      const code = changeDecisionRefusal(asked, person('chief'))?.code
      expect(code).toBe(OPEN_MATTER_STATES.includes(state) ? undefined : 'matter.state')
    },
  )

  it('is decided by another person who may approve, of the region', () => {
    expect(changeDecisionRefusal(change(), person('asker'))?.code).toBe('change.own')
    expect(changeDecisionRefusal(change(), person('chief', false))?.code).toBe('auth.forbidden')
    const far = change({ matter: { ...change().matter, regionId: 'elsewhere' } })
    expect(changeDecisionRefusal(far, person('chief'))?.code).toBe('auth.forbidden')
  })
})

describe('new weights', () => {
  const tree = [
    node('a', 60),
    node('b', 40),
    node('gone', 30, { state: 'cancelled' }),
    node('child', 100, { parentId: 'a' }),
  ]
  const code = (...weights: [string, number][]) =>
    newWeightsRefusal(
      weights.map(([taskId, weight]) => ({ taskId, weight })),
      tree,
    )?.code ?? null

  it('name every sibling that is not cancelled, and no other', () => {
    expect(code(['a', 50], ['b', 50])).toBeNull()
    expect(code(['a', 100])).toBe('change.siblings')
    expect(code(['a', 40], ['b', 30], ['gone', 30])).toBe('change.siblings')
    expect(code(['a', 50], ['child', 50])).toBe('change.siblings')
    expect(code(['nowhere', 100])).toBe('change.siblings')
    expect(code()).toBe('change.siblings')
  })

  it('change something', () => {
    expect(code(['a', 60], ['b', 40])).toBe('change.nothing')
  })

  it('sum to 100 or are refused, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (a, b) => {
        const expected = a + b !== 100 ? 'change.weights' : a === 60 ? 'change.nothing' : null
        expect(code(['a', a], ['b', b])).toBe(expected)
      }),
    )
  })
})

it.each(Object.keys(TASK_STATES) as TaskState[])(
  'a task in %s can be called off while it is open',
  (state) => {
    const over = state === 'done' || state === 'cancelled'
    expect(cancelTaskRefusal(node('a', 60, { state }))?.code).toBe(over ? 'change.task' : undefined)
    expect(cancelTaskRefusal(undefined)?.code).toBe('change.siblings')
  },
)

describe('who decides', () => {
  const kinds = Object.keys(CHANGE_KINDS) as ChangeKind[]
  const levels = Object.keys(EXTENSION_LEVELS) as ExtensionLevel[]
  const decides = (kind: ChangeKind, level: ExtensionLevel): Role =>
    kind === 'deadline' && level === 'leader' ? 'leader' : 'supervisionHead'

  it.each(kinds)('%s: the head of the office, and a leader where a 延期 would need one', (kind) => {
    for (const level of levels)
      for (const role of ROLES) {
        const able = scopeOf([role], changePermission(kind, level)) !== null
        expect([role, able]).toEqual([role, role === decides(kind, level)])
      }
  })

  it('says from how many days on it is a leader', () => {
    const asked = change({ kind: 'deadline', level: 'leader', workdays: 30 })
    expect(changeDecisionRefusal(asked, person('chief', false))).toEqual({
      code: 'extension.level',
      details: { days: 30, level: '领导' },
    })
  })
})

describe('a new deadline', () => {
  const today = day('2026-11-30')
  const code = (due: string, more: Partial<ChangeNode> = {}) =>
    deadlineRefusal(node('a', 60, more), due, today)?.code ?? null

  it.each(Object.keys(TASK_STATES) as TaskState[])(
    'of a task in %s is asked for while it is open',
    (state) => {
      expect(code('2026-12-10', { state })).toBe(
        state === 'done' || state === 'cancelled' ? 'change.over' : null,
      )
    },
  )

  it('is later than now, not past, and not beyond three years', () => {
    expect([code('2026-12-03'), code('2026-12-04'), code('2026-12-05')]).toEqual([
      'change.earlier',
      'change.earlier',
      null,
    ])
    expect(code('2026-11-29', { due: day('2026-11-20') })).toBe('change.earlier')
    expect(code('2029-12-31')).toBe('change.far')
    expect(deadlineRefusal(undefined, '2026-12-10', today)?.code).toBe('change.siblings')
  })
})

describe('another org', () => {
  it.each(Object.keys(TASK_STATES) as TaskState[])('takes a task in %s when nothing waits on it', (state) => {
    const code = leadOrgRefusal(node('a', 60, { state }), 'forest')?.code ?? null
    const over = state === 'done' || state === 'cancelled'
    const free = state === 'toSign' || state === 'inHand'
    expect(code).toBe(over ? 'change.over' : free ? null : 'change.busy')
  })

  it('is another one than now; what has subtasks moves whatever they do', () => {
    expect(leadOrgRefusal(node('a', 60), 'water')?.code).toBe('change.same-org')
    expect(leadOrgRefusal(node('a', 60, { leaf: false, state: 'toVerify' }), 'forest')).toBeNull()
    expect(leadOrgRefusal(undefined, 'forest')?.code).toBe('change.siblings')
  })
})
