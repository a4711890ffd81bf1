import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { fileSchema } from '../files/files.api'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { JOINT_ACTS, JOINT_OUTCOMES, JOINT_STATES } from './joint.states'

export const jointStepInput = z.strictObject({
  orgId: idSchema,
  what: z.string().trim().min(2, '请写要对方办什么').max(300, '最多 300 字'),
  /** Working days from today. */
  days: z.int('天数应为整数').min(1, '至少 1 个工作日').max(60, '最多 60 个工作日'),
})
export type JointStepInput = z.infer<typeof jointStepInput>

export const jointAnswerInput = {
  outcome: z.enum(keysOf(JOINT_OUTCOMES)),
  opinion: z.string().trim().min(2, '请写意见').max(1000, '最多 1000 字'),
  fileIds: z.array(idSchema).max(20, '最多 20 个文件').default([]),
}

/** One 联办: what one other unit was asked for a case. No name of the applicant in it. */
export const jointStepSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** Its number in the case, from 1. */
  n: z.int(),
  case: z.object({ id: idSchema, no: z.string(), title: z.string() }),
  /** Who asked, and who was asked. */
  from: refSchema,
  org: refSchema,
  what: z.string(),
  days: z.int(),
  startedOn: dateSchema,
  due: dateSchema,
  tentative: z.boolean(),
  state: z.enum(keysOf(JOINT_STATES)),
  /** Working days to the last day, negative when it has passed; null once it is closed. */
  remaining: z.int().nullable(),
  late: z.boolean(),
  handler: refSchema.nullable(),
  opinion: z.string(),
  files: z.array(fileSchema),
  answeredAt: instantSchema.nullable(),
  allowedActs: z.array(z.enum(keysOf(JOINT_ACTS))),
})
export type JointStep = z.infer<typeof jointStepSchema>
