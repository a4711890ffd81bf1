import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { matterCategorySchema, matterStateSchema } from '../matters/matters.schema'
import { lightSchema } from '../tasks/tasks.schema'
import { MATTER_STEPS, TASK_STEPS, type MatterStep, type TaskStep } from './bottlenecks.rules'
import {
  BULLETIN_ACTS,
  BULLETIN_KINDS,
  BULLETIN_STATES,
  VERDICTS,
  type BulletinAct,
  type BulletinKind,
  type BulletinState,
  type Verdict,
} from './bulletins.states'

const count = z.int()

export const bulletinKindSchema = z.enum(keysOf<BulletinKind>(BULLETIN_KINDS))
export const bulletinStateSchema = z.enum(keysOf<BulletinState>(BULLETIN_STATES))
export const periodSchema = z.object({ from: dateSchema, through: dateSchema })

/** `value` in tenths of a percent; null: n is 0, there is no rate. */
export const bulletinRateSchema = z.object({ part: count, n: count, value: count.nullable() })

export const unitCountsSchema = z.object({
  inHand: count,
  lights: z.record(lightSchema, count),
  due: count,
  onTime: bulletinRateSchema,
  onTimeCommon: bulletinRateSchema,
  onTimeBefore: bulletinRateSchema,
  overdue: count,
  overdueBefore: count,
  onSchedule: bulletinRateSchema,
  closed: bulletinRateSchema,
  relapsed: bulletinRateSchema,
})

export const unitRowSchema = z.object({
  org: refSchema,
  counts: unitCountsSchema,
  verdict: z.enum(keysOf<Verdict>(VERDICTS)),
})
export type UnitRow = z.infer<typeof unitRowSchema>

export const redTaskSchema = z.object({
  id: idSchema,
  no: z.string(),
  title: z.string(),
  matter: z.object({ id: idSchema, no: z.string(), title: z.string() }),
  org: refSchema,
  due: dateSchema.nullable(),
  /** Working days past due; 0 where a milestone was missed and the deadline is still to come. */
  lateWorkdays: count,
  reason: z.string(),
})

export const stepSchema = z.enum([...keysOf<TaskStep>(TASK_STEPS), ...keysOf<MatterStep>(MATTER_STEPS)])

export const stepRowSchema = z.object({
  step: stepSchema,
  n: count,
  /** Tenths of a working day. */
  median: count,
  longest: count,
  top: z.array(z.object({ org: refSchema, n: count })),
})
export type StepRow = z.infer<typeof stepRowSchema>

/** 漏报: rows of an imported 督查计划 that were never dispatched. */
export const unissuedSchema = z.object({
  n: count,
  /** Of them, those whose own deadline has passed. */
  overdue: count,
  /** The nearest deadlines first, the first of them. */
  rows: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      org: refSchema,
      due: dateSchema,
      state: matterStateSchema,
    }),
  ),
})

/** What a bulletin says in figures, as of the moment of drafting; it is stored and never worked out again. */
export const bulletinFiguresSchema = z.object({
  asOf: instantSchema,
  asOn: dateSchema,
  period: periodSchema,
  before: periodSchema,
  total: unitCountsSchema,
  units: z.array(unitRowSchema),
  reds: z.array(redTaskSchema),
  /** Red tasks that are not listed. */
  moreReds: count,
  steps: z.array(stepRowSchema),
  matterSteps: z.array(stepRowSchema),
  unissued: unissuedSchema,
  definitions: z.array(z.object({ name: z.string(), definition: z.string() })),
})
export type BulletinFigures = z.infer<typeof bulletinFiguresSchema>

const text = z.string().trim().max(4000, '最多 4000 字')
export const bulletinTextsSchema = z.strictObject({ lead: text, good: text, problems: text, next: text })
export type BulletinTexts = z.infer<typeof bulletinTextsSchema>

/** What a 专报 is about; neither: everything of the region. */
export const bulletinAboutSchema = z.object({
  category: matterCategorySchema.nullable(),
  matters: z.array(z.object({ id: idSchema, no: z.string(), title: z.string() })),
})

export const bulletinRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** 演督周〔2026〕3号; null until it is issued. */
  no: z.string().nullable(),
  kind: bulletinKindSchema,
  state: bulletinStateSchema,
  title: z.string(),
  period: periodSchema,
  asOn: dateSchema,
  /** null: the system. */
  draftedBy: refSchema.nullable(),
  issuedOn: dateSchema.nullable(),
  inHand: count,
  red: count,
  onTime: bulletinRateSchema,
})
export type BulletinRow = z.infer<typeof bulletinRowSchema>

export const bulletinSchema = bulletinRowSchema.extend({
  about: bulletinAboutSchema,
  texts: bulletinTextsSchema,
  figures: bulletinFiguresSchema,
  issuer: z.string(),
  issuedBy: refSchema.nullable(),
  withdrawal: z.object({ by: refSchema, on: dateSchema, reason: z.string() }).nullable(),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
  allowedActs: z.array(z.enum(keysOf<BulletinAct>(BULLETIN_ACTS))),
  /** Whether the reader may open the tasks and matters behind it. */
  opensTasks: z.boolean(),
})
export type Bulletin = z.infer<typeof bulletinSchema>
