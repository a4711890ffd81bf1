import { z } from 'zod'
import { isDemo, isLoopback } from '../production'

const PLATFORM = 'https://api.weixin.qq.com'
const url = z.url({ protocol: /^https?$/ }).transform((s) => s.replace(/\/$/, ''))
const appid = z.string().regex(/^wx\w{10,30}$/)
const secret = z.string().min(8)
const callbackToken = z.string().min(3).max(32)
const aesKey = z.string().length(43)
const templateId = z.string().length(43)

/** What is known of the 服务号 and the 小程序; an account without appid and secret is not used. */
export const wechatVariables = {
  /** The platform, or a forward gateway to it. */
  WECHAT_BASE: url.default(PLATFORM),
  WECHAT_MP_APPID: appid.optional(),
  WECHAT_MP_SECRET: secret.optional(),
  WECHAT_MP_TOKEN: callbackToken.optional(),
  WECHAT_MP_AESKEY: aesKey.optional(),
  /** While the key is being changed in the console, events come with either. */
  WECHAT_MP_AESKEY_PREVIOUS: aesKey.optional(),
  WECHAT_MINI_APPID: appid.optional(),
  WECHAT_MINI_SECRET: secret.optional(),
  WECHAT_MINI_TOKEN: callbackToken.optional(),
  WECHAT_MINI_AESKEY: aesKey.optional(),
  WECHAT_MINI_AESKEY_PREVIOUS: aesKey.optional(),
  /** Which edition of the mini-program cards and codes open: the released one, the trial or the developer's. */
  WECHAT_MINI_STATE: z.enum(['formal', 'trial', 'developer']).default('formal'),
  WECHAT_TPL_ASSIGNED: templateId.optional(),
  WECHAT_TPL_WARNING: templateId.optional(),
  WECHAT_TPL_RESULT: templateId.optional(),
  WECHAT_TPL_DIGEST: templateId.optional(),
  WECHAT_TPL_BIZ_REMINDER: templateId.optional(),
  WECHAT_TPL_MINI_REMINDER: templateId.optional(),
  WECHAT_TPL_MINI_RESULT: templateId.optional(),
  WECHAT_TPL_MINI_CASE: templateId.optional(),
  WECHAT_TPL_MINI_COLUMN: templateId.optional(),
}

type WechatValues = z.output<z.ZodObject<typeof wechatVariables>>

/** Secrets a demonstration may publish and production may not use. */
const SECRETS = [
  'WECHAT_MP_SECRET',
  'WECHAT_MINI_SECRET',
  'WECHAT_MP_TOKEN',
  'WECHAT_MP_AESKEY',
  'WECHAT_MP_AESKEY_PREVIOUS',
  'WECHAT_MINI_TOKEN',
  'WECHAT_MINI_AESKEY',
  'WECHAT_MINI_AESKEY_PREVIOUS',
] as const

/** What production refuses: sandboxes, plain http to a gateway, and the demonstration's secrets. */
export function wechatProductionProblems(c: WechatValues): string[] {
  const problems = platformProblems('WECHAT_BASE', c.WECHAT_BASE)
  for (const name of SECRETS)
    if (isDemo(c[name] ?? '')) problems.push(`${name}: a demonstration secret is refused in production`)
  return problems
}

/** Every address of a platform carries secrets or tokens, and so must be reached over https, here or through a gateway. */
export function platformProblems(variable: string, address: string): string[] {
  if (isLoopback(address)) return [`${variable}: a loopback (sandbox) address is refused in production`]
  return address.startsWith('https:') ? [] : [`${variable}: must be https, secrets go there`]
}
