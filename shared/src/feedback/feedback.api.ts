import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { safetyStateSchema } from '../safety/safety.api'

/** 意见反馈: what somebody says about this system, with the answer. */
export const feedbackSchema = z.object({
  id: idSchema,
  version: versionSchema,
  no: z.string(),
  text: z.string(),
  pictures: z.array(idSchema),
  /** Of text and pictures together: the strictest. */
  safety: safetyStateSchema,
  author: refSchema.extend({ orgName: z.string() }).nullable(),
  createdAt: instantSchema,
  /** `by` is null in what is published. */
  reply: z.object({ text: z.string(), by: refSchema.nullable(), at: instantSchema }).nullable(),
  publishedAt: instantSchema.nullable(),
})
export type Feedback = z.infer<typeof feedbackSchema>

const text = z.string().trim().min(5, '请至少写 5 个字').max(1000, '最多 1000 字')

export const feedbackApi = {
  submit: endpoint({
    id: 'feedback.submit',
    method: 'POST',
    path: '/feedback',
    permission: 'signedIn',
    audit: 'feedback.submitted',
    summary: '提交意见反馈',
    body: z.strictObject({ text, pictures: z.array(idSchema).max(3, '最多 3 张图片').default([]) }),
    response: feedbackSchema,
  }),
  mine: endpoint({
    id: 'feedback.mine',
    method: 'GET',
    path: '/me/feedback',
    permission: 'signedIn',
    summary: '我提交的意见反馈和答复',
    query: z.strictObject({ ...pageQuery }),
    response: pageOf(feedbackSchema),
  }),
  published: endpoint({
    id: 'feedback.published',
    method: 'GET',
    path: '/feedback/published',
    permission: 'signedIn',
    summary: '公开的意见和答复，不含姓名',
    query: z.strictObject({ ...pageQuery }),
    response: pageOf(feedbackSchema),
  }),
  list: endpoint({
    id: 'feedback.list',
    method: 'GET',
    path: '/feedback',
    permission: 'feedback.read',
    summary: '全部意见反馈',
    query: z.strictObject({ ...pageQuery, replied: z.enum(['true', 'false']).optional() }),
    response: pageOf(feedbackSchema),
  }),
  reply: endpoint({
    id: 'feedback.reply',
    method: 'POST',
    path: '/feedback/:id/reply',
    permission: 'feedback.read',
    audit: 'feedback.replied',
    summary: '答复意见反馈',
    params: idParams,
    body: z.strictObject({ version: versionSchema, text }),
    response: feedbackSchema,
  }),
  publish: endpoint({
    id: 'feedback.publish',
    method: 'POST',
    path: '/feedback/:id/publication',
    permission: 'feedback.read',
    audit: 'feedback.published',
    summary: '公开意见和答复；内容安全没有通过的不能公开',
    params: idParams,
    body: z.strictObject({ version: versionSchema }),
    response: feedbackSchema,
  }),
}
