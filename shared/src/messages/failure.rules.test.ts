import { reasonOf, type DeliveryErrorClass } from './failure.reasons'
import {
  backoffMs,
  movesOn,
  nextShanghaiMidnight,
  repeatIsKnown,
  verdictOf,
  verdictOfResult,
  type Attempt,
} from './failure.rules'
import type { Channel } from './messages.states'

const NOW = Date.parse('2026-11-25T06:32:00.000Z')
const HOUR = 3_600_000
const CLASSES: DeliveryErrorClass[] = [
  'retry',
  'rate',
  'quota',
  'token',
  'recipient',
  'content',
  'review',
  'duplicate',
  'config',
  'unknown-delivery',
  'off',
]
const failure = (errorClass: DeliveryErrorClass, code: number | string | null = null, message = 'x') => ({
  errorClass,
  code,
  message,
  rid: 'r',
})
const attempt = (part: Partial<Attempt> = {}): Attempt => ({
  channel: 'mpTemplate',
  priority: 3,
  attempt: 1,
  retriedMs: 0,
  unsureSince: null,
  startedAt: NOW - 1000,
  now: NOW,
  random: 1,
  ...part,
})

describe('after a failure', () => {
  const rows: [DeliveryErrorClass, number | null, Record<1 | 2 | 3, string>][] = [
    ['retry', -1, { 1: 'waiting', 2: 'waiting', 3: 'waiting' }],
    ['rate', 45011, { 1: 'waiting', 2: 'waiting', 3: 'waiting' }],
    ['rate', 43117, { 1: 'waiting', 2: 'waiting', 3: 'waiting' }],
    ['quota', 45009, { 1: 'waiting, next', 2: 'waiting', 3: 'waiting' }],
    ['token', 40001, { 1: 'waiting', 2: 'waiting', 3: 'waiting' }],
    ['recipient', 43004, { 1: 'refused, next', 2: 'refused, next', 3: 'refused, next' }],
    ['content', 47003, { 1: 'dead, next', 2: 'dead, next', 3: 'dead, next' }],
    ['review', 40252, { 1: 'inReview, next', 2: 'inReview', 3: 'inReview' }],
    ['duplicate', 40241, { 1: 'delivered', 2: 'delivered', 3: 'delivered' }],
    ['config', 40037, { 1: 'waiting, next', 2: 'waiting, next', 3: 'waiting' }],
    ['unknown-delivery', null, { 1: 'waiting', 2: 'waiting', 3: 'waiting' }],
    ['off', null, { 1: 'refused, next', 2: 'refused, next', 3: 'refused, next' }],
  ]
  it.each(rows)('%s (%s): by priority %j', (errorClass, code, expected) => {
    for (const priority of [1, 2, 3] as const) {
      const { state, moveOn } = verdictOf(failure(errorClass, code), attempt({ priority }))
      expect(moveOn ? `${state}, next` : state).toBe(expected[priority])
    }
  })

  it.each(CLASSES)('%s has a reason in Chinese', (errorClass) => {
    expect(verdictOf(failure(errorClass), attempt()).reason).toMatch(/^[\u4e00-\u9fff，]+$/)
  })

  it('names the field that was refused, and why a person cannot be reached', () => {
    const content = failure('content', 47003, 'argument invalid! data.thing2.value invalid rid: x')
    expect(reasonOf(content, 'mpTemplate')).toBe('内容不合平台规则：thing2')
    const why = (channel: Channel, code: number) => reasonOf(failure('recipient', code), channel)
    expect(why('mpTemplate', 43004)).toBe('未关注服务号')
    expect(why('mpTemplate', 43101)).toBe('拒收消息')
    expect(why('miniSubscribe', 43101)).toBe('没有订阅次数')
    expect(why('wecom', 81013)).toBe('企业微信账号收不到消息')
    expect(why('sms', 1)).toBe('不能送达本人')
  })
})

it('backs off twice as long each time, to ten minutes, with full jitter', () => {
  expect([1, 2, 3, 7, 50].map((n) => backoffMs(n, 1))).toEqual([10_000, 20_000, 40_000, 600_000, 600_000])
  expect(backoffMs(5, 0)).toBe(0)
})

