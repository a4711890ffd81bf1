import type { SmsProviderName, SmsTemplate } from '../sms-account'
import type { WechatCall } from '../http/wechat.call'
import type { Sandbox } from '../sandbox'
import type { Sms } from '../state/state.types'
import type { SmsAuthorization } from './sms.signatures'

/** What a provider says to each broken rule. */
export interface SmsWords {
  unsigned: SmsWord
  keyId: SmsWord
  signature: SmsWord
  signName: SmsWord
  template: SmsWord
  phone: SmsWord
}

export type SmsWord = readonly [code: string, message: string]

/** @throws Refusal unless the call is signed with the account's key */
export function requireSigned(
  call: WechatCall,
  found: SmsAuthorization | null,
  account: { keyId: string; keySecret: string },
  words: SmsWords,
): void {
  call.judge.require(found !== null, 'sms.signed', ...words.unsigned)
  call.judge.require(found.keyId === account.keyId, 'sms.key', ...words.keyId)
  call.judge.require(found.signature === found.expected(account.keySecret), 'sms.signed', ...words.signature)
}

export function requireSignName(call: WechatCall, sandbox: Sandbox, name: unknown, words: SmsWords): void {
  call.judge.require(name === sandbox.config.sms.signName, 'sms.sign-name', ...words.signName)
}

export function requireSmsTemplate(
  call: WechatCall,
  sandbox: Sandbox,
  provider: SmsProviderName,
  id: unknown,
  words: SmsWords,
): SmsTemplate {
  const template = sandbox.config.sms.templates.find(({ ids }) => ids[provider] === id)
  call.judge.require(template !== undefined, 'sms.template', ...words.template)
  return template
}

/** @returns the 11 digits of a mainland mobile number */
export function requirePhone(call: WechatCall, number: unknown, words: SmsWords): string {
  const phone = typeof number === 'string' ? number.replace(/^(\+|00)?86/, '') : ''
  call.judge.require(/^1\d{10}$/.test(phone), 'sms.phone', ...words.phone)
  return phone
}

/** Names of the variables, in the order of the text. */
export function slotsOf(template: SmsTemplate): string[] {
  return [...template.text.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] ?? '')
}

export interface AcceptedSms {
  provider: SmsProviderName
  id: string
  phone: string
  template: SmsTemplate
  params: Readonly<Record<string, string>>
  idem: string
}

/** Lays the message on the phone and pushes its receipt. Like both providers it takes a repeated `idem` again. */
export function deliverSms(call: WechatCall, sandbox: Sandbox, sms: AcceptedSms): void {
  const { state } = sandbox.store
  const registered = sms.template.text.replace('{app}', sandbox.config.appUrl)
  const text = registered.replace(/\$\{(\w+)\}/g, (_all, name: string) => sms.params[name] ?? '')
  state.sms.push({
    id: sms.id,
    phone: sms.phone,
    templateKey: sms.template.key,
    text: `【${sandbox.config.sms.signName}】${text}`,
    idem: sms.idem,
    at: sandbox.time.businessNow(),
    sentAt: sandbox.config.now(),
  })
  call.about.personKey = Object.values(state.people).find(({ phone }) => phone === sms.phone)?.key ?? null
  call.about.msgid = sms.id
  const { provider, id, phone, idem } = sms
  sandbox.receipts.push({ provider, id, phone, idem, cause: { path: call.path, template: sms.template.key } })
}

/** How many messages of these templates a number got within the last `ms`. */
export function sentWithin(sandbox: Sandbox, phone: string, keys: readonly string[], ms: number): number {
  const since = sandbox.config.now() - ms
  const counts = (sms: Sms) =>
    sms.phone === phone && keys.includes(sms.templateKey) && (sms.sentAt ?? 0) > since
  return sandbox.store.state.sms.filter(counts).length
}
