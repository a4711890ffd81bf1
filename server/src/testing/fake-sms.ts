import type { SmsProvider, SmsTemplateKey } from '../sms/sms'

/** The SMS far side for tests: keeps what was sent. */
export interface FakeSms extends SmsProvider {
  sent: { phone: string; templateKey: SmsTemplateKey; params: Record<string, string> }[]
  /** Thrown by the next sends, in order. */
  failures: Error[]
}

export function fakeSms(): FakeSms {
  const fake: FakeSms = {
    sent: [],
    failures: [],
    async send({ phone, templateKey, params }) {
      const failure = fake.failures.shift()
      if (failure) throw failure
      fake.sent.push({ phone, templateKey, params })
      return { providerId: `sms-${fake.sent.length}` }
    },
  }
  return fake
}
