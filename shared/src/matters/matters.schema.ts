import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { fileSchema } from '../files/files.api'
import { dateSchema, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageQuery } from '../kernel/page'
import {
  clockViewSchema,
  historySchema,
  lightSchema,
  limitSchema,
  milestoneSchema,
  namedQuery,
  periodSchema,
  progressSchema,
  quantitySchema,
  taskActionSchema,
  taskStateSchema,
} from '../tasks/tasks.schema'
import { closingSchema } from './closing.schema'
import {
  BASIS_KINDS,
  MATTER_ACTIONS,
  MATTER_CATEGORIES,
  MATTER_STATES,
  type BasisKind,
  type MatterAction,
  type MatterCategory,
  type MatterState,
} from './matters.states'
import { overlapSchema } from './overlap.schema'

export const matterStateSchema = z.enum(keysOf<MatterState>(MATTER_STATES))
export const matterActionSchema = z.enum(keysOf<MatterAction>(MATTER_ACTIONS))
export const matterCategorySchema = z.enum(keysOf<MatterCategory>(MATTER_CATEGORIES))
export const basisKindSchema = z.enum(keysOf<BasisKind>(BASIS_KINDS))

/** Kept beside the states so that front ends take it without zod. */
export { MAX_TREE_DEPTH } from './matters.states'

const title = z.string().trim().min(4, '名称至少 4 个字').max(100, '名称最多 100 字')

/** How the progress of a leaf is counted: so many of a unit. */
export const quantityBody = z.strictObject({
  unit: z.string().trim().min(1, '请填单位').max(10),
  target: z.int('目标应为整数').min(1, '目标至少 1').max(9_000_000_000_000),
})

/** 节点 of a leaf, in the order of their days. */
export const milestonesBody = z
  .array(
    z.strictObject({
      title: z.string().trim().min(2, '请写明节点，至少 2 个字').max(40, '节点最多 40 字'),
      due: dateSchema,
      weight: z.int('权重应为整数').min(1, '权重至少 1').max(100, '权重最多 100'),
    }),
  )
  .max(20, '节点最多 20 个')
  .default([])

export { title as taskTitle }

export const basisBody = z.strictObject({
  kind: basisKindSchema,
  /** e.g. 2026年区政府工作报告第41条, 区政府常务会议纪要〔2026〕18号 */
  text: z.string().trim().min(4, '请写明立项依据').max(200, '最多 200 字'),
  fileIds: z.array(idSchema).max(10).default([]),
  /** The 领导批示 it is set up from; its photo and its answer hang on it. */
  instructionId: idSchema.nullable().default(null),
})

const matterNote = z.string().trim().max(1000)
const planBody = z.strictObject({
  text: z.string().trim().max(2000, '最多 2000 字').default(''),
  fileIds: z.array(idSchema).max(10).default([]),
})

export const matterBody = z.strictObject({
  /** 涉密: asked of whoever sets it up, and nothing that is may enter (保守国家秘密法). */
  classified: z.literal(false, '涉密事项不得在本系统登记，请按保密规定另行办理').default(false),
  title,
  category: matterCategorySchema,
  basis: basisBody,
  leadOrgId: idSchema,
  /** 责任督查员: warned beside the official. */
  supervisorId: idSchema,
  due: dateSchema,
  /** 两办合办: the other supervising office that leads it, too; null: the office that sets it up alone. */
  jointOfficeId: idSchema.nullable().default(null),
  note: matterNote.default(''),
  /** 督查方案: how it is to be supervised. */
  plan: planBody.default({ text: '', fileIds: [] }),
})
/** What may change before 派单: what is left out stays. */
export const matterChange = matterBody.partial().extend({
  version: versionSchema,
  jointOfficeId: idSchema.nullable().optional(),
  note: matterNote.optional(),
  plan: planBody.optional(),
})
export type MatterBody = z.infer<typeof matterBody>

/** A node of the decomposition tree as the editor sends it: children nested, weights of siblings sum to 100. */
export interface TaskNodeInput {
  id?: string | undefined
  title: string
  requirement: string
  orgId: string
  coOrgIds: string[]
  handlerId?: string | null | undefined
  weight: number
  limit: z.infer<typeof limitSchema>
  quantity?: { unit: string; target: number } | null | undefined
  /** How often it reports at least; of leaves only. */
  period?: z.infer<typeof periodSchema> | null | undefined
  /** 节点, in the order of their days; of leaves without a quantity only. */
  milestones: { title: string; due: string; weight: number }[]
  attachmentIds: string[]
  children: TaskNodeInput[]
}

/** What a client may leave out of a node. */
export interface TaskNodeDraft extends Omit<
  TaskNodeInput,
  'requirement' | 'coOrgIds' | 'attachmentIds' | 'milestones' | 'children'
