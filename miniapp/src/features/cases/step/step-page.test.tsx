import Taro from '@tarojs/taro'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../../test/phone'
import StepsPage from '../steps/index'
import StepPage from './index'

const step = {
  ...{ id: 's1', version: 2, n: 1, what: '核对取水来源', days: 4, startedOn: '2026-03-02' },
  case: { id: 'k1', no: '123456789015', title: '公共场所卫生许可' },
  ...{ from: { id: 'o1', name: '区行政审批局' }, org: { id: 'o2', name: '区水务局' } },
  ...{ due: '2026-03-06', tentative: false, state: 'todo', remaining: 4, late: false, handler: null },
  ...{ opinion: '', files: [], answeredAt: null, allowedActs: ['take', 'answer'] },
}
const done = {
  ...{ ...step, version: 3, state: 'done', remaining: null, allowedActs: [] },
  ...{ opinion: '取用市政自来水', answeredAt: '2026-03-03T02:00:00.000Z' },
}
const posts = () => asked().filter(({ method }) => method === 'POST')
const yes = (container: HTMLElement) => fireEvent.click(container.querySelector('.sheet__yes') as Element)
let storage: Map<string, string>

beforeEach(() => {
  storage = phoneStorage()
  storage.set('mingdu.session', 't1')
})

it('lists what waits for the unit with its light, and leads to one of them', async () => {
  openedWith({})
  serverAnswers({ '/case-steps': { items: [step], nextCursor: null, total: 1 } })
  render(<StepsPage />)
  fireEvent.click(await screen.findByText('核对取水来源'))
  expect(screen.getByText('正常 · 剩 4 个工作日')).toBeTruthy()
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/cases/step/index?id=s1' })
  expect(asked().some(({ url }) => url.includes('open=true'))).toBe(true)
  fireEvent.click(screen.getByText('全部'))
  await waitFor(() => expect(asked().some(({ url }) => !url.includes('open=true'))).toBe(true))
})

it('says so when nothing waits, and when the step is not ours', async () => {
  openedWith({})
  serverAnswers({ '/case-steps': { items: [], nextCursor: null, total: 0 } })
  const list = render(<StepsPage />)
  expect(await screen.findByText('没有等本单位办的联办')).toBeTruthy()
  list.unmount()
  openedWith({ id: 's1' })
  render(<StepPage />)
  expect(await screen.findByText('您看不到这项联办')).toBeTruthy()
})

describe('an answer', () => {
  beforeEach(() => {
    openedWith({ id: 's1' })
    serverAnswers({
      '/case-steps/s1': step,
      '/cases/k1/steps/1/answer': done,
      '/cases/k1/steps/1/take': step,
    })
  })
  const write = (text: string) =>
    fireEvent.input(document.querySelector('.step-opinion') as Element, { target: { value: text } })

  it('wants an opinion, asks once more, and is shown when it was sent', async () => {
    const { container } = render(<StepPage />)
    fireEvent.click(await screen.findByText('答复联办'))
    expect(screen.getByText('请写意见，至少 2 个字')).toBeTruthy()
    write('取用市政自来水')
    fireEvent.click(screen.getByText('答复联办'))
    expect(screen.getByText(/答复后不能修改；区行政审批局审查这件的人会收到消息/)).toBeTruthy()
    expect(posts()).toEqual([])
    yes(container)
    expect(await screen.findByText('已答复')).toBeTruthy()
    expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({
      ...{ version: 2, outcome: 'done', opinion: '取用市政自来水' },
    })
    expect(screen.queryByText('认领联办')).toBeNull()
    expect([...storage.keys()].filter((key) => key.startsWith('step.'))).toEqual([])
  })

  it('may give the step back with a reason', async () => {
    const { container } = render(<StepPage />)
    fireEvent.click(await screen.findByText('退回，不归本单位办'))
    write('应请区住建局办')
    fireEvent.click(screen.getByText('退回联办'))
    yes(container)
    await waitFor(() => expect(posts()).toHaveLength(1))
    expect(JSON.parse(posts()[0]?.data ?? '')).toMatchObject({ outcome: 'returned' })
  })

  it('is not needed to take the step', async () => {
    render(<StepPage />)
    fireEvent.click(await screen.findByText('认领联办'))
    await waitFor(() => expect(posts()[0]?.url).toContain('/cases/k1/steps/1/take'))
    expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({ version: 2 })
  })
})
