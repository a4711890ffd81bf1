import { bodyOf, type WechatCall } from '../http/wechat.call'
import { ok, type WechatReply } from '../http/wechat.reply'
import type { Sandbox } from '../sandbox'
import { spendCode } from './codes.rules'

/** POST /wxa/business/getuserphonenumber; the code comes from the phone-number button, not from wx.login. */
export function phoneNumber(call: WechatCall, sandbox: Sandbox): WechatReply {
  const body = bodyOf(call)
  const { mini } = sandbox.config.accounts
  const person = spendCode(sandbox, 'phone', body.code, mini.appid)
  call.judge.require(person !== null, 'phone.code', 40029, 'invalid code')
  call.about.personKey = person.key
  const own = body.openid === undefined || body.openid === person.openids.mini
  call.judge.require(own, 'phone.openid', 40003, 'invalid openid')
  return ok({
    phone_info: {
      phoneNumber: person.phone,
      purePhoneNumber: person.phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(sandbox.config.now() / 1000), appid: mini.appid },
    },
  })
}
