import { ROLES, scopeOf, type Role } from '../accounts/permissions'
import type { ActingPerson } from '../tasks/tasks.rules'
import {
  exerciseRefusal,
  firstState,
  interventionActs,
  interventionNo,
  interventionRefusal,
  nextInterventionState,
  type InterventionFacts,
} from './interventions.rules'
import {
  INTERVENTION_ACTS,
  INTERVENTION_KINDS,
  INTERVENTION_STATE_ACTS,
  INTERVENTION_STATES,
  KIND_SUBJECTS,
  SUBJECT_KINDS,
  type InterventionAct,
  type InterventionKind,
  type InterventionState,
  type SubjectKind,
} from './interventions.states'

const states = Object.keys(INTERVENTION_STATES) as InterventionState[]
const acts = Object.keys(INTERVENTION_ACTS) as InterventionAct[]
const kinds = Object.keys(INTERVENTION_KINDS) as InterventionKind[]
const subjects = Object.keys(SUBJECT_KINDS) as SubjectKind[]

const facts = (more: Partial<InterventionFacts> = {}): InterventionFacts => ({
  ...{ kind: 'recommend', state: 'proposed', regionId: 'region', orgId: 'water', byId: 'proposer' },
  ...more,
})
const personOf = (role: Role, id = 'somebody', orgId = 'office'): ActingPerson => ({
  ...{ id, orgId },
  reach: (permission) => (scopeOf([role], permission) ? { kind: 'region', regionId: 'region' } : null),
})

/** Who holds which power. */
const HOLDERS: Record<InterventionKind, readonly Role[]> = {
  investigate: ['supervisor', 'supervisionHead'],
  dispose: ['supervisionHead'],
  recommend: ['supervisionHead'],
  attend: ['supervisionHead'],
  veto: ['supervisionHead'],
}

describe.each(kinds)('the power %s', (kind) => {
  it.each(subjects)('is used on a %s where the table says, by who holds it', (subject) => {
    const fits = (KIND_SUBJECTS[kind] as readonly SubjectKind[]).includes(subject)
    const about = { kind: subject, orgId: 'water', regionId: 'region' }
    for (const role of ROLES) {
      const code = exerciseRefusal(kind, about, personOf(role))?.code ?? null
      const held = HOLDERS[kind].includes(role) ? null : 'auth.forbidden'
      expect(code).toBe(fits ? held : 'intervention.subject')
    }
  })

  it('ends at the border of the region and at one’s own office', () => {
    const [subject] = KIND_SUBJECTS[kind]
    const about = { kind: subject, orgId: 'water', regionId: 'region' }
    const chief = personOf('supervisionHead')
    expect(exerciseRefusal(kind, { ...about, regionId: 'elsewhere' }, chief)?.code).toBe('auth.forbidden')
    const own = personOf('supervisionHead', 'somebody', 'water')
    expect(exerciseRefusal(kind, about, own)?.code).toBe('intervention.same-office')
  })

  it.each(states)('in state %s is open to those of the table', (state) => {
    for (const role of ROLES) {
      const told = acts.filter((act) => {
        const decides = act === 'approve' || act === 'decline'
        return act in INTERVENTION_STATE_ACTS[state] && (decides ? ['leader'] : HOLDERS[kind]).includes(role)
      })
      expect(interventionActs(facts({ kind, state }), personOf(role))).toEqual(told)
    }
  })
})

it('leads where the table says', () => {
  for (const state of states)
    for (const act of acts) {
      const leads: Partial<Record<InterventionAct, InterventionState>> = INTERVENTION_STATE_ACTS[state]
      expect(nextInterventionState(state, act)).toBe(leads[act] ?? state)
    }
})

it('lets 奖惩 have effect by no way around the approval', () => {
  expect(firstState('recommend', '已经处理')).toBe('proposed')
  const leadTo = (wanted: InterventionState) =>
    states.filter((state) =>
      acts.some((act) => nextInterventionState(state, act) === wanted && state !== wanted),
    )
  expect([leadTo('sent'), leadTo('approved')]).toEqual([['approved'], ['proposed']])
  const own = interventionRefusal('approve', facts(), personOf('leader', 'proposer'))
  expect(own?.code).toBe('intervention.own')
  const office = interventionRefusal('approve', facts(), personOf('leader', 'somebody', 'water'))
  expect(office?.code).toBe('intervention.same-office')
})

it('is over at once when it came with its result', () => {
  for (const kind of kinds.filter((one) => one !== 'recommend'))
    expect([firstState(kind, ''), firstState(kind, '已清运')]).toEqual(['exercised', 'concluded'])
})

it('has a character of its own in each number', () => {
  const numbers = kinds.map((kind) => interventionNo('演督', kind, 2026, 3))
  expect(new Set(numbers).size).toBe(kinds.length)
  expect(numbers).toContain('演督否〔2026〕3号')
})
