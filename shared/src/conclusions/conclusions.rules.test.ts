import { ROLES, scopeOf, type Role } from '../accounts/permissions'
import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { plainDate as day } from '../kernel/plain-date'
import type { ActingPerson } from '../tasks/tasks.rules'
import {
  CONCLUSION_PARTS,
  conclusionActs,
  conclusionNo,
  conclusionRefusal,
  nextConclusionState,
  objectionLastDay,
  reviewLastDay,
  type ConclusionFacts,
  type ConclusionPart,
} from './conclusions.rules'
import {
  CONCLUSION_ACTS,
  CONCLUSION_STATE_ACTS,
  CONCLUSION_STATES,
  type ConclusionAct,
  type ConclusionState,
} from './conclusions.states'

const states = Object.keys(CONCLUSION_STATES) as ConclusionState[]
const acts = Object.keys(CONCLUSION_ACTS) as ConclusionAct[]
const parts = Object.keys(CONCLUSION_PARTS) as ConclusionPart[]
const today = { today: day('2026-11-20'), calendar }

const facts = (more: Partial<ConclusionFacts> = {}): ConclusionFacts => ({
  ...{ state: 'draft', regionId: 'region', orgId: 'water', draftedById: 'drafter', issuedById: null },
  deliveredOn: day('2026-11-09'),
  parts: parts.map((part) => ({ id: part, part })),
  ...more,
})
const personOf = (
  role: Role,
  id = 'somebody',
  orgId = role === 'head' ? 'water' : 'office',
): ActingPerson => ({
  ...{ id, orgId },
  reach: (permission) => {
    const kind = scopeOf([role], permission)
    if (kind === null) return null
    return kind === 'region' || kind === 'all'
      ? { kind: 'region', regionId: 'region' }
      : { kind: 'orgs', orgIds: ['water'] }
  },
})

const WHO: Record<ConclusionAct, readonly Role[]> = {
  issue: ['supervisionHead'],
  discard: ['supervisionHead'],
  deliver: ['supervisor', 'supervisionHead'],
  object: ['head'],
  uphold: ['supervisor', 'supervisionHead', 'leader'],
  amend: ['supervisor', 'supervisionHead', 'leader'],
  revoke: ['supervisor', 'supervisionHead', 'leader'],
}

describe.each(states)('in state %s', (state) => {
  it.each(ROLES)('a %s does what the table says', (role) => {
    const told = acts.filter((act) => act in CONCLUSION_STATE_ACTS[state] && WHO[act].includes(role))
    expect(conclusionActs(facts({ state }), personOf(role), today)).toEqual(told)
  })

  it('leads where the table says, and nowhere from another region', () => {
    const leads: Partial<Record<ConclusionAct, ConclusionState>> = CONCLUSION_STATE_ACTS[state]
    for (const act of acts) expect(nextConclusionState(state, act)).toBe(leads[act] ?? state)
    const far = facts({ state, regionId: 'elsewhere' })
    expect(conclusionActs(far, personOf('supervisionHead'), today)).toEqual([])
  })
})

describe('复核', () => {
  const REVIEWS = ['uphold', 'amend', 'revoke'] as const
  it.each(parts)('is closed to whoever had the part of the %s', (part) => {
    for (const act of REVIEWS)
      expect(
        conclusionRefusal(act, facts({ state: 'objected' }), personOf('supervisionHead', part), today),
      ).toEqual({
        code: 'conclusion.recused',
        details: { why: CONCLUSION_PARTS[part], action: CONCLUSION_ACTS[act] },
      })
  })

  it('is closed to the office it is about', () => {
    const within = personOf('supervisionHead', 'other', 'water')
    for (const act of REVIEWS)
      expect(conclusionRefusal(act, facts({ state: 'objected' }), within, today)?.code).toBe(
        'conclusion.same-office',
      )
  })
})

it('is issued by another person than who drafted it', () => {
  expect(conclusionRefusal('issue', facts(), personOf('supervisionHead', 'drafter'), today)?.code).toBe(
    'conclusion.own',
  )
})

it('may be objected to for 30 days from the day after receipt, an end on a rest day moving on', () => {
  expect(objectionLastDay(day('2026-11-09'), calendar)).toBe('2026-12-09')
  // the 30th day is a Saturday
  expect(objectionLastDay(day('2026-11-05'), calendar)).toBe('2026-12-07')
  expect(reviewLastDay(day('2026-11-20'), calendar)).toBe('2026-12-21')
  const at = (text: string) => {
    const on = { today: day(text), calendar }
    return conclusionRefusal('object', facts({ state: 'delivered' }), personOf('head'), on)?.code ?? null
  }
  expect([at('2026-12-09'), at('2026-12-10')]).toEqual([null, 'conclusion.late'])
})

it('is numbered by year', () => {
  expect(conclusionNo('演督', 2026, 3)).toBe('演督结〔2026〕3号')
})
