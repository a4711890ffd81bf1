import type { Subscription } from '../../api/use-subscriptions'
import type { OfferPlace } from './offer.rules'

const progress = (credits: number): Subscription => ({
  ...{ key: 'miniCase', name: '办件进度通知', templateId: 'C', long: false, credits },
})
const storage = new Map<string, string>()

/** The offer as it is built into one face of the program, with what the server knows is left. */
async function offered(place: OfferPlace, items: Subscription[], face = 'weapp') {
  process.env['TARO_ENV'] = face
  jest.resetModules()
  const { default: taro } = await import('@tarojs/taro')
  const request = taro.request as unknown as jest.Mock
  jest.mocked(taro.getStorageSync).mockImplementation((key: string) => storage.get(key) ?? '')
  jest
    .mocked(taro.setStorageSync)
    .mockImplementation((key, value) => void storage.set(key as string, value as string))
  request.mockResolvedValue({ statusCode: 200, data: JSON.stringify({ items }), header: {} })
  const question = jest.mocked(taro.requestSubscribeMessage)
  question.mockResolvedValue({ errMsg: 'requestSubscribeMessage:ok', C: 'accept' } as never)
  const { render, screen, fireEvent, act } = await import('@testing-library/react/pure')
  const { CitizenOffer } = await import('./citizen-offer')
  const { createElement } = await import('react')
  // the answers of the mocks are microtasks: all of them are through before the next turn
  const settled = (what: () => unknown) =>
    act(async () => {
      what()
      await new Promise((done) => setTimeout(done))
    })
  await settled(() => render(createElement(CitizenOffer, { place })))
  const tap = (text: string) => settled(() => fireEvent.click(screen.getByText(text)))
  const asked = () =>
    request.mock.calls.map(([{ url, method }]: [{ url: string; method: string }]) => `${method} ${url}`)
  return { screen, tap, asked, question }
}

beforeEach(() => storage.clear())
afterEach(() => {
  document.body.innerHTML = ''
  delete process.env['TARO_ENV']
})

it('after handing in says what for, and asks WeChat in the tap', async () => {
  const { screen, tap, asked, question } = await offered('receipt', [progress(0)])
  expect(screen.getByText('办件有进展时，要微信提醒您吗？')).toBeTruthy()
  expect(question).not.toHaveBeenCalled()
  await tap('提醒我')
  expect(question).toHaveBeenCalledWith({ tmplIds: ['C'] })
  expect(asked()).toEqual(['GET /api/v1/citizen/subscriptions', 'POST /api/v1/citizen/subscriptions/answers'])
  expect(screen.getByText(/已同意“办件进度通知”/)).toBeTruthy()
})

it('in the list leaves alone whoever still has some, and whoever said no', async () => {
  expect((await offered('list', [progress(1)])).screen.queryByText('提醒我')).toBeNull()
  document.body.innerHTML = ''
  const { screen, tap } = await offered('list', [progress(0)])
  await tap('不用提醒')
  expect(screen.queryByText('提醒我')).toBeNull()
  document.body.innerHTML = ''
  expect((await offered('list', [progress(0)])).screen.queryByText('提醒我')).toBeNull()
})

it('is not there in a browser, where nobody could be asked', async () => {
  const { screen, asked } = await offered('receipt', [progress(0)], 'h5')
  expect([screen.queryByText('提醒我'), asked()]).toEqual([null, []])
})
