import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { evidenceSchema, placeSchema } from '../evidence/evidence.schema'
import { fileSchema } from '../files/files.api'
import {
  basisPointsSchema,
  dateSchema,
  idSchema,
  instantSchema,
  refSchema,
  versionSchema,
} from '../kernel/ids'
import { pageQuery } from '../kernel/page'
import { MATTER_CATEGORIES, type MatterCategory } from '../matters/matters.states'
import { taskActsSchema } from './acts.schema'
import { ASKED_KINDS, type AskedKind } from './acts.states'
import {
  PERIODS,
  REPORT_STATES,
  TASK_ACTIONS,
  TASK_PARTS,
  TASK_STATES,
  VERIFY_METHODS,
  type Period,
  type ReportState,
  type TaskAction,
  type TaskPart,
  type TaskState,
  type VerifyMethod,
} from './tasks.states'

export const lightSchema = z.enum(['green', 'yellow', 'red', 'grey', 'recovered'])
export const taskStateSchema = z.enum(keysOf<TaskState>(TASK_STATES))
export const taskActionSchema = z.enum(keysOf<TaskAction>(TASK_ACTIONS))
export const reportStateSchema = z.enum(keysOf<ReportState>(REPORT_STATES))
export const verifyMethodSchema = z.enum(keysOf<VerifyMethod>(VERIFY_METHODS))

export const periodSchema = z.enum(keysOf<Period>(PERIODS))

/** Verified is solid, claimed hollow beside it, planned (序时) a tick: all in basis points. */
export const progressSchema = z.object({
  verified: basisPointsSchema,
  claimed: basisPointsSchema,
  planned: basisPointsSchema,
})
export type Progress = z.infer<typeof progressSchema>

/** A leaf counted in things: 27 verified and 34 claimed of 42 处. */
export const quantitySchema = z.object({
  unit: z.string(),
  target: z.int(),
  verified: z.int(),
  claimed: z.int(),
})

/** 节点: what is done by when; weights of a task sum to 100. `claimed` and `verified` say how far it has come. */
export const milestoneSchema = z.object({
  title: z.string(),
  due: dateSchema,
  weight: z.int(),
  claimed: z.boolean(),
  verified: z.boolean(),
})

/** How long a task may take: to a date, or so many days from 派单. */
export const limitSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), due: dateSchema }),
  z.strictObject({
    kind: z.literal('days'),
    n: z.int().min(1, '至少 1 天').max(750, '最多 750 天'),
    unit: z.enum(['工作日', '自然日']),
  }),
])
export type TaskLimit = z.infer<typeof limitSchema>

/** What a clock says today. */
export const clockViewSchema = z.object({
  dispatchedOn: dateSchema.nullable(),
  dispatchedAt: instantSchema.nullable(),
  due: dateSchema.nullable(),
  /** 暂定: the year's notice is not loaded. */
  tentative: z.boolean(),
  /** Working days from 派单 to the deadline. */
  limitWorkdays: z.int().nullable(),
  /** Working days left; 0 on the last day, negative when past due. */
  remaining: z.int().nullable(),
})
export type ClockView = z.infer<typeof clockViewSchema>

/** One row of 待办 and of the task lists. */
export const taskRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** Of its matter: the thresholds of the light hang on it. */
  category: z.enum(keysOf<MatterCategory>(MATTER_CATEGORIES)),
  no: z.string(),
  title: z.string(),
  matter: refSchema.extend({ no: z.string() }),
  org: refSchema,
  coOrgs: z.array(refSchema),
  handler: refSchema.nullable(),
  supervisor: refSchema,
  state: taskStateSchema,
  light: lightSchema,
  clock: clockViewSchema,
  progress: progressSchema,
  quantity: quantitySchema.nullable(),
  allowedActions: z.array(taskActionSchema),
})
export type TaskRow = z.infer<typeof taskRowSchema>

export const stripDaySchema = z.object({
  date: dateSchema,
  kind: z.enum(['used', 'today', 'left', 'warn', 'over', 'rest', 'pause']),
  n: z.int().nullable(),
  end: z.boolean(),
  name: z.string().nullable(),
  basis: z.string().nullable(),
  documentNo: z.string().nullable(),
  tentative: z.boolean(),
})
export type StripDay = z.infer<typeof stripDaySchema>

/** A line of 经过: appended, never changed. */
export const historySchema = z.object({
  at: instantSchema,
  who: z.string(),
  what: z.string(),
  note: z.string(),
  /** The office of whoever acted, as it was called then; absent in older lines and in those of the system. */
  office: z.string().optional(),
})
export type HistoryLine = z.infer<typeof historySchema>

