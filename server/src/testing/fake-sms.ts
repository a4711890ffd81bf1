import type { SmsProvider } from '../sms/sms'

/** The SMS far side for tests: keeps what was sent. */
export interface FakeSms extends SmsProvider {
  sent: { phone: string; templateKey: string; params: Record<string, string> }[]
}

export function fakeSms(): FakeSms {
  const sent: FakeSms['sent'] = []
  return {
    sent,
    async send({ phone, templateKey, params }) {
      sent.push({ phone, templateKey, params })
      return { providerId: `sms-${sent.length}` }
    },
  }
}
