import { Refused } from '../refused'
import type {
  ListedTemplate,
  SafetyVerdict,
  SubscribeSend,
  TemplateSend,
  Wechat,
  WechatAccountName,
} from '../wechat/wechat'

/** The calls that a test can let fail. */
type Failing = Exclude<keyof Wechat, 'configured'>

/** WeChat's far side for tests of modules that only need its answers. */
export interface FakeWechat extends Wechat {
  /** Both, unless a test takes one away. */
  accounts: Set<WechatAccountName>
  /** js_code → person; used once. */
  logins: Map<string, { openid: string; unionid: string | null }>
  /** phone code → phone; used once. */
  phones: Map<string, string>
  users: Map<string, { subscribed: boolean; unionid: string | null }>
  sent: TemplateSend[]
  sentBiz: SubscribeSend[]
  sentSubscribe: SubscribeSend[]
  /** Thrown by the next template messages, in order. */
  failures: Error[]
  /** The same for any call, by its name. */
  failing: Partial<Record<Failing, Error[]>>
  /** What each account lists. */
  listed: Record<WechatAccountName, ListedTemplate[]>
  /** The next verdicts, in order; then everything passes. */
  verdicts: SafetyVerdict['suggest'][]
  checkedTexts: string[]
  checkedPictures: string[]
  /** Every scene a code was made for. */
  codes: { scene: string; page: string }[]
}

const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex')

export function fakeWechat(): FakeWechat {
  const fail = (name: Failing) => {
    const failure = fake.failing[name]?.shift()
    if (failure) throw failure
  }
  const fake: FakeWechat = {
    accounts: new Set(['mp', 'mini']),
    logins: new Map(),
    phones: new Map(),
    users: new Map(),
    sent: [],
    sentBiz: [],
    sentSubscribe: [],
    failures: [],
    failing: {},
    listed: { mp: [], mini: [] },
    verdicts: [],
    checkedTexts: [],
    checkedPictures: [],
    codes: [],
    configured: (account) => fake.accounts.has(account),
    async miniLogin(code) {
      fail('miniLogin')
      return takeOnce(fake.logins, code)
    },
    async miniPhone(code) {
      fail('miniPhone')
      return { phone: takeOnce(fake.phones, code) }
    },
    async mpUser(openid) {
      fail('mpUser')
      return fake.users.get(openid) ?? { subscribed: false, unionid: null }
    },
    async mpFollowQr() {
      fail('mpFollowQr')
      return { png: PICTURE, expiresAt: new Date(Date.now() + 600_000) }
    },
    async sendTemplate(message) {
      const failure = fake.failures.shift()
      if (failure) throw failure
      fail('sendTemplate')
      fake.sent.push(message)
      return { msgid: msgidOf(1, fake.sent) }
    },
    async sendBiz(message) {
      fail('sendBiz')
      fake.sentBiz.push(message)
      return { msgid: msgidOf(2, fake.sentBiz) }
    },
    async sendSubscribe(message) {
      fail('sendSubscribe')
      fake.sentSubscribe.push(message)
      return { msgid: msgidOf(3, fake.sentSubscribe) }
    },
    async templates(account) {
      fail('templates')
      return fake.listed[account]
    },
    async quota() {
      fail('quota')
      return { limit: 100_000, used: fake.sent.length }
    },
    async wxacode(code) {
      fail('wxacode')
      fake.codes.push(code)
      return PICTURE
    },
    async checkText({ text }) {
      fail('checkText')
      fake.checkedTexts.push(text)
      const suggest = fake.verdicts.shift() ?? 'pass'
      return {
        suggest,
        label: suggest === 'pass' ? 100 : 20_006,
        traceId: `text-${fake.checkedTexts.length}`,
      }
    },
    async checkPicture({ url }) {
      fail('checkPicture')
      fake.checkedPictures.push(url)
      return { traceId: `picture-${fake.checkedPictures.length}` }
    },
  }
  return fake
}

/** Nineteen digits, no two the same among the three kinds. */
function msgidOf(kind: 1 | 2 | 3, sent: readonly unknown[]): string {
  return String(3_557_254_367_693_000_000n + BigInt(kind) * 100_000n + BigInt(sent.length))
}

function takeOnce<T>(codes: Map<string, T>, code: string): T {
  const value = codes.get(code)
  if (value === undefined) throw new Refused('wechat.code')
  codes.delete(code)
  return value
}
