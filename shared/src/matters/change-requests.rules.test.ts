import fc from 'fast-check'
import type { ActingPerson } from '../tasks/tasks.rules'
import { TASK_STATES, type TaskState } from '../tasks/tasks.states'
import {
  cancelTaskRefusal,
  changeDecisionRefusal,
  newWeightsRefusal,
  type ChangeFacts,
  type ChangeNode,
} from './change-requests.rules'
import { CHANGE_STATES, type ChangeState } from './change-requests.states'
import { MATTER_STATES, OPEN_MATTER_STATES, type MatterState } from './matters.states'

const change = (more: Partial<ChangeFacts> = {}): ChangeFacts => ({
  state: 'open',
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
