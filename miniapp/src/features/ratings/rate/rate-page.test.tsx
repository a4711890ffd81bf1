import type { RatingInvitation } from '@mingdu/shared/ratings/ratings.schema'
import { render, screen } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import RatePage from './index'

const TOKEN = `q${'aB3_-'.repeat(6)}x`
const opened: RatingInvitation = {
  ...{ stage: 'complete', title: '排水许可', org: '区水务局', door: 'windowQr', invitedOn: '2026-03-12' },
  ...{ took: { used: 6, promised: 10 }, state: 'open', rating: null, mayRate: true, changeUntil: null },
  ...{ whyNot: '', rectification: null, limits: { contactWorkdays: 1, changeDays: 10 } },
}

beforeEach(() => {
  phoneStorage()
  serverAnswers({ [`/public/ratings/invitations/${TOKEN}`]: opened })
})

it('says what is asked about: the item, what was done, and how long it took against what was promised', async () => {
  openedWith({ t: TOKEN })
  render(<RatePage />)
  expect(await screen.findByText('排水许可')).toBeTruthy()
  expect(screen.getByText('作出决定并送达了结果', { exact: false }).textContent).toContain('3月12日')
  expect(screen.getByText('承诺 10 个工作日，实际用了 6 个工作日')).toBeTruthy()
})

it('opens by the code that WeChat scanned, too', async () => {
  openedWith({ scene: encodeURIComponent(TOKEN) })
  render(<RatePage />)
  expect(await screen.findByText('排水许可')).toBeTruthy()
  expect(asked()[0]?.url).toContain(`/public/ratings/invitations/${TOKEN}`)
})

it('without either says where a rating is opened from', () => {
  openedWith({ scene: 't%3D0123456789abcdef01234567' })
  render(<RatePage />)
  expect(screen.getByText('没有说评哪一件')).toBeTruthy()
})
