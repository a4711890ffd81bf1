import fc from 'fast-check'
import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { deadline } from '../kernel/clock'
import { addDays, plainDate as day, type PlainDate } from '../kernel/plain-date'
import { addWorkdays } from '../kernel/work-calendar'
import { caseClocks, specialSegment } from './cases.clock'
import { nextState, possibleActs } from './cases.rules'
import type { CaseState } from './cases.states'
import { stepClocks, stepDaysOf, type StageEntry, type StepFacts } from './steps.clock'

const stages = (...entries: [CaseState, string][]): StageEntry[] =>
  entries.map(([state, on]) => ({ state, on: day(on) }))
const facts = (set: Partial<StepFacts> = {}): StepFacts => ({
  stages: stages(['received', '2026-03-02'], ['accepted', '2026-03-03'], ['reviewing', '2026-03-04']),
  days: { accept: 1, review: 5, decide: 2, deliver: 3 },
  acceptedOn: day('2026-03-03'),
  segments: [],
  ...set,
})
const clocks = (set: Partial<StepFacts> = {}, today = '2026-03-05') =>
  stepClocks(facts(set), calendar, day(today))

describe('the steps of a guide', () => {
  const step = (days: number | null) => ({ days })
  it('give each step of a case its days; of several steps of 审批 the last is the decision', () => {
    const guide = { accept: [step(1)], review: [step(3), step(null), step(2)], deliver: [step(1), step(1)] }
    expect(stepDaysOf(guide)).toEqual({ accept: 1, review: 3, decide: 2, deliver: 2 })
  })
  it('that name no days give none, and a single step of 审批 is the examination', () => {
    const guide = { accept: [], review: [step(5)], deliver: [step(null)] }
    expect(stepDaysOf(guide)).toEqual({ accept: null, review: 5, decide: null, deliver: null })
  })
})

describe('the clock of a step', () => {
  it('begins when the case enters it and ends when it leaves', () => {
    expect(clocks()).toEqual([
      {
        ...{ step: 'accept', startedOn: '2026-03-02', days: 1, due: '2026-03-03' },
        ...{ tentative: false, finishedOn: '2026-03-03', late: false },
      },
      {
        ...{ step: 'review', startedOn: '2026-03-03', days: 5, due: '2026-03-10' },
        ...{ tentative: false, finishedOn: null, late: false },
      },
    ])
    expect(clocks({}, '2026-03-11')[1]).toMatchObject({ late: true })
  })

  it('is late when it was finished late', () => {
    const late = stages(['received', '2026-03-02'], ['accepted', '2026-03-04'])
    expect(clocks({ stages: late })[0]).toMatchObject({ finishedOn: '2026-03-04', late: true })
  })

  it('without days of the guide is shown and never late', () => {
    const days = { accept: null, review: null, decide: null, deliver: null }
    for (const one of clocks({ days }, '2026-12-01'))
      expect(one).toMatchObject({ days: null, due: null, late: false })
  })

  it('of acceptance starts afresh with what was brought later', () => {
    const again = stages(['received', '2026-03-02'], ['correcting', '2026-03-03'], ['received', '2026-03-20'])
    expect(clocks({ stages: again, acceptedOn: null })).toEqual([
      expect.objectContaining({ step: 'accept', startedOn: '2026-03-20', due: '2026-03-23' }),
    ])
  })

  it('of the examination starts with the day acceptance counts from, though silence accepted later', () => {
    const silent = stages(['received', '2026-03-02'], ['accepted', '2026-03-10'])
    const [accept, review] = clocks({ stages: silent, acceptedOn: day('2026-03-02') }, '2026-03-10')
    expect(accept).toMatchObject({ finishedOn: '2026-03-10', late: true })
    expect(review).toMatchObject({ startedOn: '2026-03-02', due: '2026-03-09', late: true })
  })

  it('does not count the time the case lay at another step, nor a pause, and is extended where it was extended', () => {
    const back = stages(
      ['received', '2026-03-02'],
      ['accepted', '2026-03-02'],
      ['deciding', '2026-03-04'],
      ['reviewing', '2026-03-09'],
    )
    const base = { stages: back, acceptedOn: day('2026-03-02') }
    expect(clocks(base, '2026-03-09')[1]).toMatchObject({ due: '2026-03-12', days: 5 })
    const pause = specialSegment({ on: day('2026-03-10'), days: 3, article: null, documentNo: '' }, calendar)
    const longer = { kind: 'extension' as const, from: day('2026-03-09'), to: null, days: 2 }
    const [, review, decide] = clocks({ ...base, segments: [pause, longer] }, '2026-03-10')
    expect(review).toMatchObject({ due: '2026-03-19', days: 7 })
    expect(decide).toMatchObject({ startedOn: '2026-03-04', finishedOn: '2026-03-09', days: 2 })
  })

  it('of the decision and the delivery follow', () => {
    const all = stages(
      ['received', '2026-03-02'],
      ['accepted', '2026-03-02'],
      ['deciding', '2026-03-06'],
      ['making', '2026-03-09'],
      ['delivering', '2026-03-10'],
      ['completed', '2026-03-16'],
    )
    expect(clocks({ stages: all }, '2026-05-01').slice(2)).toEqual([
      expect.objectContaining({ step: 'decide', due: '2026-03-10', finishedOn: '2026-03-09', late: false }),
      expect.objectContaining({ step: 'deliver', due: '2026-03-12', finishedOn: '2026-03-16', late: true }),
    ])
  })
})

