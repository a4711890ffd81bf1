import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { closedClue, myClue } from '../../../../test/clues'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import { beginCitizen } from '../../../api/citizen-session'
import TrackCluePage from './index'

const request = Taro.request as unknown as jest.Mock
const nameless = { ...closedClue, identity: 'anonymous' as const, openings: [] }
const key = { no: '123456789015', pin: '204815' }
let storage: Map<string, string>
const type = (name: 'no' | 'pin', value: string) =>
  fireEvent.input(document.querySelector(`input.clue-track-${name}`)!, { target: { value } })
const tap = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  fireEvent.click(found)
}
const bodies = () => asked().map(({ data }) => JSON.parse(data ?? '') as unknown)

beforeEach(() => {
  storage = phoneStorage()
  window.sessionStorage.clear()
  openedWith({})
})

it('asks nothing before number and PIN are whole', () => {
  serverAnswers({})
  render(<TrackCluePage />)
  type('no', '1234 5678 9016')
  type('pin', '2048')
  tap('.clue-track-submit')
  expect(screen.getByText(/校验位不对/)).toBeTruthy()
  expect(screen.getByText('请填 6 位查询密码')).toBeTruthy()
  expect(asked()).toEqual([])
})

it('shows where it stands without saying who asks, though somebody is signed in, and keeps nothing', async () => {
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
  const before = new Map(storage)
  serverAnswers({ '/public/clue-tracking': { ...nameless, state: 'inHand', answer: null } })
  render(<TrackCluePage />)
  type('no', key.no)
  type('pin', key.pin)
  tap('.clue-track-submit')
  expect(await screen.findByText('核查中')).toBeTruthy()
  expect(screen.queryByText('谁看过您的身份')).toBeNull()
  expect(bodies()).toEqual([key])
  expect(asked()[0]?.header['Authorization']).toBeUndefined()
  expect(storage).toEqual(before)
})

it('says in the server’s words when it is not found', async () => {
  serverAnswers({})
  render(<TrackCluePage />)
  type('no', key.no)
  type('pin', key.pin)
  tap('.clue-track-submit')
  expect(await screen.findByText('没有这条记录。')).toBeTruthy()
})

it('rates and reopens with number and PIN, under the same key after a lost answer', async () => {
  serverAnswers({
    '/public/clue-tracking': nameless,
    '/public/clue-reopenings': { ...myClue, identity: 'anonymous', openings: [] },
  })
  render(<TrackCluePage />)
  type('no', key.no)
  type('pin', key.pin)
  tap('.clue-track-submit')
  await screen.findByText('已安排两人轮岗。')
  tap('.clue-reopen')
  fireEvent.input(document.querySelector('textarea.clue-said')!, { target: { value: '窗口还是没有人' } })
  request.mockImplementationOnce(() => Promise.reject({ errMsg: 'request:fail' }))
  tap('.sheet__yes')
  await screen.findByText('网络没有回应，请检查手机网络后再试。')
  tap('.sheet__yes')
  expect(await screen.findByText('已重新打开，督查室重新分办。')).toBeTruthy()
  const [, first, second] = asked()
  expect(bodies().slice(1)).toEqual([
    { ...key, reason: '窗口还是没有人' },
    { ...key, reason: '窗口还是没有人' },
  ])
  expect(second?.header['Idempotency-Key']).toBe(first?.header['Idempotency-Key'])
  tap('.clue-track-other')
  await waitFor(() => expect(document.querySelector('input.clue-track-no')).toBeTruthy())
})
