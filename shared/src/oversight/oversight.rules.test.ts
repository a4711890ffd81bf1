import fc from 'fast-check'
import { ROLES, scopeOf, type Role } from '../accounts/permissions'
import { addDays, plainDate as day } from '../kernel/plain-date'
import type { ActingPerson } from '../tasks/tasks.rules'
import {
  answerRefusal,
  officeFigures,
  oversightState,
  quarterDays,
  quarterOf,
  rateRefusal,
  type OversightOpinion,
} from './oversight.rules'

const matter = { regionId: 'region', orgIds: ['water', 'forest'], dispatchedOn: day('2026-11-09') }
const personOf = (role: Role): ActingPerson => ({
  ...{ id: 'somebody', orgId: 'water' },
  reach: (permission) => {
    const kind = scopeOf([role], permission)
    if (kind === null) return null
    return kind === 'region' || kind === 'all'
      ? { kind: 'region', regionId: 'region' }
      : { kind: 'orgs', orgIds: ['water'] }
  },
})

it.each(ROLES)(
  'a %s rates only as head of a unit that was asked, and answers only from the 督查室',
  (role) => {
    const rated = rateRefusal(matter, 'water', personOf(role))?.code ?? null
    expect(rated).toBe(role === 'head' ? null : 'auth.forbidden')
    const waiting = { regionId: 'region', orgId: 'water', answered: false }
    const answers: readonly Role[] = ['supervisor', 'supervisionHead']
    expect(answerRefusal(waiting, personOf(role))?.code ?? null).toBe(
      answers.includes(role) ? null : 'auth.forbidden',
    )
    expect(answerRefusal({ ...waiting, answered: true }, personOf(role))?.code).toBe('oversight.answered')
  },
)

it('is about a 督查 that touched the unit', () => {
  const code = (more: object, org = 'water') =>
    rateRefusal({ ...matter, ...more }, org, personOf('head'))?.code
  expect(code({ dispatchedOn: null })).toBe('oversight.matter')
  expect(code({ orgIds: ['forest'] })).toBe('oversight.matter')
  expect(code({}, 'forest')).toBe('auth.forbidden')
})

it('is late once its last day has passed without an answer', () => {
  const at = (today: string, answered = false) =>
    oversightState({ answered, answerDue: day('2026-11-16') }, day(today))
  expect([at('2026-11-16'), at('2026-11-17'), at('2026-11-17', true)]).toEqual([
    'waiting',
    'late',
    'answered',
  ])
})

it('knows the quarter of every day', () => {
  expect([quarterOf(day('2026-01-01')), quarterOf(day('2026-12-31'))]).toEqual(['2026-Q1', '2026-Q4'])
  expect(quarterDays('2026-Q4')).toEqual({ from: '2026-10-01', through: '2026-12-31' })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), (n) => {
      const date = addDays(day('2020-01-01'), n)
      const { from, through } = quarterDays(quarterOf(date))
      expect(from <= date && date <= through).toBe(true)
    }),
  )
})

const opinion = (level: OversightOpinion['level'], hours = 4): OversightOpinion => ({
  ...{ officeId: 'office', level, hours, late: level === 5 },
})

it('says nothing of fewer than five, and everything with n of more', () => {
  const items = [
    { officeId: 'office', orgIds: ['water', 'forest'] },
    { officeId: 'office', orgIds: ['water', 'water'] },
    { officeId: 'other', orgIds: ['roads'] },
  ]
  const few = officeFigures(items, [opinion(1), opinion(2), opinion(3), opinion(5)])
  expect(few).toEqual([
    {
      ...{ officeId: 'office', matters: 2, units: 2, perUnitMonth: 5, n: 4 },
      ...{ satisfaction: null, hours: null, late: 1 },
    },
    {
      ...{ officeId: 'other', matters: 1, units: 1, perUnitMonth: 3, n: 0 },
      ...{ satisfaction: null, hours: null, late: 0 },
    },
  ])
  const [enough] = officeFigures(
    items,
    [1, 2, 3, 4, 5].map((level) => opinion(level as 1)),
  )
  expect(enough).toMatchObject({ n: 5, satisfaction: 600, hours: 20, late: 1 })
  expect(officeFigures([], [opinion(1)])).toMatchObject([{ matters: 0, units: 0, perUnitMonth: null, n: 1 }])
})
