import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, versionSchema } from '../kernel/ids'
import { taskSchema } from './tasks.schema'

const version = versionSchema
const reason = z.string().trim().min(5, '请写明理由，至少 5 个字').max(1000, '最多 1000 字')
const opinion = z.string().trim().max(500, '最多 500 字').default('')
const fileIds = z.array(idSchema).max(10, '材料最多 10 份').default([])
const act = <const B extends z.ZodRawShape>(body: B) => ({
  params: idParams,
  body: z.strictObject({ version, ...body }),
  response: taskSchema,
})

/** 退回, 延期, 会办, 转办, 交办, 催办: each answers the task as it then is. */
export const taskActsApi = {
  giveBack: endpoint({
    id: 'taskActs.giveBack',
    method: 'POST',
    path: '/tasks/:id/give-back',
    permission: 'task.ask',
    audit: 'task.returnAsked',
    summary: '退回任务：收到后的下一个工作日同一时刻前，由督查员决定',
    ...act({ reason, suggestedOrgId: idSchema.nullable().default(null) }),
  }),
  takeBack: endpoint({
    id: 'taskActs.takeBack',
    method: 'POST',
    path: '/tasks/:id/take-back',
    permission: 'task.ask',
    audit: 'task.returnTakenBack',
    summary: '撤回还没有决定的退回，任务回到本单位（等待的工作日记在本单位名下）',
    ...act({ reason }),
  }),
  decideReturn: endpoint({
    id: 'taskActs.decideReturn',
    method: 'POST',
    path: '/tasks/:id/decide-return',
    permission: 'task.direct',
    audit: 'task.returnDecided',
    summary: '决定退回：改派单位，或退回原单位（耽误的工作日记在退回单位名下）',
    ...act({
      upheld: z.boolean(),
      /** Where it goes when upheld. */
      orgId: idSchema.nullable().default(null),
      handlerId: idSchema.nullable().default(null),
      opinion: reason,
      /** 指定承办: whoever has it then cannot give it back. */
      designated: z.boolean().default(false),
    }),
  }),
  extend: endpoint({
    id: 'taskActs.extend',
    method: 'POST',
    path: '/tasks/:id/extension',
    permission: 'task.ask',
    audit: 'task.extensionAsked',
    summary: '申请延期：限期前提出；等待审批期间时限照常计算',
    ...act({ days: z.int('天数应为整数').min(1, '至少 1 天').max(180, '最多 180 天'), reason, fileIds }),
  }),
  decideExtension: endpoint({
    id: 'taskActs.decideExtension',
    method: 'POST',
    path: '/tasks/:id/decide-extension',
    // the rule asks for the permission of the level: short ones the 督查室主任, long ones a 领导
    permission: 'task.read',
    audit: 'task.extensionDecided',
    summary: '审批延期，按天数分级',
    ...act({
      granted: z.boolean(),
      /** Days granted, at most those asked for; null: all of them. */
      days: z.int('天数应为整数').min(1, '至少 1 天').nullable().default(null),
      opinion,
    }),
  }),
  askCo: endpoint({
    id: 'taskActs.askCo',
    method: 'POST',
    path: '/tasks/:id/co-work',
    permission: 'task.direct',
    audit: 'task.coAsked',
    summary: '增加协办单位，各有分期限',
    ...act({
      orgId: idSchema,
      demand: reason,
      /** null: the share of the window that the rules set. */
      due: dateSchema.nullable().default(null),
    }),
  }),
  answerCo: endpoint({
    id: 'taskActs.answerCo',
    method: 'POST',
    path: '/tasks/:id/co-answer',
    permission: 'task.ask',
    audit: 'task.coAnswered',
    summary: '协办单位答复主办',
    ...act({ orgId: idSchema, answer: reason, fileIds }),
  }),
  waiveCo: endpoint({
    id: 'taskActs.waiveCo',
    method: 'POST',
    path: '/tasks/:id/co-waive',
    permission: 'task.ask',
    audit: 'task.coWaived',
    summary: '协办没有答复仍要报结的，注明原因',
    ...act({ orgId: idSchema, reason }),
  }),
  transfer: endpoint({
    id: 'taskActs.transfer',
    method: 'POST',
    path: '/tasks/:id/transfer',
    // 督查 within the region, a head below; the rule tells them apart
    permission: 'task.read',
    audit: 'task.transferred',
    summary: '转办：责任随之转移，时限不重新起算',
    ...act({
      orgId: idSchema,
      handlerId: idSchema.nullable().default(null),
      reason,
      designated: z.boolean().default(false),
    }),
  }),
  entrust: endpoint({
    id: 'taskActs.entrust',
    method: 'POST',
    path: '/tasks/:id/entrust',
    permission: 'task.assign',
    audit: 'task.entrusted',
    summary: '交办给本单位或下属单位的人，责任仍在本单位',
    ...act({ personId: idSchema, due: dateSchema.nullable().default(null), note: opinion }),
  }),
  urge: endpoint({
    id: 'taskActs.urge',
    method: 'POST',
    path: '/tasks/:id/urge',
    permission: 'task.urge',
    audit: 'task.urged',
    summary: '催办，限次',
    ...act({ note: z.string().trim().max(200, '最多 200 字').default('') }),
  }),
  people: endpoint({
    id: 'taskActs.people',
    method: 'GET',
    path: '/tasks/:id/people',
    permission: 'task.read',
    summary: '一个单位里可以承办这项任务的人',
    params: idParams,
    query: z.strictObject({ orgId: idSchema }),
    response: z.object({ items: z.array(z.object({ id: idSchema, name: z.string(), roles: z.string() })) }),
  }),
}
