import { NATIONAL_CALENDAR as calendar } from './calendar-data'
import {
  DEFAULT_THRESHOLDS,
  LIGHTS,
  type LightInput,
  colourOn,
  lightOf,
  nextLightChange,
  warnWorkdays,
} from './light'
import { addDays, plainDate as day } from './plain-date'
import { percentOf, plannedPercent } from './progress'

/** The story of the drawn screens: sent 11-09, 15 working days, due 11-30, 27 of 42 places verified. */
function story(more: Partial<LightInput> = {}): LightInput {
  const input: LightInput = {
    dispatchedOn: day('2026-11-09'),
    due: day('2026-11-30'),
    closedOn: null,
    suspended: false,
    verifiedPercent: percentOf(27, 42),
    plannedPercent: 0,
    today: day('2026-11-25'),
    calendar,
    thresholds: DEFAULT_THRESHOLDS,
    ...more,
  }
  const planned = plannedPercent(input.dispatchedOn, input.due, input.today, calendar, input.milestones)
  return { ...input, plannedPercent: more.plannedPercent ?? planned }
}

const codes = (input: LightInput) => lightOf(input).reasons.map(({ code }) => code)
const onTrack = { verifiedPercent: 100 }

describe('the light of the story', () => {
  it('is yellow with 3 working days left and says why in figures', () => {
    expect(lightOf(story())).toEqual({
      colour: 'yellow',
      remaining: 3,
      reasons: [
        { code: 'remaining', text: '剩余 3 个工作日，不超过限期 15 个工作日的 20%（3 个）' },
        { code: 'lag', text: '核实进度 64.3%，序时进度 80.0%，慢 15.7 个百分点，超过 10 个' },
      ],
    })
  })
})

describe('green', () => {
  it('is work on schedule', () => {
    expect(lightOf(story({ today: day('2026-11-18') }))).toEqual({
      colour: 'green',
      remaining: 8,
      reasons: [{ code: 'on-schedule', text: '按计划进行，剩余 8 个工作日' }],
    })
  })

  it('is work closed in time, on its last day too', () => {
    expect(codes(story({ closedOn: day('2026-11-30'), today: day('2026-12-20') }))).toEqual([
      'closed-in-time',
    ])
  })
})

describe('yellow', () => {
  it('begins at the share of the limit, rounded up, and never below the minimum', () => {
    expect([15, 16, 5, 4, 1, 0].map((limit) => warnWorkdays(limit, DEFAULT_THRESHOLDS))).toEqual([
      3, 4, 1, 1, 1, 1,
    ])
    expect(warnWorkdays(100, { ...DEFAULT_THRESHOLDS, warnShare: 0.07 })).toBe(7)
  })

  it('begins on that day and not the day before', () => {
    expect(lightOf(story({ ...onTrack, today: day('2026-11-24') })).colour).toBe('green')
    expect(codes(story({ ...onTrack, today: day('2026-11-25') }))).toEqual(['remaining'])
  })

  it('names the minimum where the minimum decides', () => {
    const short = story({ ...onTrack, dispatchedOn: day('2026-11-26'), today: day('2026-11-27') })
    expect(lightOf(short).reasons[0]?.text).toBe('剩余 1 个工作日，不超过 1 个工作日')
  })

  it('needs more than 10 points behind the plan', () => {
    const early = { today: day('2026-11-18'), plannedPercent: 60 }
    expect(lightOf(story({ ...early, verifiedPercent: 50 })).colour).toBe('green')
    expect(codes(story({ ...early, verifiedPercent: 49.99 }))).toEqual(['lag'])
  })

  it('follows a report that is late, from the day after its day on', () => {
    const awaited = [{ kind: 'periodic', due: day('2026-11-13') }] as const
    expect(codes(story({ ...onTrack, today: day('2026-11-13'), awaited }))).toEqual(['on-schedule'])
    expect(lightOf(story({ ...onTrack, today: day('2026-11-14'), awaited })).reasons).toEqual([
      { code: 'periodic', text: '进展报告逾期，应于 11月13日（周五）前报送' },
    ])
    const asked = [{ kind: 'supplement', due: day('2026-11-11') }] as const
    expect(codes(story({ ...onTrack, today: day('2026-11-12'), awaited: asked }))).toEqual(['supplement'])
    expect(nextLightChange(story({ ...onTrack, today: day('2026-11-12'), awaited }))).toEqual({
      date: '2026-11-14',
      colour: 'yellow',
    })
  })

  it('is the least a parent has when anything below it is red', () => {
    const parent = story({ ...onTrack, today: day('2026-11-12') })
    expect(codes({ ...parent, childLights: ['green', 'red'] })).toEqual(['child-red'])
    expect(lightOf({ ...parent, childLights: ['yellow', 'grey'] }).colour).toBe('green')
    expect(lightOf({ ...parent, dispatchedOn: null, childLights: ['red'] }).colour).toBe('yellow')
    expect(lightOf({ ...parent, today: day('2026-12-01'), childLights: ['red'] }).colour).toBe('red')
  })
})

