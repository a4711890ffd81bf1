import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { flowChartSchema } from '../flow/flow.schema'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageQuery } from '../kernel/page'
import {
  CHANGE_KINDS,
  POWER_CHECKS,
  POWER_STATES,
  type ChangeKind,
  type PowerCheck,
  type PowerState,
} from './powers.states'

export const powerStateSchema = z.enum(keysOf<PowerState>(POWER_STATES))
export const changeKindSchema = z.enum(keysOf<ChangeKind>(CHANGE_KINDS))
export const powerCheckSchema = z.enum(keysOf<PowerCheck>(POWER_CHECKS))

const text = (max: number) => z.string().trim().max(max, `最多 ${max} 字`)
const short = text(200).default('')
const long = text(5000).default('')

/** 实施编码, 基本编码, 业务办理项编码: kept as published, never parsed; the pattern a place asks for stands in its settings. */
export const codeSchema = z.string().trim().min(1, '请填编码').max(64, '编码最多 64 个字符')

/** 设定依据: law, article, text. */
export const legalBasisSchema = z.strictObject({
  law: z.string().trim().min(2, '请写法律法规名称').max(200, '最多 200 字'),
  article: short,
  text: long,
})

/** 责任事项: what the power obliges its holder to do. */
export const dutySchema = z.strictObject({
  stage: z.string().trim().min(1, '请写阶段').max(20, '最多 20 字'),
  content: z.string().trim().min(2, '请写责任内容').max(2000, '最多 2000 字'),
  basis: text(2000).default(''),
})
export type Duty = z.infer<typeof dutySchema>

/** 追责情形 with its basis and the organ that holds to account. */
export const accountabilitySchema = z.strictObject({
  situation: z.string().trim().min(2, '请写追责情形').max(2000, '最多 2000 字'),
  basis: text(2000).default(''),
  organ: short,
})

/** 处罚标准 of a 行政处罚: circumstance, grade, standard, basis. */
export const penaltySchema = z.strictObject({
  circumstance: z.string().trim().min(2, '请写违法情形').max(500, '最多 500 字'),
  grade: text(50).default(''),
  standard: z.string().trim().min(2, '请写处罚标准').max(1000, '最多 1000 字'),
  basis: text(1000).default(''),
})

/** 办理所需材料 with the template to fill in. */
export const powerMaterialSchema = z.strictObject({
  name: z.string().trim().min(2, '请写材料名称').max(200, '最多 200 字'),
  note: short,
  templateId: idSchema.nullable().default(null),
})

/** Everything a version of a power says: what is proposed, compared, published and read. */
export const powerContentSchema = z.strictObject({
  code: codeSchema,
  baseCode: text(64).default(''),
  itemCode: text(64).default(''),
  /** 主项名称; empty for an item that is its own main item. */
  mainName: short,
  name: z.string().trim().min(2, '事项名称至少 2 字').max(200, '事项名称最多 200 字'),
  /** 子项. */
  subItems: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
  type: z.string().trim().min(1, '请选事项类型').max(20),
  orgId: idSchema,
  /** 实施主体编码 and 行政区划代码 as published; irregular ones are kept. */
  orgCode: text(64).default(''),
  regionCode: text(20).default(''),
  /** 承办机构. */
  office: short,
  level: text(10).default(''),
  source: text(10).default(''),
  bases: z.array(legalBasisSchema).max(50).default([]),
  /** 法定 and 承诺 in working days; null where none is set. */
  legalDays: z.int().min(0).max(999).nullable().default(null),
  promisedDays: z.int().min(0).max(999).nullable().default(null),
  duties: z.array(dutySchema).max(200, '责任事项最多 200 条').default([]),
  accountabilities: z.array(accountabilitySchema).max(100).default([]),
  penalties: z.array(penaltySchema).max(100).default([]),
  /** 操作规范. */
  norms: long,
  materials: z.array(powerMaterialSchema).max(100).default([]),
  /** 对外 and 对内流程图. */
  outerFlow: flowChartSchema.nullable().default(null),
  innerFlow: flowChartSchema.nullable().default(null),
  /** 监督方式, 救济渠道. */
  supervision: text(1000).default(''),
  remedies: text(1000).default(''),
  /** Values of the elements a place has added to the set, by their key. */
  extra: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/), text(5000)).default({}),
})
export type PowerContent = z.infer<typeof powerContentSchema>

