import { DEMO_ACCOUNTS } from '../defaults'
import { startHarness, type ErrorReply, type Harness } from '../testing/harness'

const { mp } = DEMO_ACCOUNTS
const HOUR = 3_600_000
const LIST = '/cgi-bin/user/get'

describe('settings of the sandbox', () => {
  let box: Harness

  beforeEach(async () => {
    box = await startHarness()
  })
  afterEach(() => box.close())

  const use = async (token: string) =>
    (await box.get<ErrorReply>(`${LIST}?access_token=${token}`)).errcode ?? 0
  const ask = () =>
    box.post<ErrorReply>('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: mp.appid,
      secret: mp.secret,
    })

  it('move its own clock: tokens age, business time stays', async () => {
    const token = await box.token('mp')
    const before = await box.get<{ now: string }>('/__sandbox/time')
    await box.post('/__sandbox/clock', { offsetMs: 2 * HOUR })
    expect(await use(token)).toBe(42001)
    expect((await box.get<{ now: string }>('/__sandbox/time')).now).toBe(before.now)
    await box.post('/__sandbox/clock', { offsetMs: 0 })
    expect(await use(token)).toBe(0)
  })

  it('let a fault move the clock before a call is judged', async () => {
    const token = await box.token('mp')
    await box.post('/__sandbox/faults', { match: { path: LIST }, act: 'clock +2h' })
    expect(await use(token)).toBe(42001)
    expect(await use(await box.token('mp'))).toBe(0)
  })

  it('refuse addresses outside the list with the words of the platform', async () => {
    await box.post('/__sandbox/ip-allow', { account: 'mp', ips: ['10.0.0.1'] })
    const refused = await ask()
    expect(refused.errcode).toBe(40164)
    expect(refused.errmsg).toContain('invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist')
    await box.post('/__sandbox/ip-allow', { account: 'mp', ips: ['10.0.0.1', '127.0.0.1'] })
    expect((await ask()).errcode).toBeUndefined()
    await box.post('/__sandbox/ip-allow', { account: 'mp', ips: [] })
    expect((await ask()).errcode).toBe(40164)
    await box.post('/__sandbox/ip-allow', { account: 'mp', ips: null })
    expect((await ask()).errcode).toBeUndefined()
  })

  it('keep the list of one account from the other', async () => {
    await box.post('/__sandbox/ip-allow', { account: 'mini', ips: [] })
    expect((await ask()).errcode).toBeUndefined()
  })

  it('delay calls of the platform and answer them all the same', async () => {
    expect(await box.post('/__sandbox/latency', { ms: 5 })).toEqual({ latencyMs: 5 })
    expect((await ask()).errcode).toBeUndefined()
  })

  it.each([
    ['clock', { offsetMs: 'tomorrow' }],
    ['clock', { offsetMs: 1e16 }],
    ['latency', { ms: -1 }],
    ['latency', { ms: 100_000 }],
    ['ip-allow', { account: 'web', ips: [] }],
    ['ip-allow', { account: 'mp', ips: [7] }],
    ['visit', { personKey: 'nobody' }],
    ['oauth-code', { personKey: 'nobody' }],
  ])('refuse POST %s %j', async (name, body) => {
    expect(await box.post(`/__sandbox/${name}`, body)).toMatchObject({ error: expect.any(String) as string })
  })
})
