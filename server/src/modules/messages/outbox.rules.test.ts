import type { WechatErrorClass } from '../../wechat/errors'
import { backoffMs, outcomeOfFailure, outcomeOfResult, type Attempt } from './outbox.rules'

const NOW = Date.parse('2026-11-25T06:32:00.000Z')
const HOUR = 3_600_000
const failure = (errorClass: WechatErrorClass, code: number | null = null) => ({
  errorClass,
  code,
  message: 'x',
  rid: 'r',
})
const attempt = (part: Partial<Attempt> = {}): Attempt => ({
  attempt: 1,
  firstTriedAt: NOW,
  unsureSince: null,
  startedAt: NOW - 1000,
  now: NOW,
  random: 1,
  ...part,
})
const waits = (errorClass: WechatErrorClass, code: number | null = null, part: Partial<Attempt> = {}) =>
  Number(outcomeOfFailure(failure(errorClass, code), attempt(part)).nextAt) - NOW

it('backs off twice as long each time, to ten minutes, with full jitter', () => {
  expect([1, 2, 3, 7, 50].map((n) => backoffMs(n, 1))).toEqual([10_000, 20_000, 40_000, 600_000, 600_000])
  expect(backoffMs(5, 0)).toBe(0)
})

it('waits as long as the class of the error asks for', () => {
  expect(waits('rate', 45011)).toBe(60_000)
  expect(waits('rate', 43117)).toBe(1_800_000)
  expect(waits('config', 40037)).toBe(600_000)
  expect(NOW + waits('quota', 45009)).toBe(Date.parse('2026-11-26T00:00:00+08:00'))
  expect(waits('unknown-delivery')).toBe(5000)
})

it('does not count what was not the message’s fault', () => {
  const classes: WechatErrorClass[] = ['rate', 'quota', 'config', 'token', 'retry', 'unknown-delivery']
  expect(classes.map((c) => outcomeOfFailure(failure(c), attempt()).uncounted ?? false)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ])
})

it('gives up after four hours, whatever the class', () => {
  const late = attempt({ firstTriedAt: NOW - 4 * HOUR - 1 })
  const states = (['retry', 'token', 'rate', 'quota', 'config', 'unknown-delivery'] as const).map(
    (c) => outcomeOfFailure(failure(c), late).state,
  )
  expect(new Set(states)).toEqual(new Set(['dead']))
})

it('never lets a repeat become a second card', () => {
  const unsure = { unsureSince: NOW - 470_000 }
  expect(outcomeOfFailure(failure('retry'), attempt({ ...unsure, attempt: 1 })).state).toBe('unknown')
  expect(outcomeOfFailure(failure('retry'), attempt({ ...unsure, random: 0 })).state).toBe('waiting')
  expect(outcomeOfFailure(failure('rate', 45011), attempt(unsure)).state).toBe('unknown')
  expect(outcomeOfFailure(failure('unknown-delivery'), attempt(unsure)).state).toBe('waiting')
  expect(outcomeOfFailure(failure('unknown-delivery'), attempt({ unsureSince: NOW - 476_000 })).state).toBe(
    'unknown',
  )
})

it('remembers since when it is unsure, from the beginning of the attempt', () => {
  expect(outcomeOfFailure(failure('unknown-delivery'), attempt()).unsureSince).toEqual(new Date(NOW - 1000))
  expect(
    outcomeOfFailure(failure('unknown-delivery'), attempt({ unsureSince: NOW - 9000 })).unsureSince,
  ).toEqual(new Date(NOW - 9000))
})

it('tells the reason in Chinese for every class, and the field that was refused', () => {
  const classes: WechatErrorClass[] = [
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
  ]
  for (const c of classes)
    expect(outcomeOfFailure(failure(c), attempt()).reason).toMatch(/^[\u4e00-\u9fff，]+$/)
  const content = {
    ...failure('content', 47003),
    message: 'argument invalid! data.thing2.value invalid rid: x',
  }
  expect(outcomeOfFailure(content, attempt()).reason).toBe('内容不合微信规则：thing2')
})

it('reads the result of the platform in all its spellings', () => {
  const result = (status: string, firstTriedAt = NOW) =>
    outcomeOfResult(status, { now: NOW, firstTriedAt }).state
  expect(result('success')).toBe('delivered')
  expect([result('failed:user block'), result('failed: user block')]).toEqual(['refused', 'refused'])
  expect([result('failed: system failed'), result(''), result('odd')]).toEqual(['dead', 'dead', 'dead'])
  expect([result('failed:freq limit'), result('failed:freq limit', NOW - 5 * HOUR)]).toEqual([
    'waiting',
    'dead',
  ])
})
