import fc from 'fast-check'
import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { plainDate as day, type PlainDate } from '../kernel/plain-date'
import { MATTER_STATES, type MatterState } from '../matters/matters.states'
import { TASK_STATES, type TaskState } from '../tasks/tasks.states'
import {
  MATTER_STEPS,
  STEP_STATES,
  matterWaiting,
  stepFigures,
  TASK_STEPS,
  taskWaiting,
  waitedWorkdays,
  type MatterWaiting,
  type TaskStep,
  type TaskWaiting,
} from './bottlenecks.rules'
import { isInHand } from './figures.rules'

const taskStates = Object.keys(TASK_STATES) as TaskState[]
const matterStates = Object.keys(MATTER_STATES) as MatterState[]

const task = (state: TaskState, more: Partial<TaskWaiting> = {}): TaskWaiting => ({
  ...{ state, receivedOn: day('2026-11-02'), signedOn: day('2026-11-03'), reportedOn: day('2026-11-05') },
  ...{ moreAskedOn: null, handedBackOn: day('2026-11-06'), extensionOn: null, coWorkOn: null },
  suspendedOn: day('2026-11-07'),
  ...more,
})
const matter = (state: MatterState, allDone = false): MatterWaiting => ({
  ...{ state, allDone, createdOn: day('2026-11-01'), approvedOn: day('2026-11-02') },
  ...{ lastDoneOn: day('2026-11-03'), appliedOn: day('2026-11-04'), reviewedOn: day('2026-11-05') },
  ...{ verifiedOn: day('2026-11-06'), noticedOn: day('2026-11-07') },
})

const STEP_OF: Record<TaskState, [string, string] | null> = {
  draft: null,
  toSign: ['toSign', '2026-11-02'],
  inHand: ['inHand', '2026-11-03'],
  toVerify: ['toVerify', '2026-11-05'],
  returned: ['returned', '2026-11-06'],
  done: null,
  suspended: ['suspended', '2026-11-07'],
  cancelled: null,
}

it.each(taskStates)('a task that is %s waits where the table says', (state) => {
  const waiting = taskWaiting(task(state))
  expect(waiting && [waiting.step, waiting.since]).toEqual(STEP_OF[state])
})

it('says the most particular thing that a task in hand waits for', () => {
  const stepOf = (more: Partial<TaskWaiting>, state: TaskState = 'inHand') => {
    const waiting = taskWaiting(task(state, more))
    return [waiting?.step, waiting?.since]
  }
  const late = { coWorkOn: day('2026-11-09') }
  const asked = { ...late, moreAskedOn: day('2026-11-10') }
  expect(stepOf(late)).toEqual(['coWork', '2026-11-09'])
  expect(stepOf(asked)).toEqual(['moreAsked', '2026-11-10'])
  expect(stepOf({ ...asked, extensionOn: day('2026-11-11') })).toEqual(['extension', '2026-11-11'])
  expect(stepOf({ extensionOn: day('2026-11-11') }, 'toSign')).toEqual(['extension', '2026-11-11'])
  // moved to another org after it was signed: it is that org's from then on
  expect(stepOf({ receivedOn: day('2026-11-12') })).toEqual(['inHand', '2026-11-12'])
  expect(stepOf({ signedOn: null, receivedOn: null })).toEqual(['inHand', null])
})

const MATTER_STEP_OF: Record<MatterState, [string, string] | null> = {
  draft: ['toApprove', '2026-11-01'],
  approved: ['toIssue', '2026-11-02'],
  issued: null,
  applied: ['firstReview', '2026-11-04'],
  reviewed: ['verifyClose', '2026-11-05'],
  completed: ['approveClose', '2026-11-06'],
  noticed: ['notice', '2026-11-07'],
  closed: null,
  longTerm: null,
  reopened: null,
  cancelled: null,
}

it.each(matterStates)('a matter that is %s waits where the table says', (state) => {
  const waiting = matterWaiting(matter(state))
  expect(waiting && [waiting.step, waiting.since]).toEqual(MATTER_STEP_OF[state])
})

it('waits for its lead to ask for 办结 once every task is done', () => {
  for (const state of ['issued', 'reopened'] as const)
    expect(matterWaiting(matter(state, true))).toEqual({ step: 'toApply', since: '2026-11-03' })
  expect(matterWaiting(matter('closed', true))).toBeNull()
})

it('counts working days from the day after', () => {
  const waited = (since: PlainDate | null) => waitedWorkdays(since, day('2026-11-25'), calendar)
  expect([waited(day('2026-11-25')), waited(day('2026-11-24')), waited(day('2026-11-20'))]).toEqual([0, 1, 3])
  expect([waited(null), waited(day('2026-12-01'))]).toEqual([0, 0])
})

it('gives count, median, longest and the units with most, the longest median first', () => {
  const row = (step: TaskStep, orgId: string, workdays: number) => ({ step, orgId, workdays })
  const rows = [
    row('toSign', 'water', 1),
    row('toVerify', 'water', 3),
    row('toVerify', 'forest', 9),
    row('toVerify', 'water', 4),
    row('toVerify', 'street', 10),
    row('toSign', 'roads', 2),
  ]
  expect(stepFigures(rows)).toEqual([
    {
      ...{ step: 'toVerify', n: 4, median: 65, longest: 10 },
      top: [
        { orgId: 'water', n: 2 },
        { orgId: 'forest', n: 1 },
        { orgId: 'street', n: 1 },
      ],
    },
    {
      ...{ step: 'toSign', n: 2, median: 15, longest: 2 },
      top: [
        { orgId: 'roads', n: 1 },
        { orgId: 'water', n: 1 },
      ],
    },
  ])
})

const maybeDay = fc.option(fc.constantFrom(day('2026-11-02'), day('2026-11-20'), day('2026-11-24')), {
  nil: null,
})
const anyTask: fc.Arbitrary<TaskWaiting> = fc.record({
  state: fc.constantFrom(...taskStates),
  ...{ receivedOn: maybeDay, signedOn: maybeDay, reportedOn: maybeDay, moreAskedOn: maybeDay },
  ...{ handedBackOn: maybeDay, extensionOn: maybeDay, coWorkOn: maybeDay, suspendedOn: maybeDay },
})

it('puts every open task into exactly one step, and no other', () => {
  fc.assert(
    fc.property(fc.array(anyTask, { maxLength: 40 }), (tasks) => {
      const waits = tasks.flatMap((one) => taskWaiting(one) ?? [])
      const rows = stepFigures(waits.map(({ step }, i) => ({ step, orgId: `${i % 3}`, workdays: i })))
      expect(waits).toHaveLength(tasks.filter(isInHand).length)
      expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(waits.length)
      expect(new Set(rows.map(({ step }) => step)).size).toBe(rows.length)
      for (const { median, longest, top, n } of rows) {
        expect(median).toBeLessThanOrEqual(longest * 10)
        expect(top.reduce((sum, one) => sum + one.n, 0)).toBeLessThanOrEqual(n)
      }
    }),
  )
})

it('finds what waits at a step among the states that are said for it', () => {
  fc.assert(
    fc.property(anyTask, (task) => {
      const step = taskWaiting(task)?.step
      expect(step === undefined || STEP_STATES[step].some((state) => state === task.state)).toBe(true)
    }),
  )
})

it('has a name, whose turn it is and since what for every step', () => {
  for (const { name, waitsFor, since } of [...Object.values(TASK_STEPS), ...Object.values(MATTER_STEPS)])
    expect([name, waitsFor, since].every((text) => text.length > 1)).toBe(true)
})
