import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { fileSchema } from '../files/files.api'
import { dateSchema, idSchema, instantSchema, refSchema } from '../kernel/ids'
import {
  CO_STATES,
  EXTENSION_LEVELS,
  EXTENSION_STATES,
  HANDBACK_STATES,
  MOVE_KINDS,
  TASK_ACTS,
} from './acts.states'

/** One 退回 from asking to decision. */
export const handbackSchema = z.object({
  at: instantSchema,
  by: refSchema,
  org: refSchema,
  reason: z.string(),
  suggested: refSchema.nullable(),
  state: z.enum(keysOf(HANDBACK_STATES)),
  decidedAt: instantSchema.nullable(),
  decidedBy: refSchema.nullable(),
  opinion: z.string(),
  /** Where it went; null while pending, and where it stayed. */
  toOrg: refSchema.nullable(),
  /** Working days from asking to decision. Of a 退回 refused or taken back they are charged to `org`; null while pending. */
  lostWorkdays: z.int().nullable(),
})
export type Handback = z.infer<typeof handbackSchema>

/** One 延期: the old deadline stays here whatever came of it. */
export const keptExtensionSchema = z.object({
  at: instantSchema,
  by: refSchema,
  org: refSchema,
  /** In the unit of the limit: working days, of a limit in natural days natural ones. */
  days: z.int(),
  /** Working days by which the deadline would move: what the level follows from. */
  workdays: z.int(),
  level: z.enum(keysOf(EXTENSION_LEVELS)),
  reason: z.string(),
  fileIds: z.array(idSchema),
  state: z.enum(keysOf(EXTENSION_STATES)),
  decidedAt: instantSchema.nullable(),
  decidedBy: refSchema.nullable(),
  opinion: z.string(),
  /** null unless granted; never more than `days`. */
  granted: z.int().nullable(),
  oldDue: dateSchema,
  newDue: dateSchema.nullable(),
})
export type KeptExtension = z.infer<typeof keptExtensionSchema>

/** What one 协办单位 was asked for, with a deadline of its own. */
export const keptCoWorkSchema = z.object({
  org: refSchema,
  /** '' where it was named in the decomposition. */
  demand: z.string(),
  due: dateSchema,
  askedAt: instantSchema,
  askedBy: z.string(),
  state: z.enum(keysOf(CO_STATES)),
  answer: z.string(),
  fileIds: z.array(idSchema),
  doneAt: instantSchema.nullable(),
  doneBy: refSchema.nullable(),
})
export type KeptCoWork = z.infer<typeof keptCoWorkSchema>

/** One 转办 or 交办. */
export const moveSchema = z.object({
  kind: z.enum(keysOf(MOVE_KINDS)),
  at: instantSchema,
  by: refSchema,
  fromOrg: refSchema,
  fromPerson: refSchema.nullable(),
  toOrg: refSchema,
  toPerson: refSchema.nullable(),
  note: z.string(),
  /** Of 交办: by when the person is to have it done; the task's own deadline stays. */
  due: dateSchema.nullable(),
})
export type Move = z.infer<typeof moveSchema>

export const urgeSchema = z.object({ at: instantSchema, by: refSchema, note: z.string() })

/** What a task keeps of these acts. */
export const keptActsSchema = z.object({
  /** When it came to the org that has it now; null: with 派单. */
  receivedAt: instantSchema.nullable(),
  /** 指定承办: it cannot be given back. */
  designated: z.boolean(),
  handbacks: z.array(handbackSchema),
  extensions: z.array(keptExtensionSchema),
  coWork: z.array(keptCoWorkSchema),
  moves: z.array(moveSchema),
  urges: z.array(urgeSchema),
})
export type KeptActs = z.infer<typeof keptActsSchema>

/** The same as a page shows it. */
export const taskActsSchema = keptActsSchema
  .omit({ receivedAt: true, extensions: true, coWork: true })
  .extend({
    allowed: z.array(z.enum(keysOf(TASK_ACTS))),
    /** Until when the org may give it back; null: not at all. */
    returnUntil: instantSchema.nullable(),
    extensions: z.array(keptExtensionSchema.omit({ fileIds: true }).extend({ files: z.array(fileSchema) })),
    coWork: z.array(
      keptCoWorkSchema
        .omit({ fileIds: true })
        .extend({ files: z.array(fileSchema), late: z.boolean(), mine: z.boolean() }),
    ),
    /** Working days that wrongful 退回 cost, by the org they are charged to. */
    charged: z.array(z.object({ org: refSchema, workdays: z.int() })),
  })
export type TaskActs = z.infer<typeof taskActsSchema>
