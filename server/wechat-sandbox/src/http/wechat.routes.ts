import { requireToken } from '../endpoints/token.rules'
import { legacyToken, stableToken } from '../endpoints/token.endpoints'
import { listTemplates, sendTemplate } from '../endpoints/template.endpoints'
import { batchUserInfo, listFollowers, userInfo } from '../endpoints/user.endpoints'
import { createQrcode, showQrcode } from '../endpoints/qrcode.endpoints'
import { codeToSession } from '../endpoints/login.endpoints'
import { phoneNumber } from '../endpoints/phone.endpoints'
import { wxacodeUnlimited } from '../endpoints/wxacode.endpoints'
import { sendSms } from '../endpoints/sms.endpoints'
import type { Sandbox } from '../sandbox'
import type { WechatCall } from './wechat.call'
import type { WechatReply } from './wechat.reply'

/** How errors are worded: errcode with a rid, the same as text/plain, or the code words of an SMS provider. */
export type Dialect = 'api' | 'sns' | 'sms'

export interface WechatRoute {
  method: 'GET' | 'POST'
  /** whose access_token the call needs */
  token: 'mp' | 'mini' | 'none'
  dialect: Dialect
  answer: (call: WechatCall, sandbox: Sandbox) => WechatReply | Promise<WechatReply>
}

/** Every address the sandbox knows; all others answer 40066. */
export const WECHAT_ROUTES: Readonly<Record<string, WechatRoute>> = {
  '/cgi-bin/stable_token': { method: 'POST', token: 'none', dialect: 'api', answer: stableToken },
  '/cgi-bin/token': { method: 'GET', token: 'none', dialect: 'api', answer: legacyToken },
  '/cgi-bin/message/template/send': { method: 'POST', token: 'mp', dialect: 'api', answer: sendTemplate },
  '/cgi-bin/template/get_all_private_template': {
    method: 'GET',
    token: 'mp',
    dialect: 'api',
    answer: listTemplates,
  },
  '/cgi-bin/user/info': { method: 'GET', token: 'mp', dialect: 'api', answer: userInfo },
  '/cgi-bin/user/info/batchget': { method: 'POST', token: 'mp', dialect: 'api', answer: batchUserInfo },
  '/cgi-bin/user/get': { method: 'GET', token: 'mp', dialect: 'api', answer: listFollowers },
  '/cgi-bin/qrcode/create': { method: 'POST', token: 'mp', dialect: 'api', answer: createQrcode },
  '/cgi-bin/showqrcode': { method: 'GET', token: 'none', dialect: 'api', answer: showQrcode },
  '/sns/jscode2session': { method: 'GET', token: 'none', dialect: 'sns', answer: codeToSession },
  '/wxa/business/getuserphonenumber': { method: 'POST', token: 'mini', dialect: 'api', answer: phoneNumber },
  '/wxa/getwxacodeunlimit': { method: 'POST', token: 'mini', dialect: 'api', answer: wxacodeUnlimited },
  '/sms/send': { method: 'POST', token: 'none', dialect: 'sms', answer: sendSms },
}

/** Judges method and token, then lets the endpoint answer. @throws Refusal */
export async function answerCall(call: WechatCall, sandbox: Sandbox): Promise<WechatReply> {
  const route = WECHAT_ROUTES[call.path]
  call.judge.require(route !== undefined, 'url.known', 40066, 'invalid url')
  const [errcode, errmsg] =
    route.method === 'POST' ? [43002, 'require POST method'] : [43001, 'require GET method']
  call.judge.require(call.method === route.method, 'http.method', errcode, errmsg)
  if (route.token !== 'none') requireToken(call, sandbox, route.token)
  return route.answer(call, sandbox)
}
