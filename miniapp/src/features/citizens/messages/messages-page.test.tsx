import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import { beginCitizen } from '../../../api/citizen-session'
import CitizenMessagesPage from './index'

const message = (kind: string, id: string | null) => ({
  ...{ id: 'm1', kind: 'clueAnswered', title: '有进展', body: '请看' },
  ...{ light: null, target: { kind, id }, createdAt: '2026-11-25T01:00:00.000Z', readAt: null },
})

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  openedWith({})
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
})

it.each([
  ['myClue', 'q1', '/features/clues/mine/index?id=q1'],
  ['myClue', null, '/features/clues/mine/index'],
  ['myCase', 'k1', '/features/cases/mine/index?id=k1'],
  ['columnPage', 'a1', '/features/columns/article/index?id=a1'],
  ['confirmation', 'a2', '/features/confirmations/answer/index?id=a2'],
  ['columnPage', null, '/features/columns/list/index'],
] as const)('opens by a message about %s %s what it is about', async (kind, id, url) => {
  serverAnswers({
    '/citizen/messages': { items: [message(kind, id)], nextCursor: null, total: 1, unread: 1 },
    '/citizen/messages/m1/read': { unread: 0 },
  })
  render(<CitizenMessagesPage />)
  fireEvent.click(await screen.findByText('有进展'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url })
})
