import { useDatabase } from '../../testing/database'
import { SendErrorModel } from './errors.model'
import { countError, errorsSince, type SendError } from './errors.repo'

useDatabase()

const NOW = Date.parse('2026-11-23T02:30:00.000Z')
const HOUR = 3_600_000
const retry: SendError = { channel: 'mpTemplate', errorClass: 'retry', errorCode: -1, reason: '微信暂时出错' }
const sms: SendError = {
  channel: 'sms',
  errorClass: 'recipient',
  errorCode: 'isv.MOBILE_NUMBER_ILLEGAL',
  reason: '号码有误',
}
const hoursAgo = (hours: number) => new Date(NOW - hours * HOUR)
const lately = () => errorsSince(hoursAgo(24))

it('sums what failed in the same way, the most frequent first, with the last reason and time', async () => {
  await countError(sms, hoursAgo(1))
  await countError(retry, hoursAgo(5))
  await countError(retry, hoursAgo(2))
  await countError({ ...retry, reason: '微信没有回应' }, hoursAgo(0))
  expect(await lately()).toEqual([
    { ...retry, reason: '微信没有回应', count: 3, lastAt: hoursAgo(0) },
    { ...sms, count: 1, lastAt: hoursAgo(1) },
  ])
})

it('keeps an error without a code, of a class of its own', async () => {
  await countError({ ...retry, errorCode: null }, hoursAgo(2))
  await countError(retry, hoursAgo(1))
  expect((await lately()).map((error) => [error.errorCode, error.count])).toEqual([
    [-1, 1],
    [null, 1],
  ])
})

it('forgets what is older than asked for', async () => {
  await countError(retry, hoursAgo(25))
  expect(await lately()).toEqual([])
  expect(await SendErrorModel.countDocuments()).toBe(1)
})

it('loses none of many that fail at once, also the first ones of an hour', async () => {
  await Promise.all(Array.from({ length: 40 }, () => countError(retry, hoursAgo(1))))
  expect((await lately())[0]?.count).toBe(40)
})
