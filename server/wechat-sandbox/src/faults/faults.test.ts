import {
  assignment,
  startHarness,
  type ErrorReply,
  type Harness,
  type SeededPerson,
} from '../testing/harness'
import { aliyunSend } from '../testing/sms-clients'
import { parseAct } from './faults'

const SEND = '/cgi-bin/message/template/send'

describe('faults', () => {
  let box: Harness
  let official: SeededPerson
  let address: string

  beforeEach(async () => {
    box = await startHarness()
    ;[official] = (await box.seed({ key: 'official', follows: true })) as [SeededPerson]
    address = `${SEND}?access_token=${await box.token('mp')}`
  })
  afterEach(() => box.close())

  const set = (act: string, match: Record<string, string> = { path: SEND }, times = 1) =>
    box.post<ErrorReply & { error?: string }>('/__sandbox/faults', { match, times, act })
  const send = () => box.post<ErrorReply>(address, assignment(official.mpOpenid))
  /** Sends, waits until the sandbox has logged the call, and gives up on the reply. */
  const sendAndLeave = async () => {
    const patience = new AbortController()
    const body = JSON.stringify(assignment(official.mpOpenid))
    const reply = fetch(box.url + address, { method: 'POST', body, signal: patience.signal })
    const logged = () => box.get<{ entries: { fault: string | null }[] }>('/__sandbox/log')
    while (!(await logged()).entries.some((entry) => entry.fault !== null)) continue
    patience.abort()
    return reply
  }
  const cards = async () =>
    (await box.get<{ cards: unknown[] }>('/__sandbox/inbox?person=official')).cards.length

  it('answer with an errcode as often as asked, then the rules judge again', async () => {
    await set('errcode 45009', { path: SEND }, 2)
    expect([(await send()).errcode, (await send()).errcode, (await send()).errcode]).toEqual([
      45009, 45009, 0,
    ])
  })

  it('match by path, openid and template', async () => {
    await set('errcode -1', { openid: 'somebody else' })
    await set('errcode -1', { path: '/cgi-bin/user/get' })
    await set('errcode -1', { template: 'another template' })
    expect((await send()).errcode).toBe(0)
    await set('errcode 43117', { openid: official.mpOpenid })
    expect((await send()).errcode).toBe(43117)
  })

  it('leave a request unanswered and undone', async () => {
    await set('timeout')
    await expect(sendAndLeave()).rejects.toThrow('aborted')
    expect(await cards()).toBe(0)
  })

  it('leave a request unanswered after it was done', async () => {
    await set('timeout-after')
    await expect(sendAndLeave()).rejects.toThrow('aborted')
    expect(await cards()).toBe(1)
  })

  it('reset the connection', async () => {
    await set('reset')
    await expect(send()).rejects.toThrow('fetch failed')
    expect(await cards()).toBe(0)
  })

  it('answer as a broken gateway, and with half a reply', async () => {
    await set('http 502 html')
    const broken = await fetch(box.url + address, { method: 'POST', body: '{}' })
    expect([broken.status, broken.headers.get('content-type')]).toEqual([502, 'text/html'])
    await set('garbage')
    expect(await box.postText(address, {})).toBe('{"errcode":0,"errm')
  })

  it('expire or supersede the token in use', async () => {
    await set('expireToken')
    expect((await send()).errcode).toBe(42001)
    address = `${SEND}?access_token=${await box.token('mp')}`
    await set('invalidateToken')
    expect((await send()).errcode).toBe(40001)
    address = `${SEND}?access_token=${await box.token('mp')}`
    expect((await send()).errcode).toBe(0)
  })

  it('slow an answer down and still give it', async () => {
    await set('slow 20')
    expect((await send()).errcode).toBe(0)
  })

  it('speak the words of the SMS provider', async () => {
    await set('errcode isv.BUSINESS_LIMIT_CONTROL', { path: '/sms/aliyun' })
    expect((await aliyunSend(box.url)).body).toMatchObject({ Code: 'isv.BUSINESS_LIMIT_CONTROL' })
  })

  it('play moderation on messages only, and a blocked one is not remembered as sent', async () => {
    await set('block', {})
    await box.token('mp')
    const message = { ...assignment(official.mpOpenid), client_msg_id: 'm1' }
    expect((await box.post<ErrorReply>(address, message)).errcode).toBe(40249)
    expect((await box.post<ErrorReply>(address, message)).errcode).toBe(0)
    expect(await cards()).toBe(1)
  })

  it('put a template message into review, whose card appears later', async () => {
    await set('review 2000')
    expect([(await send()).errcode, await cards()]).toEqual([40252, 0])
    await box.running.settled()
    expect(await cards()).toBe(1)
  })

  it('are refused when the act is unknown', async () => {
    expect((await set('explode')).error).toContain('unknown act "explode"')
    for (const act of ['slow soon', 'review', 'reorderEvents 0', 'status success', 'block now']) {
      expect(() => parseAct(act)).toThrow('unknown act')
    }
  })
})
