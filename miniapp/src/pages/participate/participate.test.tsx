import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { asked, phoneStorage, serverAnswers } from '../../../test/phone'
import { end } from '../../api/session'
import { TabBar } from '../../components/tab-bar/tab-bar'
import ParticipatePage from './index'

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  end()
  serverAnswers({})
  jest.clearAllMocks()
})

it.each([
  ['反映线索', '/features/clues/write/index'],
  ['我的线索', '/features/clues/mine/index'],
  ['查匿名线索', '/features/clues/track/index'],
  ['专栏', '/features/columns/list/index'],
  ['公开报告', '/features/public-report/report/index'],
  ['督查公示', '/features/notices/list/index'],
])('leads by “%s” to its page', (title, url) => {
  render(<ParticipatePage />)
  fireEvent.click(screen.getByText(title))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url })
})

it('stands among the tabs of citizens, and asks nothing of the server', () => {
  render(<ParticipatePage />)
  const tabs = Array.from(document.querySelectorAll('.tabs__t'), (tab) => tab.textContent)
  expect(tabs).toEqual(['首页', '办事', '参与', '我的'])
  expect(document.querySelector('.tabs__i--on')?.textContent).toBe('参与')
  expect(asked()).toEqual([])
})

it('is started at from another tab, for WeChat’s own list does not have it', () => {
  render(<TabBar on="home" />)
  fireEvent.click(screen.getByText('参与'))
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/participate/index' })
  expect(Taro.switchTab).not.toHaveBeenCalled()
})
