import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { DEMO_SMS } from '../defaults'
import { startHarness, type Harness } from '../testing/harness'
import { aliyunSend, tencentSend } from '../testing/sms-clients'

const TOKEN = 'receipt-token-of-the-tests'

describe('receipts of SMS', () => {
  let box: Harness
  let product: http.Server
  let answers: string[]
  let pushed: { url: string; body: unknown }[]

  beforeEach(async () => {
    ;[answers, pushed] = [[], []]
    product = http.createServer((req, res) => {
      const chunks: Buffer[] = []
      req.on('data', (chunk: Buffer) => chunks.push(chunk))
      req.on('end', () => {
        pushed.push({ url: req.url ?? '', body: JSON.parse(Buffer.concat(chunks).toString()) })
        res.end(answers.shift() ?? '{"code":0,"result":0}')
      })
    })
    await new Promise<void>((resolve) => product.listen(0, '127.0.0.1', resolve))
    const appUrl = `http://127.0.0.1:${(product.address() as AddressInfo).port}`
    box = await startHarness({ appUrl, sms: { ...DEMO_SMS, receiptToken: TOKEN } })
  })
  afterEach(async () => {
    await box.close()
    await new Promise((resolve) => product.close(resolve))
  })
  const fault = (act: string) => box.post('/__sandbox/faults', { act })

  it('go to the product in each provider’s words', async () => {
    const { BizId } = (await aliyunSend(box.url)).body
    await box.running.settled()
    const serial = (await tencentSend(box.url)).body.Response.SendStatusSet?.[0]?.SerialNo
    await box.running.settled()
    expect(pushed).toMatchObject([
      {
        url: `/sms/receipts/aliyun/${TOKEN}`,
        body: [
          { biz_id: BizId, success: true, err_code: 'DELIVERED', phone_number: '13800001000', out_id: 'i1' },
        ],
      },
      {
        url: `/sms/receipts/tencent/${TOKEN}`,
        body: [{ sid: serial, report_status: 'SUCCESS', errmsg: 'DELIVRD', mobile: '13800001000' }],
      },
    ])
  })

  it('tell of a failure, come twice, late or never, as the fault says', async () => {
    await fault('status failed:UNDELIV')
    await aliyunSend(box.url)
    await fault('dupEvent')
    await tencentSend(box.url)
    await fault('dropEvent')
    await tencentSend(box.url)
    await fault('delayEvent 50')
    await tencentSend(box.url)
    await box.running.settled()
    expect(pushed.filter(({ url }) => url.includes('aliyun'))).toMatchObject([
      { body: [{ success: false, err_code: 'UNDELIV' }] },
    ])
    expect(pushed.filter(({ url }) => url.includes('tencent'))).toHaveLength(3)
  })

  it('are pushed three times to whoever does not say that they were taken', async () => {
    answers = ['success', '{"code":1}', '{"code":0}', 'one too many']
    await aliyunSend(box.url)
    await box.running.settled()
    expect(pushed).toHaveLength(3)
  })

  it('are not sent for what was refused', async () => {
    await aliyunSend(box.url, { query: { PhoneNumbers: '110' } })
    await box.running.settled()
    expect(pushed).toEqual([])
  })
})
