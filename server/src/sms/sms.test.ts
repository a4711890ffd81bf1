import { DEMO_SMS } from '@mingdu/wechat-sandbox'
import { readConfig } from '../config'
import { RECEIPT_TOKEN, SMS_PHONE, useSmsSandbox, type SmsProviderName } from '../testing/sms-sandbox'
import { createSms } from './create'
import type { SmsMessage } from './sms'

const sandbox = useSmsSandbox()
const CODE = '482913'
const code: SmsMessage = {
  phone: SMS_PHONE,
  templateKey: 'loginCode',
  params: { code: CODE, minutes: '10' },
  idem: 'message-1',
}
const warning: SmsMessage = {
  phone: SMS_PHONE,
  templateKey: 'taskWarning',
  params: { number: '2026-37-2.1', kind: '即将到期', due: '11月30日' },
  idem: 'message-2',
}

/** What nothing that is kept may hold: numbers, codes, texts, keys. */
function leaksIn(text: string): string[] {
  const { aliyun, tencent } = DEMO_SMS
  const keys = [aliyun.keyId, aliyun.keySecret, tencent.keyId, tencent.keySecret, RECEIPT_TOKEN]
  return [SMS_PHONE, CODE, '2026-37-2.1', '即将到期', 'hunter22', ...keys].filter((one) => text.includes(one))
}

/** Sends and gives the error, after a look whether it tells anything. */
async function failureOf(
  name: SmsProviderName,
  env: NodeJS.ProcessEnv = {},
  message = code,
): Promise<unknown> {
  const error: unknown = await sandbox
    .client(name, env)
    .send(message)
    .then(
      () => 'sent',
      (e: unknown) => e,
    )
  sandbox.logged.log.error({ err: error }, 'as a caller would log it')
  const { stack = '', cause } = error as Error
  expect(cause).toBeUndefined()
  expect(leaksIn(String(error) + JSON.stringify(error) + stack + sandbox.logged.text())).toEqual([])
  return error
}

describe.each<SmsProviderName>(['aliyun', 'tencent', 'sandbox'])('%s', (name) => {
  it('sends the registered text with its parameters in their places', async () => {
    const client = sandbox.client(name)
    const one = await client.send(code)
    const two = await client.send(warning)
    expect(await sandbox.texts()).toEqual([
      '【明督】您的验证码为482913，10分钟内有效，请勿告诉他人。',
      '【明督】工单2026-37-2.1：即将到期，截止11月30日，请登录明督小程序办理。',
    ])
    const { sms } = await sandbox.control<{ sms: { id: string; idem: string }[] }>('inbox?person=official')
    expect(sms.map(({ id }) => id)).toEqual([one.providerId, two.providerId])
    expect(sms.map(({ idem }) => idem)).toEqual(['message-1', 'message-2'])
    expect(leaksIn(sandbox.logged.text())).toEqual([])
    expect(sandbox.logged.lines).toHaveLength(2)
  })

  it('sends again what is sent again: no provider refuses a repeat', async () => {
    const client = sandbox.client(name)
    const ids = [(await client.send(code)).providerId, (await client.send(code)).providerId]
    expect(new Set(ids).size).toBe(2)
    expect(await sandbox.texts()).toHaveLength(2)
  })

  it('is told when it asks too often for one number', async () => {
    await sandbox.control('sms-limits', { on: true })
    await sandbox.client(name).send(code)
    expect(await failureOf(name)).toMatchObject({ errorClass: 'rate' })
    expect(await sandbox.texts()).toHaveLength(1)
  })

  it('knows a number that is none', async () => {
    const error = await failureOf(name, {}, { ...code, phone: '110' })
    expect(error).toMatchObject({ errorClass: 'recipient' })
  })

  it('knows nothing when no answer came, nothing can be read, or the line broke', async () => {
    for (const [act, word] of [
      ['timeout', 'timeout'],
      ['timeout-after', 'timeout'],
      ['reset', 'connection lost'],
      ['garbage', 'no readable answer'],
    ] as const) {
      await sandbox.fault(act)
      expect(await failureOf(name)).toMatchObject({ errorClass: 'unknown-delivery', code: word })
    }
    expect(await sandbox.texts()).toHaveLength(1)
    await sandbox.fault('http 502 html')
    expect(await failureOf(name)).toMatchObject({ errorClass: 'unknown-delivery' })
  })

  it('may try again when nobody listens', async () => {
    const nobody = 'http://127.0.0.1:9'
    const env = { SMS_BASE: nobody, SMS_ALIYUN_ENDPOINT: nobody, SMS_TENCENT_ENDPOINT: nobody }
    expect(await failureOf(name, env)).toMatchObject({ errorClass: 'retry', code: 'ECONNREFUSED' })
  })
})

