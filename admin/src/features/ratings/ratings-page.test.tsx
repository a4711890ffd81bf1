import { RATING_FIGURES, type RatingFigureKey } from '@mingdu/shared/ratings/ratings.figures'
import { screen } from '@testing-library/react'
import { common, idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../test/render'
import { RatingsPage } from './ratings-page'

const keys = Object.keys(RATING_FIGURES) as RatingFigureKey[]
const figure = (key: RatingFigureKey) => ({
  ...{ name: RATING_FIGURES[key].name, definition: RATING_FIGURES[key].definition },
  ...{ value: 750, text: '75.0%', part: 3, n: 4, enough: false, suppressed: false },
})
const figures = {
  ...{ from: '2025-11-25', to: '2026-11-25' },
  figures: Object.fromEntries(keys.map((key) => [key, figure(key)])),
}

it('shows every rate with its n and its 口径, and asks for what the list asks for', async () => {
  const calls = farSide({ ...common, 'GET /ratings': () => pageOf(), 'GET /ratings/figures': () => figures })
  renderPage(<RatingsPage />, { role: 'monitor', at: `/ratings?orgId=${idOf('b')}&group=bad` })
  expect((await screen.findAllByText('3 ÷ 4', { exact: false })).length).toBe(7)
  expect(screen.getAllByText('样本不足', { exact: false }).length).toBe(7)
  expect(screen.getByRole('button', { name: /^满意率的口径：/ })).toBeTruthy()
  const asked = (at: string) => calls.find((call) => call.at === at)?.url.searchParams
  expect(asked('GET /ratings/figures')?.get('orgId')).toBe(idOf('b'))
  expect(asked('GET /ratings')?.get('group')).toBe('bad')
})

it('says what to do when nobody has rated, and offers another try when the figures fail', async () => {
  farSide({
    ...common,
    'GET /ratings': () => pageOf(),
    'GET /ratings/figures': () => refused(400, 'input.invalid', '有 1 处填写不对，请按提示修改后再提交。'),
  })
  renderPage(<RatingsPage />, { role: 'monitor', at: '/ratings' })
  expect(await screen.findByText('还没有评价')).toBeTruthy()
  expect(await screen.findByText('有 1 处填写不对', { exact: false })).toBeTruthy()
})
