import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { fileSchema } from '../files/files.api'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import {
  CONSULTATION_ACTS,
  CONSULTATION_STATES,
  type ConsultationAct,
  type ConsultationState,
} from './consultations.states'

const stateSchema = z.enum(keysOf<ConsultationState>(CONSULTATION_STATES))
const actSchema = z.enum(keysOf<ConsultationAct>(CONSULTATION_ACTS))
const topicKey = z.string().trim().min(1, '请选主题').max(40)
const text = z.string().trim().min(5, '请写清楚，至少 5 个字').max(2000, '最多 2000 字')
const files = z.array(idSchema).max(9, '最多 9 份材料').default([])

const linkedSchema = z.object({ id: idSchema, no: z.string(), title: z.string() })

export const consultationRowSchema = z.object({
  id: idSchema,
  version: versionSchema,
  no: z.string(),
  topic: z.object({ key: z.string(), name: z.string() }),
  /** The first question. */
  question: z.string(),
  asker: refSchema,
  org: refSchema,
  responsible: refSchema.nullable(),
  /** What it is about, where it was asked about one. */
  matter: linkedSchema.nullable(),
  task: linkedSchema.nullable(),
  state: stateSchema,
  askedAt: instantSchema,
  /** The promise for the last question. */
  dueAt: instantSchema,
  late: z.boolean(),
  /** 有用 or 没用, of the last answer. */
  useful: z.boolean().nullable(),
  allowedActions: z.array(actSchema),
})
export type ConsultationRow = z.infer<typeof consultationRowSchema>

export const consultationSchema = consultationRowSchema.extend({
  posts: z.array(
    z.object({
      side: z.enum(['asker', 'office']),
      by: refSchema,
      at: instantSchema,
      text: z.string(),
      files: z.array(fileSchema),
      /** The entry it was answered with. */
      knowledge: z.object({ id: idSchema, question: z.string() }).nullable(),
      /** An answer that came after its promise. */
      late: z.boolean(),
    }),
  ),
  /** Closed by itself after this day; null while it waits. */
  closesAfter: dateSchema.nullable(),
})
export type Consultation = z.infer<typeof consultationSchema>

export const topicsSchema = z.object({
  version: versionSchema,
  topics: z.array(z.object({ key: z.string(), name: z.string(), responsible: refSchema.nullable() })),
})
export type ConsultationTopics = z.infer<typeof topicsSchema>

const write = { method: 'POST', params: idParams, response: consultationSchema } as const

/** 督查咨询. */
export const consultationsApi = {
  list: endpoint({
    id: 'consultations.list',
    method: 'GET',
    path: '/consultations',
    permission: 'consultation.read',
    summary: '督查咨询：待答复的按承诺时间排在前，其余新的在前',
    query: z.strictObject({
      ...pageQuery,
      state: stateSchema.optional(),
      topic: topicKey.optional(),
      mine: z.enum(['true']).optional(),
    }),
    response: pageOf(consultationRowSchema),
  }),
  topics: endpoint({
    id: 'consultations.topics',
    method: 'GET',
    path: '/consultations/topics',
    permission: 'consultation.read',
    summary: '咨询主题和负责答复的督查人员',
    response: topicsSchema,
  }),
  saveTopics: endpoint({
    id: 'consultations.saveTopics',
    method: 'PUT',
    path: '/consultations/topics',
    permission: 'consultation.topics',
    audit: 'consultation.topicsChanged',
    summary: '修改咨询主题和负责人；“其他”要保留',
    body: z.strictObject({
      version: versionSchema,
      topics: z
        .array(
          z.strictObject({
            key: topicKey.optional(),
            name: z.string().trim().min(2, '请写主题名称，至少 2 个字').max(20, '最多 20 字'),
            responsibleId: idSchema.nullable(),
          }),
        )
        .min(1)
        .max(30, '最多 30 个主题'),
    }),
    response: topicsSchema,
  }),
  answerers: endpoint({
    id: 'consultations.answerers',
    method: 'GET',
    path: '/consultations/answerers',
    permission: 'consultation.answer',
    summary: '本地区可以答复咨询的人',
    response: z.object({ items: z.array(refSchema) }),
  }),
  get: endpoint({
    id: 'consultations.get',
    method: 'GET',
    path: '/consultations/:id',
    permission: 'consultation.read',
    summary: '一次咨询的全部问答',
    params: idParams,
    response: consultationSchema,
  }),
  ask: endpoint({
    id: 'consultations.ask',
    method: 'POST',
    path: '/consultations',
    permission: 'consultation.ask',
    audit: 'consultation.asked',
    summary: '向督查咨询；按主题分给负责人，承诺在工作时间内答复',
    body: z
      .strictObject({
        ...{ topic: topicKey, text, files },
        ...{ matterId: idSchema.optional(), taskId: idSchema.optional() },
      })
      .refine(({ matterId, taskId }) => matterId === undefined || taskId === undefined, {
        path: ['taskId'],
        message: '事项和任务只能选一个',
      }),
    response: consultationSchema,
  }),
  answer: endpoint({
    ...write,
    id: 'consultations.answer',
    path: '/consultations/:id/answers',
    permission: 'consultation.answer',
    audit: 'consultation.answered',
    summary: '答复咨询，可以引用知识库的一条',
    body: z.strictObject({ version: versionSchema, text, files, knowledgeId: idSchema.optional() }),
  }),
  followUp: endpoint({
    ...write,
    id: 'consultations.followUp',
    path: '/consultations/:id/follow-ups',
    permission: 'consultation.ask',
    audit: 'consultation.followedUp',
    summary: '追问；已结束的咨询由此重新打开',
    body: z.strictObject({ version: versionSchema, text, files }),
  }),
  take: endpoint({
    ...write,
    id: 'consultations.take',
    path: '/consultations/:id/taking',
    permission: 'consultation.answer',
    audit: 'consultation.taken',
    summary: '接办：由自己负责答复',
    body: z.strictObject({ version: versionSchema }),
  }),
  transfer: endpoint({
    ...write,
    id: 'consultations.transfer',
    path: '/consultations/:id/transfer',
    permission: 'consultation.answer',
    audit: 'consultation.transferred',
    summary: '转到另一主题或另一人；不指定人的由主题负责人答复',
    body: z.strictObject({
      version: versionSchema,
      topic: topicKey,
      responsibleId: idSchema.optional(),
      note: z.string().trim().max(200, '最多 200 字').default(''),
    }),
  }),
  close: endpoint({
    ...write,
    id: 'consultations.close',
    path: '/consultations/:id/closing',
    permission: 'consultation.ask',
    audit: 'consultation.closed',
    summary: '提问人结束咨询',
    body: z.strictObject({ version: versionSchema }),
  }),
  rate: endpoint({
    ...write,
    id: 'consultations.rate',
    path: '/consultations/:id/rating',
    permission: 'consultation.ask',
    audit: 'consultation.rated',
    summary: '提问人评价答复有用或没用',
    body: z.strictObject({ version: versionSchema, useful: z.boolean() }),
  }),
}