it('waits as long as the class of the error asks for', () => {
  const waits = (errorClass: DeliveryErrorClass, code: number | null = null) =>
    Number(verdictOf(failure(errorClass, code), attempt()).nextAt) - NOW
  expect(waits('rate', 45011)).toBe(60_000)
  expect(waits('rate', 43117)).toBe(1_800_000)
  expect(waits('config', 40037)).toBe(600_000)
  expect(waits('quota', 45009)).toBe(0)
  expect(waits('unknown-delivery')).toBe(5000)
  expect(nextShanghaiMidnight(NOW)).toBe(Date.parse('2026-11-26T00:00:00+08:00'))
})

it('does not count what was not the message’s fault', () => {
  const uncounted = CLASSES.filter((c) => verdictOf(failure(c), attempt()).uncounted)
  expect(uncounted).toEqual(['rate', 'quota', 'token', 'config'])
})

it('gives up after four hours of repeats, which time behind a gate is no part of', () => {
  const late = attempt({ retriedMs: 4 * HOUR + 1 })
  const repeated = ['retry', 'token', 'rate', 'quota', 'config', 'unknown-delivery'] as const
  expect(new Set(repeated.map((c) => verdictOf(failure(c), late).state))).toEqual(new Set(['dead']))
  expect(repeated.map((c) => verdictOf(failure(c), attempt()).waitedMs)).toEqual([
    10_000, 10_000, 0, 0, 0, 5000,
  ])
})

describe('what may have been processed', () => {
  it('is repeated only while the far side surely knows a repeat', () => {
    const state = (part: Partial<Attempt>) => verdictOf(failure('retry'), attempt(part)).state
    expect(state({ unsureSince: NOW - 470_000 })).toBe('unknown')
    expect(state({ unsureSince: NOW - 470_000, random: 0 })).toBe('waiting')
    expect(state({ unsureSince: NOW - 1_100_000, channel: 'wecom' })).toBe('waiting')
    expect(state({ unsureSince: NOW - 1_199_000, channel: 'wecom' })).toBe('unknown')
  })

  it.each(['mpSubscribe', 'miniSubscribe', 'sms'] as const)('is never repeated on %s', (channel) => {
    expect(verdictOf(failure('unknown-delivery'), attempt({ channel })).state).toBe('unknown')
    expect(repeatIsKnown(channel, NOW, NOW)).toBe(false)
  })

  it('is known since the beginning of the first such attempt', () => {
    const since = (part: Partial<Attempt>) =>
      verdictOf(failure('unknown-delivery'), attempt(part)).unsureSince
    expect(since({})).toBe(NOW - 1000)
    expect(since({ unsureSince: NOW - 9000 })).toBe(NOW - 9000)
  })

  it('with a one-time subscription has probably arrived when a repeat finds no credit', () => {
    const again = (channel: Channel, unsureSince: number | null) =>
      verdictOf(failure('recipient', 43101), attempt({ channel, unsureSince })).state
    expect(again('miniSubscribe', NOW - 1000)).toBe('unknown')
    expect([again('miniSubscribe', null), again('mpTemplate', NOW - 1000)]).toEqual(['refused', 'refused'])
  })
})

describe('a result of the platform', () => {
  const result = (status: string, retriedMs = 0) =>
    verdictOfResult(status, { channel: 'mpTemplate', retriedMs, now: NOW })
  it.each([
    ['success', 'delivered', false],
    ['failed:user block', 'refused', true],
    ['failed: user block', 'refused', true],
    ['failed: system failed', 'dead', true],
    ['failed:freq limit', 'waiting', false],
    ['', 'dead', true],
    ['something new', 'dead', true],
  ])('"%s" is %s', (status, state, moveOn) => {
    expect(result(status)).toMatchObject({ state, moveOn })
  })

  it('that it came too often is repeated for four hours', () => {
    expect(result('failed:freq limit').nextAt).toBe(NOW + 1_800_000)
    expect(result('failed:freq limit', 5 * HOUR).state).toBe('dead')
  })
})

it('moves on at a closed gate by class and priority', () => {
  const moved = CLASSES.map((c) => [1, 2, 3].filter((priority) => movesOn(c, priority)).join(''))
  expect(Object.fromEntries(CLASSES.map((c, i) => [c, moved[i]]))).toEqual({
    retry: '',
    rate: '',
    quota: '1',
    token: '',
    recipient: '123',
    content: '123',
    review: '1',
    duplicate: '',
    config: '12',
    'unknown-delivery': '',
    off: '123',
  })
})
