import type { DeliveryErrorClass } from './failure.reasons'
import { closingOf, probeOpens } from './gates.rules'

const NOW = Date.parse('2026-11-25T06:32:00.000Z')
const MINUTE = 60_000
const about = { channel: 'mpTemplate', templateKey: 'warning' } as const
const closing = (
  errorClass: DeliveryErrorClass,
  code: number | string | null,
  part: Partial<Parameters<typeof closingOf>[2]> = {},
  where: Parameters<typeof closingOf>[1] = about,
) => {
  const gate = closingOf({ errorClass, code, message: '', rid: null }, where, {
    now: NOW,
    burst: 1,
    before: null,
    ...part,
  })
  return gate && `${gate.key} ${(gate.until - NOW) / MINUTE}`
}

it.each([
  ['quota', 45009, 'account:mp 568'],
  ['rate', 45011, 'account:mp 1'],
  ['rate', 43117, null],
  ['config', 40037, 'mpTemplate:warning 10'],
  ['config', 40036, 'mpTemplate:warning 10'],
  ['config', 43116, 'mpTemplate:warning 10'],
  ['config', 40013, 'mpTemplate:warning 10'],
  ['config', null, 'mpTemplate:warning 10'],
  ['config', 40125, 'account:mp 10'],
  ['config', 40164, 'account:mp 10'],
  ['config', 48001, 'account:mp 10'],
  ['config', 48004, 'account:mp 10'],
  ['retry', -1, null],
  ['recipient', 43004, null],
  ['content', 47003, null],
  ['token', 40001, null],
  ['review', 40252, null],
] as const)('%s %s closes %s', (errorClass, code, gate) => {
  expect(closing(errorClass, code)).toBe(gate)
})

it('quota lasts to midnight in Shanghai', () => {
  expect(NOW + 568 * MINUTE).toBe(Date.parse('2026-11-26T00:00:00+08:00'))
})

it('a burst of failures closes the account for a minute, twice as long after each failed probe, to ten minutes', () => {
  expect([19, 20].map((burst) => closing('retry', -1, { burst }))).toEqual([null, 'account:mp 1'])
  const steps = [1, 2, 4, 8, 10].map((minutes) =>
    closing('retry', -1, { before: { errorClass: 'retry', stepMs: minutes * MINUTE } }),
  )
  expect(steps).toEqual([2, 4, 8, 10, 10].map((minutes) => `account:mp ${minutes}`))
})

it('a code nobody knows may mean one message: only several of it close the account', () => {
  expect([1, 2, 3].map((burst) => closing('config', 99_999, { burst }))).toEqual([
    null,
    null,
    'account:mp 10',
  ])
  const text = { channel: 'sms', templateKey: null } as const
  expect([1, 3].map((burst) => closing('config', 'isv.SOMETHING', { burst }, text))).toEqual([
    null,
    'account:sms 10',
  ])
})

it('a probe opens its gate unless it failed at the gate itself, or said nothing about it', () => {
  expect(probeOpens(null)).toBe(true)
  for (const c of ['recipient', 'content', 'review', 'duplicate'] as const) expect(probeOpens(c)).toBe(true)
  for (const c of ['retry', 'rate', 'quota', 'token', 'config', 'unknown-delivery', 'off'] as const)
    expect(probeOpens(c)).toBe(false)
})
