import { Refused } from '../refused'
import type { TemplateSend, Wechat } from '../wechat/wechat'

/** WeChat's far side for tests of modules that only need its answers. */
export interface FakeWechat extends Wechat {
  /** js_code → person; used once. */
  logins: Map<string, { openid: string; unionid: string | null }>
  /** phone code → phone; used once. */
  phones: Map<string, string>
  users: Map<string, { subscribed: boolean; unionid: string | null }>
  sent: TemplateSend[]
  /** Thrown by the next sends, in order. */
  failures: Error[]
}

export function fakeWechat(): FakeWechat {
  const fake: FakeWechat = {
    logins: new Map(),
    phones: new Map(),
    users: new Map(),
    sent: [],
    failures: [],
    async miniLogin(code) {
      return takeOnce(fake.logins, code)
    },
    async miniPhone(code) {
      return { phone: takeOnce(fake.phones, code) }
    },
    async mpUser(openid) {
      return fake.users.get(openid) ?? { subscribed: false, unionid: null }
    },
    async mpFollowQr() {
      return { png: Buffer.from('89504e470d0a1a0a', 'hex'), expiresAt: new Date(Date.now() + 600_000) }
    },
    async sendTemplate(message) {
      const failure = fake.failures.shift()
      if (failure) throw failure
      fake.sent.push(message)
      return { msgid: String(3_557_254_367_693_750_000n + BigInt(fake.sent.length)) }
    },
  }
  return fake
}

function takeOnce<T>(codes: Map<string, T>, code: string): T {
  const value = codes.get(code)
  if (value === undefined) throw new Refused('wechat.code')
  codes.delete(code)
  return value
}
