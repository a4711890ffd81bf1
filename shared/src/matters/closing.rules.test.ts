import fc from 'fast-check'
import { PERMISSIONS, ROLE_GRANTS, ROLES, scopeOf, type Role } from '../accounts/permissions'
import { plainDate as day } from '../kernel/plain-date'
import type { ActingPerson, Reach } from '../tasks/tasks.rules'
import {
  draw,
  MATTER_LINES,
  noticeRefusal,
  OUTCOME_LINES,
  plannedLookBacks,
  replayMatter,
  stateAfter,
  type MatterLine,
} from './closing.rules'
import { LOOK_BACK_STATES, type LookBackState } from './look-backs.states'
import {
  lookBackRefusal,
  MATTER_RULES,
  matterActions,
  newSupervisorRefusal,
  RECUSALS,
  STEP_RECUSALS,
  type ClosingStep,
  type MatterFacts,
  type Recusal,
} from './matters.rules'
import {
  MATTER_ACTIONS,
  MATTER_STATE_ACTIONS,
  MATTER_STATES,
  type MatterAction,
  type MatterState,
} from './matters.states'

const states = Object.keys(MATTER_STATES) as MatterState[]

const matter = (more: Partial<MatterFacts> = {}): MatterFacts => ({
  state: 'applied',
  regionId: 'region',
  leadOrgId: 'water',
  createdById: 'creator',
  verifierIds: ['verifier'],
  orgIds: ['water', 'forest'],
  handlerIds: ['handler'],
  closing: { appliedById: 'applicant', reviewedById: 'reviewer', verifiedById: 'closer', noticeUntil: null },
  leaves: 2,
  openLeaves: 0,
  ...more,
})

const SCOPES = {
  own: { kind: 'own' },
  org: { kind: 'orgs', orgIds: ['water'] },
  subtree: { kind: 'orgs', orgIds: ['water'] },
  region: { kind: 'region', regionId: 'region' },
  all: { kind: 'all' },
} as const satisfies Record<string, Reach>

/** A person of a role in the org where such a person sits. */
function personOf(
  role: Role,
  id = 'somebody',
  orgId = OF_THE_LEAD.includes(role) ? 'water' : 'office',
): ActingPerson {
  return {
    id,
    orgId,
    reach: (permission) => {
      const kind = scopeOf([role], permission)
      return kind && SCOPES[kind]
    },
  }
}
const OF_THE_LEAD: readonly Role[] = ['handler', 'head']

/** Who may take which step, role by role; a step that is not here is open to nobody. */
const WHO: Record<MatterState, Partial<Record<MatterAction, Role[]>>> = {
  draft: {
    edit: ['supervisor', 'supervisionHead'],
    approve: ['supervisionHead'],
    changeSupervisor: ['supervisionHead'],
    cancel: ['supervisionHead'],
  },
  approved: {
    edit: ['supervisor', 'supervisionHead'],
    issue: ['supervisor', 'supervisionHead'],
    changeSupervisor: ['supervisionHead'],
    cancel: ['supervisionHead'],
  },
  issued: {
    complete: ['handler', 'head'],
    requestChange: ['supervisor', 'supervisionHead'],
    changeSupervisor: ['supervisionHead'],
  },
  applied: {
    firstReview: ['head'],
    sendBack: ['head'],
    veto: ['supervisionHead'],
    changeSupervisor: ['supervisionHead'],
  },
  reviewed: {
    verifyClose: ['supervisor', 'supervisionHead'],
    sendBack: ['supervisor', 'supervisionHead'],
    veto: ['supervisionHead'],
    changeSupervisor: ['supervisionHead'],
  },
  completed: {
    approveClose: ['supervisionHead', 'leader'],
    sendBack: ['supervisionHead', 'leader'],
    veto: ['supervisionHead'],
    changeSupervisor: ['supervisionHead'],
  },
  noticed: {
    close: ['supervisor', 'supervisionHead'],
    sendBack: ['supervisor', 'supervisionHead'],
    veto: ['supervisionHead'],
    changeSupervisor: ['supervisionHead'],
  },
  closed: { reopen: ['supervisor', 'supervisionHead'], changeSupervisor: ['supervisionHead'] },
  longTerm: { reopen: ['supervisor', 'supervisionHead'], changeSupervisor: ['supervisionHead'] },
  reopened: {
    complete: ['handler', 'head'],
    requestChange: ['supervisor', 'supervisionHead'],
    changeSupervisor: ['supervisionHead'],
  },
  cancelled: {},
}

