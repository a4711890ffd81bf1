import { z } from 'zod'
import { idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageQuery } from '../kernel/page'
import { consentSchema } from '../privacy/privacy.api'
import { PERMISSIONS, ROLES, type Permission } from './permissions'

export const roleSchema = z.enum(ROLES)
export const permissionSchema = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])
export const phoneSchema = z.string().regex(/^1[3-9]\d{9}$/, '手机号应为 11 位数字')
/** A number of the office that colleagues may call: shown whole, unlike a person's own phone. */
export const officePhoneSchema = z
  .string()
  .regex(/^(\d[\d-]{5,19})?$/, '办公电话只用数字和短横线，如 0550-3038001')
/** The member's id in 企业微信, as the address book there has it; empty: none. */
export const wecomUserIdSchema = z
  .string()
  .trim()
  .regex(/^([A-Za-z0-9][A-Za-z0-9_@.-]{0,63})?$/, '企业微信账号用字母、数字和 _ - @ . ，最多 64 位')
export const employeeNoSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{2,32}$/, '编号只能用字母、数字和短横线，2–32 位')
export const passwordSchema = z.string().min(1, '请输入密码').max(128, '密码最多 128 位')
const nameSchema = z.string().trim().min(1, '请填写姓名').max(40, '姓名最多 40 字')

/** How an official can be told things: bound in the mini-program, following the 服务号. */
export const reachSchema = z.object({
  bound: z.boolean(),
  followed: z.boolean(),
  /** Has an account in the place's 企业微信. */
  wecom: z.boolean(),
  /** false = 不可达, neither by 企业微信 nor by the 服务号: red light on the platform page. */
  reachable: z.boolean(),
})

export const accountSchema = z.object({
  id: idSchema,
  version: versionSchema,
  employeeNo: z.string(),
  name: z.string(),
  org: refSchema,
  title: z.string(),
  /** Masked by the server. */
  phone: z.string(),
  officePhone: z.string(),
  wecomUserId: z.string(),
  roles: z.array(roleSchema),
  status: z.enum(['active', 'disabled']),
  reach: reachSchema,
  lastSignInAt: instantSchema.nullable(),
})
export type Account = z.infer<typeof accountSchema>

export const accountQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(50).optional(),
  orgId: idSchema.optional(),
  role: roleSchema.optional(),
  reach: z.enum(['reachable', 'unreachable']).optional(),
  status: z.enum(['active', 'disabled']).optional(),
})

export const newAccountBody = z.strictObject({
  employeeNo: employeeNoSchema,
  name: nameSchema,
  orgId: idSchema,
  title: z.string().trim().max(40).default(''),
  phone: phoneSchema,
  officePhone: officePhoneSchema.default(''),
  wecomUserId: wecomUserIdSchema.default(''),
})

export const changeAccountBody = z.strictObject({
  version: versionSchema,
  name: nameSchema.optional(),
  orgId: idSchema.optional(),
  title: z.string().trim().max(40).optional(),
  phone: phoneSchema.optional(),
  officePhone: officePhoneSchema.optional(),
  wecomUserId: wecomUserIdSchema.optional(),
  status: z.enum(['active', 'disabled']).optional(),
})

/** The person behind the session, and what the screens may offer. */
export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  employeeNo: z.string(),
  title: z.string(),
  org: refSchema,
  roles: z.array(roleSchema),
  /** Under 授权代办 those of the principal that were given, else one's own. */
  permissions: z.array(permissionSchema),
  /** In whose name this session acts; `over`: it ended, and nothing can be written until the person goes back. */
  acting: z
    .object({
      principal: refSchema.extend({ orgName: z.string() }),
      until: instantSchema,
      over: z.boolean(),
    })
    .nullable(),
  reach: reachSchema,
  preferences: z.object({ elder: z.boolean() }),
  privacy: consentSchema,
  /** The business date in Asia/Shanghai; the demonstration can move it. */
  today: z.string(),
  unread: z.int(),
  mustChangePassword: z.boolean(),
})
export type Me = z.infer<typeof meSchema>

/** A session for the mini-program and the H5; the console gets a cookie and no token. */
export const sessionSchema = z.object({ token: z.string(), expiresAt: instantSchema, me: meSchema })

/** WeChat knew the person but no account is bound yet: bind with the ticket. */
export const wechatSessionSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signedIn'), session: sessionSchema }),
  z.object({ outcome: z.literal('unbound'), bindTicket: z.string(), expiresAt: instantSchema }),
])
