import { z } from 'zod'
import { fileSchema } from '../files/files.api'
import { dateSchema, idSchema, instantSchema, refSchema } from '../kernel/ids'
import { verifyMethodSchema } from '../tasks/tasks.schema'
import { CLOSE_OUTCOMES, type CloseOutcome } from './matters.states'

const outcomes = Object.keys(CLOSE_OUTCOMES) as [CloseOutcome, ...CloseOutcome[]]
export const closeOutcomeSchema = z.enum(outcomes)

/** One step of 销号: who, when, what they said, with what. */
export const closingStepSchema = z.object({
  by: refSchema,
  at: instantSchema,
  note: z.string(),
  files: z.array(fileSchema),
})

/** The steps since 办结 was last asked for; a step that was not taken is null. */
export const closingSchema = z.object({
  applied: closingStepSchema,
  reviewed: closingStepSchema.nullable(),
  verified: closingStepSchema.extend({ method: verifyMethodSchema }).nullable(),
  approved: closingStepSchema.extend({ outcome: closeOutcomeSchema }).nullable(),
  /** Of the public notice: its days, both included; null: none. */
  notice: z.object({ from: dateSchema, until: dateSchema }).nullable(),
  closed: closingStepSchema.nullable(),
})
export type Closing = z.infer<typeof closingSchema>

/** A finished leaf to be done again: how much of it still stands, and the working days of its new limit. */
export const redoSchema = z.strictObject({
  taskId: idSchema,
  days: z.int('天数应为整数').min(1, '至少 1 个工作日').max(250, '最多 250 个工作日'),
  /** In the unit of the task; basis points where nothing is counted. */
  left: z.int('数量应为整数').min(0).default(0),
})
export type Redo = z.infer<typeof redoSchema>
