export type SmsProviderName = 'aliyun' | 'tencent'

/** A text registered with both providers; `${name}` is filled from the parameters, at Tencent Cloud by position. */
export interface SmsTemplate {
  key: string
  /** 验证码 and 通知 have limits of their own */
  kind: 'code' | 'notice'
  ids: Record<SmsProviderName, string>
  text: string
}

/** The accounts with both SMS providers. */
export interface SmsAccounts {
  signName: string
  aliyun: { keyId: string; keySecret: string }
  tencent: { keyId: string; keySecret: string; appId: string }
  templates: readonly SmsTemplate[]
  /** last part of the product's receipt address; null: no receipts */
  receiptToken: string | null
}

/** SMS_RECEIPT_TOKEN, the same as the server's. */
export function receiptTokenOf(env: NodeJS.ProcessEnv): string | null {
  const token = env.SMS_RECEIPT_TOKEN ?? ''
  if (token === '') return null
  if (!/^[\w-]{16,64}$/.test(token)) throw new Error('SMS_RECEIPT_TOKEN must be 16 to 64 letters and digits')
  return token
}
