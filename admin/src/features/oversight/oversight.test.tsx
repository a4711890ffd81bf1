import type { OversightRow } from '@mingdu/shared/oversight/oversight.api'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, refused, renderPage } from '../../../test/render'
import { OversightPage } from './oversight-page'

const ID = 'c'.repeat(24)
const office = { id: 'e'.repeat(24), name: '区督查室' }
const row = (more: Partial<OversightRow> = {}): OversightRow => ({
  ...{ id: ID, version: 1, matter: { id: 'd'.repeat(24), no: '演督〔2026〕1号', title: '河道整改' } },
  ...{ org: { id: 'b'.repeat(24), name: '区水务局' }, by: null, office, quarter: '2026-Q4', level: 4 },
  ...{ tags: ['often'], hours: 16, text: '一周报了三次。', ratedOn: '2026-11-20', answerDue: '2026-11-27' },
  ...{ answer: null, state: 'waiting', mayAnswer: true },
  ...more,
})
const figures = (n: number, satisfaction: number | null) => () => ({
  quarter: '2026-Q4',
  offices: [{ office, matters: 5, units: 3, perUnitMonth: 17, n, satisfaction, hours: null, late: 0 }],
})
const page = (one: OversightRow, n = 4, satisfaction: number | null = null) => ({
  'GET /oversight': () => ({ items: [one], nextCursor: null, total: 1 }),
  'GET /oversight/figures': figures(n, satisfaction),
})

it('shows the figures with n and 口径, and none of few', async () => {
  farSide(page(row()))
  const { unmount } = renderPage(<OversightPage />)
  expect(await screen.findByText('n=4')).toBeTruthy()
  expect(screen.getAllByText('样本不足')).toHaveLength(2)
  expect(screen.getByText('1.7 次')).toBeTruthy()
  expect(screen.getByRole('button', { name: /^满意率的口径/ })).toBeTruthy()
  unmount()
  farSide(page(row(), 5, 600))
  renderPage(<OversightPage />)
  expect(await screen.findByText('60.0%')).toBeTruthy()
})

it('is answered by the 督查室, which sees the unit and no person', async () => {
  const calls = farSide({
    ...page(row()),
    [`POST /oversight/${ID}/answer`]: () => row({ version: 2, state: 'answered', mayAnswer: false }),
  })
  renderPage(<OversightPage />, { at: `/oversight?open=${ID}` })
  expect(await screen.findByText('一周报了三次。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '评价督查' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '答复' }))
  fireEvent.change(await screen.findByRole('textbox', { name: '答复' }), {
    target: { value: '以后每周只报一次。' },
  })
  const [, confirm] = screen.getAllByRole('button', { name: '答复' })
  if (confirm) fireEvent.click(confirm)
  await waitFor(() =>
    expect(calls.find(({ at }) => at.endsWith('/answer'))?.body).toEqual({
      version: 1,
      text: '以后每周只报一次。',
    }),
  )
})

it('is said by the head of a unit, with what becomes of it', async () => {
  const matter = { id: 'd'.repeat(24), no: '演督〔2026〕1号', title: '河道整改' }
  farSide({
    ...page(row({ by: '水务局长', mayAnswer: false })),
    'GET /matters': () => ({ items: [matter], nextCursor: null, total: 1 }),
  })
  renderPage(<OversightPage />, { role: 'head' })
  fireEvent.click(await screen.findByRole('button', { name: '评价督查' }))
  expect(await screen.findByText(/督查室只看到单位，看不到您的姓名/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '提交评价' }))
  expect(await screen.findByText('请选督查事项')).toBeTruthy()
  expect(await screen.findByText('请选一项')).toBeTruthy()
})

it('says so when there is none, and when it cannot be read', async () => {
  farSide({
    'GET /oversight': () => ({ items: [], nextCursor: null, total: 0 }),
    'GET /oversight/figures': () => ({ quarter: '2026-Q4', offices: [] }),
  })
  const { unmount } = renderPage(<OversightPage />, { role: 'head' })
  expect(await screen.findByText('没有对督查的评价')).toBeTruthy()
  expect(screen.getByText('这一季没有派单，也没有评价。')).toBeTruthy()
  unmount()
  farSide({
    'GET /oversight': () => refused(500, 'server.error', '出错了'),
    'GET /oversight/figures': () => refused(500, 'server.error', '出错了'),
  })
  renderPage(<OversightPage />)
  await waitFor(() => expect(screen.getAllByText('没取到内容')).toHaveLength(2))
})
