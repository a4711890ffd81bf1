import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { flowChartSchema } from '../flow/flow.schema'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageQuery } from '../kernel/page'
import {
  AUDIENCES,
  GUIDE_STATES,
  MATERIAL_FORMS,
  MATERIAL_SOURCES,
  NECESSITIES,
  type GuideState,
} from './guides.states'

const text = (max: number) => z.string().trim().max(max, `最多 ${max} 字`)
const key = z.string().regex(/^[\w-]{1,40}$/, '编号只能用字母、数字和短横')
const days = z.int('天数应为整数').min(0).max(999)

export const guideStateSchema = z.enum(keysOf<GuideState>(GUIDE_STATES))

/** A step of one of the four stages: what is done, by whom, in how many working days. */
export const guideStepSchema = z.strictObject({
  name: z.string().trim().min(1, '请写步骤').max(100, '最多 100 字'),
  who: text(100).default(''),
  days: days.nullable().default(null),
  note: text(500).default(''),
})

export const guideMaterialSchema = z.strictObject({
  key,
  name: z.string().trim().min(2, '请写材料名称').max(200, '最多 200 字'),
  necessity: z.enum(keysOf(NECESSITIES)),
  source: z.enum(keysOf(MATERIAL_SOURCES)),
  copies: z.int('份数应为整数').min(0).max(99).default(1),
  form: z.enum(keysOf(MATERIAL_FORMS)),
  /** 规格. */
  spec: text(200).default(''),
  /** 填报须知. */
  notes: text(1000).default(''),
  basis: text(500).default(''),
  /** 空白表格, 示例样表. */
  blankFormId: idSchema.nullable().default(null),
  sampleId: idSchema.nullable().default(null),
  /** 可容缺: accepted without it, to be completed within so many working days. */
  deferDays: days.nullable().default(null),
  /** 可告知承诺: a promise stands for it, to be made good within so many working days. */
  promiseDays: days.nullable().default(null),
  /** Needed whatever is answered; else an answer of the 情形引导 selects it. */
  always: z.boolean().default(true),
})
export type GuideMaterial = z.infer<typeof guideMaterialSchema>

/** 情形引导: questions whose answers select materials and lead to the next question, or to the end. */
export const scenarioSchema = z.strictObject({
  /** Key of the first question; null without any. */
  first: key.nullable().default(null),
  questions: z
    .array(
      z.strictObject({
        key,
        text: z.string().trim().min(2, '请写问题').max(100, '最多 100 字'),
        options: z
          .array(
            z.strictObject({
              key,
              label: z.string().trim().min(1, '请写答案').max(60, '最多 60 字'),
              /** Keys of the materials this answer asks for. */
              materials: z.array(key).max(60).default([]),
              /** Key of the next question; null: this was the last. */
              next: key.nullable().default(null),
              /** Not to be applied for here, with the reason and what to do instead; ends the questions. */
              stop: text(300).default(''),
            }),
          )
          .min(2, '每个问题至少两个答案')
          .max(12, '每个问题最多 12 个答案'),
      }),
    )
    .max(30, '最多 30 个问题')
    .default([]),
})
export type Scenario = z.infer<typeof scenarioSchema>

export const guidePlaceSchema = z.strictObject({
  name: z.string().trim().min(2, '请写办理地点').max(100, '最多 100 字'),
  address: text(200).default(''),
  hours: text(200).default(''),
  phone: text(60).default(''),
  /** Window and floor. */
  window: text(60).default(''),
  /** GCJ-02, as the phone's map takes it; null without a point on the map. */
  lat: z.number().min(-90).max(90).nullable().default(null),
  lng: z.number().min(-180).max(180).nullable().default(null),
})

const steps = z.array(guideStepSchema).max(30).default([])

