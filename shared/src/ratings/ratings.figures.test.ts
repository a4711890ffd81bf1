import fc from 'fast-check'
import { addDays, plainDate } from '../kernel/plain-date'
import { RATING_FIGURES, type RatingFigureKey, ratingFigures } from './ratings.figures'
import {
  RATING_LEVELS,
  RATING_SOURCES,
  RECTIFICATION_STATES,
  type RatingLevel,
  type RatingSource,
  type RectificationState,
} from './ratings.states'
import {
  type CountedCase,
  type CountedRating,
  type CountedRectification,
  emptyTally,
  mergeTallies,
  tallyOf,
} from './ratings.tally'

const today = plainDate('2026-11-30')
const keys = Object.keys(RATING_FIGURES) as RatingFigureKey[]

const good: CountedRating = { level: '2', source: 'active', signed: true, rectification: null }
const open: CountedRectification = {
  state: 'toRectify',
  contacted: false,
  due: addDays(today, 3),
  rectifiedOn: null,
}
const bad = (more: Partial<CountedRectification> = {}, signed = true): CountedRating => ({
  level: '4',
  source: 'invited',
  signed,
  rectification: { ...open, ...more },
})
const cases = (n: number, ...ratings: CountedRating[]): CountedCase[] =>
  Array.from({ length: n }, () => ({ invited: true, ratings }))
const staff = (all: CountedCase[]) => ratingFigures(tallyOf(all, today), 'staff')

describe('满意率', () => {
  it('counts levels 1 to 3 of answers only, and stands beside the one with defaults', () => {
    const silent: CountedRating = { level: '1', source: 'default', signed: true, rectification: null }
    const figures = staff([...cases(9, good), ...cases(3, bad()), ...cases(8, silent)])
    expect(figures.satisfaction).toMatchObject({ value: 750, text: '75.0%', part: 9, n: 12, enough: true })
    expect(figures.satisfactionWithDefaults).toMatchObject({ value: 850, text: '85.0%', part: 17, n: 20 })
    expect(figures.bad).toMatchObject({ text: '25.0%', part: 3, n: 12 })
    expect(figures.participation).toMatchObject({ text: '60.0%', part: 12, n: 20 })
  })

  it('leaves a dismissed rating out, and keeps one under appeal', () => {
    const all = [
      ...cases(10, good),
      ...cases(1, bad({ state: 'dismissed' })),
      ...cases(1, bad({ state: 'appealed' })),
    ]
    expect(tallyOf(all, today).counts.dismissed).toBe(1)
    expect(staff(all).satisfaction).toMatchObject({ part: 10, n: 11 })
    expect(staff(all).participation).toMatchObject({ part: 11, n: 12 })
  })

  it.each([
    [1, 15, '6.3%'],
    [2, 1, '66.7%'],
    [1, 2, '33.3%'],
    [1, 7, '12.5%'],
  ])('rounds %i good and %i bad half up to %s', (a, b, text) => {
    expect(staff([...cases(a, good), ...cases(b, bad())]).satisfaction.text).toBe(text)
  })
})

describe('评价率', () => {
  it('counts a case once, and only a case that was invited', () => {
    const figures = staff([...cases(1, good, good, good), ...cases(1), { invited: false, ratings: [good] }])
    expect(figures.participation).toMatchObject({ part: 1, n: 2 })
    expect(figures.satisfaction.n).toBe(4)
  })
})

describe('rectification', () => {
  it('is in time through the last day; what is not yet due waits, what is overdue counts', () => {
    const due = addDays(today, -1)
    const figures = staff([
      ...cases(1, bad({ state: 'done', due, rectifiedOn: due })),
      ...cases(1, bad({ state: 'done', due, rectifiedOn: today })),
      ...cases(1, bad({ due })),
      ...cases(1, bad({ due: today })),
    ])
    expect(figures.rectified).toMatchObject({ part: 2, n: 4, text: '50.0%' })
    expect(figures.rectifiedOnTime).toMatchObject({ part: 1, n: 3, text: '33.3%' })
  })

  it('is called back where the rater is known', () => {
    const all = [...cases(1, bad({ contacted: true })), ...cases(1, bad()), ...cases(2, bad({}, false))]
    expect(staff(all).contacted).toMatchObject({ part: 1, n: 2, text: '50.0%' })
  })
})

describe('small numbers', () => {
  it.each([
    [0, false, true],
    [4, false, true],
    [5, false, false],
    [9, false, false],
    [10, true, false],
  ])('of %i: enough %s, suppressed in public %s', (n, enough, suppressed) => {
    const tally = tallyOf(cases(n, good), today)
    const figure = ratingFigures(tally, 'public').satisfaction
    expect(figure).toMatchObject({ enough, suppressed })
    if (suppressed) expect(figure).toMatchObject({ value: null, text: null, part: null, n: null })
    expect(ratingFigures(tally, 'staff').satisfaction).toMatchObject({ enough, suppressed: false, n })
  })

  it('have no value when there is nothing to divide by', () => {
    for (const key of keys)
      expect(ratingFigures(emptyTally(), 'staff')[key]).toMatchObject({ value: null, text: null, n: 0 })
  })
})

it.each(keys)('says what %s is', (key) => {
  const { name, definition } = staff([])[key]
  expect({ name, definition }).toEqual({
    name: RATING_FIGURES[key].name,
    definition: RATING_FIGURES[key].definition,
  })
  expect(definition).toMatch(/率/)
})

describe('tallies of any cases', () => {
  const date = fc.integer({ min: -30, max: 30 }).map((n) => addDays(today, n))
  const rectification = fc.record({
    state: fc.constantFrom(...(Object.keys(RECTIFICATION_STATES) as RectificationState[])),
    contacted: fc.boolean(),
    due: date,
    rectifiedOn: fc.option(date),
  })
  const rating = fc.record({
    level: fc.constantFrom(...(Object.keys(RATING_LEVELS) as RatingLevel[])),
    source: fc.constantFrom(...(Object.keys(RATING_SOURCES) as RatingSource[])),
    signed: fc.boolean(),
    rectification: fc.option(rectification),
  })
  const someCases = fc.array(
    fc.record({ invited: fc.boolean(), ratings: fc.array(rating, { maxLength: 4 }) }),
  )

  it('add up: the sum of the tallies is the tally of all, in any order', () => {
    fc.assert(
      fc.property(fc.array(someCases, { maxLength: 5 }), (groups) => {
        const tallies = groups.map((group) => tallyOf(group, today))
        const all = tallyOf(groups.flat(), today)
        expect(mergeTallies(tallies)).toEqual(all)
        expect(mergeTallies([...tallies].reverse())).toEqual(all)
        expect(mergeTallies([mergeTallies(tallies.slice(0, 2)), mergeTallies(tallies.slice(2))])).toEqual(all)
      }),
    )
  })

  it('give parts between nothing and the whole, and 满意率 with 差评率 make 100 %', () => {
    fc.assert(
      fc.property(someCases, (group) => {
        const figures = staff(group)
        for (const key of keys) {
          const { part, n, value } = figures[key]
          expect(part).toBeGreaterThanOrEqual(0)
          expect(part).toBeLessThanOrEqual(n ?? 0)
          if (value !== null) expect(Number.isInteger(value) && value >= 0 && value <= 1000).toBe(true)
        }
        expect((figures.satisfaction.part ?? 0) + (figures.bad.part ?? 0)).toBe(figures.satisfaction.n)
      }),
    )
  })
})
