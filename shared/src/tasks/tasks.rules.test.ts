import type { Permission } from '../accounts/permissions'
import { ROLE_GRANTS, type Role, type ScopeKind } from '../accounts/permissions'
import { type ActingPerson, type Reach, TASK_RULES, type TaskFacts, taskActions } from './tasks.rules'
import {
  TASK_ACTIONS,
  TASK_STATE_ACTIONS,
  TASK_STATES,
  type TaskAction,
  type TaskState,
} from './tasks.states'

const states = Object.keys(TASK_STATES) as TaskState[]
const actions = Object.keys(TASK_ACTIONS) as TaskAction[]

const task = (more: Partial<TaskFacts> = {}): TaskFacts => ({
  state: 'inHand',
  leaf: true,
  regionId: 'region',
  orgId: 'water',
  handler: { id: 'handler', name: '水务经办' },
  reportedByOrgId: null,
  splitByOrgIds: [],
  moreAsked: false,
  ...more,
})

function person(role: Role, id: string, orgId: string, orgIds: string[] = [orgId]): ActingPerson {
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

const handler = person('handler', 'handler', 'water')
const neighbour = person('handler', 'neighbour', 'water')
const stranger = person('handler', 'stranger', 'forest')
const head = person('head', 'head', 'water', ['water', 'water-office'])
const supervisor = person('supervisor', 'supervisor', 'office')
const chief = person('supervisionHead', 'chief', 'office')

describe('what may be done in each state', () => {
  it.each(states)('of %s is what the table says, for the person entitled to each act', (state) => {
    const entitled: Record<TaskAction, ActingPerson> = {
      sign: handler,
      report: handler,
      supplement: handler,
      verify: supervisor,
      suspend: chief,
      resume: chief,
    }
    const possible: readonly TaskAction[] = TASK_STATE_ACTIONS[state]
    for (const action of actions) {
      const refusal = TASK_RULES[action](
        task({ state, moreAsked: action === 'supplement' }),
        entitled[action],
      )
      if (possible.includes(action)) expect(refusal).toBeNull()
      else
        expect(refusal?.code).toBe(
          state === 'toVerify' && action === 'report' ? 'report.pending' : 'task.state',
        )
    }
  })

  it.each(states)('of an inner node in %s is nothing', (state) => {
    for (const one of [handler, head, supervisor, chief])
      expect(taskActions(task({ state, leaf: false }), one)).toEqual([])
    for (const action of actions) {
      expect(TASK_RULES[action](task({ state, leaf: false }), chief)?.code).toBe('task.not-leaf')
    }
  })

  it.each(states)('of %s shows the leader nothing to do', (state) => {
    expect(taskActions(task({ state }), person('leader', 'leader', 'region'))).toEqual([])
  })
})

describe('who may act', () => {
  it('is the handler and the head of the org, not a colleague nor another org', () => {
    expect(taskActions(task(), handler)).toEqual(['report'])
    expect(taskActions(task(), head)).toEqual(['report'])
    expect(TASK_RULES.report(task(), neighbour)).toEqual({
      code: 'task.not-handler',
      details: { handler: '水务经办' },
    })
    expect(TASK_RULES.report(task(), stranger)?.code).toBe('task.not-handler')
  })

  it('is anyone of the org who signs while there is no handler', () => {
    const waiting = task({ state: 'toSign', handler: null })
    expect(taskActions(waiting, handler)).toEqual(['sign'])
    expect(taskActions(waiting, neighbour)).toEqual(['sign'])
    expect(taskActions(waiting, head)).toEqual(['sign'])
    expect(TASK_RULES.sign(waiting, stranger)?.code).toBe('task.not-handler')
  })

  it('is a head for the offices below', () => {
    expect(taskActions(task({ orgId: 'water-office' }), head)).toEqual(['report'])
  })

  it('is nobody without the permission', () => {
    expect(TASK_RULES.report(task(), supervisor)?.code).toBe('auth.forbidden')
    expect(TASK_RULES.suspend(task(), supervisor)?.code).toBe('auth.forbidden')
    expect(TASK_RULES.verify(task({ state: 'toVerify' }), handler)?.code).toBe('auth.forbidden')
  })
})

describe('while more is asked for', () => {
  const asked = task({ moreAsked: true, reportedByOrgId: 'water' })

  it('nothing but that is reported', () => {
    expect(taskActions(asked, handler)).toEqual(['supplement'])
    expect(TASK_RULES.report(asked, handler)?.code).toBe('report.supplement-first')
    expect(TASK_RULES.supplement(asked, neighbour)?.code).toBe('task.not-handler')
    expect(TASK_RULES.supplement(task(), handler)?.code).toBe('report.not-asked')
    expect(TASK_RULES.supplement(asked, supervisor)?.code).toBe('auth.forbidden')
  })
})

describe('the verifier', () => {
  const waiting = task({ state: 'toVerify', reportedByOrgId: 'water' })

  it('is a supervisor of the region', () => {
    expect(taskActions(waiting, supervisor)).toEqual(['verify'])
    expect(TASK_RULES.verify({ ...waiting, regionId: 'elsewhere' }, supervisor)?.code).toBe('auth.forbidden')
  })

  it('is never of the office that handles, reported or split it off', () => {
    for (const orgs of [{ orgId: 'office' }, { reportedByOrgId: 'office' }, { splitByOrgIds: ['office'] }]) {
      expect(TASK_RULES.verify({ ...waiting, ...orgs }, supervisor)?.code).toBe('report.same-office')
    }
    const handled = { ...waiting, handler: { id: 'supervisor', name: '督查员' } }
    expect(TASK_RULES.verify(handled, supervisor)?.code).toBe('report.same-office')
  })
})
