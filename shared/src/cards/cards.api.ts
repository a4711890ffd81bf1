import { z } from 'zod'
import type { AuditEvent } from '../audit/audit.events'
import { endpoint } from '../kernel/endpoint'
import { idParams, idSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { CARD_ACT_PERMISSIONS } from './cards.rules'
import { CARD_ACT_INPUTS, cardKindSchema, cardRowSchema, cardSchema, cardStateSchema } from './cards.schema'
import { CARD_ACTS, type CardAct } from './cards.states'

/** `POST /cards/:id/<act>`: one act on the card as the person saw it. */
function actEndpoint<const A extends CardAct, const V extends AuditEvent>(act: A, audit: V) {
  return endpoint({
    id: `cards.${act}`,
    method: 'POST',
    path: `/cards/:id/${act}`,
    permission: CARD_ACT_PERMISSIONS[act],
    audit,
    summary: CARD_ACTS[act],
    params: idParams,
    body: z.strictObject({ version: versionSchema, ...CARD_ACT_INPUTS[act] }),
    response: cardSchema,
  })
}

/** 牌; they are proposed by what supervises their subject. */
export const cardsApi = {
  list: endpoint({
    id: 'cards.list',
    method: 'GET',
    path: '/cards',
    permission: 'card.read',
    summary: '牌，新的在前',
    query: z.strictObject({
      ...pageQuery,
      kind: cardKindSchema.optional(),
      state: cardStateSchema.optional(),
      orgId: idSchema.optional(),
      /** About this case or task. */
      subjectId: idSchema.optional(),
      /** The number of the card or of its subject, or part of the subject's name. */
      q: z.string().trim().max(100).optional(),
    }),
    response: pageOf(cardRowSchema),
  }),
  get: endpoint({
    id: 'cards.get',
    method: 'GET',
    path: '/cards/:id',
    permission: 'card.read',
    summary: '一张牌',
    params: idParams,
    response: cardSchema,
  }),
  paper: endpoint({
    id: 'cards.paper',
    method: 'GET',
    path: '/cards/:id/paper',
    permission: 'card.read',
    summary: '牌的文书，PDF',
    params: idParams,
    binary: true,
    response: z.unknown(),
  }),
  propose: endpoint({
    id: 'cards.propose',
    method: 'POST',
    path: '/tasks/:id/cards',
    permission: 'card.propose',
    audit: 'card.proposed',
    summary: '就一项督办任务提请发牌，由督查室主任决定',
    params: idParams,
    body: z.strictObject({
      /** Of the task as it was seen. */
      version: versionSchema,
      kind: cardKindSchema,
      reason: z.string().trim().min(5, '请写清楚事由，至少 5 个字').max(1000, '最多 1000 字'),
      basis: z.string().trim().min(2, '请写依据').max(500, '最多 500 字'),
      limitDays: z
        .int('天数应为整数')
        .min(1, '至少 1 个工作日')
        .max(60, '最多 60 个工作日')
        .nullable()
        .default(null),
    }),
    response: cardSchema,
  }),
  issue: actEndpoint('issue', 'card.issued'),
  decline: actEndpoint('decline', 'card.declined'),
  deliver: actEndpoint('deliver', 'card.delivered'),
  appeal: actEndpoint('appeal', 'card.appealed'),
  uphold: actEndpoint('uphold', 'card.upheld'),
  withdraw: actEndpoint('withdraw', 'card.withdrawn'),
  lift: actEndpoint('lift', 'card.lifted'),
}