/** A walk through the table of acts, some days apart. */
const walk = fc
  .array(fc.record({ pick: fc.nat(99), wait: fc.nat(6) }), { maxLength: 30 })
  .map((moves): StageEntry[] => {
    let [state, on]: [CaseState, PlainDate] = ['received', day('2026-03-02')]
    const entries: StageEntry[] = [{ state, on }]
    for (const { pick, wait } of moves) {
      const acts = possibleActs(state)
      const act = acts[pick % Math.max(1, acts.length)]
      if (!act) break
      const next = nextState({ state, certificate: true }, act)
      on = addDays(on, wait)
      if (next !== state) entries.push({ state: next, on })
      state = next
    }
    return entries
  })

describe('for any history', () => {
  it('steps begin in order, one at most runs, and each ends on or after its beginning', () => {
    fc.assert(
      fc.property(walk, (entries) => {
        const acceptedOn = entries.find(({ state }) => state === 'accepted')?.on ?? null
        const last = entries.at(-1)?.on ?? day('2026-03-02')
        const rows = stepClocks(facts({ stages: entries, acceptedOn }), calendar, last)
        expect(rows.filter(({ finishedOn }) => finishedOn === null).length).toBeLessThanOrEqual(1)
        rows.forEach(({ startedOn, finishedOn }, i) => {
          expect(finishedOn === null || startedOn <= finishedOn).toBe(true)
          expect((rows[i - 1]?.startedOn ?? startedOn) <= startedOn).toBe(true)
        })
      }),
    )
  })

  it('an examination that has all the days of the limit ends when the limit ends, whatever stops them', () => {
    const pause = fc.record({ start: fc.nat(30), days: fc.integer({ min: 1, max: 15 }) })
    fc.assert(
      fc.property(fc.nat(300), fc.nat(30), fc.array(pause, { maxLength: 4 }), (offset, n, pauses) => {
        const acceptedOn = addDays(day('2026-01-05'), offset)
        const segments = pauses.map((one) =>
          specialSegment(
            { on: addDays(acceptedOn, one.start), days: one.days, article: null, documentNo: '' },
            calendar,
          ),
        )
        const { promised } = caseClocks({
          ...{ powerType: '01', receivedOn: acceptedOn, acceptedOn, legalDays: n, promisedDays: n },
          ...{ segments, decidedOn: null, granted: false, denialDays: null },
        })
        const [, review] = stepClocks(
          {
            ...{ acceptedOn, segments, days: { accept: 1, review: n, decide: 1, deliver: 1 } },
            stages: [
              { state: 'received', on: acceptedOn },
              { state: 'accepted', on: acceptedOn },
            ],
          },
          calendar,
          acceptedOn,
        )
        expect(review?.due).toBe(promised && deadline(promised, calendar).date)
        if (segments.length === 0) expect(review?.due).toBe(addWorkdays(calendar, acceptedOn, n).date)
      }),
    )
  })
})
