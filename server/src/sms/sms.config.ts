import { z } from 'zod'
import { isDemo, isLoopback } from '../production'

const origin = z
  .string()
  .refine(isOrigin, 'an http address without a path')
  .transform((text) => text.replace(/\/$/, ''))

/** Variables of SMS; which of them must be there depends on the provider. */
export const smsVariables = {
  SMS_PROVIDER: z.enum(['none', 'sandbox', 'tencent', 'aliyun']).default('none'),
  /** Where the sandbox is; only for `sandbox`. */
  SMS_BASE: origin.optional(),
  /** 签名内容, not its id. */
  SMS_SIGN_NAME: z.string().min(2).max(20).optional(),
  SMS_TENCENT_SECRET_ID: z.string().min(8).optional(),
  SMS_TENCENT_SECRET_KEY: z.string().min(8).optional(),
  SMS_TENCENT_APP_ID: z
    .string()
    .regex(/^\d{6,12}$/)
    .optional(),
  SMS_TENCENT_ENDPOINT: origin.optional(),
  SMS_ALIYUN_KEY_ID: z.string().min(8).optional(),
  SMS_ALIYUN_KEY_SECRET: z.string().min(8).optional(),
  SMS_ALIYUN_ENDPOINT: origin.optional(),
  SMS_TPL_LOGIN_CODE: z
    .string()
    .regex(/^\w{1,40}$/)
    .optional(),
  SMS_TPL_TASK_WARNING: z
    .string()
    .regex(/^\w{1,40}$/)
    .optional(),
  SMS_TPL_CASE_PROGRESS: z
    .string()
    .regex(/^\w{1,40}$/)
    .optional(),
  /** With the address of this place in it, which providers approve by itself; without it no SMS asks for a rating. */
  SMS_TPL_CASE_RATING: z
    .string()
    .regex(/^\w{1,40}$/)
    .optional(),
  /** 群众核验, with the address of this place in it; without it nobody is asked by SMS. */
  SMS_TPL_CONFIRMATION: z
    .string()
    .regex(/^\w{1,40}$/)
    .optional(),
  /** Last part of the receipt address; without it there is no such address. */
  SMS_RECEIPT_TOKEN: z
    .string()
    .regex(/^[\w-]{16,64}$/)
    .optional(),
}

type SmsEnvironment = z.output<z.ZodObject<typeof smsVariables>>

const COMMON = [
  'SMS_SIGN_NAME',
  'SMS_TPL_LOGIN_CODE',
  'SMS_TPL_TASK_WARNING',
  'SMS_TPL_CASE_PROGRESS',
] as const
const NEEDED = {
  none: [],
  sandbox: [],
  tencent: ['SMS_TENCENT_SECRET_ID', 'SMS_TENCENT_SECRET_KEY', 'SMS_TENCENT_APP_ID', ...COMMON],
  aliyun: ['SMS_ALIYUN_KEY_ID', 'SMS_ALIYUN_KEY_SECRET', ...COMMON],
} as const satisfies Record<SmsEnvironment['SMS_PROVIDER'], readonly (keyof SmsEnvironment)[]>

/** What the chosen provider needs and is not there. */
export function smsProblems(values: SmsEnvironment): string[] {
  return NEEDED[values.SMS_PROVIDER]
    .filter((name) => values[name] === undefined)
    .map((name) => `${name}: SMS_PROVIDER=${values.SMS_PROVIDER} needs it`)
}

/** Whether a text message can ask for a rating: the sandbox knows the template, a provider where it is registered. */
export function asksToRate(values: Pick<SmsEnvironment, 'SMS_PROVIDER' | 'SMS_TPL_CASE_RATING'>): boolean {
  return values.SMS_PROVIDER === 'sandbox' || values.SMS_TPL_CASE_RATING !== undefined
}

/** Whether a text message can ask those concerned, by the same reasons. */
export function asksToConfirm(
  values: Pick<SmsEnvironment, 'SMS_PROVIDER' | 'SMS_TPL_CONFIRMATION'>,
): boolean {
  return values.SMS_PROVIDER === 'sandbox' || values.SMS_TPL_CONFIRMATION !== undefined
}

/** What a demonstration may have and production may not. */
export function smsProductionProblems(values: SmsEnvironment): string[] {
  const problems: string[] = []
  if (values.SMS_PROVIDER === 'sandbox') problems.push('SMS_PROVIDER: the sandbox is refused in production')
  for (const name of ['SMS_TENCENT_ENDPOINT', 'SMS_ALIYUN_ENDPOINT'] as const) {
    const endpoint = values[name]
    if (endpoint === undefined) continue
    if (isLoopback(endpoint)) problems.push(`${name}: a loopback (sandbox) address is refused in production`)
    else if (!endpoint.startsWith('https:'))
      problems.push(`${name}: must be https, numbers and codes pass it`)
  }
  for (const name of ['SMS_TENCENT_SECRET_KEY', 'SMS_ALIYUN_KEY_SECRET', 'SMS_RECEIPT_TOKEN'] as const) {
    if (isDemo(values[name] ?? '')) problems.push(`${name}: a demonstration secret is refused in production`)
  }
  return problems
}

/** Neither a path nor credentials: the SDKs know a host and nothing more. */
function isOrigin(text: string): boolean {
  return /^https?:\/\/[\w.:[\]-]+\/?$/.test(text) && URL.canParse(text)
}
