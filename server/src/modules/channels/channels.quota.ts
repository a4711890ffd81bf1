import type { Parts } from '../../parts'
import { toWechatError } from '../../wechat/errors'
import type { WechatAccountName } from '../../wechat/wechat'
import { writeQuota } from './channels.repo'

/** The calls whose daily quota is watched. */
const WATCHED = [
  { channel: 'mpTemplate', account: 'mp', path: '/cgi-bin/message/template/send' },
] as const satisfies readonly { channel: string; account: WechatAccountName; path: string }[]

/** Asks the accounts how much of the day's quota is used; one that does not answer keeps what it said before. */
export async function askQuotas({ wechat, log }: Pick<Parts, 'wechat' | 'log'>): Promise<void> {
  for (const { channel, account, path } of WATCHED) {
    if (!wechat.configured(account)) continue
    try {
      await writeQuota(channel, { ...(await wechat.quota(account, path)), askedAt: new Date() })
    } catch (error) {
      const { errorClass, code, rid, message } = toWechatError(error)
      log.warn({ account, errorClass, errcode: code, rid, reason: message }, 'the quota could not be asked')
    }
  }
}