/** A row of the list. */
export const powerRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  code: z.string(),
  mainName: z.string(),
  name: z.string(),
  type: z.string(),
  org: refSchema,
  office: z.string(),
  level: z.string(),
  source: z.string(),
  state: powerStateSchema,
  /** The change that made the version in force. */
  kind: changeKindSchema,
  /** Number of the version in force, and since when. */
  no: z.int(),
  from: dateSchema,
  dutyCount: z.int(),
  /** An open proposal for this power; shown as 拟调整. */
  openProposal: z.object({ id: idSchema, kind: changeKindSchema }).nullable(),
  /** The guide published last, with how complete it is (0–100). */
  guide: z.object({ id: idSchema, score: z.int() }).nullable(),
})
export type PowerRow = z.infer<typeof powerRowSchema>

export const powerVersionSchema = z.object({
  no: z.int(),
  kind: changeKindSchema,
  from: dateSchema,
  /** The day the next version took effect; null for the last. */
  until: dateSchema.nullable(),
  /** What it rests on, e.g. 演编发〔2026〕12号. */
  basis: z.string(),
  publishedAt: instantSchema,
  publishedBy: z.string(),
})
export type PowerVersion = z.infer<typeof powerVersionSchema>

export const powerSchema = powerRowSchema.extend({
  content: powerContentSchema,
  /** The version shown, which may be an earlier one. */
  shown: powerVersionSchema,
  versions: z.array(powerVersionSchema),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
  /** Every published guide of the power, by title. */
  guides: z.array(z.object({ id: idSchema, title: z.string(), score: z.int() })),
  mayPropose: z.boolean(),
})
export type Power = z.infer<typeof powerSchema>

/** What the public reads: the same content, nothing of how it came about. */
export const publicPowerSchema = z.object({
  id: idSchema,
  code: z.string(),
  name: z.string(),
  org: refSchema,
  state: powerStateSchema,
  kind: changeKindSchema,
  content: powerContentSchema,
  shown: powerVersionSchema.omit({ publishedBy: true }),
  versions: z.array(powerVersionSchema.omit({ publishedBy: true })),
  /** Every published guide of the power, by title. */
  guides: z.array(z.object({ id: idSchema, title: z.string() })),
})
export type PublicPower = z.infer<typeof publicPowerSchema>

/** One field that differs; `was` and `is` are readable text, lists line by line. */
export const fieldDiffSchema = z.object({
  field: z.string(),
  /** The field's Chinese name, for lists with their stage: 责任事项 审查阶段. */
  name: z.string(),
  how: z.enum(['same', 'changed', 'added', 'removed']),
  changes: z.int(),
  was: z.array(z.string()),
  is: z.array(z.string()),
})
export type FieldDiff = z.infer<typeof fieldDiffSchema>

export const powerQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(100).optional(),
  /** The org and everything below it. */
  orgId: idSchema.optional(),
  type: z.string().max(20).optional(),
  state: powerStateSchema.optional(),
  kind: changeKindSchema.optional(),
  source: z.string().max(10).optional(),
  /** The list as it stood on that day; today when left out. */
  asOf: dateSchema.optional(),
  sort: z.enum(['code', 'changed']).default('code'),
})

/** Counts of a set of powers at a glance. */
export const powerStatsSchema = z.object({
  asOf: dateSchema,
  total: z.int(),
  duties: z.int(),
  states: z.array(z.object({ state: powerStateSchema, count: z.int() })),
  /** Of the powers in the list by the change that made their version in force. */
  kinds: z.array(z.object({ kind: changeKindSchema, count: z.int() })),
  types: z.array(z.object({ type: z.string(), count: z.int() })),
  orgs: z.array(z.object({ org: refSchema, count: z.int(), duties: z.int() })),
  /** Changes that took effect in the month of `asOf`. */
  month: z.array(z.object({ kind: changeKindSchema, count: z.int() })),
})
export type PowerStats = z.infer<typeof powerStatsSchema>

export const powerFindingSchema = z.object({
  id: idSchema,
  check: powerCheckSchema,
  power: z.object({ id: idSchema, code: z.string(), name: z.string(), org: refSchema }),
  /** What was found, in plain words. */
  text: z.string(),
  /** The other power of a pair, e.g. what a cancelled one came back as. */
  other: z.object({ id: idSchema, code: z.string(), name: z.string(), org: refSchema }).nullable(),
})
export type PowerFinding = z.infer<typeof powerFindingSchema>

/** 覆盖: how far an org's list and guides are done. */
export const coverageRowSchema = z.object({
  org: refSchema,
  powers: z.int(),
  duties: z.int(),
  dutiesWithoutBasis: z.int(),
  disputedBoundaries: z.int(),
  /** Powers without any duty; left out by a server that does not count them. */
  powersWithoutDuties: z.int(),
  guides: z.int(),
  /** Mean completeness of its published guides, 0–100; null without any. */
  guideScore: z.int().nullable(),
  dutyListPublished: z.boolean(),
})
export type CoverageRow = z.infer<typeof coverageRowSchema>
