import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLogger } from '../log'
import { createSms, type SmsMessage } from './sms'

const message: SmsMessage = {
  phone: '13800138000',
  templateKey: 'loginCode',
  params: { code: '482913' },
  idem: 'i-1',
}
const log = createLogger('silent', 'test')

/** The far side: answers as told and keeps what it was sent. */
let answer: { status: number; body: string }
let received: { url: string | undefined; body: unknown }[]
let server: Server

beforeAll(async () => {
  server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      received.push({ url: req.url, body: JSON.parse(Buffer.concat(chunks).toString()) })
      res.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  received = []
  answer = { status: 200, body: JSON.stringify({ code: 'OK', message: 'OK', bizId: 'b-7' }) }
})

function sandbox(base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`) {
  return createSms({ SMS_PROVIDER: 'sandbox', SMS_BASE: undefined, WECHAT_BASE: base }, log)
}

it('sends by the registered template and gives the provider’s id', async () => {
  expect(await sandbox().send(message)).toEqual({ providerId: 'b-7' })
  expect(received).toEqual([{ url: '/sms/send', body: { ...message, templateKey: 'sign-in-code' } }])
})

it('takes a business failure in a 200 for a failure', async () => {
  answer.body = JSON.stringify({ code: 'isv.BUSINESS_LIMIT_CONTROL', message: '触发限流' })
  await expect(sandbox().send(message)).rejects.toMatchObject({
    errorClass: 'rejected',
    code: 'isv.BUSINESS_LIMIT_CONTROL',
  })
})

it('tells what may be repeated from what may have been sent', async () => {
  answer = { status: 502, body: '<html>' }
  await expect(sandbox().send(message)).rejects.toMatchObject({ errorClass: 'retry' })
  answer = { status: 200, body: 'garbage' }
  await expect(sandbox().send(message)).rejects.toMatchObject({ errorClass: 'unknown' })
  await expect(sandbox('http://127.0.0.1:1').send(message)).rejects.toMatchObject({ errorClass: 'retry' })
})

it('says neither number nor code in an error', async () => {
  const error: unknown = await sandbox('http://127.0.0.1:1')
    .send(message)
    .catch((e: unknown) => e)
  expect(String(error)).not.toMatch(/13800138000|482913/)
})

it('without a provider refuses every message', async () => {
  const none = createSms(
    { SMS_PROVIDER: 'none', SMS_BASE: undefined, WECHAT_BASE: 'http://127.0.0.1:1' },
    log,
  )
  await expect(none.send(message)).rejects.toMatchObject({ errorClass: 'off' })
})
