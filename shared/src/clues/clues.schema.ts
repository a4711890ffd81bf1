import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { idSchema, instantSchema, dateSchema, refSchema, versionSchema } from '../kernel/ids'
import { RATING_LEVELS, type RatingLevel } from '../ratings/ratings.states'
import { normalTrackingNo, trackingNoProblem } from '../cases/tracking.rules'
import { CLUE_ALLOWED, CLUE_PRIORITIES, pinProblem, type ClueAllowed, type CluePriority } from './clues.rules'
import {
  CLUE_IDENTITIES,
  CLUE_KINDS,
  CLUE_RESOLUTIONS,
  CLUE_SOURCES,
  CLUE_STATES,
  type ClueIdentity,
  type ClueKind,
  type ClueResolution,
  type ClueSource,
  type ClueState,
} from './clues.states'

export const clueKindSchema = z.enum(keysOf<ClueKind>(CLUE_KINDS))
export const clueIdentitySchema = z.enum(keysOf<ClueIdentity>(CLUE_IDENTITIES))
export const clueSourceSchema = z.enum(keysOf<ClueSource>(CLUE_SOURCES))
export const clueStateSchema = z.enum(keysOf<ClueState>(CLUE_STATES))
export const clueResolutionSchema = z.enum(keysOf<ClueResolution>(CLUE_RESOLUTIONS))
export const cluePrioritySchema = z.enum(keysOf<CluePriority>(CLUE_PRIORITIES))
export const clueLevelSchema = z.enum(keysOf<RatingLevel>(RATING_LEVELS))
export const clueAllowedSchema = z.enum(keysOf<ClueAllowed>(CLUE_ALLOWED))

/** 12 digits, as a 办件编号: the order of clues does not show in it. */
export const clueNoSchema = z
  .string()
  .max(30, '编号为 12 位数字')
  .transform(normalTrackingNo)
  .refine((no) => trackingNoProblem(no) === null, '编号不对，请对照回执核对')
export const pinSchema = z.string().refine((pin) => pinProblem(pin) === null, {
  error: ({ input }) => pinProblem(String(input)) ?? '',
})

export const cluePlace = z.strictObject({
  text: z.string().trim().max(100, '最多 100 字').default(''),
  lat: z.number().min(-90).max(90).nullable().default(null),
  lng: z.number().min(-180).max(180).nullable().default(null),
})

/** What every sender says, whoever they are. */
export const clueContent = {
  kind: clueKindSchema,
  text: z.string().trim().min(10, '请至少写 10 个字').max(2000, '最多 2000 字'),
  place: cluePlace.nullable().default(null),
  /** 涉及单位, chosen from the list. */
  concernedOrgIds: z.array(idSchema).max(10, '最多选 10 个单位').default([]),
  /** 涉及人员 or units in the sender's words; triage finds out who they are. */
  concernedText: z.string().trim().max(200, '最多 200 字').default(''),
  /** From `clueIntake.storeFile`. */
  fileTickets: z.array(z.string().max(100)).max(9, '最多 9 个附件').default([]),
}

const fileRow = z.object({ id: idSchema, kind: z.enum(['photo', 'video', 'attachment']), name: z.string() })
const ratedSchema = z.object({ level: clueLevelSchema, text: z.string(), at: instantSchema })

/** A step as whoever sent the clue reads it: what was done and by which office, never by whom. */
export const clueStepSchema = z.object({
  at: instantSchema,
  what: z.string(),
  office: z.string(),
  note: z.string(),
})

/** A clue as whoever sent it follows it. */
export const myClueSchema = z.object({
  id: idSchema,
  no: z.string(),
  kind: clueKindSchema,
  identity: clueIdentitySchema,
  text: z.string(),
  files: z.int(),
  state: clueStateSchema,
  createdAt: instantSchema,
  due: dateSchema.nullable(),
  answer: z.object({ text: z.string(), office: z.string(), at: instantSchema }).nullable(),
  resolution: clueResolutionSchema.nullable(),
  rated: ratedSchema.nullable(),
  /** Into which it was merged: what happens is told there, too. */
  merged: z.boolean(),
  steps: z.array(clueStepSchema),
  /** Of 实名保密: every time somebody asked to see who it is, and what became of it. */
  openings: z.array(
    z.object({
      askedAt: instantSchema,
      office: z.string(),
      role: z.string(),
      reason: z.string(),
      state: z.enum(['asked', 'approved', 'refused']),
      decidedBy: z.string(),
      decidedAt: instantSchema.nullable(),
      /** Every time it was opened after that. */
      openedAt: z.array(instantSchema),
    }),
  ),
  allowed: z.object({ urge: z.boolean(), rate: z.boolean(), reopen: z.boolean() }),
  /** Until when it may be opened again; null: not now. */
  reopenUntil: dateSchema.nullable(),
  /** 群众核验: opens the question whether the matter made from it is solved, while it is asked. */
  confirmToken: z.string().nullable(),
})
export type MyClue = z.infer<typeof myClueSchema>
export const myClueRowSchema = myClueSchema.pick({
  id: true,
  no: true,
  kind: true,
  identity: true,
  text: true,
  state: true,
  createdAt: true,
})

