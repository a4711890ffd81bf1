import type { QuotaRule } from './quotas'

/** The limits that are published. Everything else is unlimited until a seed or a control sets it. */
export const PUBLISHED_QUOTAS: Readonly<Record<string, QuotaRule>> = {
  '/cgi-bin/stable_token': { perDay: 500_000, perMinute: 10_000 },
  '/cgi-bin/token': { perDay: 2_000 },
  '/cgi-bin/message/template/send': { perDay: 100_000 },
  '/cgi-bin/message/subscribe/send': { perDay: 10_000_000 },
  '/cgi-bin/message/custom/send': { perDay: 500_000 },
  '/cgi-bin/user/info': { perDay: 5_000_000 },
  '/cgi-bin/user/get': { perDay: 500 },
  '/cgi-bin/qrcode/create': { perDay: 100_000 },
  '/cgi-bin/menu/create': { perDay: 1_000 },
  // per member of 企业微信
  '/cgi-bin/message/send#minute': { perOpenid: { n: 30, seconds: 60 } },
  '/cgi-bin/message/send#hour': { perOpenid: { n: 1_000, seconds: 3_600 } },
  '/sns/jscode2session': { perOpenid: { n: 100, seconds: 60 } },
  '/wxa/getwxacodeunlimit': { perMinute: 5_000 },
  '/wxa/msg_sec_check': { perDay: 2_000_000, perMinute: 4_000 },
  '/wxa/media_check_async': { perDay: 200_000, perMinute: 2_000 },
  '/wxa/generate_urllink': { perDay: 10_000_000 },
}