> {
  milestones?: TaskNodeInput['milestones'] | undefined
  requirement?: string | undefined
  coOrgIds?: string[] | undefined
  attachmentIds?: string[] | undefined
  children?: TaskNodeDraft[] | undefined
}

export const taskNodeSchema: z.ZodType<TaskNodeInput, TaskNodeDraft> = z
  .strictObject({
    id: idSchema.optional(),
    title,
    requirement: z.string().trim().max(2000).default(''),
    orgId: idSchema,
    coOrgIds: z.array(idSchema).max(20).default([]),
    handlerId: idSchema.nullish(),
    weight: z.int('权重应为整数').min(1, '权重至少 1').max(100, '权重最多 100'),
    limit: limitSchema,
    quantity: quantityBody.nullish(),
    period: periodSchema.nullish(),
    milestones: milestonesBody,
    attachmentIds: z.array(idSchema).max(10).default([]),
    get children(): z.ZodType<TaskNodeInput[], TaskNodeDraft[] | undefined> {
      return z.array(taskNodeSchema).max(50, '同级任务最多 50 项').default([])
    },
  })
  .meta({ id: 'TaskNode' })

export const treeBody = z.strictObject({
  version: versionSchema,
  tasks: z.array(taskNodeSchema).min(1, '至少分解一项任务').max(50, '同级任务最多 50 项'),
})

/** A node as the tree shows it; `children` by `parentId`, in the order of `no`. */
export const treeTaskSchema = z.object({
  id: idSchema,
  version: versionSchema,
  parentId: idSchema.nullable(),
  depth: z.int(),
  leaf: z.boolean(),
  no: z.string(),
  title: z.string(),
  requirement: z.string(),
  org: refSchema,
  coOrgs: z.array(refSchema),
  handler: refSchema.nullable(),
  weight: z.int(),
  limit: limitSchema,
  state: taskStateSchema,
  light: lightSchema,
  clock: clockViewSchema,
  progress: progressSchema,
  quantity: quantitySchema.nullable(),
  period: periodSchema.nullable(),
  milestones: z.array(milestoneSchema),
  attachments: z.array(fileSchema),
  allowedActions: z.array(taskActionSchema),
})
export type TreeTask = z.infer<typeof treeTaskSchema>

export const matterRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** 演督〔2026〕37号; given when approved, a draft has none. */
  no: z.string().nullable(),
  title: z.string(),
  category: matterCategorySchema,
  basis: z.object({
    kind: basisKindSchema,
    text: z.string(),
    /** Where it was set up from a 领导批示. */
    instructionId: idSchema.nullable(),
  }),
  /** How often it came back after 销号 (反弹). */
  relapses: z.int(),
  leadOrg: refSchema,
  supervisor: refSchema,
  state: matterStateSchema,
  light: lightSchema,
  clock: clockViewSchema,
  progress: progressSchema,
  tasks: z.object({ total: z.int(), done: z.int(), red: z.int(), yellow: z.int() }),
  allowedActions: z.array(matterActionSchema),
})
export type MatterRow = z.infer<typeof matterRowSchema>

export const matterSchema = matterRowSchema.extend({
  /** The supervising offices that lead it: the one that set it up, then, of 两办合办, the other. */
  offices: z.array(refSchema),
  note: z.string(),
  due: dateSchema,
  basisFiles: z.array(fileSchema),
  createdBy: refSchema,
  createdAt: instantSchema,
  approvedBy: refSchema.nullable(),
  approvedAt: instantSchema.nullable(),
  completedBy: refSchema.nullable(),
  closedBy: refSchema.nullable(),
  conclusion: z.string(),
  plan: z.object({ text: z.string(), files: z.array(fileSchema) }),
  closing: closingSchema.nullable(),
  /** What was found when it was issued over an overlap, and why it was issued all the same. */
  overlap: z
    .object({ found: z.array(overlapSchema), reason: z.string(), by: refSchema, at: instantSchema })
    .nullable(),
  tree: z.array(treeTaskSchema),
  history: z.array(historySchema),
})
export type Matter = z.infer<typeof matterSchema>

export const matterQuery = z.strictObject({
  ...pageQuery,
  state: matterStateSchema.optional(),
  light: lightSchema.optional(),
  category: matterCategorySchema.optional(),
  orgId: idSchema.optional(),
  supervisorId: idSchema.optional(),
  /** `unissued`: rows of an imported 督查计划 that were not issued yet (漏报). */
  plan: z.enum(['unissued']).optional(),
  ...namedQuery,
  sort: z.enum(['light', 'due', 'changed']).default('light'),
})
