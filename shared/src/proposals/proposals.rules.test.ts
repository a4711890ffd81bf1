import { ROLES, scopeOf, type Role } from '../accounts/permissions'
import { CHANGE_KINDS, type ChangeKind } from '../powers/powers.states'
import type { ActingPerson } from '../tasks/tasks.rules'
import { impactOf } from './impact.rules'
import {
  PROPOSAL_RULES,
  proposalActions,
  proposalNo,
  returnRefusal,
  stateAfterPass,
  stepsOf,
  todoStates,
} from './proposals.rules'
import {
  PROPOSAL_ACTIONS,
  PROPOSAL_STATES,
  PROPOSAL_STATE_ACTIONS,
  type ProposalAction,
  type ProposalState,
} from './proposals.states'

const states = Object.keys(PROPOSAL_STATES) as ProposalState[]
const actions = Object.keys(PROPOSAL_ACTIONS) as ProposalAction[]
const proposal = (state: ProposalState, proposedById = 'other') => ({
  state,
  orgId: 'water',
  regionId: 'r',
  proposedById,
})

function person(role: Role, { orgId = 'water', regionId = 'r' } = {}): ActingPerson {
  return {
    id: 'me',
    orgId,
    reach(permission) {
      const kind = scopeOf([role], permission)
      if (kind === null) return null
      if (kind === 'region') return { kind, regionId }
      return kind === 'all' ? { kind } : kind === 'own' ? { kind } : { kind: 'orgs', orgIds: [orgId] }
    },
  }
}

/** Who may do what in which state; everything else is refused. */
const ALLOWED: Partial<Record<Role, Partial<Record<ProposalState, ProposalAction[]>>>> = {
  editor: {
    draft: ['edit', 'submit', 'withdraw'],
    returned: ['edit', 'submit', 'withdraw'],
    legal: ['withdraw'],
    catalog: ['withdraw'],
    congress: ['withdraw'],
    ready: ['withdraw'],
  },
  legal: { legal: ['pass', 'return'] },
  catalog: {
    draft: ['edit', 'submit', 'withdraw'],
    returned: ['edit', 'submit', 'withdraw'],
    legal: ['withdraw'],
    catalog: ['pass', 'return', 'withdraw'],
    congress: ['pass', 'return', 'withdraw'],
    ready: ['publish', 'return', 'withdraw'],
  },
}

describe.each(states)('in the state %s', (state) => {
  it.each(ROLES)('%s may do what the table says', (role) => {
    expect(proposalActions(proposal(state), person(role))).toEqual(ALLOWED[role]?.[state] ?? [])
  })

  it('nobody examines or publishes what they have proposed', () => {
    for (const role of ROLES) {
      const own = proposalActions(proposal(state, 'me'), person(role))
      expect(own.filter((action) => ['pass', 'return', 'publish'].includes(action))).toEqual([])
    }
  })

  it('nothing reaches beyond the org of an editor or the region of the 编办', () => {
    expect(proposalActions(proposal(state), person('editor', { orgId: 'forest' }))).toEqual([])
    expect(proposalActions(proposal(state), person('catalog', { regionId: 'elsewhere' }))).toEqual([])
  })

  it('says why an act is not possible', () => {
    for (const action of actions) {
      const possible: readonly ProposalAction[] = PROPOSAL_STATE_ACTIONS[state]
      const code = PROPOSAL_RULES[action](proposal(state), person('handler'))?.code
      expect(code).toBe(possible.includes(action) ? 'auth.forbidden' : 'proposal.state')
    }
  })
})

describe('the steps of a place', () => {
  it.each([true, false])('lead from submission to 待公布, congress: %s', (congress) => {
    const passed: ProposalState[] = ['legal']
    while (passed.at(-1) !== 'ready') passed.push(stateAfterPass(passed.at(-1) ?? 'draft', congress))
    expect(['draft', ...passed, 'published']).toEqual(stepsOf(congress))
  })

  it('bring each to whoever has to act', () => {
    const of = (role: Role) => todoStates((permission) => scopeOf([role], permission) !== null)
    expect(of('legal')).toEqual(['legal'])
    expect(of('catalog')).toEqual(['draft', 'returned', 'catalog', 'congress', 'ready'])
    expect(of('editor')).toEqual(['draft', 'returned'])
    expect(of('leader')).toEqual([])
  })
})

it('asks for the reason of a return', () => {
  expect(
    [returnRefusal(''), returnRefusal('缺'), returnRefusal('缺少依据')].map((r) => r?.code ?? null),
  ).toEqual(['proposal.note', 'proposal.note', null])
})

it('numbers by year', () => {
  expect([proposalNo(2026, 1), proposalNo(2027, 12_345)]).toEqual([
    '清单调整〔2026〕0001',
    '清单调整〔2027〕12345',
  ])
})

describe('what follows', () => {
  const facts = { name: '取水许可', no: 6, hasGuide: true, effectiveOn: null, resembles: null }
  it.each(Object.keys(CHANGE_KINDS) as ChangeKind[])(
    'from %s is said of cases, and that nothing is lost',
    (kind) => {
      const said = impactOf({ ...facts, kind })
      expect(said.at(-1)).toContain('都保留')
      expect(said.some((line) => line.includes('v6') || line.includes('保留'))).toBe(true)
    },
  )

  it('from a cancellation: no new cases, and what to do with the guide', () => {
    expect(impactOf({ ...facts, kind: 'cancel' }).slice(0, 2)).toEqual([
      '公布后不再收新件，此前收的按 v6 办完。',
      '办事指南还在线上，请在生效日前下线。',
    ])
  })

  it('from something new that looks like what was cancelled comes first', () => {
    const resembles = { code: 'A1', name: '取水证' }
    const said = impactOf({ ...facts, kind: 'add', no: null, effectiveOn: '2026-12-01', resembles })
    expect(said[0]).toContain('疑似明减暗增')
    expect(said[1]).toBe('2026-12-01 起列入清单，可以收件。')
  })
})