/** What a verifier asked to be added, and what came. Nothing of the report before it is changed. */
export const askedMoreSchema = z.object({
  what: z.string(),
  until: dateSchema,
  askedAt: instantSchema,
  askedBy: refSchema,
  /** null: nothing has come yet. */
  at: instantSchema.nullable(),
  by: refSchema.nullable(),
  text: z.string(),
  photos: z.array(evidenceSchema),
  attachments: z.array(fileSchema),
})
export type AskedMore = z.infer<typeof askedMoreSchema>

/** Places of milestones, from 0. */
const placesSchema = z.array(z.int().min(0).max(19)).max(20)

export const reportSchema = z.object({
  id: idSchema,
  version: versionSchema,
  taskId: idSchema,
  /** 第几次进展, from 1. */
  ordinal: z.int(),
  state: reportStateSchema,
  text: z.string(),
  /** Cumulative claim: a count where the task has a quantity, else basis points. */
  claimed: z.int(),
  /** What had been verified before this report, in the same unit. */
  verifiedBefore: z.int(),
  /** What the verifier accepted, in the same unit; null until then. */
  verified: z.int().nullable(),
  /** The day on which the work is said to be done; null where none was said. */
  doneOn: dateSchema.nullable(),
  /** Milestones claimed, and of them those verified (null until decided): cumulative. */
  milestones: placesSchema,
  verifiedMilestones: placesSchema.nullable(),
  photos: z.array(evidenceSchema),
  attachments: z.array(fileSchema),
  asked: z.array(askedMoreSchema),
  submittedAt: instantSchema,
  submittedBy: refSchema,
  decidedAt: instantSchema.nullable(),
  decidedBy: refSchema.nullable(),
  method: verifyMethodSchema.nullable(),
  opinion: z.string(),
  /** What the verifier photographed, and where they were when they decided. */
  verifyPhotos: z.array(evidenceSchema),
  verifyPlace: placeSchema.nullable(),
})
export type Report = z.infer<typeof reportSchema>

/** A reason for the light: the rule, the figures, and whether it holds. */
export const lightReasonSchema = z.object({ code: z.string(), text: z.string() })

/** By which org a task was split, or split off, and when. */
export const splitSchema = z.object({ at: instantSchema, by: refSchema, org: refSchema })

/** A task directly below another. */
export const childRowSchema = z.object({
  id: idSchema,
  no: z.string(),
  title: z.string(),
  org: refSchema,
  handler: refSchema.nullable(),
  weight: z.int(),
  state: taskStateSchema,
  light: lightSchema,
  due: dateSchema.nullable(),
  progress: progressSchema,
})
export type ChildRow = z.infer<typeof childRowSchema>

export const taskSchema = taskRowSchema.extend({
  requirement: z.string(),
  weight: z.int(),
  limit: limitSchema,
  parent: refSchema.nullable(),
  /** 分解 of it by the org that leads it; null: 督查 drew what lies below, or nothing does. */
  split: splitSchema.nullable(),
  /** The 分解 that made it; null: it is of the tree of 立项. */
  splitFrom: splitSchema.nullable(),
  /** What lies directly below it, cancelled ones too. */
  children: z.array(childRowSchema),
  attachments: z.array(fileSchema),
  strip: z.array(stripDaySchema),
  lightReasons: z.array(lightReasonSchema),
  /** The next day the light changes if nothing else happens. */
  nextLight: z.object({ date: dateSchema, light: lightSchema }).nullable(),
  basis: z.string(),
  supervisorPhone: z.string(),
  signedAt: instantSchema.nullable(),
  period: periodSchema.nullable(),
  milestones: z.array(milestoneSchema),
  /** The next report somebody waits for; null: none but what moves. */
  awaited: z
    .object({ kind: z.enum(['periodic', 'supplement']), due: dateSchema, late: z.boolean() })
    .nullable(),
  suspension: z.object({ from: dateSchema, reason: z.string(), documentNo: z.string() }).nullable(),
  reports: z.array(reportSchema),
  /** 退回, 延期, 会办, 转办, 交办, 催办, and which of them the reader may do. */
  acts: taskActsSchema,
  history: z.array(historySchema),
  /** Warnings already sent or planned for this task. */
  reminders: z.array(z.object({ at: instantSchema, what: z.string(), state: z.string(), people: z.int() })),
})
export type Task = z.infer<typeof taskSchema>

