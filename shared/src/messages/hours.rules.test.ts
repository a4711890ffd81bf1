import { NATIONAL_CALENDAR } from '../kernel/calendar-data'
import { plainDate } from '../kernel/plain-date'
import { defaultRules } from '../rules/rules.table'
import { digestMoment, expiryOf, quietUntil, shareOf } from './hours.rules'
import type { MessageKind } from './messages.states'

const calendar = NATIONAL_CALENDAR
const rules = defaultRules()
const at = (text: string) => Date.parse(`${text}:00+08:00`)
const local = (ms: number | null) =>
  ms === null ? null : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)

describe('quiet hours', () => {
  const quiet = (kind: MessageKind, time: string, share = 0) =>
    local(quietUntil(kind, at(time), calendar, share))
  it.each([
    // 2026-11-25 is a Wednesday, 2026-11-28 a Saturday
    ['taskAssigned', '2026-11-25T08:00', null],
    ['taskAssigned', '2026-11-25T21:29', null],
    ['taskAssigned', '2026-11-25T21:30', '2026-11-26T08:00'],
    ['taskAssigned', '2026-11-26T00:00', '2026-11-26T08:00'],
    ['taskAssigned', '2026-11-26T07:59', '2026-11-26T08:00'],
    ['taskAssigned', '2026-11-28T10:00', null],
    ['taskOverdue', '2026-11-25T23:00', null],
    ['reportReturned', '2026-11-28T03:00', null],
    ['taskYellow', '2026-11-27T10:00', null],
    ['taskYellow', '2026-11-27T22:00', '2026-11-30T08:00'],
    ['taskYellow', '2026-11-28T10:00', '2026-11-30T08:00'],
    ['taskDone', '2026-10-01T10:00', '2026-10-08T08:00'],
  ] as const)('%s at %s waits until %s', (kind, time, until) => {
    expect(quiet(kind, time)).toBe(until)
  })

  it('end within ten minutes, always the same for one delivery', () => {
    expect(quiet('taskAssigned', '2026-11-25T23:00', 0.999)).toBe('2026-11-26T08:09')
    expect(shareOf('6743f0c2a1b2c3d4e5f60718')).toBe(shareOf('6743f0c2a1b2c3d4e5f60718'))
    const shares = Array.from({ length: 100 }, (_, i) => shareOf(`6743f0c2a1b2c3d4e5f6${1000 + i}`))
    expect(Math.max(...shares)).toBeLessThan(1)
    expect(new Set(shares.map((share) => Math.floor(share * 10))).size).toBeGreaterThan(7)
  })
})

describe('the moment of a digest', () => {
  const digest = (kind: MessageKind, time: string, expires = '2027-01-01T00:00', more = {}) =>
    local(digestMoment(kind, at(time), at(expires), { ...rules, ...more }, calendar))
  it.each([
    ['taskYellow', '2026-11-25T08:30', '2026-11-25T08:30'],
    ['taskYellow', '2026-11-25T08:39', '2026-11-25T08:30'],
    ['taskYellow', '2026-11-25T08:40', '2026-11-25T14:30'],
    ['taskD1', '2026-11-25T06:00', '2026-11-25T08:30'],
    ['taskD1', '2026-11-25T14:41', '2026-11-26T08:30'],
    ['taskD1', '2026-11-28T09:00', '2026-11-28T14:30'],
    ['taskYellow', '2026-11-28T09:00', '2026-11-30T08:30'],
    ['taskOverdue', '2026-11-25T08:30', null],
    ['taskAssigned', '2026-11-25T08:30', null],
  ] as const)('%s at %s is %s', (kind, time, moment) => {
    expect(digest(kind, time)).toBe(moment)
  })

  it('is none when digests are off, or when it would come too late', () => {
    expect(digest('taskYellow', '2026-11-25T08:30', undefined, { digestFrom: 0 })).toBeNull()
    expect(digest('taskDue', '2026-11-25T15:00', '2026-11-26T08:30')).toBeNull()
    expect(digest('taskDue', '2026-11-25T15:00', '2026-11-26T08:31')).toBe('2026-11-26T08:30')
  })

  it('follows the hour of the day’s warnings', () => {
    expect(digest('taskD1', '2026-11-25T09:30', undefined, { warnAtHour: 9 })).toBe('2026-11-25T09:30')
  })
})

describe('a message lasts', () => {
  const lasts = (kind: MessageKind, due: string | null, created: string, from = created) =>
    local(
      expiryOf(
        { kind, due: due === null ? null : plainDate(due) },
        { createdAt: at(created), from: at(from) },
        rules,
        calendar,
      ),
    )
  it.each([
    ['taskOverdue', '2026-11-20', '2026-11-25T08:30', '2026-11-28T08:30'],
    ['taskAssigned', '2026-12-20', '2026-11-25T10:00', '2026-11-27T10:00'],
    ['reportAccepted', null, '2026-11-25T10:00', '2026-11-26T10:00'],
    // due on Monday 2026-11-30: D-3 on Wednesday, D-1 on Friday
    ['taskYellow', '2026-11-30', '2026-11-24T14:00', '2026-11-25T08:30'],
    ['taskD3', '2026-11-30', '2026-11-25T08:30', '2026-11-26T08:30'],
    ['taskD1', '2026-11-30', '2026-11-27T08:30', '2026-11-29T08:30'],
    ['taskDue', '2026-11-30', '2026-11-30T08:30', '2026-12-01T08:30'],
  ] as const)('%s due %s told at %s until %s', (kind, due, created, until) => {
    expect(lasts(kind, due, created)).toBe(until)
  })

  it('counted from when it may first leave', () => {
    expect(lasts('reportAccepted', null, '2026-11-28T10:00', '2026-11-30T08:00')).toBe('2026-12-01T08:00')
  })
})
