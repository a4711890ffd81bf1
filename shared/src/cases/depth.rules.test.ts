import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { plainDate as day } from '../kernel/plain-date'
import type { Permission } from '../accounts/permissions'
import type { ActingPerson } from '../tasks/tasks.rules'
import { assignRefusal, handOverRefusal, takeable } from './assign.rules'
import type { CaseFacts } from './cases.rules'
import { CASE_STATES, isEnd, type CaseState } from './cases.states'
import { askJointRefusal, jointActRefusal, jointActs, jointDue, type JointFacts } from './joint.rules'
import { isOpenJoint, JOINT_STATES, type JointState } from './joint.states'
import { officeRole, sayRefusal } from './thread.rules'

const STATES = Object.keys(CASE_STATES) as CaseState[]
const facts = (set: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ state: 'reviewing', regionId: 'region', orgId: 'org', reviewer: null },
  ...{ extended: false, openDeferrals: 0, certificate: true },
  ...set,
})
const person = (id: string, held: readonly Permission[], orgId = 'org'): ActingPerson => ({
  ...{ id, orgId },
  reach: (permission) => (held.includes(permission) ? { kind: 'orgs', orgIds: [orgId] } : null),
})
const one = { id: 'p1', name: '审查一' }

describe('who examines', () => {
  it.each(STATES)('may be settled in %s only while it is examined', (state) => {
    const open = ['accepted', 'reviewing', 'special'].includes(state)
    expect(takeable({ state })).toBe(open)
    const head = person('h', ['case.assign'])
    expect(assignRefusal(facts({ state }), head)?.code ?? null).toBe(open ? null : 'case.state')
  })

  it('is said by who may assign there', () => {
    expect(assignRefusal(facts(), person('h', ['case.review']))?.code).toBe('auth.forbidden')
    expect(assignRefusal(facts(), person('h', ['case.assign'], 'other'))?.code).toBe('auth.forbidden')
  })

  it('is a reviewer of the unit, another than before, and a change has its reason', () => {
    const to = { id: 'p2', name: '审查二', reviews: true }
    const taken = facts({ reviewer: one })
    expect(handOverRefusal(facts(), { ...to, reviews: false }, '')?.code).toBe('case.assignee')
    expect(handOverRefusal(taken, { ...one, reviews: true }, '休假')?.code).toBe('case.assigned')
    expect(handOverRefusal(taken, to, '')?.code).toBe('case.assign-reason')
    expect([handOverRefusal(taken, to, '休假'), handOverRefusal(facts(), to, '')]).toEqual([null, null])
  })
})

describe('联办', () => {
  it.each(STATES)('in %s is asked for only while the case is examined, by who examines it', (state) => {
    const open = ['accepted', 'reviewing', 'special'].includes(state)
    const code = (who: ActingPerson) => askJointRefusal(facts({ state, reviewer: one }), who)?.code ?? null
    expect(code(person('p1', ['case.review']))).toBe(open ? null : 'case.state')
    if (!open) return
    expect(code(person('p2', ['case.review']))).toBe('case.not-reviewer')
    expect(code(person('p1', ['case.decide']))).toBe('auth.forbidden')
  })

  it('ends by the promised last day, and the refusal names both days', () => {
    const at = { today: day('2026-03-02'), calendar }
    expect(jointDue(5, day('2026-03-09'), at)).toEqual({ due: '2026-03-09', tentative: false, refusal: null })
    expect(jointDue(6, day('2026-03-09'), at).refusal).toEqual({
      code: 'case.joint-days',
      details: { days: 6, due: '3月10日（周二）', last: '3月9日（周一）' },
    })
    expect(jointDue(90, null, at).refusal).toBeNull()
    // a case that is late, or will be tonight, still needs the answer of others
    for (const last of ['2026-03-02', '2026-02-27']) expect(jointDue(3, day(last), at).refusal).toBeNull()
  })

  const step = (set: Partial<JointFacts> = {}): JointFacts => ({
    ...{ state: 'todo', orgId: 'other', regionId: 'region', handler: null },
    ...set,
  })
  const theirs = person('p3', ['case.review'], 'other')

  it.each(Object.keys(JOINT_STATES) as JointState[])('%s has acts exactly while it is open', (state) => {
    expect(jointActs(step({ state }), theirs)).toEqual(isOpenJoint(state) ? ['take', 'answer'] : [])
    expect(jointActRefusal(step({ state }), 'answer', theirs)?.code ?? null).toBe(
      isOpenJoint(state) ? null : 'case.step-state',
    )
  })

  it('is answered by the asked unit, by who took it', () => {
    expect(jointActs(step(), person('p1', ['case.review']))).toEqual([])
    const taken = step({ state: 'doing', handler: { id: 'p4', name: '协办四' } })
    expect(jointActRefusal(taken, 'answer', theirs)).toEqual({
      code: 'case.step-handler',
      details: { handler: '协办四' },
    })
    expect(jointActs(taken, theirs)).toEqual(['take'])
    expect(jointActRefusal({ ...taken, handler: { id: 'p3', name: '' } }, 'take', theirs)?.code).toBe(
      'case.step-taken',
    )
  })
})

describe('the thread', () => {
  it.each(STATES)('in %s is open while the case is', (state) => {
    const closed = state === 'draft' || isEnd(state)
    expect(sayRefusal({ state })?.code ?? null).toBe(closed ? 'case.thread-closed' : null)
  })

  it('shows the office by role', () => {
    const all = person('p1', ['case.receive', 'case.review', 'case.decide'])
    expect(officeRole(facts({ reviewer: one }), all)).toBe('reviewer')
    expect(officeRole(facts(), all)).toBe('window')
    expect(officeRole(facts(), person('p1', ['case.review']))).toBe('reviewer')
    expect(officeRole(facts(), person('p1', ['case.decide']))).toBe('decider')
  })
})
