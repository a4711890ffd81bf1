import { z } from 'zod'
import { endpoint, type Endpoint } from '../kernel/endpoint'
import { instantSchema } from '../kernel/ids'
import {
  exchangeClueBody,
  exchangeResultSchema,
  exchangeSourceSchema,
  feedRowSchema,
  partnerNoSchema,
  receiptSchema,
} from './exchange.schema'

/** 对接 from the side of the other system: every request signed, every answer signed. How: `docs/exchange.md`. */
export const exchangeApi = {
  status: endpoint({
    id: 'exchange.status',
    method: 'GET',
    path: '/exchange/status',
    permission: 'partner',
    summary: '对接自检：签名是否正确、服务器时间、现在的密钥、旧密钥何时到期',
    response: z.object({
      partner: z.string(),
      source: exchangeSourceSchema,
      /** The key of now; whoever signs with another should change to it. */
      keyId: z.string(),
      /** Until when the one before it holds; null: there is none. */
      previousKeyEndsAt: instantSchema.nullable(),
      serverTime: instantSchema,
    }),
  }),
  send: endpoint({
    id: 'exchange.send',
    method: 'POST',
    path: '/exchange/clues',
    permission: 'partner',
    audit: 'exchange.received',
    summary: '报送一条线索；同一来文号、同样内容再次报送得到同一份回执',
    body: exchangeClueBody,
    response: receiptSchema,
  }),
  get: endpoint({
    id: 'exchange.get',
    method: 'GET',
    path: '/exchange/clues/:no',
    permission: 'partner',
    summary: '按来文号看一条线索的进度和结果',
    params: z.strictObject({ no: partnerNoSchema }),
    response: exchangeResultSchema,
  }),
  results: endpoint({
    id: 'exchange.results',
    method: 'GET',
    path: '/exchange/results',
    permission: 'partner',
    summary: '某个序号之后的结果，按序号排列',
    query: z.strictObject({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.object({
      items: z.array(feedRowSchema),
      /** Give it as `after` the next time. */
      next: z.int(),
      more: z.boolean(),
    }),
  }),
  acknowledge: endpoint({
    id: 'exchange.acknowledge',
    method: 'POST',
    path: '/exchange/acknowledgements',
    permission: 'partner',
    audit: 'exchange.acknowledged',
    summary: '确认已取到某个序号为止的结果，不再推送',
    body: z.strictObject({ through: z.int().min(1, '序号从 1 开始') }),
    response: z.object({ through: z.int() }),
  }),
} satisfies Record<string, Endpoint>
