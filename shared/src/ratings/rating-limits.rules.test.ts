import fc from 'fast-check'
import { NATIONAL_CALENDAR as calendar } from '../kernel/calendar-data'
import { plainDate } from '../kernel/plain-date'
import { defaultRules } from '../rules/rules.table'
import {
  changeUntil,
  channelOf,
  CONTACT_TRIES,
  contactLeads,
  defaultRating,
  publicText,
  ratingLimits,
} from './rating-limits.rules'
import { RATING_LIMITS } from './ratings.rules'
import { DOOR_SOURCES, OWN_DOORS, RATING_CHANNELS, RATING_DOORS, type RatingDoor } from './ratings.states'

const doors = Object.keys(RATING_DOORS) as RatingDoor[]

it('starts with the limits of the domain rules, and takes those of a place', () => {
  expect(ratingLimits(defaultRules())).toEqual(RATING_LIMITS)
  expect(ratingLimits({ ...defaultRules(), ratingRectifyWorkdays: 20 }).rectifyWorkdays).toBe(20)
})

it('answers for nobody until a place turns it on', () => {
  expect(defaultRating(defaultRules())).toBeNull()
  expect(defaultRating({ ...defaultRules(), ratingDefaultOn: 1 })).toEqual({ days: 7, level: '2' })
})

it('lets a rating be changed for ten natural days, to the next working day', () => {
  expect(changeUntil(plainDate('2026-03-02'), calendar, RATING_LIMITS)).toBe('2026-03-12')
  expect(changeUntil(plainDate('2026-03-04'), calendar, RATING_LIMITS)).toBe('2026-03-16')
})

it('goes on without the rater after the last call in vain', () => {
  for (let tries = 1; tries <= CONTACT_TRIES + 1; tries += 1) {
    expect(contactLeads(tries, true)).toBe('toVerify')
    expect(contactLeads(tries, false)).toBe(tries < CONTACT_TRIES ? 'toContact' : 'toVerify')
  }
})

it.each(doors)('by %s: the channel is one of the code set, the source follows the door', (door) => {
  for (const client of ['miniapp', 'h5'] as const) {
    const channel = channelOf(door, client)
    expect(Object.keys(RATING_CHANNELS)).toContain(channel)
    expect(channel === client).toBe(door === 'track' || door === 'message')
  }
  expect(DOOR_SOURCES[door]).toBe(door === 'track' ? 'active' : 'invited')
  expect(OWN_DOORS[door]).toBe(door !== 'windowQr' && door !== 'pad')
})

it.each([
  ['打我电话 13800138000 吧', '打我电话 **** 吧'],
  ['138-0013-8000', '****'],
  ['身份证11010519491231002X的', '身份证****的'],
  ['等了 3 小时，来了 12 次', '等了 3 小时，来了 12 次'],
])('shows the public “%s” as “%s”', (text, shown) => {
  expect(publicText(text)).toBe(shown)
})

it('leaves no row of seven digits in what the public reads', () => {
  const text = fc.array(fc.constantFrom('1', '9', '0', ' ', '-', '等', 'X'), { maxLength: 40 })
  fc.assert(fc.property(text, (chars) => !/\d{7}/.test(publicText(chars.join('')))))
})