describe('red', () => {
  it('begins the day after the deadline', () => {
    expect(lightOf(story({ today: day('2026-11-30') })).colour).toBe('yellow')
    expect(lightOf(story({ today: day('2026-12-02') }))).toEqual({
      colour: 'red',
      remaining: -2,
      reasons: [{ code: 'overdue', text: '期限 11月30日（周一）24:00 已过，超期 2 个工作日' }],
    })
  })

  it('begins the day after a milestone that was not met', () => {
    const milestones = [{ due: day('2026-11-17'), percent: 70 }]
    expect(lightOf(story({ today: day('2026-11-17'), milestones })).colour).toBe('green')
    expect(lightOf(story({ today: day('2026-11-18'), milestones })).reasons).toEqual([
      { code: 'milestone', text: '节点已过：11月17日（周二）应完成 70.0%；已核实 64.3%' },
    ])
    expect(lightOf(story({ today: day('2026-11-18'), milestones, verifiedPercent: 70 })).colour).toBe('green')
  })

  it('asks for each milestone by itself where each is verified', () => {
    const point = (done: boolean) => [{ due: day('2026-11-17'), percent: 30, done, title: '完成招标' }]
    const at = (done: boolean) => lightOf(story({ today: day('2026-11-18'), milestones: point(done) }))
    expect(at(true).colour).toBe('green')
    expect(at(false).reasons[0]?.text).toBe('节点已过：11月17日（周二）应完成“完成招标”；已核实 64.3%')
  })
})

describe('grey', () => {
  it('is before 派单 and while suspended', () => {
    expect(codes(story({ dispatchedOn: null }))).toEqual(['not-dispatched'])
    expect(codes(story({ dispatchedOn: day('2026-11-26') }))).toEqual(['not-dispatched'])
    expect(codes(story({ suspended: true, today: day('2026-12-09') }))).toEqual(['suspended'])
  })

  it('is not the colour of closed work', () => {
    expect(lightOf(story({ suspended: true, closedOn: day('2026-11-20') })).colour).toBe('green')
  })
})

describe('recovered', () => {
  it('is work that was finished late, and says how late for good', () => {
    const late = story({ closedOn: day('2026-12-02'), today: day('2027-03-01') })
    expect(lightOf(late)).toEqual({
      colour: 'recovered',
      remaining: -2,
      reasons: [{ code: 'closed-late', text: '期限 11月30日（周一），12月2日（周三）办结，晚 2 个工作日' }],
    })
  })

  it('is open or closed work that was red and has caught up', () => {
    expect(codes(story({ ...onTrack, today: day('2026-11-12'), wasRed: true }))).toEqual(['caught-up'])
    expect(codes(story({ closedOn: day('2026-11-24'), wasRed: true }))).toEqual(['caught-up'])
    expect(lightOf(story({ wasRed: true })).colour).toBe('yellow')
  })
})

describe('the next change', () => {
  it('is the first later day with another colour', () => {
    expect(nextLightChange(story({ ...onTrack, today: day('2026-11-09') }))).toEqual({
      date: '2026-11-25',
      colour: 'yellow',
    })
    expect(nextLightChange(story({ verifiedPercent: 0, today: day('2026-11-09') }))).toEqual({
      date: '2026-11-11',
      colour: 'yellow',
    })
    expect(nextLightChange(story())).toEqual({ date: '2026-12-01', colour: 'red' })
  })

  it('is the day of a 派单 still to come, or the day after a milestone', () => {
    expect(nextLightChange(story({ ...onTrack, today: day('2026-11-02') }))).toEqual({
      date: '2026-11-09',
      colour: 'green',
    })
    const milestones = [{ due: day('2026-11-17'), percent: 70 }]
    expect(nextLightChange(story({ today: day('2026-11-16'), milestones }))).toEqual({
      date: '2026-11-18',
      colour: 'red',
    })
  })

  it('is none for red, closed, suspended and undispatched work', () => {
    for (const more of [
      { today: day('2026-12-01') },
      { closedOn: day('2026-11-20') },
      { suspended: true },
      { dispatchedOn: null },
    ]) {
      expect(nextLightChange(story(more))).toBeNull()
    }
  })

  it('agrees with the light of every day in between', () => {
    const start = story({ today: day('2026-11-02'), verifiedPercent: 30 })
    for (let today = start.today; today < '2026-12-10'; today = addDays(today, 1)) {
      const change = nextLightChange(story({ verifiedPercent: 30, today }))
      const tomorrow = colourOn(start, addDays(today, 1))
      expect(change?.date === addDays(today, 1)).toBe(tomorrow !== colourOn(start, today))
    }
  })
})

it('no two lights share a shape, a word or a rank', () => {
  const lights = Object.values(LIGHTS)
  for (const key of ['shape', 'word', 'rank'] as const) {
    expect(new Set(lights.map((light) => light[key])).size).toBe(5)
  }
})
