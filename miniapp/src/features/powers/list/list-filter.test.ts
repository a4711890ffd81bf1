import { filterOf, listTitle, queryOf } from './list-filter'

it.each([
  [{}, {}, '权责清单'],
  [{ orgId: 'o1', orgName: '区水务局' }, { orgId: 'o1' }, '区水务局的权责清单'],
  [{ changedIn: '2026-11' }, { changedIn: '2026-11' }, '11 月变动的事项'],
  [{ changedIn: '2026-02', kind: 'cancel' }, { changedIn: '2026-02', kind: 'cancel' }, '2 月取消的事项'],
  [{ changedIn: 'yesterday', kind: 'sold' }, {}, '权责清单'],
])('a list opened with %j asks for %j', (params, query, title) => {
  expect(queryOf(filterOf(params))).toEqual(query)
  expect(listTitle(filterOf(params))).toBe(title)
})
