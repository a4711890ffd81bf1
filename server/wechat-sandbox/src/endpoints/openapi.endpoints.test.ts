import { DEMO_ACCOUNTS } from '../defaults'
import { startHarness, type ErrorReply, type Harness } from '../testing/harness'

const LIST = '/cgi-bin/user/get'
const DAY = 24 * 3_600_000

interface QuotaReply extends ErrorReply {
  quota: { daily_limit: number; used: number; remain: number }
}

describe('openapi', () => {
  let box: Harness
  let mp: string

  beforeEach(async () => {
    box = await startHarness()
    mp = await box.token('mp')
  })
  afterEach(() => box.close())

  const post = <Reply>(path: string, body: unknown) =>
    box.post<Reply & ErrorReply>(`${path}?access_token=${mp}`, body)
  const quota = (path: string) => post<QuotaReply>('/cgi-bin/openapi/quota/get', { cgi_path: path })
  const clear = async () => (await post('/cgi-bin/clear_quota', { appid: DEMO_ACCOUNTS.mp.appid })).errcode

  it('tells what a day allows and what is used of it', async () => {
    await box.get(`${LIST}?access_token=${mp}`)
    expect((await quota(LIST)).quota).toEqual({ daily_limit: 500, used: 1, remain: 499 })
    expect((await quota('no path')).errcode).toBe(76021)
  })

  it('clears the calls of today ten times a month', async () => {
    await box.get(`${LIST}?access_token=${mp}`)
    expect(await clear()).toBe(0)
    expect((await quota(LIST)).quota.used).toBe(0)
    for (let turn = 1; turn < 10; turn += 1) expect(await clear()).toBe(0)
    expect(await clear()).toBe(48006)
    box.clock.at += 10 * DAY
    mp = await box.token('mp')
    expect(await clear()).toBe(0)
  })

  it('clears the own account only', async () => {
    expect((await post('/cgi-bin/clear_quota', { appid: DEMO_ACCOUNTS.mini.appid })).errcode).toBe(40013)
  })

  it('tells what a rid was about, without its query or its body', async () => {
    const { errmsg } = await box.get<ErrorReply>(`${LIST}?access_token=wrong`)
    const rid = /rid: (\S+)$/.exec(errmsg)?.[1]
    const { request } = await post<{ request: { request_url: string; response_body: string } }>(
      '/cgi-bin/openapi/rid/get',
      { rid },
    )
    expect(request.request_url).toBe(LIST)
    expect(request.response_body).toContain('40001')
    expect((await post('/cgi-bin/openapi/rid/get', { rid: 'nothing' })).errcode).toBe(76001)
  })

  it('names where events come from and checks the way there', async () => {
    expect(await box.get(`/cgi-bin/getcallbackip?access_token=${mp}`)).toEqual({ ip_list: ['127.0.0.1'] })
    const check = (action: string) => post('/cgi-bin/callback/check', { action, check_operator: 'DEFAULT' })
    expect(Object.keys(await check('all'))).toEqual(['dns', 'ping'])
    expect(Object.keys(await check('ping'))).toEqual(['ping'])
    expect((await check('nothing')).errcode).toBe(40097)
  })

  it('answers to the tokens of both accounts', async () => {
    mp = await box.token('mini')
    expect((await quota('/wxa/msg_sec_check')).quota.daily_limit).toBe(2_000_000)
  })

  it.each([
    ['/cgi-bin/message/wxopen/template/uniform_send', 45109],
    ['/cgi-bin/message/wxopen/template/send', 45103],
    ['/cgi-bin/nothing/here', 40066],
    ['/constructor', 40066],
  ])('answers %s with %i', async (path, errcode) => {
    expect((await post(path, {})).errcode).toBe(errcode)
  })
})
