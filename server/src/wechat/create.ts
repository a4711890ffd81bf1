import type { Config } from '../config'
import type { Logger } from '../log'
import type { SealBox } from '../seal-box'
import { wechatAccount, type WechatAccount } from './account'
import { WechatError } from './errors'
import { listings } from './listings'
import { personCalls, type Held } from './persons'
import { safetyChecks } from './safety'
import { sends } from './sends'
import { tokenStore } from './tokens.repo'
import type { Wechat } from './wechat'

/** WeChat as configured; an account that is not configured answers every call with a `config` error. */
export function createWechat(config: Config, box: SealBox, log: Logger): Wechat {
  const store = tokenStore(box)
  const base = config.WECHAT_BASE
  const accounts = {
    mp: accountOf(config.WECHAT_MP_APPID, config.WECHAT_MP_SECRET),
    mini: accountOf(config.WECHAT_MINI_APPID, config.WECHAT_MINI_SECRET),
  }

  function accountOf(appid: string | undefined, secret: string | undefined): WechatAccount | null {
    return appid && secret ? wechatAccount({ appid, secret, base, store, log }) : null
  }
  const mp = orRefuse(accounts.mp, '服务号')
  const mini = orRefuse(accounts.mini, '小程序')
  return {
    configured: (account) => accounts[account] !== null,
    ...personCalls({ mp, mini, base, edition: config.WECHAT_MINI_STATE, log }),
    ...sends(mp, mini, config),
    ...listings({ mp, mini }),
    ...safetyChecks(mini),
  }
}

function orRefuse(account: WechatAccount | null, name: string): Held {
  return () => {
    if (!account) throw new WechatError('config', null, `${name} is not configured`)
    return account
  }
}
