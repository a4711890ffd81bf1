import fc from 'fast-check'
import { plainDate as day } from '../kernel/plain-date'
import {
  type MilestoneFacts,
  milestonePoints,
  milestonesForLight,
  planRefusal,
  tickedRefusal,
  verifiedPlaces,
} from './milestones.rules'

const point = (title: string, due: string, weight: number, verified = false): MilestoneFacts => ({
  title,
  due: day(due),
  weight,
  claimed: verified,
  verified,
})
const road = [
  point('完成招标', '2026-11-16', 30, true),
  point('路基贯通', '2026-11-23', 50),
  point('通车', '2026-11-30', 20),
]

describe('what is ticked', () => {
  it('keeps what was verified and agrees with the share beside it', () => {
    expect(tickedRefusal(road, [0, 1], 8000)).toBeNull()
    expect(tickedRefusal(road, [0], 3000)).toBeNull()
    for (const [ticked, share] of [
      [[1], 5000],
      [[0, 1], 7000],
      [[0, 3], 3000],
      [[0, 0], 6000],
      [[], 0],
    ] as const)
      expect(tickedRefusal(road, ticked, share)?.code).toBe('report.milestones')
  })

  it('lies within what is claimed, when it is verified', () => {
    expect(tickedRefusal(road, [0, 1], 8000, [0, 1])).toBeNull()
    expect(tickedRefusal(road, [0, 2], 5000, [0, 1])?.code).toBe('report.milestones')
  })

  it('is nothing where there are no milestones', () => {
    expect(tickedRefusal([], [], 6000)).toBeNull()
    expect(tickedRefusal([], [0], 6000)?.code).toBe('report.milestones')
  })

  it('of all is the whole', () => {
    expect(milestonePoints(road, [0, 1, 2])).toBe(10_000)
    expect(verifiedPlaces(road)).toEqual([0])
  })
})

it('asks the light for a share that grows from day to day, whatever the order of the list', () => {
  expect(milestonesForLight([...road].reverse())).toEqual([
    { due: '2026-11-16', title: '完成招标', percent: 30, done: true },
    { due: '2026-11-23', title: '路基贯通', percent: 80, done: false },
    { due: '2026-11-30', title: '通车', percent: 100, done: false },
  ])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 20 }), (weights) => {
      const plan = weights.map((weight, i) =>
        point('节点', `2026-11-${String((i % 28) + 1).padStart(2, '0')}`, weight),
      )
      const percents = milestonesForLight(plan).map(({ percent }) => percent)
      expect([...percents].sort((a, b) => a - b)).toEqual(percents)
      expect(percents.at(-1) ?? 0).toBe(weights.reduce((sum, weight) => sum + weight, 0))
    }),
  )
})

describe('a plan', () => {
  const within = { today: day('2026-11-09'), due: day('2026-11-30'), counted: false }
  const refusal = (plan: MilestoneFacts[], more = {}) =>
    planRefusal('道路', plan, { ...within, ...more })?.code

  it('has weights of 100 and days in order, from today through the deadline', () => {
    expect(refusal(road)).toBeUndefined()
    expect(refusal([])).toBeUndefined()
    expect(refusal(road.slice(0, 2))).toBe('tree.milestone-weights')
    expect(refusal([...road].reverse())).toBe('tree.milestone-due')
    expect(refusal(road, { due: day('2026-11-29') })).toBe('tree.milestone-due')
    expect(refusal(road, { today: day('2026-11-17') })).toBe('tree.milestone-due')
  })

  it('stands beside no quantity', () => {
    expect(refusal(road, { counted: true })).toBe('tree.milestone-quantity')
  })
})
