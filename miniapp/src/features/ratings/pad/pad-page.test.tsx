import { render, screen } from '@testing-library/react'
import { openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import PadPage from './index'

const CODE = 'ABCDEFGHJK'
const TOKEN = `p${'aB3_-'.repeat(6)}x`
const pad = (current: object | null) =>
  serverAnswers({ [`/public/pads/${CODE}`]: { name: '3 号窗口', org: '区水务局', current } })

beforeEach(() => {
  phoneStorage()
  openedWith({ code: CODE })
})

it('asks what the clerk put onto it, and shows the code for the phone of one’s own', async () => {
  pad({ token: TOKEN, title: '排水许可', stage: 'accept' })
  const { container } = render(<PadPage />)
  expect(await screen.findByText('排水许可')).toBeTruthy()
  expect(container.querySelector('.pad-own__qr')?.getAttribute('src')).toContain(
    `/public/ratings/invitations/${TOKEN}/qr.png`,
  )
})

it('waits while nobody is asked', async () => {
  pad(null)
  render(<PadPage />)
  expect(await screen.findByText('区水务局 · 3 号窗口')).toBeTruthy()
  expect(screen.queryByText('也可以用自己的手机评')).toBeNull()
})
