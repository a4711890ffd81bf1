import { checkMedia } from '../endpoints/media-check.endpoints'
import { checkText } from '../endpoints/msg-check.endpoints'
import { subscribeTemplates } from '../endpoints/newtmpl.endpoints'
import { createUrlLink } from '../endpoints/urllink.endpoints'
import type { WechatRoute } from './wechat.routes'

const MINI = { token: 'mini', dialect: 'api' } as const

/** Addresses of the mini-program beside login, phone number and codes. */
export const MINI_ROUTES: Readonly<Record<string, WechatRoute>> = {
  '/wxaapi/newtmpl/gettemplate': { ...MINI, method: 'GET', answer: subscribeTemplates },
  '/wxa/msg_sec_check': { ...MINI, method: 'POST', answer: checkText },
  '/wxa/media_check_async': { ...MINI, method: 'POST', answer: checkMedia },
  '/wxa/generate_urllink': { ...MINI, method: 'POST', answer: createUrlLink },
}
