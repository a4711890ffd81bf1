import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { fileSchema } from '../files/files.api'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import {
  INSTRUCTION_ACTS,
  INSTRUCTION_STATES,
  type InstructionAct,
  type InstructionState,
} from './instructions.states'
import { MATTER_STATES, type MatterState } from './matters.states'

const stateSchema = z.enum(keysOf<InstructionState>(INSTRUCTION_STATES))
const text = z.string().trim().min(5, '请写清楚，至少 5 个字').max(1000, '最多 1000 字')

export const instructionRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  /** 演督批〔2026〕3号 */
  no: z.string(),
  leader: refSchema,
  on: dateSchema,
  text: z.string(),
  state: stateSchema,
  /** How many matters were set up from it. */
  matters: z.int(),
})
export type InstructionRow = z.infer<typeof instructionRowSchema>

export const instructionSchema = instructionRowSchema.omit({ matters: true }).extend({
  files: z.array(fileSchema),
  writtenBy: refSchema,
  /** Who of the office follows it: whoever entered it, or took it over. */
  followedBy: refSchema,
  matters: z.array(
    z.object({
      id: idSchema,
      no: z.string().nullable(),
      title: z.string(),
      state: z.enum(keysOf<MatterState>(MATTER_STATES)),
    }),
  ),
  /** What was reported back, oldest first. */
  reports: z.array(
    z.object({ text: z.string(), files: z.array(fileSchema), by: z.string(), at: instantSchema }),
  ),
  history: z.array(z.object({ at: instantSchema, who: z.string(), what: z.string(), note: z.string() })),
  allowedActs: z.array(z.enum(keysOf<InstructionAct>(INSTRUCTION_ACTS))),
})
export type Instruction = z.infer<typeof instructionSchema>

export const instructionsApi = {
  list: endpoint({
    id: 'instructions.list',
    method: 'GET',
    path: '/instructions',
    permission: 'instruction.read',
    summary: '领导批示，新的在前',
    query: z.strictObject({
      ...pageQuery,
      state: stateSchema.optional(),
      leaderId: idSchema.optional(),
      q: z.string().trim().max(50).optional(),
    }),
    response: pageOf(instructionRowSchema),
  }),
  get: endpoint({
    id: 'instructions.get',
    method: 'GET',
    path: '/instructions/:id',
    permission: 'instruction.read',
    summary: '一件批示，据它立项的事项和反馈',
    params: idParams,
    response: instructionSchema,
  }),
  write: endpoint({
    id: 'instructions.write',
    method: 'POST',
    path: '/instructions',
    permission: 'instruction.write',
    audit: 'instruction.written',
    summary: '写批示；督查室代为登记时要附批示件照片',
    body: z.strictObject({
      /** null: the person who writes is the leader. */
      leaderId: idSchema.nullable().default(null),
      on: dateSchema,
      text,
      fileIds: z.array(idSchema).max(10, '最多 10 个附件').default([]),
    }),
    response: instructionSchema,
  }),
  report: endpoint({
    id: 'instructions.report',
    method: 'POST',
    path: '/instructions/:id/report',
    permission: 'instruction.report',
    audit: 'instruction.reported',
    summary: '向批示领导反馈办理结果',
    params: idParams,
    body: z.strictObject({ version: versionSchema, text, fileIds: z.array(idSchema).max(10).default([]) }),
    response: instructionSchema,
  }),
  markRead: endpoint({
    id: 'instructions.markRead',
    method: 'POST',
    path: '/instructions/:id/mark-read',
    permission: 'instruction.write',
    audit: 'instruction.read',
    summary: '批示领导已阅反馈',
    params: idParams,
    body: z.strictObject({ version: versionSchema }),
    response: instructionSchema,
  }),
  repeat: endpoint({
    id: 'instructions.repeat',
    method: 'POST',
    path: '/instructions/:id/repeat',
    permission: 'instruction.write',
    audit: 'instruction.repeated',
    summary: '再批示，继续办理',
    params: idParams,
    body: z.strictObject({ version: versionSchema, text }),
    response: instructionSchema,
  }),
}
