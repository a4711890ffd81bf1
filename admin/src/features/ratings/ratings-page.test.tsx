import { RATING_FIGURES, type RatingFigureKey } from '@mingdu/shared/ratings/ratings.figures'
import { fireEvent, screen, waitFor } from '@testing-library/react'
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
  expect((await screen.findAllByText('样本不足', { exact: false })).length).toBe(7)
  expect(screen.getAllByRole('link', { name: /的分子，3 条/ })).toHaveLength(7)
  expect(screen.getByRole('link', { name: '满意率的分母，4 条，查看明细' }).getAttribute('href')).toBe(
    `/ratings?counted=answered&from=2025-11-25&to=2026-11-25&orgId=${idOf('b')}`,
  )
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

describe('the list behind a figure', () => {
  const AT = `/ratings?counted=bad&from=2026-11-01&to=2026-11-25&powerId=${idOf('6')}&caseChannel=window&group=bad`

  it('says which figure, days and item, and leaves it with what else was asked', async () => {
    const calls = farSide({
      ...common,
      'GET /ratings': () => pageOf(),
      'GET /ratings/figures': () => figures,
      [`GET /powers/${idOf('6')}`]: () => ({ id: idOf('6'), name: '排水许可' }),
    })
    const { router } = renderPage(<RatingsPage />, { role: 'monitor', at: AT })
    const bar = await screen.findByRole('region', { name: '统计数字对应的评价' })
    await waitFor(() => expect(bar.textContent).toContain('事项“排水许可”，窗口办理'))
    expect(bar.textContent).toContain('“有效差评”对应的评价：2026-11-01 至 2026-11-25邀请的')
    const asked = calls.find((call) => call.at === 'GET /ratings')?.url.searchParams
    expect([asked?.get('counted'), asked?.get('caseChannel')]).toEqual(['bad', 'window'])
    // the figures would be those of all items
    expect(calls.some((call) => call.at === 'GET /ratings/figures')).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: '清除' }))
    await waitFor(() => expect(router.state.location.search).toBe('?group=bad'))
  })
})
