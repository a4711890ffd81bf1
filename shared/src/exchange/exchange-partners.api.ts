import { z } from 'zod'
import { endpoint, type Endpoint } from '../kernel/endpoint'
import { idParams, idSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { OVERLAP_HOURS } from './exchange.rules'
import {
  deliverySchema,
  exchangeAlgorithmSchema,
  exchangeSourceSchema,
  partnerSchema,
  partnerStateSchema,
  partnerWithSecretSchema,
  pushStateSchema,
} from './exchange.schema'

const name = z.string().trim().min(2, '请至少写 2 个字').max(50, '最多 50 字')
const callbackUrl = z.string().trim().max(300, '最多 300 个字符').default('')
/** SM2: the partner's public key in hex. */
const publicKey = z.string().trim().toLowerCase().max(130, '公钥为 128 或 130 位十六进制').default('')
const reason = z.string().trim().min(5, '请至少写 5 个字').max(200, '最多 200 字')
const { least, most, usual } = OVERLAP_HOURS
const said = `新旧密钥并行 ${least} 至 ${most} 小时`

/** 对接单位 as the system administrator keeps them. */
export const exchangePartnersApi = {
  list: endpoint({
    id: 'exchangePartners.list',
    method: 'GET',
    path: '/exchange-partners',
    permission: 'exchange.read',
    summary: '对接单位',
    query: z.strictObject({ ...pageQuery, state: partnerStateSchema.optional() }),
    response: pageOf(partnerSchema),
  }),
  get: endpoint({
    id: 'exchangePartners.get',
    method: 'GET',
    path: '/exchange-partners/:id',
    permission: 'exchange.read',
    summary: '一个对接单位',
    params: idParams,
    response: partnerSchema,
  }),
  create: endpoint({
    id: 'exchangePartners.create',
    method: 'POST',
    path: '/exchange-partners',
    permission: 'exchange.write',
    audit: 'exchange.partnerCreated',
    summary: '登记对接单位；密钥只显示这一次',
    body: z.strictObject({
      name,
      source: exchangeSourceSchema,
      algorithm: exchangeAlgorithmSchema,
      publicKey,
      callbackUrl,
      orgId: idSchema.nullable().default(null),
    }),
    response: partnerWithSecretSchema,
  }),
  change: endpoint({
    id: 'exchangePartners.change',
    method: 'PUT',
    path: '/exchange-partners/:id',
    permission: 'exchange.write',
    audit: 'exchange.partnerChanged',
    summary: '修改对接单位的名称、回调地址和所属单位',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      name,
      callbackUrl,
      orgId: idSchema.nullable().default(null),
    }),
    response: partnerSchema,
  }),
  rotate: endpoint({
    id: 'exchangePartners.rotate',
    method: 'POST',
    path: '/exchange-partners/:id/keys',
    permission: 'exchange.write',
    audit: 'exchange.keyRotated',
    summary: '更换密钥；旧密钥在并行时间内仍然有效',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      overlapHours: z.int(said).min(least, said).max(most, said).default(usual),
      publicKey,
    }),
    response: partnerWithSecretSchema,
  }),
  stop: endpoint({
    id: 'exchangePartners.stop',
    method: 'POST',
    path: '/exchange-partners/:id/stop',
    permission: 'exchange.write',
    audit: 'exchange.partnerStopped',
    summary: '停用对接单位：不再接收，也不再推送',
    params: idParams,
    body: z.strictObject({ version: versionSchema, reason }),
    response: partnerSchema,
  }),
  start: endpoint({
    id: 'exchangePartners.start',
    method: 'POST',
    path: '/exchange-partners/:id/start',
    permission: 'exchange.write',
    audit: 'exchange.partnerStarted',
    summary: '重新启用对接单位',
    params: idParams,
    body: z.strictObject({ version: versionSchema }),
    response: partnerSchema,
  }),
  deliveries: endpoint({
    id: 'exchangePartners.deliveries',
    method: 'GET',
    path: '/exchange-partners/:id/deliveries',
    permission: 'exchange.read',
    summary: '结果推送的记录，最近的在前；不含结果内容',
    params: idParams,
    query: z.strictObject({ ...pageQuery, push: pushStateSchema.optional() }),
    response: pageOf(deliverySchema),
  }),
  resend: endpoint({
    id: 'exchangePartners.resend',
    method: 'POST',
    path: '/exchange-partners/:id/deliveries/:deliveryId/resend',
    permission: 'exchange.write',
    audit: 'exchange.resent',
    summary: '重新推送一份结果',
    params: z.strictObject({ id: idSchema, deliveryId: idSchema }),
    response: deliverySchema,
  }),
} satisfies Record<string, Endpoint>
