import { addressOf, asQuery, CASE_VIEWS, viewOf } from './case-views'

it.each(CASE_VIEWS.map((view) => [view.name, view] as const))(
  'finds %s again by its address',
  (_name, view) => {
    const { all, ...values } = addressOf(view)
    expect(viewOf({ ...values, q: '水', orgId: 'a' }, all !== undefined)).toBe(view)
  },
)

it('opens with what is in hand, and with everything only when that is asked for', () => {
  expect(asQuery({}, false)).toEqual({ open: 'true' })
  expect(asQuery({ q: '水' }, false)).toEqual({ q: '水', open: 'true' })
  expect(asQuery({}, true)).toEqual({})
  expect(asQuery({ state: 'completed' }, false)).toEqual({ state: 'completed' })
})

it('knows no view for a combination of one’s own', () => {
  expect(viewOf({ state: 'completed', mine: 'true' }, false)).toBeNull()
})

it('asks for the cases behind a figure, open or not, until a view is chosen', () => {
  const behind = { counted: 'overdue', from: '2026-11-01', through: '2026-11-25', channel: 'window' }
  expect(asQuery(behind, false)).toEqual(behind)
  expect(viewOf(behind, false)).toBeNull()
  const [first] = CASE_VIEWS
  if (!first) throw new Error('there are views')
  expect(addressOf(first)).toMatchObject({ counted: undefined, from: undefined, through: undefined })
})
