/**
 * Texts registered with the provider, and their parameters in the order of the registered text: Tencent Cloud
 * knows them by position, Alibaba Cloud by name. A lock screen shows them, so they hold no title and no name.
 */
export const SMS_PARAMS = {
  loginCode: ['code', 'minutes'],
  taskWarning: ['number', 'kind', 'due'],
  caseProgress: ['number', 'state'],
  /** Its text ends in the fixed address of this place and the code: no provider takes an address as a variable. */
  caseRating: ['number', 'state', 'code'],
  /** 群众核验: the last day for an answer, and the code behind the address of this place. */
  confirmation: ['number', 'due', 'code'],
} as const satisfies Record<string, readonly string[]>

export type SmsTemplateKey = keyof typeof SMS_PARAMS

/** A text message; `params` are those of its template. */
export type SmsMessage = { [Key in SmsTemplateKey]: MessageOf<Key> }[SmsTemplateKey]

/** What a text message says. */
export type SmsText = { [Key in SmsTemplateKey]: TextOf<Key> }[SmsTemplateKey]

interface TextOf<Key extends SmsTemplateKey> {
  templateKey: Key
  params: Record<(typeof SMS_PARAMS)[Key][number], string>
}

interface MessageOf<Key extends SmsTemplateKey> extends TextOf<Key> {
  /** 11 digits. */
  phone: string
  /** Echoed by providers; none of them refuses a repeat. */
  idem: string
}

/** The one way to a text message. What becomes of it comes as a receipt (receipts.repo.ts), by `providerId`. */
export interface SmsProvider {
  /** @throws SmsError with its class */
  send(message: SmsMessage): Promise<{ providerId: string }>
}

/** What an adapter needs of the account with its provider. */
export interface SmsAccount {
  keyId: string
  keySecret: string
  signName: string
  /** Ids of the registered templates; '' for one that this place does without. */
  templates: Record<SmsTemplateKey, string>
  /** Origin of the API; null is the provider's own. */
  endpoint: string | null
  timeoutMs: number
}
