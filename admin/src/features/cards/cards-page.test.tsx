import type { Card } from '@mingdu/shared/cards/cards.schema'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { common, idOf, pageOf } from '../../../test/power-fixtures'
import { farSide, renderPage } from '../../../test/render'
import { CardsPage } from './cards-page'

const card: Card = {
  id: idOf('7'),
  version: 1,
  no: null,
  kind: 'yellow',
  state: 'proposed',
  subject: { kind: 'case', id: idOf('8'), no: '302511890214', name: '排水许可' },
  org: { id: idOf('b'), name: '区水务局' },
  person: null,
  reason: '超过承诺时限：承诺时限 2026-11-20 已过。',
  proposedBy: null,
  proposedAt: '2026-11-25T01:00:00.000Z',
  issuedOn: null,
  deliveredOn: null,
  limitDays: 3,
  limit: null,
  unmet: false,
  rule: { code: 'promisedLate', name: '超过承诺时限' },
  basis: '本事项办事指南承诺的办结时限',
  breach: {
    duties: [{ stage: '决定', content: '在期限内作出决定', basis: '' }],
    accountabilities: [],
  },
  issuedBy: null,
  keeper: null,
  delivery: null,
  appealUntil: null,
  appeal: null,
  review: null,
  lifted: null,
  declined: null,
  history: [{ at: '2026-11-25T01:00:00.000Z', who: '系统', what: '提请黄牌', note: '' }],
  allowedActs: ['issue', 'decline'],
}
const issued: Card = {
  ...card,
  ...{ no: '演督黄〔2026〕3号', state: 'issued', version: 2, allowedActs: ['deliver'] },
}
const modal = (title: string) =>
  screen.getByText(title, { selector: '.ant-modal-title' }).closest('[role=dialog]') as HTMLElement
const AT = `/cards?open=${card.id}`
const answers = (one: Card) => ({
  ...common,
  'GET /cards': () => pageOf(one),
  [`GET /cards/${one.id}`]: () => one,
  'GET /accounts': () => pageOf(),
})

it('is issued after it was said what follows, over the version that was seen', async () => {
  const path = `POST /cards/${card.id}/issue`
  const calls = farSide({ ...answers(card), [path]: () => issued })
  renderPage(<CardsPage />, { role: 'monitor', at: AT })
  const drawer = await screen.findByRole('dialog', { name: '待发的牌' })
  expect(await within(drawer).findByText('在期限内作出决定', { exact: false })).toBeTruthy()
  expect(within(drawer).queryByText('打印文书')).toBeNull()
  fireEvent.click(within(drawer).getByRole('button', { name: '发牌' }))
  expect(await screen.findByText('以您的名义向区水务局发黄牌', { exact: false })).toBeTruthy()
  const dialog = modal('发牌：黄牌')
  fireEvent.click(within(dialog).getByRole('button', { name: '发牌' }))
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({
      ...{ version: 1, reason: card.reason, basis: card.basis, limitDays: 3, personId: null },
    }),
  )
})

it('that was issued is printed, and shows no act that did not come with it', async () => {
  farSide(answers(issued))
  renderPage(<CardsPage />, { role: 'monitor', at: AT })
  const drawer = await screen.findByRole('dialog', { name: '演督黄〔2026〕3号' })
  const print = await within(drawer).findByRole('link', { name: '打印文书' })
  expect(print.getAttribute('href')).toMatch(/\/cards\/70+\/paper$/)
  expect(within(drawer).queryByRole('button', { name: '发牌' })).toBeNull()
  expect(within(drawer).getByRole('button', { name: '登记送达' })).toBeTruthy()
})

it('asks for what is looked for, and says when there is nothing', async () => {
  const calls = farSide({ ...common, 'GET /cards': () => pageOf() })
  renderPage(<CardsPage />, { role: 'leader', at: '/cards?state=delivered&kind=blue' })
  expect(await screen.findByText('没有', { exact: false })).toBeTruthy()
  const query = calls.find((call) => call.at === 'GET /cards')?.url.searchParams
  expect([query?.get('state'), query?.get('kind')]).toEqual(['delivered', null])
})
