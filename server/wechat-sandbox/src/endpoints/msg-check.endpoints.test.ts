import { startHarness, type ErrorReply, type Harness, type SeededPerson } from '../testing/harness'

const HOUR = 3_600_000

interface CheckReply extends ErrorReply {
  result: { suggest: string; label: number }
  detail: { strategy: string; keyword?: string }[]
  trace_id: string
}

describe('msg_sec_check', () => {
  let box: Harness
  let citizen: SeededPerson

  beforeEach(async () => {
    box = await startHarness()
    ;[citizen] = (await box.seed({ key: 'citizen' })) as [SeededPerson]
    await box.post('/__sandbox/visit', { personKey: 'citizen' })
  })
  afterEach(() => box.close())

  const check = async (content: string, change: Record<string, unknown> = {}, kind: 'mp' | 'mini' = 'mini') =>
    box.post<CheckReply>(`/wxa/msg_sec_check?access_token=${await box.token(kind)}`, {
      content,
      version: 2,
      scene: 2,
      openid: citizen.miniOpenid,
      ...change,
    })

  it('lets harmless text pass', async () => {
    const reply = await check('路灯坏了三天')
    expect(reply).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } })
    expect(reply.trace_id).not.toBe('')
  })

  it('finds the words of its dictionary, with errcode 0 all the same', async () => {
    expect(await check('这里有测试违规词')).toMatchObject({
      errcode: 0,
      result: { suggest: 'risky', label: 20006 },
      detail: [{ strategy: 'content_model' }, { strategy: 'keyword', keyword: '测试违规词' }],
    })
    expect((await check('这里有测试疑似词')).result.suggest).toBe('review')
  })

  it('takes 2500 characters, counted as people count them', async () => {
    expect((await check('督'.repeat(2_500))).errcode).toBe(0)
    expect((await check('🚧'.repeat(2_500))).errcode).toBe(0)
    expect((await check('督'.repeat(2_501))).errcode).toBe(45002)
  })

  it('asks for a visit within two hours', async () => {
    box.clock.at += 2 * HOUR
    expect((await check('在')).errcode).toBe(0)
    box.clock.at += 1
    expect((await check('不在')).errcode).toBe(61010)
  })

  it('counts a login as a visit', async () => {
    box.clock.at += 3 * HOUR
    const { code } = await box.post<{ code: string }>('/__sandbox/login-code', { personKey: 'citizen' })
    await box.get(
      `/sns/jscode2session?appid=wxmini000000000001&secret=demo-mini-secret-not-for-production` +
        `&grant_type=authorization_code&js_code=${code}`,
    )
    expect((await check('又来了')).errcode).toBe(0)
  })

  it.each([
    ['the token in the body', { access_token: 'x' }, 47001],
    ['version 1', { version: 1 }, 40097],
    ['a scene that is not there', { scene: 9 }, 40097],
    ['an openid of nobody', { openid: 'o' }, 40003],
    ['no text', { content: '' }, 44002],
  ])('refuses %s', async (_what, change, errcode) => {
    expect((await check('文字', change)).errcode).toBe(errcode)
  })

  it('answers 48001 to the token of the 服务号', async () => {
    expect((await check('文字', {}, 'mp')).errcode).toBe(48001)
  })
})
