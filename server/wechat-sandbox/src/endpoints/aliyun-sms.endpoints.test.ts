import { phoneOf, startHarness, type Harness } from '../testing/harness'
import { aliyunSend } from '../testing/sms-clients'

describe('SendSms of Alibaba Cloud', () => {
  let box: Harness

  beforeEach(async () => {
    box = await startHarness()
    await box.seed({ key: 'official' })
  })
  afterEach(() => box.close())

  const texts = async () =>
    (await box.get<{ sms: { text: string }[] }>('/__sandbox/inbox?person=official')).sms.map(
      ({ text }) => text,
    )
  const codeOf = async (given: Parameters<typeof aliyunSend>[1]) => {
    const { status, body } = await aliyunSend(box.url, given)
    return [status, body.Code]
  }
  const warning = {
    TemplateCode: 'SMS_100000002',
    TemplateParam: '{"number":"37-2.1","kind":"已超期","due":"11月30日"}',
  }

  it('lays the registered text on the phone, and says by which number', async () => {
    const { status, body } = await aliyunSend(box.url)
    expect([status, body.Code, body.Message]).toEqual([200, 'OK', 'OK'])
    expect(body.BizId).toMatch(/^\d{18}\^0$/)
    await aliyunSend(box.url, { query: { ...warning, PhoneNumbers: `+86${phoneOf(0)}` } })
    expect(await texts()).toEqual([
      '【明督】您的验证码为482913，10分钟内有效，请勿告诉他人。',
      '【明督】工单37-2.1：已超期，截止11月30日，请登录明督小程序办理。',
    ])
  })

  it.each([
    ['a wrong secret', { secret: 'x' }, [400, 'SignatureDoesNotMatch']],
    ['an unknown key', { keyId: 'x' }, [400, 'InvalidAccessKeyId.NotFound']],
    ['another action', { action: 'SendBatchSms' }, [400, 'InvalidAction.NotFound']],
    ['another sign name', { query: { SignName: '别的' } }, [200, 'isv.SMS_SIGNATURE_ILLEGAL']],
    ['an unknown template', { query: { TemplateCode: 'SMS_1' } }, [200, 'isv.SMS_TEMPLATE_ILLEGAL']],
    ['a short number', { query: { PhoneNumbers: '110' } }, [200, 'isv.MOBILE_NUMBER_ILLEGAL']],
    [
      'two numbers',
      { query: { PhoneNumbers: '13800001000,13800001001' } },
      [200, 'isv.MOBILE_NUMBER_ILLEGAL'],
    ],
    ['no JSON', { query: { TemplateParam: 'code=1' } }, [200, 'isv.INVALID_JSON_PARAM']],
    [
      'a number as a value',
      { query: { TemplateParam: '{"code":1,"minutes":"1"}' } },
      [200, 'isv.INVALID_JSON_PARAM'],
    ],
    [
      'a missing value',
      { query: { TemplateParam: '{"code":"1"}' } },
      [200, 'isv.TEMPLATE_MISSING_PARAMETERS'],
    ],
    [
      'a long value',
      { query: { TemplateParam: JSON.stringify({ code: '1'.repeat(36), minutes: '1' }) } },
      [200, 'isv.PARAM_LENGTH_LIMIT'],
    ],
  ])('refuses %s', async (_what, given, answer) => {
    expect(await codeOf(given)).toEqual(answer)
    expect(await texts()).toEqual([])
  })

  it('refuses what was changed after it was signed', async () => {
    const unsigned = await fetch(`${box.url}/?PhoneNumbers=1`, {
      method: 'POST',
      headers: { 'x-acs-action': 'SendSms' },
    })
    expect([unsigned.status, ((await unsigned.json()) as { Code: string }).Code]).toEqual([
      400,
      'MissingParameter',
    ])
  })

  it('counts 1 a minute, 5 an hour and 10 a day for codes, when asked to', async () => {
    for (let i = 0; i < 3; i += 1) expect(await codeOf({})).toEqual([200, 'OK'])
    await box.post('/__sandbox/sms-limits', { on: true })
    const answers: unknown[] = []
    for (let i = 0; i < 12; i += 1) {
      box.clock.at += i < 5 ? 61_000 : 1_300_000
      answers.push((await aliyunSend(box.url)).body.Code)
    }
    const limited = 'isv.BUSINESS_LIMIT_CONTROL'
    // three before, two more in the hour, then one every 22 minutes until there are ten in the day
    expect(answers).toEqual([
      'OK',
      'OK',
      limited,
      limited,
      limited,
      limited,
      limited,
      'OK',
      'OK',
      'OK',
      'OK',
      'OK',
    ])
    box.clock.at += 1_300_000
    expect(await codeOf({})).toEqual([200, limited])
    expect(await codeOf({ query: { PhoneNumbers: phoneOf(1) } })).toEqual([200, 'OK'])
  })

  it('counts 50 a day of one notice', async () => {
    await box.post('/__sandbox/sms-limits', { on: true })
    for (let i = 0; i < 50; i += 1) expect(await codeOf({ query: warning })).toEqual([200, 'OK'])
    expect(await codeOf({ query: warning })).toEqual([200, 'isv.BUSINESS_LIMIT_CONTROL'])
    box.clock.at += 86_400_000
    expect(await codeOf({ query: warning })).toEqual([200, 'OK'])
  })

  it('plays faults in the provider’s words', async () => {
    const fault = (act: string) => box.post('/__sandbox/faults', { match: { path: '/sms/aliyun' }, act })
    await fault('errcode isv.AMOUNT_NOT_ENOUGH')
    expect(await codeOf({})).toEqual([200, 'isv.AMOUNT_NOT_ENOUGH'])
    await fault('errcode ServiceUnavailable')
    expect(await codeOf({})).toEqual([503, 'ServiceUnavailable'])
  })

  it('takes the limits’ switch as a switch only', async () => {
    expect(await box.post('/__sandbox/sms-limits', { on: 'yes' })).toEqual({
      error: 'on must be true or false',
    })
  })
})
