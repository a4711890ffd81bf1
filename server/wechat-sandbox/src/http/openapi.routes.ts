import { downloadMedia, uploadMedia } from '../endpoints/media.endpoints'
import { callbackCheck, callbackIps } from '../endpoints/network.endpoints'
import { clearQuota, quotaOf, requestOf } from '../endpoints/openapi.endpoints'
import type { WechatRoute } from './wechat.routes'

const ANY = { token: 'any', dialect: 'api' } as const

/** Addresses that answer to the tokens of both accounts. */
export const OPENAPI_ROUTES: Readonly<Record<string, WechatRoute>> = {
  '/cgi-bin/openapi/quota/get': { ...ANY, method: 'POST', answer: quotaOf },
  '/cgi-bin/openapi/rid/get': { ...ANY, method: 'POST', answer: requestOf },
  '/cgi-bin/clear_quota': { ...ANY, method: 'POST', answer: clearQuota },
  '/cgi-bin/getcallbackip': { ...ANY, method: 'GET', answer: callbackIps },
  '/cgi-bin/callback/check': { ...ANY, method: 'POST', answer: callbackCheck },
  '/cgi-bin/media/upload': { ...ANY, method: 'POST', answer: uploadMedia },
  '/cgi-bin/media/get': { ...ANY, method: 'GET', answer: downloadMedia },
}
