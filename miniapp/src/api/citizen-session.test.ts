import Taro from '@tarojs/taro'
import { asked, phoneStorage } from '../../test/phone'
import { beginCitizen, citizenHasLeft, citizenToken, endCitizen, leaveCitizen } from './citizen-session'
import { send } from './send'
import { begin, end, token } from './session'

const request = Taro.request as unknown as jest.Mock
const answer = (statusCode: number, data: unknown) => ({ statusCode, data: JSON.stringify(data), header: {} })
const required = { error: { code: 'citizen.required', message: '请先登录，再办理。', requestId: 'r1' } }
const official = () =>
  begin({ token: 'o1', expiresAt: '', me: { id: 'a1' } } as unknown as Parameters<typeof begin>[0])

beforeEach(() => {
  phoneStorage()
  window.sessionStorage.clear()
  request.mockReset()
  endCitizen()
  end()
})

it('stands beside the official’s session, and each call goes with its own', async () => {
  official()
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
  request.mockResolvedValue(answer(200, {}))
  await send('GET', '/citizen', {})
  await send('GET', '/citizen/cases', {})
  await send('GET', '/me', {})
  const tokens = asked().map(({ header }) => header['Authorization'])
  expect(tokens).toEqual(['Bearer c1', 'Bearer c1', 'Bearer o1'])
})

it('that is missing opens the citizens’ sign-in, and leaves the official where they are', async () => {
  official()
  const here = [{ route: 'features/cases/mine/index', options: { id: 'k1' } }]
  const pages = jest.spyOn(Taro, 'getCurrentPages').mockReturnValue(here as unknown as Taro.Page[])
  request.mockResolvedValue(answer(401, required))
  await expect(send('GET', '/citizen/cases', {})).rejects.toMatchObject({ code: 'citizen.required' })
  const from = encodeURIComponent('/features/cases/mine/index?id=k1')
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: `/features/citizens/sign-in/index?from=${from}` })
  expect(token()).toBe('o1')
  pages.mockRestore()
})

it('remembers that the citizen left until they sign in again', () => {
  beginCitizen({ token: 'c1', citizen: { id: 'p1' } })
  leaveCitizen()
  expect([citizenToken(), citizenHasLeft()]).toEqual([null, true])
  beginCitizen({ token: 'c2', citizen: { id: 'p1' } })
  expect([citizenToken(), citizenHasLeft()]).toEqual(['c2', false])
})
