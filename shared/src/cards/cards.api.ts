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
  issue: actEndpoint('issue', 'card.issued'),
  decline: actEndpoint('decline', 'card.declined'),
  deliver: actEndpoint('deliver', 'card.delivered'),
  appeal: actEndpoint('appeal', 'card.appealed'),
  uphold: actEndpoint('uphold', 'card.upheld'),
  withdraw: actEndpoint('withdraw', 'card.withdrawn'),
  lift: actEndpoint('lift', 'card.lifted'),
}