/** What one person of an org has in hand; null: what nobody was given. */
export const teamRowSchema = z.object({
  person: refSchema.nullable(),
  org: refSchema,
  open: z.int(),
  /** Past the deadline. */
  late: z.int(),
  toSign: z.int(),
  lights: z.object({ red: z.int(), yellow: z.int(), green: z.int(), grey: z.int(), recovered: z.int() }),
  nearestDue: dateSchema.nullable(),
})
export type TeamRow = z.infer<typeof teamRowSchema>

const named = z.string().trim().min(1).max(50, '最多 50 字')

/** What the query box of a list asks for beside light and state: each as part of a name, number or text. */
export const namedQuery = {
  /** 编号. */
  no: named.optional(),
  /** 主办: part of the unit's name. */
  lead: named.optional(),
  /** Part of the name of 承办人 or 督查员. */
  person: named.optional(),
  /** 立项依据: a kind of it, or part of its text. */
  source: named.optional(),
  /** 区划: part of the name of a region or 街道 whose units lead. */
  region: named.optional(),
  /** Words that must all be found. */
  q: z.string().trim().max(100, '最多 100 字').optional(),
}

/** Which tasks a list, a board, a calendar or a schedule shows. */
export const taskFilterQuery = {
  ...namedQuery,
  /** `todo` = what waits for me; `open` = not yet done, what the light counts count; else all in my scope. */
  view: z.enum(['todo', 'open', 'all']).default('all'),
  state: taskStateSchema.optional(),
  light: lightSchema.optional(),
  orgId: idSchema.optional(),
  /** As what `orgId` has a part; without `orgId` the orgs of the reader, to whom all of a region belongs. */
  part: z.enum(keysOf<TaskPart>(TASK_PARTS)).optional(),
  /** Whose they are: a handler, or `none` for those nobody was given; with it `orgId` is the org that leads. */
  handlerId: z.union([z.literal('none'), idSchema]).optional(),
  matterId: idSchema.optional(),
  /** What waits for a decision; of 延期 to whoever decides some, those of their level. */
  waiting: z.enum(keysOf<AskedKind>(ASKED_KINDS)).optional(),
  dueFrom: dateSchema.optional(),
  dueThrough: dateSchema.optional(),
}

export const taskQuery = z.strictObject({
  ...pageQuery,
  ...taskFilterQuery,
  /** Red first, then yellow, then by deadline; or by deadline alone; or last changed first. */
  sort: z.enum(['light', 'due', 'changed']).default('light'),
})

const filesOf = {
  photoIds: z.array(idSchema).max(30, '照片最多 30 张').default([]),
  attachmentIds: z.array(idSchema).max(10, '材料和视频最多 10 份').default([]),
}

const reportText = z.string().trim().min(5, '请写明做了什么，至少 5 个字').max(2000, '最多 2000 字')

export const reportBody = z.strictObject({
  version: versionSchema,
  /** Cumulative: a count where the task has a quantity, else basis points 0–10000. */
  claimed: z.int('累计完成应为整数').min(0, '累计完成不能为负').max(9_000_000_000_000),
  text: reportText,
  /** The day on which the work is said to be done. */
  doneOn: dateSchema.nullish(),
  /** Where the task has milestones: those done, cumulative; `claimed` is the sum of their weights. */
  milestones: placesSchema.default([]),
  ...filesOf,
})

export const askMoreBody = z.strictObject({
  version: versionSchema,
  what: z.string().trim().min(5, '请写明要补充什么，至少 5 个字').max(500, '最多 500 字'),
  until: dateSchema,
})

/** What was asked for; the claim itself stays as it was. */
export const supplementBody = z.strictObject({ version: versionSchema, text: reportText, ...filesOf })

/** What a verifier brings from the spot. */
const onSpot = {
  /** Pictures the verifier took. */
  photoIds: z.array(idSchema).max(9, '核验照片最多 9 张').default([]),
  place: placeSchema.nullish(),
}

export const acceptBody = z.strictObject({
  version: versionSchema,
  verified: z.int('核实数应为整数').min(0).max(9_000_000_000_000),
  milestones: placesSchema.default([]),
  ...onSpot,
  method: verifyMethodSchema,
  opinion: z.string().trim().max(1000, '意见最多 1000 字').default(''),
})

export const returnBody = z.strictObject({
  version: versionSchema,
  ...onSpot,
  method: verifyMethodSchema,
  opinion: z.string().trim().min(5, '请写明退回原因，至少 5 个字').max(1000, '意见最多 1000 字'),
})

export const verificationRowSchema = z.object({
  report: reportSchema,
  task: taskRowSchema,
  /** Working days the report has waited. */
  waitedWorkdays: z.int(),
})
export type VerificationRow = z.infer<typeof verificationRowSchema>
