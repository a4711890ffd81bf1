import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { closedClue, myClue } from '../../../../test/clues'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import { beginCitizen } from '../../../api/citizen-session'
import MyCluesPage from './index'

const request = Taro.request as unknown as jest.Mock
const lost = () => request.mockImplementationOnce(() => Promise.reject({ errMsg: 'request:fail' }))
const tap = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  fireEvent.click(found)
}
const posts = () => asked().filter(({ method }) => method === 'POST')
const keys = () => posts().map(({ header }) => header['Idempotency-Key'])

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
})

it('lists what was sent by name, and leads to each', async () => {
  openedWith({})
  serverAnswers({ '/citizen/clues': { items: [myClue], nextCursor: null, total: 1 } })
  render(<MyCluesPage />)
  fireEvent.click(await screen.findByText('窗口连续三天没有人办理业务'))
  expect(screen.getByText('核查中')).toBeTruthy()
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/clues/mine/index?id=q1' })
})

it('says so when there is none, when it cannot be read, and when it is not one’s own', async () => {
  openedWith({})
  serverAnswers({ '/citizen/clues': { items: [], nextCursor: null, total: 0 } })
  const first = render(<MyCluesPage />)
  expect(await screen.findByText('还没有实名提交的线索')).toBeTruthy()
  first.unmount()
  request.mockImplementation(() => Promise.reject({ errMsg: 'request:fail' }))
  const second = render(<MyCluesPage />)
  expect(await screen.findByText('没取到您的线索')).toBeTruthy()
  second.unmount()
  openedWith({ id: 'q2' })
  serverAnswers({})
  render(<MyCluesPage />)
  expect(await screen.findByText('您看不到这条线索')).toBeTruthy()
})

it('shows where it stands, and who looked behind the seal, when and why', async () => {
  openedWith({ id: 'q1' })
  serverAnswers({ '/citizen/clues/q1': myClue })
  render(<MyCluesPage />)
  expect(await screen.findByText('已受理，交承办单位')).toBeTruthy()
  expect(screen.getByText('1234 5678 9015')).toBeTruthy()
  expect(screen.getByText('电话核实地点')).toBeTruthy()
  expect(screen.getByText(/区督查室（督查员）.*申请，已批准（督查室主任/)).toBeTruthy()
  expect(screen.getByText(/查看了您的身份/)).toBeTruthy()
})

it('repeats 催办 under the same key after a lost answer, though the sheet was closed, and anew once it was done', async () => {
  openedWith({ id: 'q1' })
  serverAnswers({ '/citizen/clues/q1': myClue, '/citizen/clues/q1/urge': myClue })
  render(<MyCluesPage />)
  await screen.findByText('已受理，交承办单位')
  tap('.clue-urge')
  lost()
  tap('.sheet__yes')
  expect(await screen.findByText('网络没有回应，请检查手机网络后再试。')).toBeTruthy()
  tap('.sheet__no')
  tap('.clue-urge')
  expect(screen.queryByText('网络没有回应，请检查手机网络后再试。')).toBeNull()
  tap('.sheet__yes')
  expect(await screen.findByText('已催办，承办单位和督查室看得到。')).toBeTruthy()
  expect(keys()[1]).toBe(keys()[0])
  tap('.clue-urge')
  tap('.sheet__yes')
  await waitFor(() => expect(posts()).toHaveLength(3))
  expect(keys()[2]).not.toBe(keys()[1])
})

it('asks for a level under the levels, and rates under the same key after a lost answer', async () => {
  openedWith({ id: 'q1' })
  serverAnswers({
    '/citizen/clues/q1': closedClue,
    '/citizen/clues/q1/rating': { ...closedClue, allowed: { urge: false, rate: false, reopen: false } },
  })
  render(<MyCluesPage />)
  await screen.findByText('已安排两人轮岗。')
  tap('.clue-rate')
  tap('.sheet__yes')
  expect(document.querySelector('.clue-level')?.textContent).toContain('请选一个满意程度')
  expect(document.querySelector('.clue-said-field')?.textContent).not.toContain('请选')
  tap('.clue-levels-2')
  lost()
  tap('.sheet__yes')
  await screen.findByText('网络没有回应，请检查手机网络后再试。')
  tap('.sheet__yes')
  expect(await screen.findByText('已评价。')).toBeTruthy()
  expect(posts().map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([
    { level: '2', text: '' },
    { level: '2', text: '' },
  ])
  expect(keys()[1]).toBe(keys()[0])
})

it('reopens with a reason of five characters, and takes a new key for another reason', async () => {
  openedWith({ id: 'q1' })
  serverAnswers({ '/citizen/clues/q1': closedClue, '/citizen/clues/q1/reopening': myClue })
  render(<MyCluesPage />)
  await screen.findByText('已安排两人轮岗。')
  tap('.clue-reopen')
  tap('.sheet__yes')
  expect(document.querySelector('.clue-said-field')?.textContent).toContain('请至少写 5 个字')
  const write = (value: string) =>
    fireEvent.input(document.querySelector('textarea.clue-said')!, { target: { value } })
  write('窗口还是没有人')
  lost()
  tap('.sheet__yes')
  await screen.findByText('网络没有回应，请检查手机网络后再试。')
  write('今天窗口还是没有人')
  tap('.sheet__yes')
  expect(await screen.findByText('已重新打开，督查室重新分办。')).toBeTruthy()
  expect(posts().map(({ data }) => JSON.parse(data ?? '') as unknown)).toEqual([
    { reason: '窗口还是没有人' },
    { reason: '今天窗口还是没有人' },
  ])
  expect(keys()[1]).not.toBe(keys()[0])
})
