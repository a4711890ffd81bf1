import fc from 'fast-check'
import { NATIONAL_CALENDAR as calendar } from './calendar-data'
import { colourOn, type LightInput, LIGHTS, nextLightChange } from './light'
import { addDays, type PlainDate, plainDate } from './plain-date'
import { plannedPercent } from './progress'
import { nextWarning, type StagesOfDay, warningStages } from './warnings'

/** A walk day by day: slow, and what the days found by halving must equal. */
const FIRST = plainDate('2026-08-03')
const date = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => addDays(FIRST, n))

const inputs = fc
  .record({
    dispatchedOn: date(0, 30),
    due: date(0, 130),
    today: date(0, 150),
    verifiedPercent: fc.integer({ min: 0, max: 100 }),
    suspended: fc.constant(false),
    wasRed: fc.boolean(),
    childRed: fc.boolean(),
    points: fc.array(fc.record({ at: fc.integer({ min: 1, max: 99 }), done: fc.boolean() }), {
      maxLength: 3,
    }),
    awaited: fc.option(date(0, 130), { nil: null }),
    thresholds: fc.record({
      warnShare: fc.constantFrom(0, 0.07, 0.2, 0.5, 1),
      warnMinWorkdays: fc.integer({ min: 0, max: 5 }),
      lagPoints: fc.integer({ min: 0, max: 100 }),
      overdueRepeatWorkdays: fc.integer({ min: 1, max: 9 }),
    }),
  })
  .map(({ points, childRed, awaited, ...rest }): LightInput => {
    const milestones = points
      .map(({ at, done }) => ({ due: addDays(rest.dispatchedOn, at), percent: at, done }))
      .sort((a, b) => (a.due < b.due ? -1 : 1))
    const input: LightInput = {
      ...{ ...rest, calendar, milestones, closedOn: null, plannedPercent: 0 },
      childLights: childRed ? ['red'] : [],
      awaited: awaited === null ? [] : [{ kind: 'periodic', due: awaited }],
    }
    const planned = plannedPercent(rest.dispatchedOn, rest.due, rest.today, calendar, milestones)
    return { ...input, plannedPercent: planned }
  })

const HORIZON = 260

function walkedChange(input: LightInput): { date: PlainDate; colour: string } | null {
  const now = colourOn(input, input.today)
  for (let n = 1; n <= HORIZON; n += 1) {
    const colour = colourOn(input, addDays(input.today, n))
    if (colour !== now) return { date: addDays(input.today, n), colour }
  }
  return null
}

/** One day looked at for itself: the next one after the day before it, if it falls on the day. */
function walkedStages(input: LightInput, from: PlainDate, through: PlainDate): StagesOfDay[] {
  const days: StagesOfDay[] = []
  for (let day = addDays(from, 1); day <= through; day = addDays(day, 1)) {
    const found = nextWarning(input, addDays(day, -1))
    if (found?.date === day) days.push(found)
  }
  return days
}

it('time alone never makes a light better', () => {
  fc.assert(
    fc.property(inputs, fc.integer({ min: 0, max: HORIZON }), (input, n) => {
      const [before, after] = [n, n + 1].map((k) => LIGHTS[colourOn(input, addDays(FIRST, k))].rank)
      expect(after).toBeGreaterThanOrEqual(before ?? 0)
    }),
    { numRuns: 2000 },
  )
})

it('the next change of a light is the one that a walk finds', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      expect(nextLightChange(input)).toEqual(walkedChange(input))
    }),
    { numRuns: 400 },
  )
})

it('no stage is left out between two, and every turn to yellow or red is one', () => {
  fc.assert(
    fc.property(inputs, date(0, 160), (input, from) => {
      const through = addDays(from, 120)
      const stages = warningStages(input, from, through)
      expect(stages).toEqual(walkedStages(input, from, through))
      for (const { stages: names } of stages) expect(names.length).toBeGreaterThan(0)
      const turned = stages.flatMap(({ date: on, stages: names }) =>
        names.filter((name) => name === 'yellow' || name === 'red').map((name) => `${on} ${name}`),
      )
      const walked = []
      for (let on = addDays(from, 1); on <= through; on = addDays(on, 1)) {
        const [colour, before] = [colourOn(input, on), colourOn(input, addDays(on, -1))]
        const running = on >= (input.dispatchedOn ?? on)
        if (running && colour !== before && (colour === 'yellow' || colour === 'red'))
          walked.push(`${on} ${colour}`)
      }
      expect(turned).toEqual(walked)
    }),
    { numRuns: 60 },
  )
})
