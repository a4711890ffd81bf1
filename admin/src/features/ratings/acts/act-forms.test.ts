import { RECTIFICATION_OUTCOMES } from '@mingdu/shared/ratings/ratings.states'
import { ACT_FORMS, formBody, formProblems, NO_VALUES, wantsDay, type RatingAct } from './act-forms'

const ACTS = Object.keys(ACT_FORMS) as RatingAct[]

it.each(ACTS)('%s asks for everything its body needs, and sends it trimmed', (act) => {
  const form = ACT_FORMS[act]
  const empty = formProblems(form, NO_VALUES)
  expect(empty.note).toContain(form.note.label)
  expect(empty.choice).toBe(form.choice?.missing)
  const choice = form.choice ? (Object.keys(form.choice.options)[0] ?? '') : null
  const filled = { choice, day: null, note: ' 情况属实 ' }
  expect(formProblems(form, filled)).toEqual({})
  expect(formBody(form, filled)['note']).toBe('情况属实')
})

it('sends whether the rater was reached as yes or no', () => {
  const sent = (choice: string) => formBody(ACT_FORMS.contact, { choice, day: null, note: '排队' })
  expect([sent('yes'), sent('no')]).toEqual([
    { reached: true, note: '排队' },
    { reached: false, note: '排队' },
  ])
})

it.each(Object.keys(RECTIFICATION_OUTCOMES))('wants a day with %s only where that is 限期整改', (choice) => {
  const form = ACT_FORMS.verify
  const values = { choice, day: '2026-12-10', note: '属实' }
  const limited = choice === 'limited'
  expect(wantsDay(form, values)).toBe(limited)
  expect(formBody(form, values)).toEqual({
    outcome: choice,
    until: limited ? '2026-12-10' : null,
    note: '属实',
  })
  expect(formProblems(form, { ...values, day: null }).day).toBe(limited ? '限期整改要写到哪一天' : undefined)
})
