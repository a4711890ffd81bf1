import { DEMO_SMS, startSandbox, type RunningSandbox } from '@mingdu/wechat-sandbox'
import { readConfig } from '../config'
import { createSms } from '../sms/create'
import type { SmsProvider } from '../sms/sms'
import { keptLog, type KeptLog } from './log'

export const RECEIPT_TOKEN = 'receipt-token-of-the-tests'
export const SMS_PHONE = '13800138000'

export type SmsProviderName = 'sandbox' | 'aliyun' | 'tencent'

/** The far side of both SMS providers as the sandbox plays it, for the tests of a file; emptied before each. */
export interface SmsSandbox {
  url: string
  running: RunningSandbox
  logged: KeptLog
  /** The product's side, with the real SDK of the provider; gives up after 400 ms. */
  client(name: SmsProviderName, env?: NodeJS.ProcessEnv): SmsProvider
  control<T>(path: string, body?: unknown): Promise<T>
  fault(act: string, times?: number): Promise<void>
  /** What lies on the phone, oldest first. */
  texts(): Promise<string[]>
}

/** The variables that point a provider's SDK at a sandbox. */
export function smsEnv(name: SmsProviderName, url: string): NodeJS.ProcessEnv {
  if (name === 'sandbox') return { SMS_PROVIDER: name, SMS_BASE: url }
  const [login, warning, progress, rating, confirmation] = DEMO_SMS.templates.map(({ ids }) => ids[name])
  const common = {
    SMS_PROVIDER: name,
    SMS_SIGN_NAME: DEMO_SMS.signName,
    SMS_TPL_LOGIN_CODE: login,
    SMS_TPL_TASK_WARNING: warning,
    SMS_TPL_CASE_PROGRESS: progress,
    SMS_TPL_CASE_RATING: rating,
    SMS_TPL_CONFIRMATION: confirmation,
  }
  const { aliyun, tencent } = DEMO_SMS
  if (name === 'aliyun')
    return {
      ...common,
      SMS_ALIYUN_ENDPOINT: url,
      SMS_ALIYUN_KEY_ID: aliyun.keyId,
      SMS_ALIYUN_KEY_SECRET: aliyun.keySecret,
    }
  return {
    ...common,
    SMS_TENCENT_ENDPOINT: url,
    SMS_TENCENT_SECRET_ID: tencent.keyId,
    SMS_TENCENT_SECRET_KEY: tencent.keySecret,
    SMS_TENCENT_APP_ID: tencent.appId,
  }
}

export function useSmsSandbox(appUrl: () => string = () => 'http://127.0.0.1:9'): SmsSandbox {
  const sandbox = { logged: keptLog() } as SmsSandbox
  beforeAll(async () => {
    const sms = { ...DEMO_SMS, receiptToken: RECEIPT_TOKEN }
    sandbox.running = await startSandbox({ port: 0, dir: null, appUrl: appUrl(), sms })
    sandbox.url = sandbox.running.url
  })
  beforeEach(async () => {
    sandbox.logged.lines.length = 0
    await sandbox.control('reset', {})
    await sandbox.control('people', [{ key: 'official', name: '演示·甲', title: '承办人', phone: SMS_PHONE }])
  })
  afterAll(() => sandbox.running.close())
  sandbox.client = (name, env = {}) =>
    createSms(readConfig({ NODE_ENV: 'test', ...smsEnv(name, sandbox.url), ...env }), sandbox.logged.log, 400)
  sandbox.control = async <T>(path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
    const answer = await fetch(`${sandbox.url}/__sandbox/${path}`, init)
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  sandbox.fault = async (act, times = 1) => void (await sandbox.control('faults', { act, times }))
  sandbox.texts = async () => {
    const inbox = await sandbox.control<{ sms: { text: string }[] }>('inbox?person=official')
    return inbox.sms.map(({ text }) => text)
  }
  return sandbox
}
