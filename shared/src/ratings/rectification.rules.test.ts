import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { plainDate as day } from '../kernel/plain-date'
import { RATING_LIMITS } from './ratings.rules'
import {
  RECTIFICATION_ACTIONS,
  RECTIFICATION_NEXT,
  RECTIFICATION_STATE_ACTIONS,
  RECTIFICATION_STATES,
  type RectificationAction,
  type RectificationState,
} from './ratings.states'
import {
  type RectificationFacts,
  type RectificationPerson,
  firstRectificationState,
  rectificationActions,
  rectificationRefusal,
  stateAfterRuling,
} from './rectification.rules'

const states = Object.keys(RECTIFICATION_STATES) as RectificationState[]
const actions = Object.keys(RECTIFICATION_ACTIONS) as RectificationAction[]

const facts = (more: Partial<RectificationFacts> = {}): RectificationFacts => ({
  state: 'toContact',
  ratedOn: day('2026-11-02'),
  orgId: 'water',
  clerkId: 'clerk',
  handlerIds: ['clerk', 'mover'],
  raterId: 'zhang',
  appealedBy: null,
  rerated: false,
  ...more,
})
const appealed = (more: Partial<RectificationFacts> = {}) =>
  facts({ state: 'appealed', appealedBy: 'head', ...more })

const clerk = { id: 'clerk', orgId: 'water' }
const colleague = { id: 'colleague', orgId: 'water' }
const caller = { id: 'caller', orgId: 'hall' }
const mover = { id: 'mover', orgId: 'hall' }
const citizen = { id: 'zhang', orgId: null }
const on = (today: string) => ({ today: day(today), calendar })
const today = on('2026-11-03')
const codeOf = (action: RectificationAction, of: RectificationFacts, person: RectificationPerson) =>
  rectificationRefusal[action](of, person, today)?.code

const ENTITLED: Record<RectificationAction, RectificationPerson> = {
  contact: caller,
  verify: caller,
  rectify: clerk,
  appeal: colleague,
  judgeAppeal: caller,
  rerate: citizen,
}

describe('what may be done in each state', () => {
  it.each(states)('of %s is what the table says, for the person entitled to each act', (state) => {
    const possible: readonly RectificationAction[] = RECTIFICATION_STATE_ACTIONS[state]
    for (const action of actions) {
      const code = codeOf(action, facts({ state }), ENTITLED[action])
      expect(code).toBe(possible.includes(action) ? undefined : 'rectification.state')
    }
  })

  it.each(states)('of %s is listed for each person', (state) => {
    const possible: readonly RectificationAction[] = RECTIFICATION_STATE_ACTIONS[state]
    for (const person of [clerk, colleague, caller, mover, citizen]) {
      const open = rectificationActions(facts({ state }), person, today)
      expect(open).toEqual(possible.filter((a) => codeOf(a, facts({ state }), person) === undefined))
    }
    expect(rectificationActions(facts({ state }), mover, today)).toEqual([])
  })

  it('says the state and the act in Chinese', () => {
    expect(rectificationRefusal.contact(facts({ state: 'dismissed' }), caller)).toEqual({
      code: 'rectification.state',
      details: { state: '不予采信', action: '回访' },
    })
  })
})

describe('calling back and verifying', () => {
  it.each([
    ['contact', 'toContact'],
    ['verify', 'toVerify'],
  ] as const)('%s is never for the clerk, a handler, nor their office', (action, state) => {
    const of = facts({ state })
    expect(codeOf(action, of, clerk)).toBe('rectification.handled')
    expect(codeOf(action, of, mover)).toBe('rectification.handled')
    expect(codeOf(action, of, colleague)).toBe('rectification.same-office')
    expect(codeOf(action, of, caller)).toBeUndefined()
  })

  it('is not for the rated clerk who has moved to another office since', () => {
    const moved = facts({ handlerIds: [] })
    expect(codeOf('contact', moved, { id: 'clerk', orgId: 'hall' })).toBe('rectification.handled')
  })

  it('begins with verifying when there is nobody to call', () => {
    expect([firstRectificationState(true), firstRectificationState(false)]).toEqual(['toContact', 'toVerify'])
  })
})

it('lets only the rated org rectify', () => {
  const of = facts({ state: 'toRectify' })
  expect(codeOf('rectify', of, colleague)).toBeUndefined()
  for (const person of [caller, citizen])
    expect(codeOf('rectify', of, person)).toBe('rectification.not-rated-org')
})

describe('the appeal', () => {
  it('is for the rated org alone', () => {
    for (const person of [clerk, colleague]) expect(codeOf('appeal', facts(), person)).toBeUndefined()
    for (const person of [caller, mover, citizen])
      expect(codeOf('appeal', facts(), person)).toBe('rectification.not-rated-org')
  })

  it('comes once, whatever was ruled', () => {
    expect(codeOf('appeal', appealed(), colleague)).toBe('rectification.appealed')
    expect(codeOf('appeal', facts({ appealedBy: 'head' }), colleague)).toBe('rectification.appealed')
  })

  it('comes within three working days, or as many as the place says', () => {
    const late = { code: 'rectification.appeal-late', details: { days: 3, last: '2026-11-05' } }
    expect(rectificationRefusal.appeal(facts(), colleague, on('2026-11-05'))).toBeNull()
    expect(rectificationRefusal.appeal(facts(), colleague, on('2026-11-06'))).toEqual(late)
    const limits = { ...RATING_LIMITS, appealWorkdays: 4 }
    expect(rectificationRefusal.appeal(facts(), colleague, { ...on('2026-11-06'), limits })).toBeNull()
  })

  it('is judged by nobody who appealed, handled the case, or is of that office', () => {
    expect(codeOf('judgeAppeal', appealed({ appealedBy: 'caller' }), caller)).toBe('rectification.own-appeal')
    expect(codeOf('judgeAppeal', appealed(), clerk)).toBe('rectification.handled')
    expect(codeOf('judgeAppeal', appealed(), mover)).toBe('rectification.handled')
    expect(codeOf('judgeAppeal', appealed(), colleague)).toBe('rectification.same-office')
    expect(codeOf('judgeAppeal', appealed(), caller)).toBeUndefined()
  })

  it.each(['toContact', 'toVerify', 'toRectify'] as const)('goes on at %s when not upheld', (before) => {
    expect(stateAfterRuling('rejected', before)).toBe(before)
    expect(stateAfterRuling('upheld', before)).toBe('dismissed')
  })
})

describe('the re-rating', () => {
  const done = facts({ state: 'done' })
  it('is for the rater alone, once', () => {
    expect(codeOf('rerate', done, citizen)).toBeUndefined()
    expect(codeOf('rerate', { ...done, rerated: true }, citizen)).toBe('rectification.rerated')
    expect(codeOf('rerate', done, { id: 'li', orgId: null })).toBe('rectification.not-rater')
    expect(codeOf('rerate', { ...done, raterId: null }, citizen)).toBe('rectification.not-rater')
  })
})

it('leads from the rating to the end and stays there', () => {
  const steps = ['contact', 'verify', 'rectify', 'rerate'] as const
  const end = steps.reduce<RectificationState>((state, action) => {
    expect(RECTIFICATION_STATE_ACTIONS[state]).toContain(action)
    return RECTIFICATION_NEXT[action]
  }, 'toContact')
  expect(end).toBe('done')
})
