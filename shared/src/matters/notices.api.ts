import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, refSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'

/** A matter while its 公示 runs, as everybody may read it: no person, no paper, no step of its way. */
export const noticeRowSchema = z.object({
  id: idSchema,
  no: z.string(),
  title: z.string(),
  leadOrg: z.string(),
  region: refSchema,
  /** Both days included. */
  from: dateSchema,
  until: dateSchema,
  /** Days after today on which one may still object; 0 on the last. */
  daysLeft: z.int(),
})
export type NoticeRow = z.infer<typeof noticeRowSchema>

export const noticeSchema = noticeRowSchema.extend({
  /** What was achieved, without numbers of persons. */
  result: z.string(),
  /** The supervising office, which hears objections. */
  office: z.string(),
  /** Its telephone; '' where it has given none. */
  phone: z.string(),
})
export type Notice = z.infer<typeof noticeSchema>

/** 销号公示: what the public reads of a matter before it is struck off, while its days run and no longer. */
export const noticesApi = {
  list: endpoint({
    id: 'notices.list',
    method: 'GET',
    path: '/public/notices',
    permission: 'public',
    summary: '正在公示的督查事项，新的在前',
    query: z.strictObject({ ...pageQuery, regionId: idSchema.optional() }),
    response: pageOf(noticeRowSchema),
  }),
  regions: endpoint({
    id: 'notices.regions',
    method: 'GET',
    path: '/public/notices/regions',
    permission: 'public',
    summary: '哪些区划有正在公示的事项，各几件',
    response: z.object({ items: z.array(refSchema.extend({ n: z.int() })) }),
  }),
  get: endpoint({
    id: 'notices.get',
    method: 'GET',
    path: '/public/notices/:id',
    permission: 'public',
    summary: '一件正在公示的事项：办成了什么、公示到哪天、有意见打哪个电话',
    params: idParams,
    response: noticeSchema,
  }),
  qr: endpoint({
    id: 'notices.qr',
    method: 'GET',
    path: '/public/notices/:id/qr.png',
    permission: 'public',
    summary: '公示页的二维码：微信里打开小程序，其他打开网页',
    params: idParams,
    query: z.strictObject({ for: z.enum(['web', 'weapp']).default('web') }),
    binary: true,
    response: z.unknown(),
  }),
  link: endpoint({
    id: 'notices.link',
    method: 'GET',
    path: '/matters/:id/notice-link',
    permission: 'matter.read',
    summary: '公示页的网址和上面的电话',
    params: idParams,
    response: z.object({ url: z.string(), phone: z.string() }),
  }),
}
