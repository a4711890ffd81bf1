import type * as Tencent from 'tencentcloud-sdk-nodejs-sms'
import { noAnswer, refusedBy, refusedByStatus, SmsError, type SmsCodeTable } from './sms.errors'
import { SMS_PARAMS, type SmsAccount, type SmsMessage, type SmsProvider } from './sms'

type Client = InstanceType<(typeof Tencent)['sms']['v20210111']['Client']>

const API = 'https://sms.tencentcloudapi.com'
/** 短信 has no data of a region; the API wants one of those it lists. */
const REGION = 'ap-guangzhou'

/** Codes as the provider documents them. An internal timeout says that the message may be on its way. */
export const TENCENT_CODES: SmsCodeTable = [
  ['unknown-delivery', /^InternalError\.(Timeout|SendAndRecvFail)$/],
  ['retry', /^(InternalError|RequestLimitExceeded|ServiceUnavailable)(\..+)?$/],
  ['quota', /^LimitExceeded\.(App.*)?DailyLimit$/],
  ['rate', /^LimitExceeded(\..+)?$/],
  ['recipient', /^InvalidParameterValue\.IncorrectPhoneNumber$/],
  ['recipient', /^FailedOperation\.(PhoneNumberInBlacklist|PhoneNumberParseFail)$/],
  ['content', /^FailedOperation\.(ContainSensitiveWord|TemplateParamSetNotMatchApprovedTemplate)$/],
  ['content', /^InvalidParameterValue\.(TemplateParameter\w+|ContentLengthLimit)$/],
  ['content', /^InvalidParameterValue\.ProhibitedUseUrlInTemplateParameter$/],
]

/** Tencent Cloud 短信, SendSms 2021-01-11: parameters by position, one number for each call. */
export function tencentSms(account: SmsAccount, appId: string): SmsProvider {
  let loaded: Promise<Client> | undefined
  return {
    async send(message) {
      loaded ??= load(account)
      const answer = await call(await loaded, account, appId, message)
      // the call resolves even when the number failed: each number has a code of its own
      const status = answer.SendStatusSet?.[0]
      if (status?.Code !== 'Ok') throw refusedBy(TENCENT_CODES, status?.Code)
      if (!status.SerialNo) throw new SmsError('unknown-delivery', 'no SerialNo')
      return { providerId: status.SerialNo }
    },
  }
}

/** The SDK is large: it is loaded at the first message. */
async function load(account: SmsAccount): Promise<Client> {
  const { sms } = await import('tencentcloud-sdk-nodejs-sms')
  const { protocol, host } = new URL(account.endpoint ?? API)
  return new sms.v20210111.Client({
    credential: { secretId: account.keyId, secretKey: account.keySecret },
    region: REGION,
    profile: {
      httpProfile: { endpoint: host, protocol: `${protocol}//`, reqTimeout: account.timeoutMs / 1000 },
    },
  })
}

async function call(client: Client, account: SmsAccount, appId: string, message: SmsMessage) {
  try {
    return await client.SendSms({
      PhoneNumberSet: [`+86${message.phone}`],
      SmsSdkAppId: appId,
      SignName: account.signName,
      TemplateId: account.templates[message.templateKey],
      TemplateParamSet: positional(message),
      SessionContext: message.idem,
    })
  } catch (error) {
    throw toSmsError(error)
  }
}

function positional(message: SmsMessage): string[] {
  const values: Readonly<Record<string, string>> = message.params
  return SMS_PARAMS[message.templateKey].map((name) => values[name] ?? '')
}

/** The provider's own errors have a `code`, answers in HTTP alone an `httpCode`, lost connections neither. */
function toSmsError(error: unknown): SmsError {
  const { code, httpCode } = (error ?? {}) as { code?: unknown; httpCode?: unknown }
  if (typeof httpCode === 'number') return refusedByStatus(httpCode)
  return typeof code === 'string' ? refusedBy(TENCENT_CODES, code) : noAnswer(error)
}
