import type Taro from '@tarojs/taro'

async function built(face: 'h5' | 'weapp') {
  process.env['TARO_ENV'] = face
  jest.resetModules()
  const { currentUrl } = await import('./navigate')
  const taro = ((await import('@tarojs/taro')) as { default: typeof Taro }).default
  return { currentUrl, pages: jest.spyOn(taro, 'getCurrentPages') }
}
afterEach(() => {
  delete process.env['TARO_ENV']
  window.location.hash = ''
})

describe('the address of the page on screen', () => {
  it('in a browser stands in its address bar, with what was asked for', async () => {
    const { currentUrl, pages } = await built('h5')
    // the router's own list has lost the query
    pages.mockReturnValue([{ route: 'features/cases/apply/index' }] as never)
    expect(currentUrl()).toBe('')
    window.location.hash = '#/features/cases/apply/index?guide=g1'
    expect(currentUrl()).toBe('/features/cases/apply/index?guide=g1')
    window.location.hash = '#/'
    expect(currentUrl()).toBe('')
  })

  it('in WeChat is put together from its page, without the router’s own mark', async () => {
    const { currentUrl, pages } = await built('weapp')
    const options = { guide: 'g1', $taroTimestamp: '1' }
    pages.mockReturnValue([{ route: 'features/cases/apply/index', options }] as never)
    expect(currentUrl()).toBe('/features/cases/apply/index?guide=g1')
  })
})
