import { sendWecom } from '../endpoints/wecom.endpoints'
import { wecomToken } from '../endpoints/wecom.token'
import type { WechatRoute } from './wechat.routes'

/** 企业微信, on qyapi.weixin.qq.com in the real world; its tokens are judged by its own rules. */
export const WECOM_ROUTES: Readonly<Record<string, WechatRoute>> = {
  '/cgi-bin/gettoken': { method: 'GET', token: 'none', dialect: 'wecom', answer: wecomToken },
  '/cgi-bin/message/send': { method: 'POST', token: 'none', dialect: 'wecom', answer: sendWecom },
}
