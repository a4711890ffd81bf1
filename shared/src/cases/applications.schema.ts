import { z } from 'zod'
import { fileSchema } from '../files/files.api'
import { idSchema, instantSchema, versionSchema } from '../kernel/ids'
import { caseSchema, materialInput, trackedCaseSchema } from './cases.schema'
import { GIVEN, type Given } from './cases.states'

const GIVENS = Object.keys(GIVEN) as [Given, ...Given[]]

/** For whom a citizen applies: themselves, another person, or an enterprise. */
export const APPLYING_AS = {
  self: '本人办理',
  agent: '替他人办理',
  enterprise: '企业和其他组织',
} as const satisfies Record<string, string>
export type ApplyingAs = keyof typeof APPLYING_AS

/** Whom the citizen acts for, with the authorisation as files. */
export const principalInput = z.strictObject({
  name: z.string().trim().min(2, '请写姓名或名称').max(100, '最多 100 字'),
  /** 公民身份号码 of a person, 统一社会信用代码 of an enterprise. */
  idNumber: z.string().trim().max(30, '最多 30 字'),
  fileIds: z.array(idSchema).min(1, '请附授权委托书').max(5, '最多 5 个文件'),
})

const applying = {
  answers: z.record(z.string().max(40), z.string().max(40)).default({}),
  as: z.enum(Object.keys(APPLYING_AS) as [ApplyingAs, ...ApplyingAs[]]),
  address: z.string().trim().max(200, '最多 200 字').default(''),
  materials: z.array(materialInput).max(60).default([]),
}

export const applicationInput = z
  .strictObject({
    guideId: idSchema,
    ...applying,
    principal: principalInput.nullable().default(null),
    channel: z.enum(['miniapp', 'h5']),
  })
  .refine((input) => input.as === 'self' || input.principal !== null, {
    path: ['principal'],
    message: '请写明替谁办理，并附授权委托书',
  })
export type ApplicationInput = z.output<typeof applicationInput>

/** A draft may lack anything; it is checked when it is handed in. */
export const draftInput = z.strictObject({
  ...applying,
  principal: z
    .strictObject({
      name: z.string().max(100, '最多 100 字'),
      idNumber: z.string().max(30, '最多 30 字'),
      fileIds: z.array(idSchema).max(5, '最多 5 个文件'),
    })
    .nullable()
    .default(null),
  /** Which page of the form was open. */
  step: z.int().min(0).max(20).default(0),
})

export const draftSchema = draftInput.extend({
  guideId: idSchema,
  title: z.string(),
  savedAt: instantSchema,
  /** The files the draft names, so that they can be shown again. */
  files: z.array(fileSchema),
})
export type Draft = z.infer<typeof draftSchema>

export const myCaseRowSchema = trackedCaseSchema
  .pick({ no: true, title: true, org: true, state: true, receivedOn: true, due: true, tentative: true })
  .extend({ id: idSchema, remaining: z.int().nullable(), toDo: z.string() })
export type MyCaseRow = z.infer<typeof myCaseRowSchema>

/** One's own case: all of the 跟踪卡, and what can be done about it. */
export const myCaseSchema = trackedCaseSchema.extend({
  id: idSchema,
  version: versionSchema,
  guideId: idSchema,
  clocks: caseSchema.shape.clocks,
  materials: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      needed: z.boolean(),
      given: z.enum(GIVENS),
      owedBy: z.string().nullable(),
      files: z.array(fileSchema),
    }),
  ),
  notices: caseSchema.shape.notices,
  decision: caseSchema.shape.decision,
  delivery: caseSchema.shape.delivery,
  mayCorrect: z.boolean(),
  mayWithdraw: z.boolean(),
  maySupply: z.boolean(),
})
export type MyCase = z.infer<typeof myCaseSchema>
