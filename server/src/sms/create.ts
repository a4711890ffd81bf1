import type { Config } from '../config'
import type { Logger } from '../log'
import { aliyunSms } from './aliyun.sms'
import { SmsError } from './sms.errors'
import type { SmsAccount, SmsProvider } from './sms'
import { tencentSms } from './tencent.sms'

type SmsConfig = Pick<Config, Extract<keyof Config, `SMS_${string}`> | 'WECHAT_BASE'>

/** The same values as in the sandbox's defaults; they open nothing else. */
const SANDBOX_ACCOUNT = {
  keyId: 'demo-aliyun-key-id',
  keySecret: 'demo-aliyun-key-secret-not-for-production',
  signName: '明督',
  templates: {
    loginCode: 'SMS_100000001',
    taskWarning: 'SMS_100000002',
    caseProgress: 'SMS_100000003',
    caseRating: 'SMS_100000004',
    confirmation: 'SMS_100000005',
  },
}

/** The configured provider; `none` refuses every message with the class `off`. */
export function createSms(config: SmsConfig, log: Logger, timeoutMs = 5000): SmsProvider {
  const provider = providerOf(config, timeoutMs)
  return {
    async send(message) {
      const sent = await provider.send(message)
      log.info({ templateKey: message.templateKey, providerId: sent.providerId }, 'sms accepted')
      return sent
    },
  }
}

function providerOf(config: SmsConfig, timeoutMs: number): SmsProvider {
  switch (config.SMS_PROVIDER) {
    case 'tencent':
      return tencentSms(tencentAccount(config, timeoutMs), textOf(config.SMS_TENCENT_APP_ID))
    case 'aliyun':
      return aliyunSms(aliyunAccount(config, timeoutMs))
    case 'sandbox':
      return aliyunSms({ ...SANDBOX_ACCOUNT, endpoint: config.SMS_BASE ?? config.WECHAT_BASE, timeoutMs })
    case 'none':
      return noSms
  }
}

const noSms: SmsProvider = {
  async send() {
    throw new SmsError('off', 'SMS_PROVIDER is none')
  },
}

function tencentAccount(config: SmsConfig, timeoutMs: number): SmsAccount {
  const keyId = textOf(config.SMS_TENCENT_SECRET_ID)
  const keySecret = textOf(config.SMS_TENCENT_SECRET_KEY)
  return { keyId, keySecret, ...common(config), endpoint: config.SMS_TENCENT_ENDPOINT ?? null, timeoutMs }
}

function aliyunAccount(config: SmsConfig, timeoutMs: number): SmsAccount {
  const keyId = textOf(config.SMS_ALIYUN_KEY_ID)
  const keySecret = textOf(config.SMS_ALIYUN_KEY_SECRET)
  return { keyId, keySecret, ...common(config), endpoint: config.SMS_ALIYUN_ENDPOINT ?? null, timeoutMs }
}

function common(config: SmsConfig): Pick<SmsAccount, 'signName' | 'templates'> {
  return {
    signName: textOf(config.SMS_SIGN_NAME),
    templates: {
      loginCode: textOf(config.SMS_TPL_LOGIN_CODE),
      taskWarning: textOf(config.SMS_TPL_TASK_WARNING),
      caseProgress: textOf(config.SMS_TPL_CASE_PROGRESS),
      caseRating: config.SMS_TPL_CASE_RATING ?? '',
      confirmation: config.SMS_TPL_CONFIRMATION ?? '',
    },
  }
}

/** What the chosen provider needs is there: the configuration was read (sms.config.ts). */
function textOf(value: string | undefined): string {
  if (value === undefined) throw new Error('the configuration of SMS was not checked')
  return value
}
