import type * as Dysms from '@alicloud/dysmsapi20170525'
import type Client from '@alicloud/dysmsapi20170525'
import { noAnswer, refusedBy, refusedByStatus, SmsError, type SmsCodeTable } from './sms.errors'
import type { SmsAccount, SmsMessage, SmsProvider } from './sms'

type Sdk = typeof Dysms

const API = 'https://dysmsapi.aliyuncs.com'

/** Codes as the provider documents and users report them; the rest of `isv.*` is configuration. */
export const ALIYUN_CODES: SmsCodeTable = [
  ['retry', /^(isp\.SYSTEM_ERROR|isp\.GATEWAY_ERROR|ServiceUnavailable|InternalError|Throttling(\..+)?)$/],
  ['rate', /^isv\.(BUSINESS_LIMIT_CONTROL|DAY_LIMIT_CONTROL)$/],
  ['recipient', /^isv\.(MOBILE_NUMBER_ILLEGAL|DOMESTIC_NUMBER_NOT_SUPPORTED)$/],
  [
    'content',
    /^isv\.(TEMPLATE_MISSING_PARAMETERS|TEMPLATE_PARAMS_ILLEGAL|INVALID_JSON_PARAM|INVALID_PARAMETERS)$/,
  ],
  ['content', /^isv\.(PARAM_LENGTH_LIMIT|PARAM_NOT_SUPPORT_URL|BLACK_KEY_CONTROL_LIMIT)$/],
]

/** Alibaba Cloud 短信服务, SendSms 2017-05-25: parameters by name, one number for each call. */
export function aliyunSms(account: SmsAccount): SmsProvider {
  let loaded: Promise<Loaded> | undefined
  return {
    async send(message) {
      loaded ??= load(account)
      const body = await call(await loaded, account, message)
      // a business failure resolves, too: the code decides
      if (body?.code !== 'OK') throw refusedBy(ALIYUN_CODES, body?.code)
      if (!body.bizId) throw new SmsError('unknown-delivery', 'no BizId')
      return { providerId: body.bizId }
    },
  }
}

interface Loaded {
  sdk: Sdk
  client: Client
}

/** The SDK is large: it is loaded at the first message. */
async function load(account: SmsAccount): Promise<Loaded> {
  const sdk = await import('@alicloud/dysmsapi20170525')
  const { protocol, host } = new URL(account.endpoint ?? API)
  const options = {
    accessKeyId: account.keyId,
    accessKeySecret: account.keySecret,
    endpoint: host,
    protocol: protocol.slice(0, -1),
    connectTimeout: account.timeoutMs,
    readTimeout: account.timeoutMs,
  }
  // the class of the options lives in a package of the SDK's own; it takes a plain object
  const client = new (clientClass(sdk))(options as ConstructorParameters<typeof Client>[0])
  return { sdk, client }
}

/** Node gives the whole CommonJS module as the default, a bundler or a test runner its `default`. */
function clientClass(sdk: Sdk): Sdk['default'] {
  const whole = sdk.default as Sdk['default'] & { default?: Sdk['default'] }
  return whole.default ?? whole
}

async function call({ sdk, client }: Loaded, account: SmsAccount, message: SmsMessage) {
  const request = new sdk.SendSmsRequest({
    phoneNumbers: message.phone,
    signName: account.signName,
    templateCode: account.templates[message.templateKey],
    templateParam: JSON.stringify(message.params),
    outId: message.idem,
  })
  try {
    return (await client.sendSms(request)).body
  } catch (error) {
    throw toSmsError(error)
  }
}

/** Answers with 4xx and 5xx have `statusCode` and `code`; of a failed connection the code is not the provider's. */
function toSmsError(error: unknown): SmsError {
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown }
  if (typeof statusCode !== 'number') return noAnswer(error)
  const refused = refusedBy(ALIYUN_CODES, code)
  return refused.errorClass === 'config' && statusCode >= 500 ? refusedByStatus(statusCode) : refused
}
