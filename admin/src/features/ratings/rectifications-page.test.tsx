import type { RatingRecord } from '@mingdu/shared/ratings/ratings.schema'
import type { Role } from '@mingdu/shared/accounts/permissions'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { common, idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, renderPage } from '../../../test/render'
import { RectificationsPage } from './rectifications-page'

const rating: RatingRecord = {
  ...{ id: idOf('7'), version: 3, caseId: idOf('c'), caseNo: '123456789015', title: '排水许可' },
  ...{ org: { id: idOf('b'), name: '区水务局' }, power: { code: 'P-1', name: '排水许可' }, stage: 'accept' },
  took: { used: 3, promised: 1 },
  ...{ level: '5', source: 'invited', channel: 'sms', tags: ['slow'], text: '等了三个小时' },
  ...{ ratedOn: '2026-11-24', changed: false, rater: { name: '张*明', phone: '138****8000' } },
  rectification: {
    ...{ state: 'toContact', openedOn: '2026-11-24', contactDue: '2026-11-25', verifyDue: '2026-12-01' },
    ...{ rectifyDue: '2026-12-15', due: '2026-11-25', tentative: false, remaining: -1, contacts: [] },
    ...{ verification: null, report: null, appeal: null, ruling: null, rerating: null },
  },
  history: [{ at: '2026-11-24T01:00:00.000Z', who: '评价人', what: '评价', note: '受理：非常不满意' }],
  allowedActions: ['contact'],
}
const OPEN = `/rectifications?open=${rating.id}`
const shown = (one: RatingRecord, role: Role, more: Parameters<typeof farSide>[0] = {}) => {
  const calls = farSide({ ...common, 'GET /rectifications': () => pageOf(one), ...more })
  renderPage(<RectificationsPage />, { role, at: OPEN })
  return calls
}

it('records a call over the version that was seen, once it is said whether the rater was reached', async () => {
  const path = `POST /ratings/${rating.id}/contact`
  const calls = shown(rating, 'callback', { [path]: () => rating })
  fireEvent.click(await screen.findByRole('button', { name: '回访' }))
  fireEvent.change(await screen.findByLabelText('回访情况'), { target: { value: '排队三小时' } })
  const send = screen.getByRole<HTMLButtonElement>('button', { name: '记下' })
  fireEvent.click(send)
  expect(await screen.findByText('请选联系上了没有')).toBeTruthy()
  expect(calls.some((call) => call.at === path)).toBe(false)
  fireEvent.click(screen.getByRole('radio', { name: '已联系上' }))
  fireEvent.click(send)
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({
      version: 3,
      reached: true,
      note: '排队三小时',
    }),
  )
})

it('offers nothing that is not allowed, and says that the rater is not shown', async () => {
  shown({ ...rating, rater: null, allowedActions: [] }, 'head')
  expect(await screen.findByText('只有回访和监察人员看得到', { exact: false })).toBeTruthy()
  expect(screen.queryByRole('button', { name: '回访' })).toBeNull()
  expect(screen.queryByRole('button', { name: '看评价人电话' })).toBeNull()
})

it('does not tell the rated clerk whose case it was', async () => {
  shown({ ...rating, rater: null, caseId: null, caseNo: null, allowedActions: [] }, 'head')
  expect(await screen.findByText('您是经办人，不显示是哪一件')).toBeTruthy()
})

it('says how late a limit is, and asks for the appeals in their view', async () => {
  const calls = shown(rating, 'monitor')
  expect((await screen.findAllByText('已超 1 个工作日', { exact: false })).length).toBeGreaterThan(0)
  expect(calls.find((call) => call.at === 'GET /rectifications')?.url.searchParams.get('open')).toBe('true')
  fireEvent.click(screen.getByRole('tab', { name: '申诉待复核' }))
  await waitFor(() => {
    const last = calls.filter((call) => call.at === 'GET /rectifications').at(-1)
    expect(last?.url.searchParams.get('state')).toBe('appealed')
  })
})
