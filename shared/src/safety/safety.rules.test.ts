import {
  afterFailure,
  afterSuggestion,
  decideRefusal,
  labelName,
  publishRefusal,
  SAFETY_LABELS,
  strictest,
} from './safety.rules'
import { SAFETY_STATES, type SafetyState } from './safety.states'

const STATES = Object.keys(SAFETY_STATES) as SafetyState[]
const MINUTE = 60_000

describe('afterSuggestion', () => {
  it('lets only a clear pass through', () => {
    expect(afterSuggestion({ suggest: 'pass', label: 100 }).state).toBe('passed')
    expect(afterSuggestion({ suggest: 'review', label: 20_001 })).toMatchObject({
      state: 'held',
      reason: '微信认为可疑：时政',
    })
    expect(afterSuggestion({ suggest: 'risky', label: 20_006 })).toMatchObject({
      state: 'held',
      reason: '微信认为违规：违法犯罪',
      suggestion: { suggest: 'risky', label: 20_006 },
    })
  })

  it('names every label, an unknown one by its number', () => {
    for (const [label, name] of Object.entries(SAFETY_LABELS)) expect(labelName(Number(label))).toBe(name)
    expect(labelName(29_999)).toBe('编号 29999')
  })
})

describe('afterFailure', () => {
  it.each([61_010, 40_003, 47_001, 48_001])('gives %i to a person at once', (code) => {
    expect(afterFailure({ code, tries: 1, sinceMs: 0 })).toMatchObject({ state: 'held', suggestion: null })
  })

  it.each([-1, 45_009, 45_011, 40_001, null])('tries %p again, each time after longer', (code) => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => afterFailure({ code, tries, sinceMs: 0 }))
    expect(waits.map((next) => next.state === 'checking' && next.waitMs / 1000)).toEqual([
      5, 10, 20, 40, 80, 160, 300, 300,
    ])
  })

  it('gives up before half an hour is over', () => {
    const late = { code: -1, tries: 9 }
    expect(afterFailure({ ...late, sinceMs: 24 * MINUTE }).state).toBe('checking')
    expect(afterFailure({ ...late, sinceMs: 26 * MINUTE })).toMatchObject({
      state: 'held',
      reason: '微信没有回应',
    })
  })
})

describe('strictest', () => {
  it('is the worst of all, whatever stands beside it', () => {
    const order: SafetyState[] = ['rejected', 'held', 'checking', 'passed']
    for (const a of order)
      for (const b of order)
        expect(strictest([a, b])).toBe(order[Math.min(order.indexOf(a), order.indexOf(b))])
  })

  it('counts what nobody checked as being checked', () => {
    expect(strictest([])).toBe('checking')
  })
})

it.each(STATES)('publishes from “%s” only when it has passed', (state) => {
  const refusal = publishRefusal(state)
  if (state === 'passed') expect(refusal).toBeNull()
  else expect(refusal).toEqual({ code: 'safety.not-passed', details: { state: SAFETY_STATES[state] } })
})

it.each(STATES)('lets a person decide “%s” only while it waits for one, and not about their own', (state) => {
  const check = { state, authorId: 'a' }
  if (state === 'held') {
    expect(decideRefusal(check, 'b')).toBeNull()
    expect(decideRefusal(check, 'a')).toEqual({ code: 'safety.own' })
  } else {
    expect(decideRefusal(check, 'b')).toEqual({
      code: 'safety.state',
      details: { state: SAFETY_STATES[state] },
    })
  }
})