/** One that was released, as anybody may read it: neither number nor place nor whom it is about. */
export const publicClueSchema = z.object({
  id: idSchema,
  kind: clueKindSchema,
  text: z.string(),
  endorsements: z.int(),
  createdAt: instantSchema,
})

export const clueRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  no: z.string(),
  kind: clueKindSchema,
  source: clueSourceSchema,
  identity: clueIdentitySchema,
  priority: cluePrioritySchema,
  state: clueStateSchema,
  excerpt: z.string(),
  org: refSchema.nullable(),
  due: dateSchema.nullable(),
  endorsements: z.int(),
  urges: z.int(),
  createdAt: instantSchema,
})
export type ClueRow = z.infer<typeof clueRowSchema>

/** How an assignment was checked: against whom the clue was shut then. */
export const recusalProofSchema = z.object({
  orgIds: z.array(idSchema),
  accountIds: z.array(idSchema),
  orgPath: z.array(idSchema),
  ruleVersion: z.string(),
  at: instantSchema,
})

export const clueOpeningSchema = z.object({
  id: idSchema,
  askedBy: refSchema,
  office: z.string(),
  reason: z.string(),
  askedAt: instantSchema,
  state: z.enum(['asked', 'approved', 'refused']),
  decidedBy: refSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  note: z.string(),
  openedAt: z.array(instantSchema),
})

export const clueSchema = clueRowSchema.extend({
  text: z.string(),
  /** Of one from another system: which, and under which number there. Shown to 督查 alone, for the number leads to a person. */
  origin: z.object({ partner: z.string(), no: z.string() }).nullable(),
  place: cluePlace.nullable(),
  /** Units the sender chose. */
  concernedSaid: z.array(refSchema),
  concernedText: z.string(),
  /** Whom it is about, as triage found out. */
  concerned: z.object({ orgs: z.array(refSchema), people: z.array(refSchema) }),
  keywords: z.array(z.string()),
  /** What anybody may read of it; null: not released. */
  publicText: z.string().nullable(),
  files: z.array(fileRow),
  /** Masked; null of 匿名. Of 实名保密 shown to nobody here. */
  sender: z.object({ name: z.string(), phone: z.string() }).nullable(),
  assignment: z
    .object({
      org: refSchema,
      handler: refSchema.nullable(),
      designated: z.boolean(),
      note: z.string(),
      at: instantSchema,
      signedAt: instantSchema.nullable(),
      returnUntil: instantSchema,
      proof: recusalProofSchema,
    })
    .nullable(),
  handback: z
    .object({
      reason: z.string(),
      suggested: refSchema.nullable(),
      by: refSchema,
      org: refSchema,
      at: instantSchema,
    })
    .nullable(),
  notes: z.array(z.object({ text: z.string(), by: refSchema, at: instantSchema })),
  answer: z.object({ text: z.string(), by: refSchema, office: z.string(), at: instantSchema }).nullable(),
  callBack: z.object({ reached: z.boolean(), note: z.string(), by: refSchema, at: instantSchema }).nullable(),
  /** 解决 and 满意: neither follows from 办结. */
  resolution: clueResolutionSchema.nullable(),
  rated: ratedSchema.nullable(),
  mergedInto: z.object({ id: idSchema, no: z.string() }).nullable(),
  transferredTo: z.string(),
  matter: z.object({ id: idSchema, title: z.string() }).nullable(),
  openings: z.array(clueOpeningSchema),
  history: z.array(
    z.object({
      at: instantSchema,
      who: z.string(),
      what: z.string(),
      note: z.string(),
      version: versionSchema,
    }),
  ),
  allowedActions: z.array(clueAllowedSchema),
})
export type Clue = z.infer<typeof clueSchema>