/** Everything a version of a guide says. */
export const guideContentSchema = z.strictObject({
  title: z.string().trim().min(2, '请写指南名称').max(200, '最多 200 字'),
  audience: z.enum(keysOf(AUDIENCES)).default('both'),
  themes: z.array(key).max(20).default([]),
  caseType: z.string().max(4).default('2'),
  forms: z.array(z.string().max(4)).max(9).default([]),
  conditions: z.array(z.string().trim().min(2).max(500)).max(50).default([]),
  stages: z
    .strictObject({ apply: steps, accept: steps, review: steps, deliver: steps })
    .default({ apply: [], accept: [], review: [], deliver: [] }),
  materials: z.array(guideMaterialSchema).max(60, '材料最多 60 项').default([]),
  noMaterials: z.boolean().default(false),
  scenario: scenarioSchema.default({ first: null, questions: [] }),
  /** 法定 and 承诺 in working days; 承诺 ≤ 法定. */
  legalDays: days.nullable().default(null),
  promisedDays: days.nullable().default(null),
  /** What the legal limit rests on. */
  limitBasis: text(500).default(''),
  /** 特别程序 that usually occur, with their working days: not counted in the limit. */
  specials: z
    .array(z.strictObject({ name: z.string().trim().min(2).max(60), days, basis: text(300).default('') }))
    .max(20)
    .default([]),
  /** Empty with `free`: 不收费. */
  free: z.boolean().default(true),
  fees: z
    .array(
      z.strictObject({
        name: z.string().trim().min(2).max(100),
        standard: z.string().trim().min(1).max(300),
        basis: text(300).default(''),
      }),
    )
    .max(20)
    .default([]),
  places: z.array(guidePlaceSchema).max(20).default([]),
  /** 咨询电话, 监督投诉方式. */
  phone: text(60).default(''),
  complaint: text(300).default(''),
  results: z
    .array(
      z.strictObject({
        name: z.string().trim().min(2).max(100),
        sampleId: idSchema.nullable().default(null),
      }),
    )
    .max(20)
    .default([]),
  faq: z
    .array(z.strictObject({ q: z.string().trim().min(2).max(200), a: z.string().trim().min(2).max(1000) }))
    .max(50)
    .default([]),
  flow: flowChartSchema.nullable().default(null),
})
export type GuideContent = z.infer<typeof guideContentSchema>

/** One thing a guide still lacks, with how many points of 100 it costs. */
export const missingSchema = z.object({ field: z.string(), text: z.string(), points: z.int() })
export type Missing = z.infer<typeof missingSchema>

export const powerRefSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  type: z.string(),
  state: z.string(),
})

export const guideRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  title: z.string(),
  power: powerRefSchema,
  org: refSchema,
  state: guideStateSchema,
  /** Number of the published version; 0 before the first. */
  no: z.int(),
  from: dateSchema.nullable(),
  /** The draft differs from what is published. */
  dirty: z.boolean(),
  score: z.int(),
  changedAt: instantSchema,
})
export type GuideRow = z.infer<typeof guideRowSchema>

export const guideVersionSchema = z.object({
  no: z.int(),
  from: dateSchema,
  publishedAt: instantSchema,
  publishedBy: z.string(),
  note: z.string(),
})

/** Names and sizes of the files a guide points to, by id. */
export const guideFilesSchema = z.record(
  z.string(),
  z.object({ name: z.string(), size: z.int(), mime: z.string() }),
)

export const guideSchema = guideRowSchema.extend({
  /** The draft, or the version asked for. */
  content: guideContentSchema,
  published: guideContentSchema.nullable(),
  files: guideFilesSchema,
  missing: z.array(missingSchema),
  versions: z.array(guideVersionSchema),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
  mayEdit: z.boolean(),
  mayPublish: z.boolean(),
})
export type Guide = z.infer<typeof guideSchema>

export const publicGuideSchema = z.object({
  id: idSchema,
  no: z.int(),
  /** The newest number, so that an old version says so. */
  latestNo: z.int(),
  from: dateSchema,
  state: guideStateSchema,
  power: powerRefSchema,
  org: refSchema,
  content: guideContentSchema,
  files: guideFilesSchema,
  versions: z.array(guideVersionSchema.omit({ publishedBy: true })),
})
export type PublicGuide = z.infer<typeof publicGuideSchema>

export const publicGuideRowSchema = z.object({
  id: idSchema,
  title: z.string(),
  powerId: idSchema,
  type: z.string(),
  org: refSchema,
  audience: z.enum(keysOf(AUDIENCES)),
  legalDays: z.int().nullable(),
  promisedDays: z.int().nullable(),
  caseType: z.string(),
  free: z.boolean(),
})
export type PublicGuideRow = z.infer<typeof publicGuideRowSchema>

/** 一次性告知书 that was printed: its number, and who may be told of it later. */
export const paperSchema = z.object({
  id: idSchema,
  /** 告知〔2026〕0001 */
  no: z.string(),
  guideNo: z.int(),
  printedAt: instantSchema,
  /** Path below /api/v1 of the file, good for an hour without a session. */
  pdf: z.string(),
  docx: z.string(),
})
export type Paper = z.infer<typeof paperSchema>

export const guideQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(100).optional(),
  orgId: idSchema.optional(),
  powerId: idSchema.optional(),
  state: guideStateSchema.optional(),
  /** Completeness below this. */
  below: z.coerce.number().int().min(1).max(100).optional(),
})
