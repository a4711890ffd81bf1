import { z } from 'zod'
import { idSchema, instantSchema } from '../kernel/ids'

/** A citizen as they see themselves; masked, for a phone is shown to others too. Source: domain rules §10. */
export const citizenSchema = z.object({
  id: idSchema,
  /** `138****8000` */
  phone: z.string(),
  /** Signed in with WeChat at least once. */
  wechat: z.boolean(),
  /** 实名: name and ID number that the identity platform confirmed; null before. */
  identity: z.object({ name: z.string(), idNumber: z.string(), verifiedAt: instantSchema }).nullable(),
})
export type Citizen = z.infer<typeof citizenSchema>

export const citizenSessionSchema = z.object({
  token: z.string(),
  expiresAt: instantSchema,
  citizen: citizenSchema,
})
export type CitizenSession = z.infer<typeof citizenSessionSchema>
