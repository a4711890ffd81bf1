import { openStore } from '../state/state.store'
import {
  startHarness,
  assignment,
  type ErrorReply,
  type Harness,
  type SeededPerson,
} from '../testing/harness'
import { openQuotas } from './quotas'

const LIST = '/cgi-bin/user/get'
const SEND = '/cgi-bin/message/template/send'
const MINUTE = 60_000

describe('calls under way', () => {
  it('crowd an address until one of them has ended', () => {
    const store = openStore(null, Date.now)
    const quotas = openQuotas({ [LIST]: { concurrency: 2 } }, store, Date.now)
    const leave = quotas.enter(LIST)
    quotas.enter(LIST)
    expect(quotas.crowded(LIST)).toBe(false)
    quotas.enter(LIST)
    expect(quotas.crowded(LIST)).toBe(true)
    leave()
    expect(quotas.crowded(LIST)).toBe(false)
    store.close()
  })
})

describe('quotas', () => {
  let box: Harness
  let mp: string
  let official: SeededPerson
  let other: SeededPerson

  beforeEach(async () => {
    box = await startHarness()
    mp = await box.token('mp')
    const people = await box.seed({ key: 'official', follows: true }, { key: 'other', follows: true })
    ;[official, other] = people as [SeededPerson, SeededPerson]
  })
  afterEach(() => box.close())

  const limit = (path: string, rule: Record<string, unknown>) =>
    box.post<{ error?: string }>('/__sandbox/quotas', { path, ...rule })
  const list = async () => (await box.get<ErrorReply>(`${LIST}?access_token=${mp}`)).errcode ?? 0
  const send = async (touser = official.mpOpenid) =>
    (await box.post<ErrorReply>(`${SEND}?access_token=${mp}`, assignment(touser))).errcode

  it('end a day at midnight in Shanghai by the clock of the sandbox', async () => {
    await limit(LIST, { perDay: 2 })
    expect([await list(), await list(), await list()]).toEqual([0, 0, 45009])
    box.clock.at = Date.parse('2026-11-23T23:59:59+08:00')
    mp = await box.token('mp')
    expect(await list()).toBe(45009)
    box.clock.at += 1_000
    expect(await list()).toBe(0)
  })

  it('are counted again from nothing each minute', async () => {
    await limit(LIST, { perMinute: 1 })
    expect([await list(), await list()]).toEqual([0, 45011])
    box.clock.at += MINUTE
    expect(await list()).toBe(0)
  })

  it('hold one recipient back and no other', async () => {
    await limit(SEND, { perOpenid: { n: 1, seconds: 60 } })
    expect([await send(), await send(), await send(other.mpOpenid)]).toEqual([0, 43117, 0])
    box.clock.at += MINUTE
    expect(await send()).toBe(0)
  })

  it('answer -1 to more calls at once than allowed', async () => {
    await limit(LIST, { concurrency: 0 })
    expect(await list()).toBe(-1)
    await limit(LIST, { concurrency: 1 })
    expect(await list()).toBe(0)
  })

  it('do not count refused calls of somebody without a token', async () => {
    await limit(LIST, { perDay: 1 })
    await box.get(`${LIST}?access_token=wrong`)
    expect(await list()).toBe(0)
  })

  it('hold the published limits from the start, and nothing else', async () => {
    const { quotas } = await box.get<{ quotas: Record<string, unknown> }>('/__sandbox/quotas')
    expect(quotas).toMatchObject({ [SEND]: { perDay: 100_000 }, [LIST]: { perDay: 500 } })
    for (let turn = 0; turn < 20; turn += 1) expect(await send()).toBe(0)
  })

  it('let one person log in a hundred times a minute', async () => {
    await limit('/sns/jscode2session', { perOpenid: { n: 1, seconds: 60 } })
    const login = async () => {
      const { code } = await box.post<{ code: string }>('/__sandbox/login-code', { personKey: 'official' })
      const address =
        '/sns/jscode2session?appid=wxmini000000000001&secret=demo-mini-secret-not-for-production' +
        `&grant_type=authorization_code&js_code=${code}`
      return (await box.get<ErrorReply>(address)).errcode ?? 0
    }
    expect([await login(), await login()]).toEqual([0, 45011])
  })

  it('return to the seed at a reset', async () => {
    await limit(LIST, { perDay: 0 })
    await box.post('/__sandbox/reset', {})
    mp = await box.token('mp')
    expect(await list()).toBe(0)
  })

  it('are refused when they are no numbers', async () => {
    expect((await limit(LIST, { perDay: 'many' })).error).toBe(
      'quota.perDay must be a whole number of 0 or more',
    )
    expect((await limit('', { perDay: 1 })).error).toBe('path must be a text')
  })
})
