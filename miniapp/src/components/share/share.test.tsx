import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { Share } from './share'

const ID = '0123456789abcdef01234567'
const face = { isH5: false, isWeapp: false }
jest.mock('../../platform/env', () => ({
  get isH5() {
    return face.isH5
  },
  get isWeapp() {
    return face.isWeapp
  },
}))

function opened(kind: 'guide' | 'power' | 'notice', as: 'h5' | 'weapp'): void {
  Object.assign(face, { isH5: as === 'h5', isWeapp: as === 'weapp' })
  render(<Share kind={kind} id={ID} />)
  fireEvent.click(screen.getByText('发给别人'))
}
const code = () => document.querySelector('.share-qr')?.getAttribute('src')

it.each([
  ['guide', 'guides', '扫这个码看这份指南。'],
  ['power', 'powers', '扫这个码看这个事项。'],
  ['notice', 'notices', '扫这个码看这件公示。'],
] as const)(
  'of a %s copies its link in a browser, and shows a code for any reader',
  async (kind, at, words) => {
    opened(kind, 'h5')
    expect(screen.queryByText('发给微信好友')).toBeNull()
    expect(code()).toMatch(new RegExp(`/api/v1/public/${at}/${ID}/qr\\.png\\?for=web$`))
    expect(screen.getByText(words)).toBeTruthy()
    fireEvent.click(screen.getByText('复制链接'))
    expect(await screen.findByText('链接已复制。')).toBeTruthy()
    const { data } = jest.mocked(Taro.setClipboardData).mock.calls[0]![0]
    expect(data).toBe(`${window.location.origin}/#/features/${at}/detail/index?id=${ID}`)
  },
)

it('says so when the link could not be copied', async () => {
  jest.mocked(Taro.setClipboardData).mockRejectedValueOnce(new Error('denied'))
  opened('power', 'h5')
  fireEvent.click(screen.getByText('复制链接'))
  expect(await screen.findByText('没有复制成功，请再试一次。')).toBeTruthy()
})

it('is a card in WeChat, with the code of the mini-program', () => {
  opened('power', 'weapp')
  expect(screen.getByText('发给微信好友')).toBeTruthy()
  expect(screen.queryByText('复制链接')).toBeNull()
  expect(code()).toMatch(/\/public\/powers\/.*\?for=weapp$/)
})