it.each([
  ['aliyun', { SMS_ALIYUN_KEY_SECRET: 'wrong-hunter22' }, 'SignatureDoesNotMatch'],
  ['aliyun', { SMS_ALIYUN_KEY_ID: 'wrong-hunter22' }, 'InvalidAccessKeyId.NotFound'],
  ['aliyun', { SMS_SIGN_NAME: '别的签名' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
  ['aliyun', { SMS_TPL_LOGIN_CODE: 'SMS_9' }, 'isv.SMS_TEMPLATE_ILLEGAL'],
  ['tencent', { SMS_TENCENT_SECRET_KEY: 'wrong-hunter22' }, 'AuthFailure.SignatureFailure'],
  ['tencent', { SMS_TENCENT_SECRET_ID: 'wrong-hunter22' }, 'AuthFailure.SecretIdNotFound'],
  ['tencent', { SMS_TENCENT_APP_ID: '1400000009' }, 'UnauthorizedOperation.SmsSdkAppIdVerifyFail'],
  ['tencent', { SMS_SIGN_NAME: '别的签名' }, 'FailedOperation.SignatureIncorrectOrUnapproved'],
  ['tencent', { SMS_TPL_LOGIN_CODE: '9' }, 'FailedOperation.TemplateIncorrectOrUnapproved'],
] as const)('%s with %j is a matter of configuration (%s)', async (name, env, word) => {
  expect(await failureOf(name, env)).toMatchObject({ errorClass: 'config', code: word })
  expect(await sandbox.texts()).toEqual([])
})

it.each([
  ['aliyun', 'isv.BUSINESS_LIMIT_CONTROL', 'rate'],
  ['aliyun', 'isv.DAY_LIMIT_CONTROL', 'rate'],
  ['aliyun', 'isv.BLACK_KEY_CONTROL_LIMIT', 'content'],
  ['aliyun', 'isv.TEMPLATE_MISSING_PARAMETERS', 'content'],
  ['aliyun', 'isv.AMOUNT_NOT_ENOUGH', 'config'],
  ['aliyun', 'isv.DENY_IP_RANGE', 'config'],
  ['aliyun', 'isv.SOMETHING_NEW', 'config'],
  ['aliyun', 'isp.SYSTEM_ERROR', 'retry'],
  ['aliyun', 'Throttling.User', 'retry'],
  ['aliyun', 'ServiceUnavailable', 'retry'],
  ['tencent', 'LimitExceeded.PhoneNumberOneHourLimit', 'rate'],
  ['tencent', 'LimitExceeded.AppDailyLimit', 'quota'],
  ['tencent', 'FailedOperation.PhoneNumberInBlacklist', 'recipient'],
  ['tencent', 'FailedOperation.ContainSensitiveWord', 'content'],
  ['tencent', 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate', 'content'],
  ['tencent', 'FailedOperation.InsufficientBalanceInSmsPackage', 'config'],
  ['tencent', 'UnauthorizedOperation.RequestIpNotInWhitelist', 'config'],
  ['tencent', 'RequestLimitExceeded', 'retry'],
  ['tencent', 'InternalError.OtherError', 'retry'],
  ['tencent', 'InternalError.Timeout', 'unknown-delivery'],
] as const)('%s: %s is of the class %s', async (name, word, errorClass) => {
  await sandbox.fault(`errcode ${word}`)
  expect(await failureOf(name)).toMatchObject({ errorClass, code: word })
})

it('without a provider refuses every message', async () => {
  const none = createSms(readConfig({ NODE_ENV: 'test' }), sandbox.logged.log)
  await expect(none.send(code)).rejects.toMatchObject({ errorClass: 'off' })
})
