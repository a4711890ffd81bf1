import { DEMO_ACCOUNTS } from '../defaults'
import { startHarness, type ErrorReply, type Harness } from '../testing/harness'

interface TokenReply {
  access_token: string
  expires_in: number
}

const { mp, mini } = DEMO_ACCOUNTS
const ASK = { grant_type: 'client_credential', appid: mp.appid, secret: mp.secret }
const MINUTE = 60_000

describe('access tokens', () => {
  let box: Harness

  beforeEach(async () => {
    box = await startHarness()
  })
  afterEach(() => box.close())

  const stable = (more: Record<string, unknown> = {}) =>
    box.post<TokenReply & ErrorReply>('/cgi-bin/stable_token', { ...ASK, ...more })
  const legacy = () =>
    box.get<TokenReply>(`/cgi-bin/token?grant_type=client_credential&appid=${mp.appid}&secret=${mp.secret}`)
  const use = async (token: string) =>
    (await box.get<ErrorReply>(`/cgi-bin/user/get?access_token=${token}`)).errcode ?? 0

  it('gives the same stable token again', async () => {
    const first = await stable()
    box.clock.at += MINUTE
    const second = await stable()
    expect(second.access_token).toBe(first.access_token)
    expect([first.expires_in, second.expires_in]).toEqual([7200, 7140])
  })

  it('renews when less than five minutes are left, and both open for five minutes', async () => {
    const first = await stable()
    box.clock.at += 116 * MINUTE
    const second = await stable()
    expect(second.access_token).not.toBe(first.access_token)
    expect(await use(first.access_token)).toBe(0)
    box.clock.at += 5 * MINUTE
    expect(await use(first.access_token)).toBe(40001)
    expect(await use(second.access_token)).toBe(0)
  })

  it('kills the former token at once when a refresh is forced', async () => {
    const first = await stable()
    const second = await stable({ force_refresh: true })
    expect(await use(first.access_token)).toBe(40001)
    expect(await use(second.access_token)).toBe(0)
  })

  it('changes nothing when the last forced refresh is younger than 30 s', async () => {
    const first = await stable({ force_refresh: true })
    box.clock.at += 29_000
    expect((await stable({ force_refresh: true })).access_token).toBe(first.access_token)
    box.clock.at += 1_000
    expect((await stable({ force_refresh: true })).access_token).not.toBe(first.access_token)
  })

  it('refuses the 21st forced refresh of a day', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await stable({ force_refresh: true })
      box.clock.at += MINUTE
    }
    expect((await stable({ force_refresh: true })).errcode).toBe(45009)
  })

  it('keeps the old endpoint apart: its every call renews its own token only', async () => {
    const kept = await stable()
    const first = await legacy()
    const second = await legacy()
    expect(second.access_token).not.toBe(first.access_token)
    box.clock.at += 5 * MINUTE
    expect(await use(first.access_token)).toBe(40001)
    expect(await use(second.access_token)).toBe(0)
    expect(await use(kept.access_token)).toBe(0)
  })

  it('answers 42001 to an expired token, 40001 to an unknown one and 41001 without one', async () => {
    const { access_token: token } = await stable()
    box.clock.at += 120 * MINUTE
    expect(await use(token)).toBe(42001)
    expect(await use('90_never-issued')).toBe(40001)
    expect((await box.get<ErrorReply>('/cgi-bin/user/get')).errcode).toBe(41001)
  })

  it('answers 48001 to the token of the mini-program', async () => {
    expect(await use(await box.token('mini'))).toBe(48001)
  })

  it.each([
    [{ secret: 'wrong' }, 40125],
    [{ appid: 'wx0000000000000000' }, 40013],
    [{ secret: mini.secret }, 40125],
    [{ grant_type: 'password' }, 40002],
    [{ appid: undefined }, 41002],
    [{ secret: undefined }, 41004],
  ])('refuses %j with %i', async (more, errcode) => {
    expect((await stable(more)).errcode).toBe(errcode)
  })

  it('takes stable_token by POST only', async () => {
    expect((await box.get<ErrorReply>('/cgi-bin/stable_token')).errcode).toBe(43002)
  })

  it('answers 47001 to a body that is not a JSON object', async () => {
    for (const body of ['grant_type=client_credential', '[]', '"text"', '', '{"a":1']) {
      expect((await box.post<ErrorReply>('/cgi-bin/stable_token', body)).errcode).toBe(47001)
    }
  })
})
