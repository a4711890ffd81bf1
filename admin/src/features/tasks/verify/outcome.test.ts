import { outcomeOf, type Thresholds } from './outcome'

const rules: Thresholds = { lagPoints: 10, warnSharePercent: 20, warnMinWorkdays: 1 }

const task = (part: { remaining?: number; planned?: number; light?: 'green' | 'yellow' | 'red' }) => ({
  quantity: { unit: '处', target: 42, verified: 27, claimed: 34 },
  progress: { verified: 6429, claimed: 8095, planned: part.planned ?? 8000 },
  light: part.light ?? ('yellow' as const),
  clock: {
    dispatchedOn: '2026-11-09',
    dispatchedAt: null,
    due: '2026-11-30',
    tentative: false,
    limitWorkdays: 15,
    remaining: part.remaining ?? 3,
  },
})

describe('what acceptance makes of a task', () => {
  it('stays yellow in the warning period though the lag is small', () => {
    const outcome = outcomeOf(task({}), 33, rules)
    expect(outcome).toMatchObject({ verified: 7857, done: false, light: 'yellow', lightVerb: '灯保持' })
    expect(outcome.text).toBe(
      '核实进度变为 78.6%，低于序时 80.0%，但差距在 10 个百分点以内。剩余时间仍在预警期，',
    )
  })

  it('turns green again when it has caught up in good time', () => {
    expect(outcomeOf(task({ remaining: 8 }), 34, rules)).toMatchObject({
      light: 'green',
      lightVerb: '灯变为',
    })
  })

  it('is yellow when it lags by more than the rule allows', () => {
    expect(outcomeOf(task({ remaining: 8, light: 'green' }), 27, rules)).toMatchObject({
      light: 'yellow',
      lightVerb: '灯变为',
    })
  })

  it('stays red past the deadline, and is 补黄 when finished late', () => {
    expect(outcomeOf(task({ remaining: -2, light: 'red' }), 34, rules).light).toBe('red')
    expect(outcomeOf(task({ remaining: -2, light: 'red' }), 42, rules)).toMatchObject({
      done: true,
      light: 'recovered',
      verified: 10_000,
    })
  })

  it('is done and green when all is verified in time', () => {
    expect(outcomeOf(task({}), 42, rules)).toMatchObject({ done: true, light: 'green' })
  })
})
