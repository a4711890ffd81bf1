import { NATIONAL_CALENDAR as calendar } from './calendar-data'
import { DEFAULT_THRESHOLDS, type LightInput } from './light'
import { plainDate as day } from './plain-date'
import { currentStage, dedupeStage, mainStage, nextWarning, warningStages } from './warnings'

function task(more: Partial<LightInput> = {}): LightInput {
  return {
    dispatchedOn: day('2026-11-09'),
    due: day('2026-11-30'),
    closedOn: null,
    suspended: false,
    verifiedPercent: 100,
    plannedPercent: 0,
    today: day('2026-11-09'),
    calendar,
    thresholds: DEFAULT_THRESHOLDS,
    ...more,
  }
}

const texts = (input: LightInput, from: string | null, through: string) =>
  warningStages(input, from === null ? null : day(from), day(through)).map(
    ({ date, stages }) => `${date} ${stages.join(' ')}`,
  )

describe('the stages of a task', () => {
  it('fall once each, merge by day, and overdue comes back every 5 working days', () => {
    expect(texts(task(), null, '2026-12-15')).toEqual([
      '2026-11-25 yellow D-3',
      '2026-11-27 D-1',
      '2026-11-30 due',
      '2026-12-01 red overdue',
      '2026-12-08 overdue',
      '2026-12-15 overdue',
    ])
  })

  it('come back as often as the place wants', () => {
    const thresholds = { ...DEFAULT_THRESHOLDS, overdueRepeatWorkdays: 2 }
    expect(texts(task({ thresholds }), '2026-11-30', '2026-12-08')).toEqual([
      '2026-12-01 red overdue',
      '2026-12-03 overdue',
      '2026-12-07 overdue',
    ])
  })

  it('turn yellow earlier when the work lags behind', () => {
    expect(texts(task({ verifiedPercent: 0 }), null, '2026-11-25')).toEqual([
      '2026-11-11 yellow',
      '2026-11-25 D-3',
    ])
  })

  it('turn red after a missed milestone, long before the deadline', () => {
    const milestones = [{ due: day('2026-11-17'), percent: 50 }]
    expect(texts(task({ verifiedPercent: 45, milestones }), null, '2026-12-01')).toEqual([
      '2026-11-18 red',
      '2026-11-25 D-3',
      '2026-11-27 D-1',
      '2026-11-30 due',
      '2026-12-01 overdue',
    ])
  })

  it('cover the window after its first and through its last day', () => {
    expect(texts(task(), '2026-11-25', '2026-11-30')).toEqual(['2026-11-27 D-1', '2026-11-30 due'])
    expect(texts(task(), '2026-11-30', '2026-11-30')).toEqual([])
  })

  it('of a limit of one day are yellow on the day of 派单, without D-n', () => {
    const short = task({ dispatchedOn: day('2026-11-27') })
    expect(texts(short, null, '2026-12-01')).toEqual([
      '2026-11-27 yellow',
      '2026-11-30 due',
      '2026-12-01 red overdue',
    ])
  })

  it('count D-n in working days across a holiday, and go red on a rest day', () => {
    const autumn = task({ dispatchedOn: day('2026-09-10'), due: day('2026-09-30'), today: day('2026-09-10') })
    expect(texts(autumn, null, '2026-10-15')).toEqual([
      '2026-09-24 yellow D-3',
      '2026-09-29 D-1',
      '2026-09-30 due',
      '2026-10-01 red overdue',
      '2026-10-13 overdue',
    ])
  })

  it('are none before 派单, while suspended, and once closed', () => {
    for (const more of [{ dispatchedOn: null }, { suspended: true }, { closedOn: day('2026-11-20') }]) {
      expect(texts(task(more), null, '2026-12-31')).toEqual([])
      expect(nextWarning(task(more), day('2026-11-20'))).toBeNull()
      expect(currentStage(task(more), day('2026-11-26'))).toBeNull()
    }
  })
})

describe('the next warning', () => {
  it('is the first day after today that has one', () => {
    const next = (today: string) => nextWarning(task(), day(today))
    expect(next('2026-11-01')).toEqual({ date: '2026-11-25', stages: ['yellow', 'D-3'] })
    expect(next('2026-11-25')).toEqual({ date: '2026-11-27', stages: ['D-1'] })
    expect(next('2026-11-30')).toEqual({ date: '2026-12-01', stages: ['red', 'overdue'] })
    expect(next('2026-12-01')).toEqual({ date: '2026-12-08', stages: ['overdue'] })
    expect(next('2027-01-20')).toEqual({ date: '2027-01-26', stages: ['overdue'] })
  })
})

describe('after an outage', () => {
  it('only the current level holds', () => {
    const level = (today: string, more: Partial<LightInput> = {}) => currentStage(task(more), day(today))
    expect(level('2026-11-08')).toBeNull()
    expect(level('2026-11-24')).toBeNull()
    expect(level('2026-11-12', { verifiedPercent: 0 })).toBe('yellow')
    expect(level('2026-11-12', { childLights: ['red'] })).toBe('yellow')
    expect(level('2026-11-26')).toBe('D-3')
    expect(level('2026-11-29')).toBe('D-1')
    expect(level('2026-11-30')).toBe('due')
    expect(
      level('2026-11-26', { verifiedPercent: 0, milestones: [{ due: day('2026-11-17'), percent: 50 }] }),
    ).toBe('red')
    expect(level('2026-12-05')).toBe('overdue')
  })

  it('agrees with the strongest stage of every day that has one', () => {
    for (const { date, stages } of warningStages(task({ verifiedPercent: 20 }), null, day('2026-12-31'))) {
      expect(currentStage(task({ verifiedPercent: 20 }), date)).toBe(mainStage(stages))
    }
  })
})

describe('one card a day', () => {
  it('is named after the strongest stage', () => {
    expect(mainStage(['yellow', 'D-3'])).toBe('D-3')
    expect(mainStage(['overdue', 'red'])).toBe('overdue')
    expect(() => mainStage([])).toThrow(RangeError)
  })

  it('has a key that stays until the deadline moves or overdue comes back', () => {
    const key = (stage: 'D-1' | 'overdue', date: string, due = '2026-11-30') =>
      dedupeStage(task({ due: day(due) }), stage, day(date))
    expect(key('D-1', '2026-11-27')).toBe('D-1@2026-11-30')
    expect(key('D-1', '2026-11-29')).toBe('D-1@2026-11-30')
    expect(key('D-1', '2026-12-04', '2026-12-07')).toBe('D-1@2026-12-07')
    expect(key('overdue', '2026-12-01')).toBe('overdue#0@2026-11-30')
    expect(key('overdue', '2026-12-07')).toBe('overdue#0@2026-11-30')
    expect(key('overdue', '2026-12-08')).toBe('overdue#1@2026-11-30')
  })
})
