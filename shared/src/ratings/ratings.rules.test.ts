import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { plainDate as day } from '../kernel/plain-date'
import {
  DEFAULT_RATINGS_ON,
  type GivenRating,
  RATING_LIMITS,
  defaultDue,
  rateRefusal,
  rectificationLimits,
} from './ratings.rules'
import {
  LEVEL_GROUPS,
  RATING_LEVELS,
  RATING_STAGES,
  RATING_TAGS,
  RECTIFICATION_STATES,
  type RatingLevel,
  type RatingStage,
  type RectificationState,
  isBad,
  tagsOf,
} from './ratings.states'

const stages = Object.keys(RATING_STAGES) as RatingStage[]
const on = (today: string) => ({ today: day(today), calendar })
const given = (more: Partial<GivenRating> = {}): GivenRating => ({
  raterId: 'zhang',
  stage: 'accept',
  source: 'active',
  ratedOn: day('2026-11-02'),
  changed: false,
  rectification: null,
  ...more,
})
const rate = (ratings: GivenRating[], today = '2026-11-03', id = 'zhang', stage: RatingStage = 'accept') =>
  rateRefusal({ reached: ['accept', 'handle'], ratings }, { id, stage }, on(today))

describe('levels and tags', () => {
  it('makes 4 and 5 the bad ones', () => {
    expect((Object.keys(RATING_LEVELS) as RatingLevel[]).filter(isBad)).toEqual(['4', '5'])
  })

  it.each(Object.keys(RATING_LEVELS) as RatingLevel[])('gives level %s the tags of its group', (level) => {
    const tags = RATING_TAGS[LEVEL_GROUPS[level]]
    expect(tagsOf(level)).toEqual(Object.keys(tags))
    expect(tagsOf(level).length).toBeGreaterThanOrEqual(5)
    expect(tagsOf(level).length).toBeLessThanOrEqual(8)
  })

  it('uses no tag twice', () => {
    const tags = [...tagsOf('1'), ...tagsOf('5')]
    expect(new Set(tags).size).toBe(tags.length)
  })
})

describe('rating a stage', () => {
  it.each(stages)('%s waits until the case has come there', (stage) => {
    const rater = { id: 'zhang', stage }
    expect(rateRefusal({ reached: [], ratings: [] }, rater, on('2026-11-03'))).toEqual({
      code: 'rating.stage',
      details: { stage: RATING_STAGES[stage] },
    })
    expect(rateRefusal({ reached: [stage], ratings: [] }, rater, on('2026-11-03'))).toBeNull()
  })

  it('is one per person and stage: another stage and another person are free', () => {
    const changed = [given({ changed: true })]
    expect(rate(changed)).toEqual({ code: 'rating.changed' })
    expect(rate(changed, '2026-11-03', 'zhang', 'handle')).toBeNull()
    expect(rate(changed, '2026-11-03', 'li')).toBeNull()
  })

  it('may be changed through the tenth natural day, not after', () => {
    expect(rate([given()], '2026-11-12')).toBeNull()
    expect(rate([given()], '2026-11-13')).toEqual({
      code: 'rating.change-late',
      details: { days: 10, last: '2026-11-12' },
    })
  })

  it('moves a last day on a rest day to the next working day', () => {
    const onSaturday = [given({ ratedOn: day('2026-11-04') })]
    expect(rate(onSaturday, '2026-11-16')).toBeNull()
    expect(rate(onSaturday, '2026-11-17')?.details).toEqual({ days: 10, last: '2026-11-16' })
  })

  it('follows the days of the place', () => {
    const limits = { ...RATING_LIMITS, changeDays: 1 }
    const rated = { reached: stages, ratings: [given()] }
    const rater = { id: 'zhang', stage: 'accept' as const }
    expect(rateRefusal(rated, rater, { ...on('2026-11-03'), limits })).toBeNull()
    expect(rateRefusal(rated, rater, { ...on('2026-11-04'), limits })?.code).toBe('rating.change-late')
  })

  it('replaces a default rating at any time', () => {
    expect(rate([given({ source: 'default' })], '2027-03-01')).toBeNull()
    expect(rate([given({ source: 'invited' })], '2027-03-01')?.code).toBe('rating.change-late')
  })

  it.each(Object.keys(RECTIFICATION_STATES) as RectificationState[])(
    'is not changed directly while its rectification is %s',
    (rectification) => {
      expect(rate([given({ rectification })])?.code).toBe(
        rectification === 'dismissed' ? 'rating.dismissed' : 'rating.rectifying',
      )
    },
  )
})

describe('limits', () => {
  it('count working days after the day of the rating', () => {
    expect(rectificationLimits(day('2026-11-06'), calendar)).toEqual({
      contact: { date: '2026-11-09', tentative: false },
      verify: { date: '2026-11-13', tentative: false },
      rectify: { date: '2026-11-27', tentative: false },
    })
  })

  it('skip a holiday and work on its 调休 day', () => {
    const { contact, verify } = rectificationLimits(day('2026-09-24'), calendar)
    expect([contact.date, verify.date]).toEqual(['2026-09-28', '2026-10-09'])
  })

  it('are those of the place, and 暂定 in a year without its notice', () => {
    const limits = { ...RATING_LIMITS, contactWorkdays: 2 }
    expect(rectificationLimits(day('2026-11-06'), calendar, limits).contact.date).toBe('2026-11-10')
    expect(rectificationLimits(day('2026-12-28'), calendar).rectify.tentative).toBe(true)
  })
})

describe('default ratings', () => {
  it('are off until a place turns them on', () => {
    expect(DEFAULT_RATINGS_ON).toBe(false)
  })

  it('come after 7 natural days, or as many as the place says', () => {
    expect(defaultDue(day('2026-11-02'), calendar).date).toBe('2026-11-09')
    expect(defaultDue(day('2026-11-02'), calendar, 3).date).toBe('2026-11-05')
    expect(defaultDue(day('2026-11-02'), calendar, 5).date).toBe('2026-11-09')
  })
})
