import { requireQuota } from '../quotas/quotas.rules'
import { requireToken } from '../endpoints/token.rules'
import { legacyToken, stableToken } from '../endpoints/token.endpoints'
import { listTemplates, sendTemplate } from '../endpoints/template.endpoints'
import { sendSubscribe } from '../endpoints/subscribe.endpoints'
import { sendBiz } from '../endpoints/biz.endpoints'
import { batchUserInfo, listFollowers, userInfo } from '../endpoints/user.endpoints'
import { createQrcode, showQrcode } from '../endpoints/qrcode.endpoints'
import { codeToSession } from '../endpoints/login.endpoints'
import { phoneNumber } from '../endpoints/phone.endpoints'
import { wxacodeUnlimited } from '../endpoints/wxacode.endpoints'
import { verifyIdentity } from '../endpoints/identity-platform.endpoints'
import { aliyunSms } from '../endpoints/aliyun-sms.endpoints'
import { tencentSms } from '../endpoints/tencent-sms.endpoints'
import type { Sandbox } from '../sandbox'
import { MINI_ROUTES } from './mini.routes'
import { MP_ROUTES } from './mp.routes'
import { OPENAPI_ROUTES } from './openapi.routes'
import { WECOM_ROUTES } from './wecom.routes'
import { own } from '../state/state.types'
import type { WechatCall } from './wechat.call'
import type { WechatReply } from './wechat.reply'

/** How errors are worded: errcode with a rid, the same as text/plain, the code words of an SMS provider, or a status. */
export type Dialect = 'api' | 'sns' | 'aliyun' | 'tencent' | 'wecom' | 'identity'

export interface WechatRoute {
  method: 'GET' | 'POST'
  /** whose access_token the call needs; any: both accounts have this address */
  token: 'mp' | 'mini' | 'any' | 'none'
  dialect: Dialect
  answer: (call: WechatCall, sandbox: Sandbox) => WechatReply | Promise<WechatReply>
}

/** Every address the sandbox knows; all others answer 40066. */
export const WECHAT_ROUTES: Readonly<Record<string, WechatRoute>> = {
  '/cgi-bin/stable_token': { method: 'POST', token: 'none', dialect: 'api', answer: stableToken },
  '/cgi-bin/token': { method: 'GET', token: 'none', dialect: 'api', answer: legacyToken },
  '/cgi-bin/message/template/send': { method: 'POST', token: 'mp', dialect: 'api', answer: sendTemplate },
  '/cgi-bin/message/subscribe/send': {
    method: 'POST',
    token: 'mini',
    dialect: 'api',
    answer: sendSubscribe,
  },
  '/cgi-bin/message/subscribe/bizsend': { method: 'POST', token: 'mp', dialect: 'api', answer: sendBiz },
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
  ...MP_ROUTES,
  ...MINI_ROUTES,
  ...OPENAPI_ROUTES,
  ...WECOM_ROUTES,
  '/identity/verify': { method: 'POST', token: 'none', dialect: 'identity', answer: verifyIdentity },
  '/sms/aliyun': { method: 'POST', token: 'none', dialect: 'aliyun', answer: aliyunSms },
  '/sms/tencent': { method: 'POST', token: 'none', dialect: 'tencent', answer: tencentSms },
}

/** Judges method, token and quota, then lets the endpoint answer. @throws Refusal */
export async function answerCall(call: WechatCall, sandbox: Sandbox): Promise<WechatReply> {
  const route = own(WECHAT_ROUTES, call.path)
  call.judge.require(route !== undefined, 'url.known', 40066, 'invalid url')
  const [errcode, errmsg] =
    route.method === 'POST' ? [43002, 'require POST method'] : [43001, 'require GET method']
  call.judge.require(call.method === route.method, 'http.method', errcode, errmsg)
  if (route.token !== 'none') requireToken(call, sandbox, route.token)
  requireQuota(call, sandbox)
  return route.answer(call, sandbox)
}
