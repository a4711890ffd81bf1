import type { Correction } from '@mingdu/shared/corrections/corrections.api'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { farSide, renderPage } from '../../../test/render'
import { common, idOf, pageOf } from '../../../test/power-fixtures'
import { targetPath } from './correction-words'
import { CorrectionsPage } from './corrections-page'

const correction: Correction = {
  id: idOf('7'),
  version: 1,
  no: '纠错〔2026〕0001',
  target: {
    kind: 'guide',
    id: idOf('6'),
    no: 2,
    name: '取水许可首次申请',
    org: { id: idOf('b'), name: '区水务局' },
  },
  field: '电话',
  text: '窗口电话早就换了，打不通',
  phone: '138****8000',
  state: 'open',
  outcome: null,
  reply: null,
  createdAt: '2026-11-25T01:00:00.000Z',
}
const OPEN = `/corrections?open=${correction.id}`
const listed = (...items: Correction[]) => ({ ...common, 'GET /corrections': () => pageOf(...items) })

it.each([
  ['power', `/powers/${idOf('6')}`],
  ['guide', `/guides/${idOf('6')}`],
  ['dutyList', `/duty-lists?orgId=${idOf('6')}`],
] as const)('leads from a %s to its page in the console', (kind, path) => {
  expect(targetPath({ kind, id: idOf('6') })).toBe(path)
})

it('answers with the outcome, over the version that was seen', async () => {
  const path = `POST /corrections/${correction.id}/reply`
  const calls = farSide({ ...listed(correction), [path]: () => correction })
  renderPage(<CorrectionsPage />, { role: 'catalog', at: OPEN })
  const text = await screen.findByLabelText('答复内容')
  const send = screen.getByRole<HTMLButtonElement>('button', { name: '答复' })
  fireEvent.change(text, { target: { value: '已改为新号码' } })
  expect(send.disabled).toBe(true)
  fireEvent.click(screen.getByRole('radio', { name: '已改正' }))
  fireEvent.click(send)
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({
      version: 1,
      outcome: 'corrected',
      text: '已改为新号码',
    }),
  )
})

it('shows who does not answer everything but the form', async () => {
  farSide(listed(correction))
  renderPage(<CorrectionsPage />, { role: 'editor', at: OPEN })
  expect(await screen.findByText('138****8000')).toBeTruthy()
  expect(screen.getByText('由编办核实后答复', { exact: false })).toBeTruthy()
  expect(screen.queryByLabelText('答复内容')).toBeNull()
})

it('opens what a message leads to, though the list does not show it', async () => {
  farSide({ ...listed(), [`GET /corrections/${correction.id}`]: () => correction })
  renderPage(<CorrectionsPage />, { role: 'catalog', at: OPEN })
  expect((await screen.findByRole('link', { name: '取水许可首次申请' })).getAttribute('href')).toBe(
    `/guides/${idOf('6')}`,
  )
})

it('asks for what waits for an answer', async () => {
  const calls = farSide(listed(correction))
  renderPage(<CorrectionsPage />, { role: 'catalog', at: `/corrections?state=open&orgId=${idOf('b')}` })
  await screen.findByText('窗口电话早就换了，打不通')
  const query = calls.find((call) => call.at === 'GET /corrections')?.url.searchParams
  expect([query?.get('state'), query?.get('orgId')]).toEqual(['open', idOf('b')])
})
