import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { cluePlace, clueKindSchema, clueResolutionSchema } from '../clues/clues.schema'
import { CLUE_SOURCES, type ClueSource } from '../clues/clues.states'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import {
  EXCHANGE_ALGORITHMS,
  PARTNER_ACTS,
  PARTNER_STATES,
  PUSH_STATES,
  RESULT_STATES,
  type ExchangeAlgorithm,
  type ExchangeSource,
  type PartnerAct,
  type PartnerState,
  type PushState,
  type ResultState,
} from './exchange.states'

const others = keysOf<ClueSource>(CLUE_SOURCES).filter((source) => source !== 'public')

export const exchangeSourceSchema = z.enum(others as [ExchangeSource, ...ExchangeSource[]])
export const exchangeAlgorithmSchema = z.enum(keysOf<ExchangeAlgorithm>(EXCHANGE_ALGORITHMS))
export const partnerStateSchema = z.enum(keysOf<PartnerState>(PARTNER_STATES))
export const resultStateSchema = z.enum(keysOf<ResultState>(RESULT_STATES))
export const pushStateSchema = z.enum(keysOf<PushState>(PUSH_STATES))

/** 来文号: the partner's own number of a clue. It stands in addresses, so nothing that parts one. */
export const partnerNoSchema = z
  .string('请填写来文号')
  .trim()
  .regex(/^[\p{L}\p{N}〔〕（）()[\]._-]{1,64}$/u, '来文号为 1 至 64 个汉字、字母、数字、括号、点或短横线')

/** What a partner sends. */
export const exchangeClueBody = z.strictObject({
  no: partnerNoSchema,
  kind: clueKindSchema,
  text: z.string('请填写内容').trim().min(10, '请至少写 10 个字').max(2000, '最多 2000 字'),
  place: cluePlace.nullable().default(null),
  /** Names of units and people it is about: units named here never get it. */
  concernedText: z.string().trim().max(200, '最多 200 字').default(''),
  /** Who told the partner; sealed unless `open`. null: not to be told. */
  reporter: z
    .strictObject({
      name: z.string('请填写姓名').trim().min(1, '请填写姓名').max(30, '最多 30 字'),
      phone: z
        .string()
        .regex(/^(1\d{10})?$/, '手机号为 11 位数字')
        .default(''),
      open: z.boolean().default(false),
    })
    .nullable()
    .default(null),
  classified: z.literal(false, '涉密内容不得通过接口报送，请按保密规定办理（classified 应为 false）'),
})
export type ExchangeClueBody = z.output<typeof exchangeClueBody>

/** A clue as the system that sent it reads it: no person of ours, and nothing of an office that is kept from it. */
export const exchangeResultSchema = z.object({
  /** The partner's own number. */
  no: z.string(),
  /** Ours, of 12 digits. */
  receiptNo: z.string(),
  state: resultStateSchema,
  /** The day of the last change, in Shanghai. */
  day: dateSchema,
  answer: z.string().nullable(),
  /** 解决, as the call-back found it; null while it is open. */
  resolution: clueResolutionSchema.nullable(),
})
export type ExchangeResult = z.infer<typeof exchangeResultSchema>

export const feedRowSchema = exchangeResultSchema.extend({ seq: z.int() })

export const receiptSchema = z.object({
  no: z.string(),
  receiptNo: z.string(),
  receivedAt: instantSchema,
  /** true: it had been received before, and nothing was made anew. */
  repeated: z.boolean(),
})

const keyRow = z.object({
  keyId: z.string(),
  createdAt: instantSchema,
  /** Until when it holds beside the newer one; null: the key of now. */
  endsAt: instantSchema.nullable(),
  /** SM2: by which the partner checks what we sign; '' of HMAC. */
  ownPublicKey: z.string(),
})

export const partnerSchema = z.object({
  id: idSchema,
  version: versionSchema,
  name: z.string(),
  source: exchangeSourceSchema,
  algorithm: exchangeAlgorithmSchema,
  state: partnerStateSchema,
  /** The unit of ours it belongs to: what is kept from that unit is kept from it. */
  org: refSchema.nullable(),
  /** Where results are pushed; '': it fetches them. */
  callbackUrl: z.string(),
  /** The key of now first. */
  keys: z.array(keyRow),
  createdAt: instantSchema,
  lastCallAt: instantSchema.nullable(),
  /** The last day on which something came under one of its key ids without a right signature; null: never. */
  wrongCalls: z.object({ day: dateSchema, count: z.int(), lastAt: instantSchema }).nullable(),
  /** Up to which result it said it has them. */
  acknowledged: z.int(),
  waiting: z.int(),
  failed: z.int(),
  history: z.array(
    z.object({
      at: instantSchema,
      who: z.string(),
      what: z.string(),
      note: z.string(),
      version: versionSchema,
    }),
  ),
  allowedActions: z.array(z.enum(keysOf<PartnerAct>(PARTNER_ACTS))),
})
export type Partner = z.infer<typeof partnerSchema>

/** Shown once: HMAC the secret, SM2 nothing (the partner's private key never comes here). */
export const partnerWithSecretSchema = partnerSchema.extend({ keyId: z.string(), secret: z.string() })
export type PartnerWithSecret = z.infer<typeof partnerWithSecretSchema>

/** A push as the administrator sees it: nothing of what the result says. */
export const deliverySchema = z.object({
  id: idSchema,
  seq: z.int(),
  no: z.string(),
  state: resultStateSchema,
  push: pushStateSchema,
  tries: z.int(),
  error: z.string(),
  at: instantSchema,
  nextAt: instantSchema.nullable(),
  sentAt: instantSchema.nullable(),
  resendable: z.boolean(),
})
export type Delivery = z.infer<typeof deliverySchema>
