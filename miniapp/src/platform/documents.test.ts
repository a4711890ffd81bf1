import type Taro from '@tarojs/taro'

const FILE = { url: '/api/v1/citizen/case-papers/o1', headers: { Authorization: 'Bearer c1' } }
const tab = { location: { replace: jest.fn() }, close: jest.fn(), opener: {} as unknown }

/** The module as one face of the program is built with it. */
async function built(face: 'h5' | 'weapp') {
  process.env['TARO_ENV'] = face
  jest.resetModules()
  const { openProtected } = await import('./documents')
  const taro = ((await import('@tarojs/taro')) as { default: typeof Taro }).default
  return { openProtected, taro, download: jest.mocked(taro.downloadFile) }
}
const arrived = { statusCode: 200, tempFilePath: 'blob:1' } as never

beforeEach(() => {
  tab.opener = {}
  window.open = jest.fn(() => tab) as never
})
afterEach(() => delete process.env['TARO_ENV'])

describe('a file that only its owner may fetch', () => {
  it('gets its tab within the tap, before its address is known, and is shown there', async () => {
    const { openProtected, download } = await built('h5')
    download.mockResolvedValue(arrived)
    let answer: (file: typeof FILE) => void = () => undefined
    const going = openProtected(() => new Promise((done) => (answer = done)), '受理通知书.pdf')
    expect(window.open).toHaveBeenCalledTimes(1)
    expect(tab.opener).toBeNull()
    answer(FILE)
    await going
    expect(download).toHaveBeenCalledWith({ url: FILE.url, header: FILE.headers })
    expect(tab.location.replace).toHaveBeenCalledWith('blob:1')
  })

  it('that cannot be had leaves no empty tab', async () => {
    const { openProtected } = await built('h5')
    await expect(openProtected(() => Promise.reject(new Error('没有')), '受理通知书.pdf')).rejects.toThrow(
      '没有',
    )
    expect(tab.close).toHaveBeenCalled()
  })

  it('is saved where the browser gives no tab', async () => {
    const { openProtected, download } = await built('h5')
    download.mockResolvedValue(arrived)
    window.open = jest.fn(() => null) as never
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    await openProtected(FILE, '受理通知书.pdf')
    expect(click.mock.instances.map((link) => (link as unknown as HTMLAnchorElement).download)).toEqual([
      '受理通知书.pdf',
    ])
    click.mockRestore()
  })

  it('in WeChat opens in its reader, told what it is', async () => {
    const { openProtected, taro, download } = await built('weapp')
    download.mockResolvedValue(arrived)
    await openProtected(FILE, '受理通知书.pdf')
    expect(window.open).not.toHaveBeenCalled()
    expect(taro.openDocument).toHaveBeenCalledWith({ filePath: 'blob:1', showMenu: true, fileType: 'pdf' })
  })
})
