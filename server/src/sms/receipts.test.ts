import type { AddressInfo, Server } from 'node:net'
import Koa from 'koa'
import mongoose from 'mongoose'
import { readConfig } from '../config'
import { errorAnswers } from '../http/errors'
import { useDatabase } from '../testing/database'
import { keptLog } from '../testing/log'
import { RECEIPT_TOKEN, SMS_PHONE, useSmsSandbox } from '../testing/sms-sandbox'
import { markReceiptHandled, openReceipts, receiptOf, storeReceipt } from './receipts.repo'
import { smsReceipts } from './receipts'
import type { SmsMessage } from './sms'

useDatabase()
const logged = keptLog()
let server: Server
let url: string

beforeAll(async () => {
  const config = readConfig({ NODE_ENV: 'test', SMS_RECEIPT_TOKEN: RECEIPT_TOKEN })
  const app = new Koa().use(errorAnswers(logged.log)).use(smsReceipts({ config, log: logged.log }))
  server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => void (logged.lines.length = 0))
afterAll(() => new Promise((resolve) => server.close(resolve)))
const sandbox = useSmsSandbox(() => url)

const message: SmsMessage = {
  phone: SMS_PHONE,
  templateKey: 'taskWarning',
  params: { number: '2026-37-2.1', kind: '已超期', due: '11月30日' },
  idem: 'message-1',
}

const aliyun = (part: object = {}) => ({
  phone_number: SMS_PHONE,
  send_time: '2026-11-25 14:32:00',
  report_time: '2026-11-25 14:32:03',
  success: true,
  err_code: 'DELIVERED',
  err_msg: '用户接收成功',
  sms_size: '1',
  biz_id: '900619746936498440^0',
  out_id: 'x',
  ...part,
})
const tencent = (part: object = {}) => ({
  user_receive_time: '2026-11-25 14:32:03',
  nationcode: '86',
  mobile: SMS_PHONE,
  report_status: 'SUCCESS',
  errmsg: 'DELIVRD',
  description: '用户短信送达成功',
  sid: '2640:15919188146171',
  ...part,
})
const push = (provider: string, body: unknown, token = RECEIPT_TOKEN) =>
  fetch(`${url}/sms/receipts/${provider}/${token}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const kept = () => mongoose.connection.collection('sms_receipts').find().toArray()

describe.each(['aliyun', 'tencent'] as const)('a message through %s', (provider) => {
  it('is followed by a receipt that it was delivered', async () => {
    const { providerId } = await sandbox.client(provider).send(message)
    await sandbox.running.settled()
    const code = provider === 'aliyun' ? 'DELIVERED' : 'DELIVRD'
    const receipt = { id: `${provider}|${providerId}|delivered`, provider, providerId, delivered: true, code }
    expect(await receiptOf(providerId)).toEqual(receipt)
    expect(await openReceipts(10)).toEqual([receipt])
    await markReceiptHandled(receipt.id)
    expect(await openReceipts(10)).toEqual([])
    expect(await receiptOf(providerId)).toEqual(receipt)
  })

  it('is followed by a receipt that it was not', async () => {
    await sandbox.fault('status failed:MK:0001')
    const { providerId } = await sandbox.client(provider).send(message)
    await sandbox.running.settled()
    expect(await receiptOf(providerId)).toMatchObject({ delivered: false, code: 'MK:0001' })
  })

  it('is told about once however often the provider says so, and not at all when it forgets', async () => {
    await sandbox.fault('dupEvent')
    await sandbox.client(provider).send(message)
    await sandbox.fault('dropEvent')
    await sandbox.client(provider).send(message)
    await sandbox.running.settled()
    expect(await openReceipts(10)).toHaveLength(1)
  })
})

it('answers each provider as it wants to be answered', async () => {
  expect(await (await push('aliyun', [aliyun()])).json()).toEqual({ code: 0, msg: '成功' })
  expect(await (await push('tencent', [tencent()])).json()).toEqual({ result: 0, errmsg: 'OK' })
})

it('takes several receipts at once, and fields it does not know', async () => {
  const many = [
    aliyun({ biz_id: 'a' }),
    aliyun({ biz_id: 'b', success: false, err_code: 'UNDELIV', extra: 1 }),
  ]
  expect((await push('aliyun', many)).status).toBe(200)
  expect((await openReceipts(10)).map(({ providerId, delivered }) => [providerId, delivered])).toEqual([
    ['a', true],
    ['b', false],
  ])
  expect(await openReceipts(1)).toHaveLength(1)
})

it('keeps neither the number nor a word that could be one', async () => {
  await push('aliyun', [aliyun({ err_code: SMS_PHONE })])
  await push('tencent', [tencent({ errmsg: `to ${SMS_PHONE}` })])
  expect(JSON.stringify(await kept())).not.toContain(SMS_PHONE)
  expect((await openReceipts(10)).map(({ code }) => code)).toEqual(['', ''])
})

it('refuses a forged address and leaves a log line only', async () => {
  for (const token of ['receipt-token-of-the-testz', 'x', encodeURIComponent(`${RECEIPT_TOKEN}\0`)]) {
    const answer = await push('aliyun', [aliyun()], token)
    expect([answer.status, await answer.text()]).toEqual([401, ''])
  }
  expect((await push('unknown', [aliyun()])).status).toBe(404)
  expect((await fetch(`${url}/sms/receipts/aliyun/${RECEIPT_TOKEN}`)).status).toBe(405)
  expect(await kept()).toEqual([])
  expect(logged.text()).toContain('sms receipt refused')
  expect(logged.text()).not.toMatch(/receipt-token|13800138000/)
})

it.each<[string, string, unknown]>([
  ['aliyun', 'no JSON', 'biz_id=1'],
  ['aliyun', 'no list', aliyun()],
  ['aliyun', 'an empty list', []],
  ['aliyun', 'a text for success', [aliyun({ success: 'true' })]],
  ['aliyun', 'an operator for an id', [aliyun({ biz_id: { $ne: null } })]],
  ['aliyun', 'an id of 200 letters', [aliyun({ biz_id: 'x'.repeat(200) })]],
  ['aliyun', 'one wrong among two', [aliyun(), null]],
  ['aliyun', 'the other provider’s body', [tencent()]],
  ['tencent', 'another status', [tencent({ report_status: 'MAYBE' })]],
  ['tencent', 'no id', [tencent({ sid: '' })]],
])('%s: refuses %s and stores nothing of it', async (provider, _what, body) => {
  expect((await push(provider, body)).status).toBe(400)
  expect(await kept()).toEqual([])
  expect(logged.text()).not.toContain(SMS_PHONE)
})

it('refuses more than 64 KB', async () => {
  expect((await push('aliyun', [aliyun({ err_msg: 'x'.repeat(70_000) })])).status).toBe(413)
})

it('has no address without a token', async () => {
  const app = new Koa()
    .use(errorAnswers(logged.log))
    .use(smsReceipts({ config: readConfig({ NODE_ENV: 'test' }), log: logged.log }))
  const other = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const at = `http://127.0.0.1:${port}/sms/receipts/aliyun/undefined`
  expect((await fetch(at, { method: 'POST', body: '[]' })).status).toBe(404)
  await new Promise((resolve) => other.close(resolve))
})

it('keeps the last word on a message, whichever came first', async () => {
  await storeReceipt({ provider: 'tencent', providerId: 's', delivered: false, code: 'X' })
  await mongoose.connection
    .collection('sms_receipts')
    .updateOne({ providerId: 's' }, { $set: { receivedAt: new Date(0) } })
  await storeReceipt({ provider: 'tencent', providerId: 's', delivered: true, code: 'DELIVRD' })
  expect(await receiptOf('s')).toMatchObject({ delivered: true })
  expect(await receiptOf('nobody')).toBeNull()
})
