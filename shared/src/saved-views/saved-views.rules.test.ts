import { MOST_VIEWS, oneMoreRefusal, viewRefusal } from './saved-views.rules'

it('lets nobody but the owner change a view', () => {
  const view = { owner: { id: 'a', name: '督查员一' } }
  expect(viewRefusal(view, 'a')).toBeNull()
  expect(viewRefusal(view, 'b')).toEqual({ code: 'view.others', details: { who: '督查员一' } })
})

it('keeps at most thirty views a person', () => {
  for (let kept = 0; kept < MOST_VIEWS; kept++) expect(oneMoreRefusal(kept)).toBeNull()
  expect(oneMoreRefusal(MOST_VIEWS)?.code).toBe('view.most')
})
