import type { MessageKind } from '@mingdu/shared/messages/messages.states'
import { WechatError } from '../../wechat/errors'
import { messageTo, tell } from './messages.factory'
import { gates, reopenGate } from './messages.service'
import { outer, useStandIns } from './outbox.factory'
import { sendWaiting, sweep } from './outbox.jobs'

const bench = useStandIns({}, ['mp'])
const { parts } = bench
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** So many messages of a kind, one after another. */
async function told(kind: MessageKind, n = 1, from = 0): Promise<void> {
  const one = (i: number) => messageTo([bench.official.id], { kind, dedupe: `${kind}${from + i}` })
  await tell(...Array.from({ length: n }, (_, i) => one(i)))
}
const failing = (n: number, errorClass: 'retry' | 'quota' | 'rate' | 'config', code: number) => {
  parts.wechat.failures = Array.from({ length: n }, () => new WechatError(errorClass, code, 'made up'))
}
const keys = async () => (await gates()).map(({ key }) => key)
const states = async () => {
  const rows = await outer()
  return Object.fromEntries(
    ['waiting', 'accepted', 'dead'].map((s) => [s, rows.filter((r) => r.state === s).length]),
  )
}
/** 2026-11-26 00:00 in Shanghai by the real clock, which this test sets. */
const msToMidnight = () => {
  const now = bench.worker.clock()
  return 24 * HOUR - ((now + 8 * HOUR) % (24 * HOUR))
}

describe('the daily quota is used up', () => {
  it('nothing is sent until midnight, then one probe, then red first', async () => {
    bench.worker.config.SEND_CONCURRENCY = 1
    await told('taskDone', 3)
    failing(1, 'quota', 45009)
    await bench.work()
    expect(await keys()).toEqual(['account:mp'])
    await told('taskAssigned', 2)
    await told('reportReturned', 2)
    await bench.work()
    bench.later(msToMidnight() - MINUTE)
    await bench.work()
    expect([parts.wechat.sent.length, await states()]).toEqual([0, { waiting: 7, accepted: 0, dead: 0 }])
    bench.later(2 * MINUTE)
    await bench.work()
    expect(await keys()).toEqual([])
    const words = parts.wechat.sent.map(({ data }) => data['const3']?.value)
    expect(words).toEqual([
      ...Array(2).fill('退回补充'),
      ...Array(2).fill('待签收'),
      ...Array(3).fill('已办结'),
    ])
    bench.worker.config.SEND_CONCURRENCY = 16
  })

  it('still used up after midnight: closed for another day, with one probe only', async () => {
    await told('taskDone', 30)
    failing(60, 'quota', 45009)
    await bench.work()
    const calls = 60 - parts.wechat.failures.length
    expect(calls).toBeLessThanOrEqual(16)
    bench.later(msToMidnight() + MINUTE)
    await bench.work()
    expect(60 - parts.wechat.failures.length).toBe(calls + 1)
    expect(await states()).toMatchObject({ waiting: 30 })
    expect((await outer()).every(({ attempt, retriedMs }) => attempt === 0 && retriedMs === 0)).toBe(true)
  })
})

describe('a template that is gone', () => {
  it('closes its own gate, and the others go on', async () => {
    failing(1, 'config', 40037)
    await told('taskYellow')
    await bench.work()
    await told('taskYellow', 1, 1)
    await told('reportReturned')
    await bench.work()
    expect(await keys()).toEqual(['mpTemplate:warning'])
    expect(parts.wechat.sent).toHaveLength(1)
    bench.later(11 * MINUTE)
    await bench.work()
    expect([await keys(), parts.wechat.sent.length]).toEqual([[], 3])
  })

  it('is tried at once when an operator opens the gate', async () => {
    failing(1, 'config', 40037)
    await told('taskYellow')
    await bench.work()
    expect(await reopenGate('mpTemplate:warning')).toBe(true)
    expect(await reopenGate('mpTemplate:warning')).toBe(false)
    await bench.work()
    expect(parts.wechat.sent).toHaveLength(1)
  })

  it('of two workers one sends the probe', async () => {
    failing(1, 'config', 40037)
    await told('taskYellow')
    await bench.work()
    bench.later(11 * MINUTE)
    failing(1, 'config', 40037)
    await told('taskYellow', 20, 1)
    await Promise.all([sendWaiting(bench.worker), sendWaiting(bench.worker)])
    expect([parts.wechat.sent.length, parts.wechat.failures.length]).toEqual([0, 0])
  })
})

it('a minute’s rate closes the account for a minute', async () => {
  failing(1, 'rate', 45011)
  await told('taskAssigned', 1)
  await bench.work()
  await told('taskAssigned', 5, 1)
  await bench.work()
  expect(parts.wechat.sent).toHaveLength(0)
  bench.later(61_000)
  await bench.work()
  expect(parts.wechat.sent).toHaveLength(6)
})

describe('WeChat down for four hours', () => {
  it('loses nothing and doubles nothing, asks ever more rarely, and works the queue off red first', async () => {
    await told('taskDone', 40)
    await told('reportReturned', 5)
    let asked = 0
    for (let minute = 0; minute < 240; minute += 5) {
      failing(500, 'retry', -1)
      await bench.work()
      asked += 500 - parts.wechat.failures.length
      bench.later(5 * MINUTE)
    }
    expect((await states())['dead']).toBe(0)
    // without gates 45 messages would have asked more than two thousand times
    expect(asked).toBeLessThan(250)
    parts.wechat.failures = []
    for (let i = 0; i < 4; i += 1) {
      bench.later(11 * MINUTE)
      await bench.work()
    }
    expect(await states()).toMatchObject({ waiting: 0, dead: 0 })
    expect(new Set(parts.wechat.sent.map(({ clientMsgId }) => clientMsgId)).size).toBe(45)
    expect(parts.wechat.sent).toHaveLength(45)
  })

  it('goes on by itself when the worker that held the probe died', async () => {
    failing(1, 'config', 48001)
    await told('taskDone', 1)
    await bench.work()
    bench.later(11 * MINUTE)
    const { takeProbe } = await import('./outbox.gates.repo')
    expect(await takeProbe('account:mp', 'killed', bench.worker.clock())).toBe(true)
    await sweep(bench.worker)
    await sendWaiting(bench.worker)
    expect(parts.wechat.sent).toHaveLength(0)
    bench.later(2 * MINUTE)
    await bench.work()
    expect([await keys(), parts.wechat.sent.length]).toEqual([[], 1])
  })
})
