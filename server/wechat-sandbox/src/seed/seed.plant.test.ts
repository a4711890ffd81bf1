import { DEMO_ACCOUNTS } from '../defaults'
import { assignment, startHarness, type Harness, type SeededPerson } from '../testing/harness'

const { mp } = DEMO_ACCOUNTS
const SEND = '/cgi-bin/message/template/send'
const OFFICIAL = {
  key: 'official',
  name: '演示·甲',
  title: '',
  phone: '13800001000',
  follows: true,
  blocks: false,
}

describe('a seeded sandbox', () => {
  const running: Harness[] = []
  const start = async (seedNumber: number | null = 7) => {
    const box = await startHarness({
      seedNumber,
      people: [OFFICIAL],
      faults: [{ match: { path: '/cgi-bin/user/get' }, times: 1, act: 'errcode 45009' }],
    })
    running.push(box)
    return box
  }
  /** Everything random a small story brings forth. */
  const story = async (box: Harness) => {
    const token = await box.token('mp')
    const { people } = await box.get<{ people: SeededPerson[] }>('/__sandbox/people')
    const sent = await box.postText(`${SEND}?access_token=${token}`, assignment(people[0]?.mpOpenid ?? ''))
    const refused = await box.postText(`${SEND}?access_token=${token}`, '[]')
    const { code } = await box.post<{ code: string }>('/__sandbox/login-code', { personKey: 'official' })
    return { token, people, sent, refused, code }
  }
  afterEach(async () => {
    for (const box of running.splice(0)) await box.close()
  })

  it('answers the same in two runs with one seed number', async () => {
    expect(await story(await start())).toEqual(await story(await start()))
  })

  it('answers otherwise without one', async () => {
    expect((await story(await start(null))).token).not.toBe((await story(await start(null))).token)
  })

  it('returns to the seed at a reset: people, faults, clock, latency, ids', async () => {
    const box = await start()
    const first = await story(box)
    const { errcode } = await box.get<{ errcode: number }>(`/cgi-bin/user/get?access_token=${first.token}`)
    expect(errcode).toBe(45009)
    await box.post('/__sandbox/people', [{ ...OFFICIAL, key: 'late' }])
    await box.post('/__sandbox/clock', { offsetMs: 3_600_000 })
    await box.post('/__sandbox/latency', { ms: 5 })
    await box.post('/__sandbox/reset', {})
    expect(await story(box)).toEqual(first)
    const state = await box.get<{ faults: unknown[]; people: unknown[] }>('/__sandbox/state')
    expect([state.faults, state.people]).toMatchObject([[{ act: 'errcode 45009' }], [{ key: 'official' }]])
  })

  it('shows no token, secret or code in its state and its log', async () => {
    const box = await start()
    const { token, code } = await story(box)
    for (const path of ['/__sandbox/state', '/__sandbox/log']) {
      const text = await (await fetch(box.url + path)).text()
      for (const secret of [token, code, mp.secret, mp.token, mp.aesKey]) expect(text).not.toContain(secret)
    }
  })

  it('logs each rule with its evidence', async () => {
    const box = await start()
    await story(box)
    const { entries } = await box.get<{
      entries: { rid: string; verdicts: { rule: string; badge: string }[] }[]
    }>('/__sandbox/log')
    const badges = Object.fromEntries(
      entries.flatMap((entry) => entry.verdicts).map((v) => [v.rule, v.badge]),
    )
    expect(badges).toMatchObject({ 'openid.appid': '已验证', 'template.length': '推定' })
  })

  it('keeps accounts outside an open platform without a unionid', async () => {
    const box = await startHarness({ people: [OFFICIAL], openPlatform: [] })
    running.push(box)
    const { people } = await box.get<{ people: SeededPerson[] }>('/__sandbox/people')
    const token = await box.token('mp')
    const info = await box.get<Record<string, unknown>>(
      `/cgi-bin/user/info?access_token=${token}&openid=${people[0]?.mpOpenid ?? ''}`,
    )
    expect([info.subscribe, info.unionid]).toEqual([1, undefined])
  })
})
