import { z } from 'zod'
import { keysOf } from '../kernel/keys'
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
  /** Whoever sent the clue it was made from is asked with them. */
  sender: z.boolean(),
  rounds: z.array(
    z.object({
      id: idSchema,
      round: roundSchema,
      state: stateSchema,
      opensOn: dateSchema,
      /** The last day for answers; null before it opens. */
      until: dateSchema.nullable(),
      tally: tallySchema,
      /** Whom no message reached, by the last four digits of their phones; null to who may not ask them. */
      unreached: z.object({ count: z.int(), ends: z.array(z.string()) }).nullable(),
      /** What was said beside the answers, once the round is over, in no order of who; empty to who may not ask them. */
      words: z.array(z.string()),
    }),
  ),
  /** Whether this person may name those concerned, and begin a round now. */
  mayWrite: z.boolean(),
  mayBegin: z.boolean(),
  /** Why 销号 cannot be approved now, in a sentence; '' where nothing of 群众核验 stops it. */
  stops: z.string(),
  rules: z.object({
    ...{ confirmationDays: z.int(), confirmationUnsolvedPercent: z.int(), confirmationLeastAnswers: z.int() },
    ...{ lookBackFirstDays: z.int(), lookBackSecondDays: z.int() },
  }),
})
export type Confirmations = z.infer<typeof confirmationsSchema>

/** What one of those concerned reads of it. */
export const askedSchema = z.object({
  no: z.string(),
  title: z.string(),
  leadOrg: z.string(),
  /** What is said to have been achieved, without numbers of persons; '' while nobody has said it. */
  result: z.string(),
  /** The supervising office and its telephone; '' where it has given none. */
  office: z.string(),
  phone: z.string(),
  round: roundSchema,
  until: dateSchema,
  standing: z.enum(['open', 'over', 'withdrawn']),
  answer: answerSchema.nullable(),
  /** What this person wrote beside the answer. */
  words: z.string(),
})
export type Asked = z.infer<typeof askedSchema>

const personSchema = z.strictObject({
  name: z.string().trim().min(1, '请写姓名').max(30, '最多 30 字'),
  phone: phoneSchema,
})
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
    summary: '登记或移出事项涉及的群众；登记后要征询他们才能销号',
    params: idParams,
    body: z.strictObject({
      version: z.int().min(0),
      /** Added to those who are named. */
      people: z
        .array(personSchema)
        .max(500, '最多 500 人')
        .refine((all) => new Set(all.map(({ phone }) => phone)).size === all.length, '手机号不能重复'),
      /** Taken off first, by their phones: names and numbers are not shown again. */
      remove: z.array(phoneSchema).max(500, '最多 500 个').default([]),
      /** Everybody is taken off first. */
      removeAll: z.boolean().default(false),
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
    body: z.strictObject({
      answer: answerSchema,
      words: z.string().trim().max(200, '最多 200 字').default(''),
    }),
    response: askedSchema,
  }),
  link: endpoint({
    id: 'confirmations.link',
    method: 'GET',
    path: '/citizen/confirmations/:id',
    permission: 'citizen',
    summary: '群众从自己的消息里打开要核验的事项',
    params: idParams,
    response: z.object({ token: z.string() }),
  }),
}
