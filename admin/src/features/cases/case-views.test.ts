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