describe.each(states)('in state %s', (state) => {
  it.each(ROLES)('a %s may do what the table says', (role) => {
    const open = matterActions(matter({ state }), personOf(role))
    const told = MATTER_STATE_ACTIONS[state].filter((action) => WHO[state][action]?.includes(role))
    expect(open).toEqual(told)
  })
})

describe('who had a part', () => {
  const PEOPLE: Record<Recusal, ActingPerson> = {
    sameOffice: personOf('supervisionHead', 'somebody', 'forest'),
    handler: personOf('supervisionHead', 'handler'),
    applicant: personOf('supervisionHead', 'applicant'),
    reviewer: personOf('supervisionHead', 'reviewer'),
    closingVerifier: personOf('supervisionHead', 'closer'),
    reportVerifier: personOf('supervisionHead', 'verifier'),
  }
  const STEPS: Record<Exclude<ClosingStep, 'firstReview'> | 'reopen' | 'veto', MatterState> = {
    verifyClose: 'reviewed',
    approveClose: 'completed',
    close: 'noticed',
    reopen: 'closed',
    veto: 'noticed',
  }
  it.each(Object.entries(STEPS))('of %s is kept from it', (step, state) => {
    const action = step as keyof typeof STEPS
    for (const recusal of Object.keys(RECUSALS) as Recusal[]) {
      const kept: readonly Recusal[] = STEP_RECUSALS[action]
      const refusal = MATTER_RULES[action](matter({ state }), PEOPLE[recusal])
      expect(refusal).toEqual(
        kept.includes(recusal)
          ? { code: 'matter.recused', details: { why: RECUSALS[recusal], action: expect.any(String) } }
          : null,
      )
      if (action === 'reopen' || action === 'veto') continue
      expect(MATTER_RULES.sendBack(matter({ state }), PEOPLE[recusal])?.code).toBe(refusal?.code)
    }
  })

  it('reviews first within the lead, but not what they asked for themselves', () => {
    expect(MATTER_RULES.firstReview(matter(), personOf('head', 'applicant'))?.code).toBe('matter.recused')
    expect(MATTER_RULES.firstReview(matter(), personOf('head', 'other'))).toBeNull()
  })

  it('never lets one person take all steps, whoever they are', () => {
    const person = personOf('supervisionHead', 'one')
    const asked = matter({ state: 'reviewed', closing: { ...matter().closing, appliedById: 'one' } })
    expect(MATTER_RULES.verifyClose(asked, person)).not.toBeNull()
    const verified = matter({ state: 'completed', closing: { ...matter().closing, verifiedById: 'one' } })
    expect(MATTER_RULES.approveClose(verified, person)).not.toBeNull()
  })
})

describe('the next 责任督查员', () => {
  const PEOPLE: Record<Recusal, { id: string; orgId: string }> = {
    sameOffice: { id: 'somebody', orgId: 'forest' },
    handler: { id: 'handler', orgId: 'office' },
    applicant: { id: 'applicant', orgId: 'office' },
    reviewer: { id: 'reviewer', orgId: 'office' },
    closingVerifier: { id: 'closer', orgId: 'office' },
    reportVerifier: { id: 'verifier', orgId: 'office' },
  }
  const facts = { ...matter(), supervisorId: 'now' }
  const code = (id: string, orgId = 'office') =>
    newSupervisorRefusal(facts, { id, orgId, name: '某人' })?.code ?? null

  it('is another person than now, of an office that has no part in it', () => {
    expect(code('now')).toBe('matter.supervisor-same')
    expect(code('other')).toBeNull()
    expect(code('other', 'water')).toBe('matter.supervisor-recused')
  })

  it.each(Object.keys(RECUSALS) as Recusal[])('is kept from it as from verifying: %s', (recusal) => {
    const kept: readonly Recusal[] = STEP_RECUSALS.verifyClose
    const { id, orgId } = PEOPLE[recusal]
    expect(code(id, orgId)).toBe(kept.includes(recusal) ? 'matter.supervisor-recused' : null)
  })
})

it('asks for 办结 only when nothing is open below', () => {
  const head = personOf('head')
  expect(MATTER_RULES.complete(matter({ state: 'issued', openLeaves: 1 }), head)?.code).toBe(
    'matter.tasks-open',
  )
  expect(MATTER_RULES.complete(matter({ state: 'issued', leaves: 0 }), head)?.code).toBe('matter.no-tasks')
  expect(MATTER_RULES.complete(matter({ state: 'issued' }), personOf('handler', 'x', 'forest'))?.code).toBe(
    'auth.forbidden',
  )
})

it('grants every permission of 销号 to somebody', () => {
  for (const permission of Object.keys(PERMISSIONS).filter((one) => one.startsWith('matter.'))) {
    expect(Object.values(ROLE_GRANTS).some((grants) => permission in grants)).toBe(true)
  }
})

