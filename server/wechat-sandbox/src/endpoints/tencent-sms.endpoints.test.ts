import { startHarness, type Harness } from '../testing/harness'
import { tencentSend } from '../testing/sms-clients'

describe('SendSms of Tencent Cloud', () => {
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
  const answerOf = async (given: Parameters<typeof tencentSend>[1]) => {
    const { Error: error, SendStatusSet: numbers } = (await tencentSend(box.url, given)).body.Response
    return error ? ['call', error.Code] : ['number', numbers?.[0]?.Code]
  }

  it('lays the registered text on the phone, and says so beside the number', async () => {
    const { status, body } = await tencentSend(box.url)
    const [one] = body.Response.SendStatusSet ?? []
    expect([status, one?.Code, one?.PhoneNumber, one?.SessionContext]).toEqual([
      200,
      'Ok',
      '+8613800001000',
      'i1',
    ])
    expect(one?.SerialNo).toMatch(/^2640:\d{19}$/)
    await tencentSend(box.url, {
      body: { TemplateId: '1000002', TemplateParamSet: ['37-2.1', '已超期', '11月30日'] },
    })
    expect(await texts()).toEqual([
      '【明督】您的验证码为482913，10分钟内有效，请勿告诉他人。',
      '【明督】工单37-2.1：已超期，截止11月30日，请登录明督小程序办理。',
    ])
  })

  it.each([
    ['a wrong secret', { secret: 'x' }, ['call', 'AuthFailure.SignatureFailure']],
    ['an unknown key', { keyId: 'x' }, ['call', 'AuthFailure.SecretIdNotFound']],
    ['another action', { action: 'PullSmsSendStatus' }, ['call', 'InvalidAction']],
    [
      'another application',
      { body: { SmsSdkAppId: '1' } },
      ['call', 'UnauthorizedOperation.SmsSdkAppIdVerifyFail'],
    ],
    ['no number', { body: { PhoneNumberSet: [] } }, ['call', 'MissingParameter.EmptyPhoneNumberSet']],
    [
      'a short number',
      { body: { PhoneNumberSet: ['110'] } },
      ['number', 'InvalidParameterValue.IncorrectPhoneNumber'],
    ],
    [
      'another sign name',
      { body: { SignName: '别的' } },
      ['number', 'FailedOperation.SignatureIncorrectOrUnapproved'],
    ],
    [
      'an unknown template',
      { body: { TemplateId: '1' } },
      ['number', 'FailedOperation.TemplateIncorrectOrUnapproved'],
    ],
    [
      'too few values',
      { body: { TemplateParamSet: ['1'] } },
      ['number', 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate'],
    ],
  ])('refuses %s', async (_what, given, answer) => {
    expect(await answerOf(given)).toEqual(answer)
    expect(await texts()).toEqual([])
  })

  it('counts 1 in 30 seconds, 5 an hour and 10 a day for a number, when asked to', async () => {
    expect([await answerOf({}), await answerOf({})].flat()).toEqual(['number', 'Ok', 'number', 'Ok'])
    await box.post('/__sandbox/sms-limits', { on: true })
    expect(await answerOf({})).toEqual(['number', 'LimitExceeded.PhoneNumberThirtySecondLimit'])
    for (let i = 0; i < 3; i += 1) {
      box.clock.at += 31_000
      expect(await answerOf({})).toEqual(['number', 'Ok'])
    }
    box.clock.at += 31_000
    expect(await answerOf({})).toEqual(['number', 'LimitExceeded.PhoneNumberOneHourLimit'])
    for (let i = 0; i < 5; i += 1) {
      box.clock.at += 3_600_001
      expect(await answerOf({})).toEqual(['number', 'Ok'])
    }
    box.clock.at += 3_600_001
    expect(await answerOf({})).toEqual(['number', 'LimitExceeded.PhoneNumberDailyLimit'])
  })

  it('plays faults in the provider’s words', async () => {
    const fault = (act: string) => box.post('/__sandbox/faults', { match: { path: '/sms/tencent' }, act })
    await fault('errcode FailedOperation.PhoneNumberInBlacklist')
    expect(await answerOf({})).toEqual(['number', 'FailedOperation.PhoneNumberInBlacklist'])
    await fault('errcode RequestLimitExceeded')
    expect(await answerOf({})).toEqual(['call', 'RequestLimitExceeded'])
  })
})
