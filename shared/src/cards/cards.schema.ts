import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { accountabilitySchema, dutySchema } from '../powers/powers.schema'
import { CARD_ACTS, CARD_KINDS, CARD_STATES, CARD_SUBJECTS, type CardAct } from './cards.states'

const reason = z.string().trim().min(2, '请写理由').max(500, '最多 500 字')

export const cardKindSchema = z.enum(keysOf(CARD_KINDS))
export const cardStateSchema = z.enum(keysOf(CARD_STATES))
export const cardSubjectSchema = z.object({
  kind: z.enum(keysOf(CARD_SUBJECTS)),
  id: idSchema,
  no: z.string(),
  name: z.string(),
})

/** The duty that was breached and when its holder is held to account, as the list said them. */
export const breachSchema = z.object({
  duties: z.array(dutySchema),
  accountabilities: z.array(accountabilitySchema),
})
export type Breach = z.infer<typeof breachSchema>

export const cardRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** `演督黄〔2026〕3号`; null until it is issued. */
  no: z.string().nullable(),
  kind: cardKindSchema,
  state: cardStateSchema,
  subject: cardSubjectSchema,
  org: refSchema,
  person: refSchema.nullable(),
  reason: z.string(),
  /** null: a rule of the system proposed it. */
  proposedBy: refSchema.nullable(),
  proposedAt: instantSchema,
  issuedOn: dateSchema.nullable(),
  deliveredOn: dateSchema.nullable(),
  /** Working days of the new limit, counted from 送达; null: it sets none. */
  limitDays: z.int().nullable(),
  /** The last day of the new limit; null before 送达. */
  limit: dateSchema.nullable(),
  /** Standing, with its limit passed. */
  unmet: z.boolean(),
})
export type CardRow = z.infer<typeof cardRowSchema>

export const cardSchema = cardRowSchema.extend({
  /** The rule it rests on; null when a person proposed it freely. */
  rule: z.object({ code: z.string(), name: z.string() }).nullable(),
  basis: z.string(),
  breach: breachSchema,
  issuedBy: refSchema.nullable(),
  /** Who took it over from the issuer. */
  keeper: refSchema.nullable(),
  delivery: z.object({ on: dateSchema, receiver: z.string() }).nullable(),
  /** The last day to appeal; null before 送达. */
  appealUntil: dateSchema.nullable(),
  appeal: z.object({ text: z.string(), on: dateSchema, by: z.string() }).nullable(),
  review: z.object({ upheld: z.boolean(), text: z.string(), on: dateSchema, by: z.string() }).nullable(),
  lifted: z.object({ text: z.string(), on: dateSchema, by: z.string() }).nullable(),
  declined: z.object({ text: z.string(), on: dateSchema, by: z.string() }).nullable(),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
  allowedActs: z.array(z.enum(keysOf(CARD_ACTS))),
})
export type Card = z.infer<typeof cardSchema>

/** What each act says beside the version; a new act does not compile until it has its row. */
export const CARD_ACT_INPUTS = {
  issue: {
    /** What is told to the carded org; a proposal's own words stand where nothing else is written. */
    reason: z.string().trim().min(5, '请写清楚发牌的事由').max(1000, '最多 1000 字'),
    basis: z.string().trim().min(2, '请写依据').max(500, '最多 500 字'),
    /** Working days of the new limit from 送达; null where nothing is left to do. */
    limitDays: z.int('天数应为整数').min(1, '至少 1 个工作日').max(60, '最多 60 个工作日').nullable(),
    /** The person carded beside the org. */
    personId: idSchema.nullable().default(null),
  },
  decline: { reason },
  deliver: {
    on: dateSchema,
    receiver: z.string().trim().min(2, '请写签收人').max(50, '最多 50 字'),
  },
  appeal: { text: z.string().trim().min(10, '请写清楚申诉的事实和理由').max(2000, '最多 2000 字') },
  uphold: { text: reason },
  withdraw: { text: reason },
  lift: { text: z.string().trim().min(2, '请写整改情况').max(500, '最多 500 字') },
} as const satisfies Record<CardAct, z.ZodRawShape>
