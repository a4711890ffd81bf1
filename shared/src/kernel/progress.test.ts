import { NATIONAL_CALENDAR as calendar } from './calendar-data'
import { plainDate as day } from './plain-date'
import { percentOf, percentText, plannedPercent, pointsText, rollUp, weightsRefusal } from './progress'

const child = (weight: number, verified: number, claimed = verified, cancelled = false) => ({
  weight,
  verified,
  claimed,
  cancelled,
})

describe('planned progress', () => {
  const planned = (today: string, milestones?: { due: string; percent: number }[]) =>
    plannedPercent(
      day('2026-11-09'),
      day('2026-11-30'),
      day(today),
      calendar,
      milestones?.map((point) => ({ ...point, due: day(point.due) })),
    )

  it('runs in working days from 派单 to the deadline', () => {
    expect(planned('2026-11-08')).toBe(0)
    expect(planned('2026-11-09')).toBe(0)
    expect(planned('2026-11-10')).toBe(6.6667)
    expect(planned('2026-11-25')).toBe(80)
    expect(planned('2026-11-28')).toBe(planned('2026-11-27'))
    expect(planned('2026-11-30')).toBe(100)
    expect(planned('2026-12-31')).toBe(100)
  })

  it('goes through the milestones', () => {
    const points = [
      { due: '2026-11-23', percent: 90 },
      { due: '2026-11-13', percent: 20 },
    ]
    expect(planned('2026-11-11', points)).toBe(10)
    expect(planned('2026-11-13', points)).toBe(20)
    expect(planned('2026-11-18', points)).toBe(55)
    expect(planned('2026-11-23', points)).toBe(90)
    expect(planned('2026-11-25', points)).toBe(94)
  })

  it('is nothing before 派单, and all of it on a deadline without working days', () => {
    expect(plannedPercent(null, day('2026-11-30'), day('2026-11-25'), calendar)).toBe(0)
    expect(plannedPercent(day('2026-11-27'), day('2026-11-29'), day('2026-11-28'), calendar)).toBe(0)
    expect(plannedPercent(day('2026-11-27'), day('2026-11-29'), day('2026-11-29'), calendar)).toBe(100)
  })
})

describe('progress of a parent', () => {
  it('weighs its children, claimed beside verified', () => {
    expect(rollUp([child(60, 50, 80), child(40, 25, 100)])).toEqual({ verified: 40, claimed: 88 })
  })

  it('takes the weights of the children not cancelled as the whole', () => {
    expect(rollUp([child(50, 100), child(25, 40, 60), child(25, 90, 100, true)])).toEqual({
      verified: 80,
      claimed: 86.6667,
    })
  })

  it('is nothing when every child is cancelled or there is none', () => {
    expect(rollUp([child(100, 80, 90, true)])).toEqual({ verified: 0, claimed: 0 })
    expect(rollUp([])).toEqual({ verified: 0, claimed: 0 })
  })

  it('is whole when every child is', () => {
    expect(rollUp([child(33.33, 100), child(33.33, 100), child(33.34, 100)]).verified).toBe(100)
  })
})

describe('percentages', () => {
  it('show one decimal, half up', () => {
    const shown = [0, 64.2857, 64.25, 64.2499, 80.95, 99.95, 100, 0.05, 1.005].map(percentText)
    expect(shown).toEqual(['0.0%', '64.3%', '64.3%', '64.2%', '81.0%', '100.0%', '100.0%', '0.1%', '1.0%'])
  })

  it('come from quantities and stop at 100', () => {
    expect([percentOf(27, 42), percentOf(34, 42)].map(percentText)).toEqual(['64.3%', '81.0%'])
    expect([percentOf(50, 42), percentOf(0, 42), percentOf(1, 0), percentOf(-1, 5)]).toEqual([100, 0, 0, 0])
  })

  it('show points with their sign', () => {
    expect([pointsText(80 - percentOf(27, 42)), pointsText(-3.25), pointsText(-0.01)]).toEqual([
      '15.7',
      '-3.3',
      '0.0',
    ])
  })
})

describe('weights', () => {
  it('of siblings must sum to 100', () => {
    expect(weightsRefusal([60, 40])).toBeNull()
    expect(weightsRefusal([33.3, 33.3, 33.4])).toBeNull()
    expect(weightsRefusal([])).toBeNull()
    expect(weightsRefusal([60, 30])).toEqual({ code: 'weights.sum', sum: 90 })
    expect(weightsRefusal([60, 40.01])).toEqual({ code: 'weights.sum', sum: 100.01 })
  })
})
