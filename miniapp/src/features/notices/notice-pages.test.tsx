import Taro from '@tarojs/taro'
import { fireEvent, render, screen } from '@testing-library/react'
import { asked, openedWith, phoneStorage, serverAnswers } from '../../../test/phone'
import NoticePage from './detail/index'
import NoticesPage from './list/index'

const row = {
  ...{ id: 'a'.repeat(24), no: '演督〔2026〕1号', title: '河道整改清零', leadOrg: '区水务局' },
  ...{ region: { id: 'r1', name: '演示区' }, from: '2026-11-09', until: '2026-11-16', daysLeft: 3 },
}
const notice = { ...row, result: '42 处全部清零', office: '区督查室', phone: '0550-3038001' }
const regions = (...names: string[]) => ({ items: names.map((name, i) => ({ id: `r${i}`, name, n: i + 1 })) })

beforeEach(() => {
  phoneStorage()
  openedWith({})
})

describe('the list', () => {
  it('is there without a sign-in, and leads to one matter', async () => {
    serverAnswers({
      '/public/notices': { items: [row], nextCursor: null, total: 1 },
      '/public/notices/regions': regions('演示区'),
    })
    render(<NoticesPage />)
    fireEvent.click(await screen.findByText('河道整改清零'))
    expect(screen.getByText('还有 3 天')).toBeTruthy()
    expect(screen.queryByText('全部')).toBeNull()
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/notices/detail/index?id=${row.id}` })
    expect(asked().every(({ url }) => url.includes('/api/v1/public/'))).toBe(true)
  })

  it('is narrowed to a region where there are several', async () => {
    serverAnswers({
      '/public/notices': { items: [row], nextCursor: null, total: 1 },
      '/public/notices/regions': regions('演示区', '邻区'),
    })
    render(<NoticesPage />)
    fireEvent.click(await screen.findByText('邻区 2'))
    await screen.findByText('河道整改清零')
    expect(asked().at(-1)?.url).toContain('regionId=r1')
  })

  it('says that there is none, and what went wrong', async () => {
    serverAnswers({ '/public/notices': { items: [], nextCursor: null, total: 0 } })
    const { unmount } = render(<NoticesPage />)
    expect(await screen.findByText('现在没有正在公示的事项')).toBeTruthy()
    unmount()
    serverAnswers({})
    render(<NoticesPage />)
    expect(screen.getByRole('status')).toBeTruthy()
    expect(await screen.findByText('您看不到公示')).toBeTruthy()
  })
})

describe('one matter', () => {
  it('says what was achieved and dials the number for objections', async () => {
    openedWith({ id: row.id })
    serverAnswers({ [`/public/notices/${row.id}`]: notice })
    render(<NoticePage />)
    expect(await screen.findByText('42 处全部清零')).toBeTruthy()
    fireEvent.click(screen.getByText('打电话 0550-3038001'))
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0550-3038001' })
  })

  it('without a number says where to go', async () => {
    openedWith({ id: row.id })
    serverAnswers({ [`/public/notices/${row.id}`]: { ...notice, phone: '' } })
    render(<NoticePage />)
    expect(await screen.findByText(/没有留电话/)).toBeTruthy()
    expect(screen.queryByText(/打电话/)).toBeNull()
  })

  it('after its days leads to those that run', async () => {
    openedWith({ id: row.id })
    serverAnswers({})
    render(<NoticePage />)
    fireEvent.click(await screen.findByText('看正在公示的事项'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/notices/list/index' })
  })
})
