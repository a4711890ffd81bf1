import { DEMO_ACCOUNTS } from '../defaults'
import { phoneOf, startHarness, type ErrorReply, type Harness, type SeededPerson } from '../testing/harness'

const MINUTE = 60_000
const PNG = '89504e470d0a1a0a'
const { mini } = DEMO_ACCOUNTS

interface Session extends ErrorReply {
  openid: string
  unionid: string
  session_key: string
}

describe('who somebody is', () => {
  let box: Harness
  let follower: SeededPerson
  let other: SeededPerson

  beforeEach(async () => {
    box = await startHarness()
    ;[follower, other] = (await box.seed({ key: 'follower', follows: true }, { key: 'other' })) as [
      SeededPerson,
      SeededPerson,
    ]
  })
  afterEach(() => box.close())

  const newCode = async (what: string, more: Record<string, string> = {}) =>
    (await box.post<{ code: string }>(`/__sandbox/${what}-code`, { personKey: 'follower', ...more })).code
  const session = (code: string, more: Record<string, string> = {}) => {
    const query = {
      appid: mini.appid,
      secret: mini.secret,
      js_code: code,
      grant_type: 'authorization_code',
      ...more,
    }
    return fetch(`${box.url}/sns/jscode2session?${new URLSearchParams(query)}`)
  }
  const sessionReply = async (code: string, more?: Record<string, string>) =>
    (await (await session(code, more)).json()) as Session

  it('derives ids from the key alone: 28 characters, the same after a second seeding', async () => {
    expect(follower.mpOpenid).toMatch(/^o[\w-]{27}$/)
    expect(new Set([follower.mpOpenid, follower.miniOpenid, follower.unionid]).size).toBe(3)
    const [again] = await box.seed({ key: 'follower', follows: false })
    expect(again).toEqual(follower)
  })

  it('turns a login code into a session without an errcode, as text/plain', async () => {
    const response = await session(await newCode('login'))
    expect(response.headers.get('content-type')).toBe('text/plain')
    const reply = (await response.json()) as Session
    expect(Object.keys(reply)).toEqual(['session_key', 'openid', 'unionid'])
    expect([reply.openid, reply.unionid]).toEqual([follower.miniOpenid, follower.unionid])
  })

  it('refuses a login code the second time, after five minutes, and for another appid', async () => {
    const used = await newCode('login')
    await session(used)
    expect((await sessionReply(used)).errcode).toBe(40029)
    const old = await newCode('login')
    box.clock.at += 5 * MINUTE
    expect((await sessionReply(old)).errcode).toBe(40029)
    const foreign = await newCode('login', { appid: 'wxother0000000000' })
    expect((await sessionReply(foreign)).errcode).toBe(40029)
  })

  it('refuses a wrong secret before it looks at the code', async () => {
    const code = await newCode('login')
    expect((await sessionReply(code, { secret: 'wrong' })).errcode).toBe(40125)
    expect((await sessionReply(code)).openid).toBe(follower.miniOpenid)
  })

  it('gives the phone number for a phone code, once, and not for a login code', async () => {
    const ask = async (code: string) =>
      box.post<ErrorReply & { phone_info: { purePhoneNumber: string; watermark: { appid: string } } }>(
        `/wxa/business/getuserphonenumber?access_token=${await box.token('mini')}`,
        { code },
      )
    const code = await newCode('phone')
    const { phone_info: info } = await ask(code)
    expect([info.purePhoneNumber, info.watermark.appid]).toEqual([phoneOf(0), mini.appid])
    expect((await ask(code)).errcode).toBe(40029)
    expect((await ask(await newCode('login'))).errcode).toBe(40029)
  })

  it('tells the unionid of a follower only', async () => {
    const token = await box.token('mp')
    const info = (openid: string) =>
      box.get<Record<string, unknown>>(`/cgi-bin/user/info?access_token=${token}&openid=${openid}&lang=zh_CN`)
    expect(await info(follower.mpOpenid)).toMatchObject({
      subscribe: 1,
      unionid: follower.unionid,
      nickname: '',
    })
    expect(await info(other.mpOpenid)).not.toHaveProperty('unionid')
    expect(await info(follower.miniOpenid)).toMatchObject({ errcode: 40003 })
  })

  it('lists followers, and informs about 100 at most at once', async () => {
    const token = await box.token('mp')
    const list = await box.get<{ total: number; data: { openid: string[] } }>(
      `/cgi-bin/user/get?access_token=${token}`,
    )
    expect([list.total, list.data.openid]).toEqual([1, [follower.mpOpenid]])
    const batch = (count: number) =>
      box.post<ErrorReply & { user_info_list: unknown[] }>(
        `/cgi-bin/user/info/batchget?access_token=${token}`,
        {
          user_list: Array.from({ length: count }, () => ({ openid: follower.mpOpenid })),
        },
      )
    expect((await batch(100)).user_info_list).toHaveLength(100)
    expect((await batch(101)).errcode).toBe(40032)
  })

  it('draws a real PNG for a 带参二维码 until it expires', async () => {
    const created = await box.post<{ ticket: string; expire_seconds: number }>(
      `/cgi-bin/qrcode/create?access_token=${await box.token('mp')}`,
      { expire_seconds: 600, action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: 'bind_1' } } },
    )
    const show = () => fetch(`${box.url}/cgi-bin/showqrcode?ticket=${encodeURIComponent(created.ticket)}`)
    expect(await signatureOf(await show())).toBe(PNG)
    box.clock.at += 10 * MINUTE
    expect((await show()).status).toBe(404)
  })

  it.each([
    [{ scene: 't=665f1c2e9b1e8a0012345678', page: 'features/tasks/detail/index' }, null],
    [{ scene: '督查', page: 'pages/todo/index' }, 40169],
    [{ scene: 'x'.repeat(33), page: 'pages/todo/index' }, 40169],
    [{ scene: 'a=1', page: '/pages/todo/index' }, 41030],
    [{ scene: 'a=1', page: 'pages/nowhere/index' }, 41030],
    [{ scene: 'a=1', page: 'pages/nowhere/index', check_path: false }, null],
    [{ scene: 'a=1', width: 100 }, 40097],
  ])('answers a mini-program code for %j with %s', async (body, errcode) => {
    const response = await fetch(`${box.url}/wxa/getwxacodeunlimit?access_token=${await box.token('mini')}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    if (errcode === null) expect(await signatureOf(response)).toBe(PNG)
    else expect(((await response.json()) as ErrorReply).errcode).toBe(errcode)
  })
})

async function signatureOf(response: Response): Promise<string> {
  return Buffer.from(await response.arrayBuffer())
    .subarray(0, 8)
    .toString('hex')
}
