import { z } from 'zod'
import { endpoint, type Endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, refSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { MOST_BY_WORDS } from './clues.rules'
import {
  clueIdentitySchema,
  clueKindSchema,
  cluePrioritySchema,
  clueRowSchema,
  clueSchema,
  clueStateSchema,
} from './clues.schema'

export const clueListQuery = z.strictObject({
  ...pageQuery,
  state: clueStateSchema.optional(),
  kind: clueKindSchema.optional(),
  identity: clueIdentitySchema.optional(),
  priority: cluePrioritySchema.optional(),
  /** The unit it was given to. */
  orgId: idSchema.optional(),
  /**
   * Number, or words in text, keywords, place and unit; of more than `MOST_BY_WORDS` that hold them and pass the other
   * conditions the newest are listed.
   */
  q: z.string().trim().min(2, '请至少输入 2 个字').max(30, '最多 30 字').optional(),
})

const figure = z.object({
  name: z.string(),
  definition: z.string(),
  value: z.int().nullable(),
  text: z.string().nullable(),
  part: z.int().nullable(),
  n: z.int().nullable(),
  enough: z.boolean(),
  suppressed: z.boolean(),
})

/** 线索 as the offices read and count them; what is done on one is in `clueActs`. Whoever a clue is shut from finds nothing. */
export const cluesApi = {
  list: endpoint({
    id: 'clues.list',
    method: 'GET',
    path: '/clues',
    permission: 'clue.read',
    summary: `线索，最近的在前；应当回避的看不到；按字词查找的最多列最近 ${MOST_BY_WORDS} 条`,
    query: clueListQuery,
    response: pageOf(clueRowSchema),
  }),
  figures: endpoint({
    id: 'clues.figures',
    method: 'GET',
    path: '/clue-figures',
    permission: 'clue.read',
    summary: '响应率、解决率、满意率，带口径和样本数',
    query: z.strictObject({ from: dateSchema, through: dateSchema, orgId: idSchema.optional() }),
    response: z.object({
      from: dateSchema,
      through: dateSchema,
      received: z.int(),
      closed: z.int(),
      response: figure,
      solved: figure,
      satisfied: figure,
    }),
  }),
  get: endpoint({
    id: 'clues.get',
    method: 'GET',
    path: '/clues/:id',
    permission: 'clue.read',
    summary: '一条线索',
    params: idParams,
    response: clueSchema,
  }),
  file: endpoint({
    id: 'clues.file',
    method: 'GET',
    path: '/clues/:id/files/:fileId',
    permission: 'clue.read',
    summary: '线索的照片或视频，文件名不透露内容',
    params: z.strictObject({ id: idSchema, fileId: idSchema }),
    query: z.strictObject({ size: z.enum(['full', 'thumb']).default('full') }),
    binary: true,
    response: z.unknown(),
  }),
  similar: endpoint({
    id: 'clues.similar',
    method: 'GET',
    path: '/clues/:id/similar',
    permission: 'clue.triage',
    summary: '与它相近的在办线索，最像的在前',
    params: idParams,
    response: z.object({ items: z.array(clueRowSchema) }),
  }),
  targets: endpoint({
    id: 'clues.targets',
    method: 'GET',
    path: '/clues/:id/targets',
    permission: 'clue.triage',
    summary: '可以派给哪些单位：应当回避的不在其中',
    params: idParams,
    response: z.object({ items: z.array(refSchema) }),
  }),
} satisfies Record<string, Endpoint>
