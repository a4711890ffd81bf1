import { z } from 'zod'
import { endpoint } from '../kernel/endpoint'
import { idSchema } from '../kernel/ids'
import { SEARCH_KINDS, type SearchKind } from './search.states'

export const searchKindSchema = z.enum(Object.keys(SEARCH_KINDS) as [SearchKind, ...SearchKind[]])

/** Text cut where it matched. */
const piece = z.object({ text: z.string(), hit: z.boolean() })

export const searchHitSchema = z.object({
  kind: searchKindSchema,
  id: idSchema,
  /** The power of a duty, else the record's own id. */
  openId: idSchema,
  title: z.array(piece),
  /** Code or number. */
  code: z.array(piece),
  snippet: z.array(piece),
  orgName: z.string(),
  type: z.string(),
})
export type SearchHit = z.infer<typeof searchHitSchema>

const count = z.object({ value: z.string(), name: z.string(), count: z.int() })

export const searchResultSchema = z.object({
  items: z.array(searchHitSchema),
  total: z.int(),
  /** Offset of the next page; null on the last. */
  next: z.int().nullable(),
  /** Counts by kind, type and org, before the filter of that dimension. */
  kinds: z.array(count),
  types: z.array(count),
  orgs: z.array(count),
  /** 您是不是要找: another spelling with results; null when there is none or the query found enough. */
  hint: z.string().nullable(),
})
export type SearchResult = z.infer<typeof searchResultSchema>

const searchQuery = z.strictObject({
  q: z.string().trim().min(1, '请输入要找的内容').max(60, '最多 60 字'),
  kind: searchKindSchema.optional(),
  type: z.string().max(20).optional(),
  orgId: idSchema.optional(),
  from: z.coerce.number().int().min(0).max(10_000).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
export type SearchQuery = z.output<typeof searchQuery>

export const searchApi = {
  public: endpoint({
    id: 'search.public',
    method: 'GET',
    path: '/public/search',
    permission: 'public',
    summary: '公众搜索：事项、责任、指南',
    query: searchQuery,
    response: searchResultSchema,
  }),
  all: endpoint({
    id: 'search.all',
    method: 'GET',
    path: '/search',
    permission: 'signedIn',
    summary: '信息索引：事项、责任、指南，和查看范围内的任务、知识库',
    query: searchQuery,
    response: searchResultSchema,
  }),
}
