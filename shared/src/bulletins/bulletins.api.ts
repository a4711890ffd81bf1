import { z } from 'zod'
import type { AuditEvent } from '../audit/audit.events'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { matterCategorySchema } from '../matters/matters.schema'
import { BULLETIN_PERMISSIONS } from './bulletins.rules'
import {
  bulletinKindSchema,
  bulletinRowSchema,
  bulletinSchema,
  bulletinStateSchema,
  bulletinTextsSchema,
} from './bulletins.schema'
import { BULLETIN_ACTS, REGULAR_KINDS, type BulletinAct } from './bulletins.states'

const title = z.string().trim().min(4, '标题至少 4 个字').max(100, '标题最多 100 字')
const reason = z.string().trim().min(5, '请写明理由，至少 5 个字').max(500, '最多 500 字')

/** What each act says beside the version. */
export const BULLETIN_INPUTS = {
  edit: { title, texts: bulletinTextsSchema },
  refresh: {},
  issue: {},
  withdraw: { reason },
  discard: { reason },
} as const satisfies Record<BulletinAct, z.ZodRawShape>

/** A 通报 of the week or month that holds a day, or a 专报 over days and about what is named. */
export const bulletinDraftBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(REGULAR_KINDS), on: dateSchema }),
  z.strictObject({
    kind: z.literal('special'),
    title,
    from: dateSchema,
    through: dateSchema,
    category: matterCategorySchema.nullable().default(null),
    matterIds: z.array(idSchema).max(50, '最多 50 件事项').default([]),
  }),
])

/** `POST /bulletins/:id/<act>`: one act on the bulletin as the person saw it. */
function actEndpoint<const A extends BulletinAct, const V extends AuditEvent>(act: A, audit: V) {
  return endpoint({
    id: `bulletins.${act}`,
    method: 'POST',
    path: `/bulletins/:id/${act}`,
    permission: BULLETIN_PERMISSIONS[act],
    audit,
    summary: `督查通报：${BULLETIN_ACTS[act]}`,
    params: idParams,
    body: z.strictObject({ version: versionSchema, ...BULLETIN_INPUTS[act] }),
    response: bulletinSchema,
  })
}

const read = { method: 'GET', permission: 'bulletin.read' } as const

export const bulletinsApi = {
  list: endpoint({
    ...read,
    id: 'bulletins.list',
    path: '/bulletins',
    summary: '督查通报和专报，新的在前；拟稿只有督查室看得到',
    query: z.strictObject({
      ...pageQuery,
      kind: bulletinKindSchema.optional(),
      state: bulletinStateSchema.optional(),
      q: z.string().trim().max(50).optional(),
    }),
    response: pageOf(bulletinRowSchema),
  }),
  get: endpoint({
    ...read,
    id: 'bulletins.get',
    path: '/bulletins/:id',
    summary: '一份督查通报，数字是起草时的',
    params: idParams,
    response: bulletinSchema,
  }),
  paper: endpoint({
    ...read,
    id: 'bulletins.paper',
    path: '/bulletins/:id/paper',
    summary: '督查通报文书，PDF 或 Word；拟稿也可以取，标明没有印发',
    params: idParams,
    query: z.strictObject({ as: z.enum(['pdf', 'word']).default('pdf') }),
    binary: true,
    response: z.unknown(),
  }),
  draft: endpoint({
    id: 'bulletins.draft',
    method: 'POST',
    path: '/bulletins',
    permission: 'bulletin.draft',
    audit: 'bulletin.drafted',
    summary: '起草督查通报或专报：数字取当时的，文字可以再改',
    body: bulletinDraftBody,
    response: bulletinSchema,
  }),
  edit: actEndpoint('edit', 'bulletin.edited'),
  refresh: actEndpoint('refresh', 'bulletin.refreshed'),
  issue: actEndpoint('issue', 'bulletin.issued'),
  withdraw: actEndpoint('withdraw', 'bulletin.withdrawn'),
  discard: actEndpoint('discard', 'bulletin.discarded'),
}
