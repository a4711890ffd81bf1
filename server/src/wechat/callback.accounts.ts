import type { Config } from '../config'
import type { WechatAccountName } from './wechat'

/** What a callback address is checked with. */
export interface CallbackAccount {
  name: WechatAccountName
  appid: string
  token: string
  /** The key in use, and while it is being changed the one before. */
  aesKeys: readonly string[]
}

/** The callback addresses of the accounts whose values are all configured; the others do not exist. */
export function callbackAccounts(config: Config): ReadonlyMap<string, CallbackAccount> {
  const accounts = [
    accountOf('mp', config.WECHAT_MP_APPID, config.WECHAT_MP_TOKEN, [
      config.WECHAT_MP_AESKEY,
      config.WECHAT_MP_AESKEY_PREVIOUS,
    ]),
    accountOf('mini', config.WECHAT_MINI_APPID, config.WECHAT_MINI_TOKEN, [
      config.WECHAT_MINI_AESKEY,
      config.WECHAT_MINI_AESKEY_PREVIOUS,
    ]),
  ]
  return new Map(accounts.flat().map((account) => [`/wechat/callback/${account.name}`, account]))
}

function accountOf(
  name: WechatAccountName,
  appid: string | undefined,
  token: string | undefined,
  [key, previous]: readonly [string | undefined, string | undefined],
): CallbackAccount[] {
  if (!appid || !token || !key) return []
  return [{ name, appid, token, aesKeys: previous ? [key, previous] : [key] }]
}
