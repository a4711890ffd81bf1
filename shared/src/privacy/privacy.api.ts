import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, instantSchema } from '../kernel/ids'

export const privacyVersionSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '隐私说明的版本是它的公布日期')

/** Where a person stands with the privacy notice. */
export const consentSchema = z.object({
  /** The version in force. */
  current: z.string(),
  /** The version this person agreed to, and when; null: none, or withdrawn. */
  agreed: z.object({ version: z.string(), at: instantSchema }).nullable(),
  /** True while the agreed version is not the one in force. */
  needed: z.boolean(),
})

export const privacyApi = {
  notice: endpoint({
    id: 'privacy.notice',
    method: 'GET',
    path: '/privacy',
    permission: 'public',
    summary: '隐私说明全文与版本',
    response: z.object({
      version: privacyVersionSchema,
      publishedOn: dateSchema,
      sections: z.array(z.object({ title: z.string(), paragraphs: z.array(z.string()) })),
    }),
  }),
  mine: endpoint({
    id: 'privacy.mine',
    method: 'GET',
    path: '/me/privacy',
    permission: 'signedIn',
    summary: '我对隐私说明的同意情况和系统存了我哪些微信信息',
    response: consentSchema.extend({
      stored: z.array(z.object({ what: z.string(), why: z.string(), value: z.string() })),
    }),
  }),
  consent: endpoint({
    id: 'privacy.consent',
    method: 'POST',
    path: '/me/privacy',
    permission: 'signedIn',
    audit: 'privacy.consented',
    summary: '同意当前版本的隐私说明',
    body: z.strictObject({ version: privacyVersionSchema }),
    response: consentSchema,
  }),
  withdraw: endpoint({
    id: 'privacy.withdraw',
    method: 'DELETE',
    path: '/me/privacy',
    permission: 'signedIn',
    audit: 'privacy.withdrawn',
    summary: '撤回同意：删除微信绑定，退出登录；以后只在电脑端收到消息',
    response: z.object({ ok: z.literal(true) }),
  }),
}