it('is 销号 only after the last day of its notice', () => {
  expect(noticeRefusal(day('2026-12-04'), day('2026-12-04'))?.code).toBe('matter.notice-open')
  expect(noticeRefusal(day('2026-12-04'), day('2026-12-05'))).toBeNull()
  expect(noticeRefusal(null, day('2026-12-05'))).toBeNull()
})

const SUPERVISOR_CHANGED = MATTER_ACTIONS.changeSupervisor

describe('a history', () => {
  /** Which line each act leaves. */
  const LINES: Partial<Record<MatterAction, readonly MatterLine[]>> = {
    approve: ['approved'],
    issue: ['issued'],
    complete: ['applied'],
    firstReview: ['reviewed'],
    verifyClose: ['verified'],
    approveClose: Object.values(OUTCOME_LINES),
    close: ['noticeOver'],
    sendBack: ['sentBack'],
    veto: ['vetoed'],
    reopen: ['reopened'],
    cancel: ['cancelled'],
  }

  /** Lines of acts that move no state: whoever answers for it, it stands where it stood. */
  const BETWEEN = ['转为红灯', '修改事项', SUPERVISOR_CHANGED, `撤销${SUPERVISOR_CHANGED}`, '工作交接']

  it('replays to the state that random acts led to, whatever lines stand between', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 60 }), (choices) => {
        let state: MatterState = 'draft'
        let relapses = 0
        const history: { what: string }[] = [{ what: MATTER_LINES.created }]
        for (const choice of choices) {
          const acts: readonly MatterAction[] = MATTER_STATE_ACTIONS[state]
          const lines = acts.flatMap((action) => LINES[action] ?? [])
          const line = lines[choice % Math.max(1, lines.length)]
          if (!line) break
          state = stateAfter(line, relapses)
          if (line === 'reopened') relapses += 1
          history.push({ what: MATTER_LINES[line] }, { what: BETWEEN[choice % BETWEEN.length] ?? '' })
        }
        expect(replayMatter(history)).toBe(state)
      }),
    )
  })

  it('comes back to 反弹整改 after it was reopened once', () => {
    expect(stateAfter('sentBack', 0)).toBe('issued')
    expect(stateAfter('sentBack', 1)).toBe('reopened')
    expect([stateAfter('vetoed', 0), stateAfter('vetoed', 1)]).toEqual(['issued', 'reopened'])
    expect(replayMatter([{ what: '导入' }])).toBeNull()
  })
})

describe('回头看', () => {
  const rules = { lookBackFirstDays: 30, lookBackSecondDays: 90, lookBackSamplePercent: 30 }
  const plan = (id: string, more: object = {}) =>
    plannedLookBacks({ id, relapses: 0, longTerm: false, ...more }, day('2026-11-09'), rules)

  it('is drawn the same again, about as often as the rule says', () => {
    const ids = Array.from({ length: 4000 }, (_, i) => `6530${i.toString(16).padStart(20, '0')}`)
    expect(ids.map((id) => plan(id))).toEqual(ids.map((id) => plan(id)))
    const drawn = ids.filter((id) => plan(id).some(({ round }) => round === 1)).length
    expect(drawn / ids.length).toBeGreaterThan(0.25)
    expect(drawn / ids.length).toBeLessThan(0.35)
  })

  it('always looks at what became a standing duty, and at nothing where the rule is 0', () => {
    expect(plan('a', { longTerm: true })).toEqual([
      { round: 1, dueOn: '2026-12-09' },
      { round: 2, dueOn: '2027-02-07' },
    ])
    const none = { ...rules, lookBackSamplePercent: 0 }
    expect(plannedLookBacks({ id: 'a', relapses: 0, longTerm: false }, day('2026-11-09'), none)).toEqual([])
  })

  it('draws a number from 0 to 99 from any text', () => {
    fc.assert(fc.property(fc.string(), (text) => draw(text) >= 0 && draw(text) <= 99))
  })

  it.each(Object.keys(LOOK_BACK_STATES) as LookBackState[])(
    'in state %s is recorded by another office only',
    (state) => {
      const refusal = (person: ActingPerson) => lookBackRefusal(state, matter(), person)?.code ?? null
      expect(refusal(personOf('supervisor'))).toBe(state === 'due' ? null : 'look-back.state')
      if (state !== 'due') return
      expect(refusal(personOf('supervisor', 'somebody', 'water'))).toBe('matter.recused')
      expect(refusal(personOf('supervisor', 'handler'))).toBe('matter.recused')
      expect(refusal(personOf('head'))).toBe('auth.forbidden')
    },
  )
})
