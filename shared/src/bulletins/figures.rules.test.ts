import fc from 'fast-check'
import { addDays, plainDate as day } from '../kernel/plain-date'
import { MATTER_STATES, type MatterState } from '../matters/matters.states'
import { TASK_STATES, type TaskState } from '../tasks/tasks.states'
import {
  BULLETIN_DEFINITIONS,
  countUnits,
  isInHand,
  verdictOf,
  type CountedMatter,
  type CountedTask,
  type Rate,
  type UnitCounts,
} from './figures.rules'

const span = {
  period: { from: day('2026-11-16'), through: day('2026-11-22') },
  before: { from: day('2026-11-09'), through: day('2026-11-15') },
  today: day('2026-11-23'),
}
const task = (more: Partial<CountedTask> = {}): CountedTask => ({
  ...{ orgId: 'water', state: 'inHand', light: 'green', due: day('2026-12-18'), closedOn: null },
  ...{ verified: 5000, planned: 4000 },
  ...more,
})
const matter = (more: Partial<CountedMatter> = {}): CountedMatter => ({
  ...{ orgId: 'water', state: 'issued', due: day('2026-11-20'), relapses: 0 },
  ...more,
})
const total = (tasks: CountedTask[], matters: CountedMatter[] = []) => countUnits(tasks, matters, span).total

it('counts what is in hand by light, the suspended among them', () => {
  const counts = total([
    task(),
    task({ light: 'red', due: day('2026-11-18') }),
    task({ state: 'suspended', light: 'grey' }),
    task({ state: 'done', closedOn: day('2026-11-20') }),
    task({ state: 'cancelled' }),
  ])
  expect(counts.inHand).toBe(3)
  expect(counts.lights).toEqual({ red: 1, yellow: 0, recovered: 0, green: 1, grey: 1 })
})

it('works out 按时办结率 over all that was due, those still open and late among them', () => {
  const counts = total([
    task({ due: day('2026-11-18'), state: 'done', closedOn: day('2026-11-18') }),
    task({ due: day('2026-11-18'), state: 'done', closedOn: day('2026-11-19') }),
    task({ due: day('2026-11-20') }),
    // approved pauses and what was called off are not due
    task({ due: day('2026-11-20'), state: 'suspended' }),
    task({ due: day('2026-11-20'), state: 'cancelled' }),
    // of the week before
    task({ due: day('2026-11-10'), state: 'done', closedOn: day('2026-11-10') }),
  ])
  expect([counts.due, counts.onTime, counts.onTimeCommon]).toEqual([
    3,
    { part: 1, n: 3, value: 333 },
    { part: 1, n: 2, value: 500 },
  ])
  expect(counts.onTimeBefore).toEqual({ part: 1, n: 1, value: 1000 })
  expect([counts.overdue, counts.overdueBefore]).toEqual([1, 0])
})

it('knows what was late at the end of each period, whatever became of it afterwards', () => {
  const counts = total([
    task({ due: day('2026-11-10'), state: 'done', closedOn: day('2026-11-17') }),
    task({ due: day('2026-11-10'), state: 'done', closedOn: day('2026-11-23') }),
    // due on the last day: it has passed once the period has
    task({ due: day('2026-11-22') }),
  ])
  expect([counts.overdue, counts.overdueBefore]).toEqual([2, 2])
})

it('leaves what is not over yet out of the rate', () => {
  const running = { ...span, today: day('2026-11-18') }
  const { total: counts } = countUnits(
    [task({ due: day('2026-11-18') }), task({ due: day('2026-11-20') })],
    [],
    running,
  )
  expect([counts.due, counts.onTime, counts.overdue]).toEqual([2, { part: 0, n: 0, value: null }, 0])
})

it('works out 序时完成率 of what runs, 销号率 of what was due, 反弹率 of what was ever closed', () => {
  const counts = total(
    [task(), task({ verified: 3999 }), task({ verified: 4000 }), task({ state: 'suspended', verified: 0 })],
    [
      matter(),
      matter({ state: 'closed' }),
      matter({ state: 'longTerm' }),
      matter({ state: 'closed', due: day('2026-12-30') }),
      matter({ state: 'cancelled' }),
      matter({ state: 'reopened', relapses: 1 }),
    ],
  )
  expect(counts.onSchedule).toEqual({ part: 2, n: 3, value: 667 })
  expect(counts.closed).toEqual({ part: 2, n: 4, value: 500 })
  expect(counts.relapsed).toEqual({ part: 1, n: 4, value: 250 })
})

