import { z } from 'zod'

const key = z.string().regex(/^[\w-]{1,40}$/, '编号只能用字母、数字和短横')

/** A node of a flow chart; x and y are its upper left corner in pixels, width 160, height 56. */
export const flowNodeSchema = z.strictObject({
  id: key,
  kind: z.enum(['start', 'step', 'decision', 'end']),
  text: z.string().trim().min(1, '请写环节名称').max(60, '最多 60 字'),
  /** 办理岗位或人员; empty for none. */
  who: z.string().trim().max(60).default(''),
  /** Working days of this step. */
  days: z.int().min(0).max(999).nullable().default(null),
  x: z.number().min(-5000).max(20_000),
  y: z.number().min(-5000).max(20_000),
})

export const flowEdgeSchema = z.strictObject({
  id: key,
  from: key,
  to: key,
  label: z.string().trim().max(20).default(''),
})

/** A flow chart as it is edited, kept and drawn everywhere. */
export const flowChartSchema = z.strictObject({
  nodes: z.array(flowNodeSchema).max(60, '最多 60 个环节'),
  edges: z.array(flowEdgeSchema).max(120, '最多 120 条连线'),
})
export type FlowChart = z.infer<typeof flowChartSchema>
export type FlowNode = z.infer<typeof flowNodeSchema>
export type FlowEdge = z.infer<typeof flowEdgeSchema>
