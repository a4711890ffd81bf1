import type { WechatRoute } from '../http/wechat.routes'
import type { Judge } from '../rules/rules.catalogue'
import { ok } from '../http/wechat.reply'

/** An address that is still there and refuses everybody: wxopen template since 2020, uniform_send since 2023. */
export function retired(errcode: 45103 | 45109): WechatRoute['answer'] {
  return (call) => {
    const judge: Judge = call.judge
    judge.require(false, 'api.retired', errcode, 'this api has been retired')
    return ok()
  }
}