const rate = (value: number | null): Rate => ({ part: 0, n: 10, value })
const compared = (overdue: number, before: number, now: number | null, then: number | null) =>
  verdictOf({ overdue, overdueBefore: before, onTime: rate(now), onTimeBefore: rate(then) })

it.each([
  [1, 3, 500, 500, 'better'],
  [3, 1, 500, 500, 'worse'],
  [2, 2, 600, 500, 'better'],
  [2, 2, 400, 500, 'worse'],
  [1, 3, 400, 500, 'mixed'],
  [3, 1, 600, 500, 'mixed'],
  [1, 3, 600, 500, 'better'],
  [2, 2, null, 500, 'same'],
  [1, 3, null, 500, 'better'],
  [2, 2, 500, 500, 'same'],
] as const)(
  'with %d late after %d and a rate of %s after %s it is %s',
  (overdue, before, now, then, verdict) => {
    expect(compared(overdue, before, now, then)).toBe(verdict)
  },
)

const anyDay = fc.integer({ min: 0, max: 40 }).map((n) => addDays(day('2026-10-25'), n))
const anyTask: fc.Arbitrary<CountedTask> = fc
  .record({
    orgId: fc.constantFrom('water', 'forest', 'roads'),
    state: fc.constantFrom(...(Object.keys(TASK_STATES) as TaskState[])),
    light: fc.constantFrom(
      'red' as const,
      'yellow' as const,
      'green' as const,
      'grey' as const,
      'recovered' as const,
    ),
    due: fc.option(anyDay, { nil: null }),
    closedOn: anyDay,
    verified: fc.integer({ min: 0, max: 10_000 }),
    planned: fc.integer({ min: 0, max: 10_000 }),
  })
  .map((one) => ({ ...one, closedOn: one.state === 'done' ? one.closedOn : null }))
const anyMatter: fc.Arbitrary<CountedMatter> = fc.record({
  orgId: fc.constantFrom('water', 'forest', 'roads'),
  state: fc.constantFrom(...(Object.keys(MATTER_STATES) as MatterState[])),
  due: anyDay,
  relapses: fc.integer({ min: 0, max: 2 }),
})

/** Every count of a unit, by name: rates by both their sides. */
function countsOf(counts: UnitCounts): Record<string, number> {
  const { lights, ...rest } = counts
  const plain = Object.entries(rest).flatMap(([key, value]) =>
    typeof value === 'number'
      ? [[key, value] as const]
      : [[`${key}.part`, value.part] as const, [`${key}.n`, value.n] as const],
  )
  return Object.fromEntries([...plain, ...Object.entries(lights)])
}

it('adds up: the units give the whole, the lights give what is in hand, no part exceeds its n', () => {
  fc.assert(
    fc.property(
      fc.array(anyTask, { maxLength: 60 }),
      fc.array(anyMatter, { maxLength: 20 }),
      (tasks, matters) => {
        const { total: whole, units } = countUnits(tasks, matters, span)
        const sums = countsOf(whole)
        for (const key of Object.keys(sums)) {
          const parts = [...units.values()].map((unit) => countsOf(unit)[key] ?? 0)
          expect([key, parts.reduce((sum, n) => sum + n, 0)]).toEqual([key, sums[key]])
        }
        expect(Object.values(whole.lights).reduce((sum, n) => sum + n, 0)).toBe(whole.inHand)
        expect(whole.inHand).toBe(tasks.filter(isInHand).length)
        for (const { part, n } of [
          whole.onTime,
          whole.onTimeCommon,
          whole.onSchedule,
          whole.closed,
          whole.relapsed,
        ])
          expect(part).toBeLessThanOrEqual(n)
      },
    ),
  )
})

it('has a definition for every figure', () => {
  for (const { definition } of Object.values(BULLETIN_DEFINITIONS)) expect(definition).toMatch(/。$/)
})
