import { DEMO_ACCOUNTS } from '../defaults'
import { startHarness, type ErrorReply, type Harness, type SeededPerson } from '../testing/harness'

const { mp, mini } = DEMO_ACCOUNTS

interface TokenReply extends ErrorReply {
  access_token: string
  openid: string
  unionid: string
}

describe('网页授权', () => {
  let box: Harness
  let official: SeededPerson

  beforeEach(async () => {
    box = await startHarness()
    ;[official] = (await box.seed({ key: 'official', follows: true })) as [SeededPerson]
  })
  afterEach(() => box.close())

  const code = async (scope = 'snsapi_base') =>
    (await box.post<{ code: string }>('/__sandbox/oauth-code', { personKey: 'official', scope })).code
  const exchange = (change: Record<string, string>) => {
    const query = { appid: mp.appid, secret: mp.secret, grant_type: 'authorization_code', ...change }
    return box.get<TokenReply>(`/sns/oauth2/access_token?${new URLSearchParams(query)}`)
  }
  const info = (token: string, openid = official.mpOpenid) =>
    box.get<ErrorReply & { nickname: string }>(`/sns/userinfo?access_token=${token}&openid=${openid}`)

  it('gives the openid of the 服务号 and the unionid for a code, without an errcode, as text/plain', async () => {
    const query = new URLSearchParams({
      appid: mp.appid,
      secret: mp.secret,
      grant_type: 'authorization_code',
      code: await code(),
    })
    const reply = await fetch(`${box.url}/sns/oauth2/access_token?${query}`)
    expect(reply.headers.get('content-type')).toBe('text/plain')
    const body = (await reply.json()) as TokenReply
    expect([body.openid, body.unionid, body.errcode]).toEqual([
      official.mpOpenid,
      official.unionid,
      undefined,
    ])
  })

  it('takes a code once, within five minutes, and no code of wx.login', async () => {
    const first = await code()
    await exchange({ code: first })
    expect((await exchange({ code: first })).errcode).toBe(40029)
    const late = await code()
    box.clock.at += 300_000
    expect((await exchange({ code: late })).errcode).toBe(40029)
    const login = await box.post<{ code: string }>('/__sandbox/login-code', { personKey: 'official' })
    expect((await exchange({ code: login.code })).errcode).toBe(40029)
  })

  it.each([
    [{ appid: mini.appid }, 40013],
    [{ secret: 'wrong' }, 40125],
    [{ grant_type: 'password' }, 40002],
    [{ code: '' }, 41008],
  ])('refuses %j with %i', async (change, errcode) => {
    expect((await exchange({ code: await code(), ...change })).errcode).toBe(errcode)
  })

  it('tells about the person with the wider scope only, to their own token only', async () => {
    const narrow = await exchange({ code: await code() })
    expect((await info(narrow.access_token)).errcode).toBe(48001)
    const wide = await exchange({ code: await code('snsapi_userinfo') })
    expect((await info(wide.access_token)).nickname).toBe('微信用户')
    expect((await info(wide.access_token, 'somebody else')).errcode).toBe(40003)
    expect((await info('unknown')).errcode).toBe(40001)
    box.clock.at += 7_200_000
    expect((await info(wide.access_token)).errcode).toBe(42001)
  })
})
