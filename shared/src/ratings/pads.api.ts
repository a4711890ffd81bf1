import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema } from '../kernel/ids'
import { stageSchema } from './ratings.schema'

const code = z.string().trim().max(20)

export const padSchema = z.object({
  id: idSchema,
  /** What the pad is opened with; only the window knows it. */
  code: z.string(),
  name: z.string(),
  org: refSchema,
  createdAt: instantSchema,
})
export type Pad = z.infer<typeof padSchema>

/** A stage of a case that the window may ask the person to rate. Whether it was rated is not told. */
export const windowInvitationSchema = z.object({
  id: idSchema,
  stage: stageSchema,
  title: z.string(),
  invitedOn: dateSchema,
})
export type WindowInvitation = z.infer<typeof windowInvitationSchema>

export const padsApi = {
  invitations: endpoint({
    id: 'pads.invitations',
    method: 'GET',
    path: '/rating-invitations',
    permission: 'case.receive',
    summary: '凭办件编号找可以请人评价的环节',
    query: z.strictObject({ no: z.string().trim().max(30, '编号为 12 位数字') }),
    response: z.object({ items: z.array(windowInvitationSchema) }),
  }),
  code: endpoint({
    id: 'pads.code',
    method: 'GET',
    path: '/rating-invitations/:id/qr.png',
    permission: 'case.receive',
    summary: '窗口评价二维码：微信打开小程序，没有小程序时打开网页',
    params: idParams,
    query: z.strictObject({ for: z.enum(['weapp', 'web']).default('weapp') }),
    binary: true,
    response: z.unknown(),
  }),
  list: endpoint({
    id: 'pads.list',
    method: 'GET',
    path: '/pads',
    permission: 'case.receive',
    summary: '本单位的窗口评价器',
    response: z.object({ items: z.array(padSchema) }),
  }),
  create: endpoint({
    id: 'pads.create',
    method: 'POST',
    path: '/pads',
    permission: 'case.receive',
    audit: 'pad.created',
    summary: '登记窗口评价器',
    body: z.strictObject({ name: z.string().trim().min(2, '请写窗口名称').max(40, '最多 40 字') }),
    response: padSchema,
  }),
  show: endpoint({
    id: 'pads.show',
    method: 'POST',
    path: '/pads/:code/show',
    permission: 'case.receive',
    audit: 'pad.shown',
    summary: '在评价器上请人评价',
    params: z.strictObject({ code }),
    body: z.strictObject({ invitationId: idSchema }),
    response: z.object({ shownAt: instantSchema }),
  }),
  ownPhone: endpoint({
    id: 'pads.ownPhone',
    method: 'GET',
    path: '/public/ratings/invitations/:token/qr.png',
    permission: 'public',
    summary: '评价器上的二维码：用自己的手机评价',
    params: z.strictObject({ token: z.string().max(60) }),
    binary: true,
    response: z.unknown(),
  }),
  current: endpoint({
    id: 'pads.current',
    method: 'GET',
    path: '/public/pads/:code',
    permission: 'public',
    summary: '评价器现在请谁评价',
    params: z.strictObject({ code }),
    response: z.object({
      name: z.string(),
      org: z.string(),
      /** null: nobody is asked now. */
      current: z.object({ token: z.string(), title: z.string(), stage: stageSchema }).nullable(),
    }),
  }),
}
