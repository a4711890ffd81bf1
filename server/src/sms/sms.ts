import type { Config } from '../config'
import type { Logger } from '../log'

/** Texts registered with the provider; parameters are named in it. */
export type SmsTemplateKey = 'loginCode' | 'taskOverdue'

export interface SmsMessage {
  phone: string
  templateKey: SmsTemplateKey
  params: Record<string, string>
  /** Echoed by providers; none of them refuses a repeat. */
  idem: string
}

/** The one way to a text message. */
export interface SmsProvider {
  /** @throws SmsError with its class */
  send(message: SmsMessage): Promise<{ providerId: string }>
}

/**
 * `off` no provider is configured · `retry` nothing was sent, later may help · `unknown` it may have been sent,
 * do not repeat blindly · `rejected` the provider says no to this message, `code` says why.
 */
export type SmsErrorClass = 'off' | 'retry' | 'unknown' | 'rejected'

/** Says neither the number nor the text. */
export class SmsError extends Error {
  constructor(
    readonly errorClass: SmsErrorClass,
    readonly code: string,
  ) {
    super(`SMS not sent: ${errorClass} (${code})`)
    this.name = 'SmsError'
  }
}

const TIMEOUT_MS = 5000

/** Template ids as they are registered with the provider. */
const TEMPLATE_IDS: Record<SmsTemplateKey, string> = {
  loginCode: 'sign-in-code',
  taskOverdue: 'task-warning',
}

/** The configured provider; `none` refuses every message with the class `off`. */
export function createSms(
  config: Pick<Config, 'SMS_PROVIDER' | 'SMS_BASE' | 'WECHAT_BASE'>,
  log: Logger,
): SmsProvider {
  if (config.SMS_PROVIDER === 'sandbox')
    return sandboxSms(`${config.SMS_BASE ?? config.WECHAT_BASE}/sms/send`, log)
  return {
    async send() {
      throw new SmsError('off', 'SMS_PROVIDER is none')
    },
  }
}

function sandboxSms(url: string, log: Logger): SmsProvider {
  return {
    async send(message) {
      const response = await post(url, message)
      if (response.status >= 500) throw new SmsError('retry', `HTTP ${response.status}`)
      const { code, bizId } = await readAnswer(response)
      if (code !== 'OK') throw new SmsError('rejected', code)
      log.info({ templateKey: message.templateKey, providerId: bizId }, 'sms accepted')
      return { providerId: bizId }
    },
  }
}

async function post(url: string, message: SmsMessage): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...message, templateKey: TEMPLATE_IDS[message.templateKey] }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch (error) {
    // the original error may hold the address and the text; only its kind goes on
    const name = error instanceof Error ? error.name : 'Error'
    throw new SmsError(name === 'TimeoutError' ? 'unknown' : 'retry', name)
  }
}

/** Providers answer a business failure with 200 too: the code in the body decides. */
async function readAnswer(response: Response): Promise<{ code: string; bizId: string }> {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null)
    throw new SmsError('unknown', `HTTP ${response.status}, no JSON`)
  const { code, bizId } = body as { code?: unknown; bizId?: unknown }
  return { code: String(code ?? 'no code'), bizId: String(bizId ?? '') }
}
