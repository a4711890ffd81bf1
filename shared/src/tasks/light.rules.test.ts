import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { DEFAULT_THRESHOLDS as thresholds, type LightColour, LIGHTS } from '../kernel/light'
import { plainDate as day } from '../kernel/plain-date'
import { judgeLight, lightLine, nextLightOf, type LightFacts, plannedPoints } from './light.rules'

const on = (today: string) => ({ today: day(today), calendar, thresholds })
const facts = (more: Partial<LightFacts> = {}): LightFacts => ({
  category: 'special',
  dispatchedOn: day('2026-11-09'),
  due: day('2026-11-30'),
  closedOn: null,
  suspended: false,
  cancelled: false,
  verified: 6429,
  wasRed: false,
  ...more,
})

it('judges the story: yellow with three days left and 15.7 points behind', () => {
  const { colour, reasons } = judgeLight(facts(), on('2026-11-25'))
  expect(colour).toBe('yellow')
  expect(reasons.map((reason) => reason.code)).toEqual(['remaining', 'lag'])
  expect(reasons[1]?.text).toContain('15.7')
  expect(plannedPoints(facts(), on('2026-11-25'))).toBe(8000)
})

it('uses the thresholds of the category where the rules have any', () => {
  const byCategory = { incident: { warnShare: 0.5, warnMinWorkdays: 1, lagPoints: 50 } }
  const day8 = { ...on('2026-11-18'), byCategory }
  const judged = (category: LightFacts['category']) => judgeLight(facts({ category, verified: 5000 }), day8)
  expect(judged('special').colour).toBe('green')
  expect(judged('incident')).toMatchObject({ colour: 'yellow', reasons: [{ code: 'remaining' }] })
})

it('is grey when cancelled, before 派单, and while suspended', () => {
  expect(judgeLight(facts({ cancelled: true }), on('2026-12-25'))).toMatchObject({ colour: 'grey' })
  expect(judgeLight(facts({ dispatchedOn: null, due: null }), on('2026-11-25')).colour).toBe('grey')
  expect(judgeLight(facts({ suspended: true }), on('2026-12-25')).colour).toBe('grey')
  expect(nextLightOf(facts({ cancelled: true }), on('2026-11-25'))).toBeNull()
})

it('is red past due, recovered when done late, and at least yellow above something red', () => {
  expect(judgeLight(facts(), on('2026-12-01')).colour).toBe('red')
  expect(judgeLight(facts({ closedOn: day('2026-12-02'), wasRed: true }), on('2026-12-03')).colour).toBe(
    'recovered',
  )
  expect(judgeLight(facts({ verified: 10_000, below: ['green', 'red'] }), on('2026-11-12')).colour).toBe(
    'yellow',
  )
})

it('stops the plan on the day the work was done', () => {
  expect(plannedPoints(facts({ closedOn: day('2026-11-16') }), on('2026-11-25'))).toBe(3333)
})

it('foretells the next change of light', () => {
  expect(nextLightOf(facts(), on('2026-11-25'))).toEqual({ date: '2026-12-01', light: 'red' })
})

describe('history', () => {
  const colours = Object.keys(LIGHTS) as LightColour[]
  it.each(colours)('tells a change from %s where it means something', (before) => {
    for (const after of colours) {
      const line = lightLine(before, after)
      const calm = ['green', 'grey']
      const silent = before === after || (calm.includes(before) && calm.includes(after))
      expect(line === null).toBe(silent)
    }
  })
})
