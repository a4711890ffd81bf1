import { z } from 'zod'
import { phoneSchema } from '../accounts/accounts.schema'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, versionSchema } from '../kernel/ids'
import {
  CONFIRMATION_ANSWERS,
  CONFIRMATION_ROUNDS,
  CONFIRMATION_STATES,
  type ConfirmationAnswer,
  type ConfirmationRound,
  type ConfirmationState,
} from './confirmations.states'

const keysOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]
const answerSchema = z.enum(keysOf<ConfirmationAnswer>(CONFIRMATION_ANSWERS))
const roundSchema = z.enum(keysOf<ConfirmationRound>(CONFIRMATION_ROUNDS))
const stateSchema = z.enum(keysOf<ConfirmationState>(CONFIRMATION_STATES))
const tallySchema = z.object({
  ...{ asked: z.int(), answered: z.int(), solved: z.int(), half: z.int(), unsolved: z.int() },
})

/** 群众核验 of a matter: numbers to everybody who reads it, nobody who said what. */
export const confirmationsSchema = z.object({
  /** Of who is concerned; 0: nobody was named. */
  version: z.int(),
  concerned: z.int(),
  rounds: z.array(
    z.object({
      id: idSchema,
      round: roundSchema,
      state: stateSchema,
      opensOn: dateSchema,
      /** The last day for answers; null before it opens. */
      until: dateSchema.nullable(),
      tally: tallySchema,
    }),
  ),
  mayWrite: z.boolean(),
})
export type Confirmations = z.infer<typeof confirmationsSchema>

/** What one of those concerned reads of it. */
export const askedSchema = z.object({
  no: z.string(),
  title: z.string(),
  leadOrg: z.string(),
  round: roundSchema,
  until: dateSchema,
  open: z.boolean(),
  answer: answerSchema.nullable(),
})
export type Asked = z.infer<typeof askedSchema>

const tokenParams = z.strictObject({ token: z.string().max(60) })

/** 群众核验: those concerned say whether a matter is solved. */
export const confirmationsApi = {
  get: endpoint({
    id: 'confirmations.get',
    method: 'GET',
    path: '/matters/:id/confirmations',
    permission: 'matter.read',
    summary: '一件事项的群众核验：各轮多少人说已解决、一半、没解决',
    params: idParams,
    response: confirmationsSchema,
  }),
  concern: endpoint({
    id: 'confirmations.concern',
    method: 'PUT',
    path: '/matters/:id/concerned',
    permission: 'matter.verifyClose',
    audit: 'confirmation.concerned',
    summary: '登记事项涉及的群众；登记后要征询他们才能销号',
    params: idParams,
    body: z.strictObject({
      version: z.int().min(0),
      people: z
        .array(
          z.strictObject({
            name: z.string().trim().min(1, '请写姓名').max(30, '最多 30 字'),
            phone: phoneSchema,
          }),
        )
        .max(500, '最多 500 人')
        .refine((all) => new Set(all.map(({ phone }) => phone)).size === all.length, '手机号不能重复'),
    }),
    response: confirmationsSchema,
  }),
  open: endpoint({
    id: 'confirmations.open',
    method: 'POST',
    path: '/matters/:id/confirmations',
    permission: 'matter.verifyClose',
    audit: 'confirmation.opened',
    summary: '申请办结以后、批准销号以前，开始征询群众',
    params: idParams,
    body: z.strictObject({ version: versionSchema }),
    response: confirmationsSchema,
  }),
  asked: endpoint({
    id: 'confirmations.asked',
    method: 'GET',
    path: '/public/confirmations/:token',
    permission: 'public',
    summary: '凭链接看要核验的事项和自己的回答',
    params: tokenParams,
    response: askedSchema,
  }),
  answer: endpoint({
    id: 'confirmations.answer',
    method: 'POST',
    path: '/public/confirmations/:token',
    permission: 'public',
    audit: 'confirmation.answered',
    summary: '回答已解决、解决一半或没解决；截止以前可以改',
    params: tokenParams,
    body: z.strictObject({ answer: answerSchema }),
    response: askedSchema,
  }),
}
