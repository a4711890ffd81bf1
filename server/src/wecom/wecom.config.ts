import { z } from 'zod'
import { isDemo } from '../production'
import { platformProblems } from '../wechat/wechat.config'

/** 企业微信 of the place: an app of its own in it. All three values or none. */
export const wecomVariables = {
  WECOM_CORPID: z
    .string()
    .regex(/^w[\w-]{9,40}$/)
    .optional(),
  WECOM_AGENTID: z.coerce.number().int().positive().optional(),
  WECOM_SECRET: z.string().min(8).optional(),
  WECOM_BASE: z
    .url({ protocol: /^https?$/ })
    .transform((s) => s.replace(/\/$/, ''))
    .default('https://qyapi.weixin.qq.com'),
}

type WecomValues = z.output<z.ZodObject<typeof wecomVariables>>

const TOGETHER = ['WECOM_CORPID', 'WECOM_AGENTID', 'WECOM_SECRET'] as const

/** A value that is missing beside the others is a mistake, not a wish for no 企业微信. */
export function wecomProblems(c: WecomValues): string[] {
  const missing = TOGETHER.filter((name) => c[name] === undefined)
  if (missing.length === TOGETHER.length) return []
  return missing.map((name) => `${name}: must be set when the other values of 企业微信 are`)
}

export function wecomProductionProblems(c: WecomValues): string[] {
  const demo = isDemo(c.WECOM_SECRET ?? '')
  return [
    ...platformProblems('WECOM_BASE', c.WECOM_BASE),
    ...(demo ? ['WECOM_SECRET: a demonstration secret is refused in production'] : []),
  ]
}
