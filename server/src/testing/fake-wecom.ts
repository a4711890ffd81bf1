import { WechatError } from '../wechat/errors'
import type { Wecom, WecomSend } from '../wecom/wecom'

/** 企业微信's far side for tests: keeps what was sent. */
export interface FakeWecom extends Wecom {
  sent: WecomSend[]
  /** Thrown by the next sends, in order. */
  failures: Error[]
}

/** Not configured, as most places are; a test sets `configured`. */
export function fakeWecom(): FakeWecom {
  const fake: FakeWecom = {
    configured: false,
    sent: [],
    failures: [],
    async send(message) {
      const failure = fake.failures.shift()
      if (failure) throw failure
      if (!fake.configured) throw new WechatError('config', null, '企业微信 is not configured')
      fake.sent.push(message)
      return { msgid: `wecom-${fake.sent.length}` }
    },
  }
  return fake
}
