import { fireEvent, screen, waitFor } from '@testing-library/react'
import { common, idOf } from '../../../../test/power-fixtures'
import { farSide, refused, renderPage } from '../../../../test/render'
import { WindowPage } from './window-page'

const pad = {
  ...{ id: idOf('1'), code: 'ABCDEFGHJK', name: '3 号窗口', org: { id: idOf('b'), name: '区水务局' } },
  createdAt: '2026-11-25T01:00:00.000Z',
}
const invitation = { id: idOf('2'), stage: 'accept', title: '排水许可', invitedOn: '2026-11-24' }
const answers = {
  ...common,
  'GET /pads': () => ({ items: [pad] }),
  'GET /rating-invitations': () => ({ items: [invitation] }),
}

it('shows the code of a stage when it is asked for', async () => {
  const calls = farSide(answers)
  renderPage(<WindowPage />, { role: 'window', at: '/rating-window' })
  fireEvent.change(await screen.findByLabelText('办件编号'), { target: { value: '123456789015' } })
  fireEvent.click(screen.getByRole('button', { name: '请人评价' }))
  fireEvent.click(await screen.findByRole('button', { name: '显示二维码' }))
  expect(screen.getByAltText<HTMLImageElement>('评价二维码', { exact: false }).src).toContain(
    `/rating-invitations/${invitation.id}/qr.png`,
  )
  fireEvent.click(screen.getByRole('button', { name: '不用微信的，换网页码' }))
  expect(screen.getByAltText<HTMLImageElement>('评价二维码', { exact: false }).src).toContain(
    'qr.png?for=web',
  )
  const asked = calls.find((call) => call.at === 'GET /rating-invitations')
  expect(asked?.url.searchParams.get('no')).toBe('123456789015')
})

it('puts a stage onto the pad', async () => {
  const path = `POST /pads/${pad.code}/show`
  const calls = farSide({ ...answers, [path]: () => ({ shownAt: '2026-11-25T01:00:00.000Z' }) })
  renderPage(<WindowPage />, { role: 'window', at: '/rating-window?no=123456789015' })
  fireEvent.click(await screen.findByRole('button', { name: '在评价器上请人评价' }))
  await waitFor(() =>
    expect(calls.find((call) => call.at === path)?.body).toEqual({ invitationId: invitation.id }),
  )
})

it('says why a number gives nothing', async () => {
  farSide({
    ...answers,
    'GET /rating-invitations': () => refused(422, 'rating.case', '这件办件现在没有可以评价的环节。'),
  })
  renderPage(<WindowPage />, { role: 'window', at: '/rating-window?no=1' })
  expect(await screen.findByText('现在没有可以评价的环节', { exact: false })).toBeTruthy()
})
