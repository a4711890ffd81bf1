import { z } from 'zod'
import { keysOf } from '../kernel/keys'
import { channelSchema, countedSchema } from '../cases/figures.schema'
import { endpoint } from '../kernel/endpoint'
import { dateSchema, idParams, idSchema, instantSchema, refSchema, versionSchema } from '../kernel/ids'
import { pageOf, pageQuery } from '../kernel/page'
import { namedQuery } from '../tasks/tasks.schema'
import {
  EXPORT_KINDS,
  FINDING_LEVELS,
  IMPORT_KINDS,
  SHEET_ACTIONS,
  SHEET_KINDS,
  SHEET_STATES,
  type FindingLevel,
  type SheetAction,
  type SheetKind,
  type SheetState,
} from './sheets.states'

export const sheetKindSchema = z.enum(keysOf<SheetKind>(SHEET_KINDS))
const importKindSchema = z.enum(IMPORT_KINDS)
const exportKindSchema = z.enum(EXPORT_KINDS)
export const sheetStateSchema = z.enum(keysOf<SheetState>(SHEET_STATES))
const format = z.enum(['xlsx', 'csv'])

/** Counts of an import: of rows, and of findings. */
export const sheetSummarySchema = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  findings: z.int(),
})
export type SheetSummary = z.infer<typeof sheetSummarySchema>

export const sheetJobSchema = z.object({
  id: idSchema,
  version: versionSchema,
  direction: z.enum(['import', 'export']),
  kind: sheetKindSchema,
  format,
  fileName: z.string(),
  state: sheetStateSchema,
  /** Rows done of all rows of the step under way; total 0 while it is not known. */
  progress: z.object({ done: z.int(), total: z.int() }),
  /** Units that do not exist are made. */
  createOrgs: z.boolean(),
  basis: z.string(),
  summary: sheetSummarySchema,
  /** Headers of the sheet with the field each was read as; null: not used. */
  columns: z.array(z.object({ header: z.string(), field: z.string().nullable(), name: z.string() })),
  /** Rows that the undo left alone, because they were changed since. */
  refused: z.int(),
  /** Why it failed, in plain words. */
  problem: z.string(),
  by: refSchema,
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  undoUntil: instantSchema.nullable(),
  allowedActions: z.array(z.enum(keysOf<SheetAction>(SHEET_ACTIONS))),
})
export type SheetJob = z.infer<typeof sheetJobSchema>

/** One finding of the dry run: row and column as the sheet shows them, what is wrong, and what to do. */
export const findingSchema = z.object({
  id: idSchema,
  row: z.int(),
  /** Letter and header; '' when the whole row is meant. */
  column: z.string(),
  header: z.string(),
  value: z.string(),
  level: z.enum(keysOf<FindingLevel>(FINDING_LEVELS)),
  rule: z.string(),
  message: z.string(),
})
export type Finding = z.infer<typeof findingSchema>

export const refusedRowSchema = z.object({
  id: idSchema,
  row: z.int(),
  code: z.string(),
  name: z.string(),
  message: z.string(),
})

export const sheetsApi = {
  template: endpoint({
    id: 'sheets.template',
    method: 'GET',
    path: '/sheets/templates/:kind',
    permission: 'sheet.import',
    summary: '下载导入模板',
    params: z.strictObject({ kind: importKindSchema }),
    query: z.strictObject({ format: format.default('xlsx') }),
    binary: true,
    response: z.unknown(),
  }),
  start: endpoint({
    id: 'sheets.start',
    method: 'POST',
    path: '/sheets/imports',
    permission: 'sheet.import',
    audit: 'sheet.checked',
    summary: '上传表格并试导：逐行逐格检查，不改清单',
    query: z.strictObject({
      kind: importKindSchema,
      createOrgs: z.enum(['true', 'false']).default('false'),
      basis: z.string().trim().max(300, '最多 300 字').default(''),
    }),
    multipart: true,
    response: sheetJobSchema,
  }),
  jobs: endpoint({
    id: 'sheets.jobs',
    method: 'GET',
    path: '/sheets/jobs',
    permission: 'sheet.export',
    summary: '导入和导出记录',
    query: z.strictObject({ ...pageQuery, direction: z.enum(['import', 'export']).optional() }),
    response: pageOf(sheetJobSchema),
  }),
  job: endpoint({
    id: 'sheets.job',
    method: 'GET',
    path: '/sheets/jobs/:id',
    permission: 'sheet.export',
    summary: '一次导入或导出的进度和结果',
    params: idParams,
    response: sheetJobSchema,
  }),
  findings: endpoint({
    id: 'sheets.findings',
    method: 'GET',
    path: '/sheets/jobs/:id/findings',
    permission: 'sheet.import',
    summary: '试导发现的问题',
    params: idParams,
    query: z.strictObject({ ...pageQuery, level: z.enum(keysOf<FindingLevel>(FINDING_LEVELS)).optional() }),
    response: pageOf(findingSchema),
  }),
  refused: endpoint({
    id: 'sheets.refused',
    method: 'GET',
    path: '/sheets/jobs/:id/refused',
    permission: 'sheet.import',
    summary: '撤销时没有恢复的行：导入后又改过',
    params: idParams,
    query: z.strictObject({ ...pageQuery }),
    response: pageOf(refusedRowSchema),
  }),
  marked: endpoint({
    id: 'sheets.marked',
    method: 'GET',
    path: '/sheets/jobs/:id/marked',
    permission: 'sheet.import',
    summary: '原表加一列红字问题',
    params: idParams,
    binary: true,
    response: z.unknown(),
  }),
  correct: endpoint({
    id: 'sheets.correct',
    method: 'POST',
    path: '/sheets/jobs/:id/corrections',
    permission: 'sheet.import',
    audit: 'sheet.corrected',
    summary: '就地改正试导发现的问题，并重新试导；原表不变',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      cells: z
        .array(
          z.strictObject({
            /** Row and column letter as the sheet shows them: of a finding. */
            row: z.int().min(2).max(1_048_576),
            column: z.string().regex(/^[A-Z]{1,3}$/, '列应写成表格上方的字母'),
            value: z.string().trim().max(2000, '最多 2000 字'),
          }),
        )
        .min(1, '请至少改一格')
        .max(200, '一次最多改 200 格'),
    }),
    response: sheetJobSchema,
  }),
  commit: endpoint({
    id: 'sheets.commit',
    method: 'POST',
    path: '/sheets/jobs/:id/commit',
    permission: 'sheet.import',
    audit: 'sheet.committed',
    summary: '确认导入：没有错误的行写入清单',
    params: idParams,
    body: z.strictObject({
      version: versionSchema,
      basis: z.string().trim().min(4, '请写明依据').max(300, '最多 300 字'),
    }),
    response: sheetJobSchema,
  }),
  undo: endpoint({
    id: 'sheets.undo',
    method: 'POST',
    path: '/sheets/jobs/:id/undo',
    permission: 'sheet.import',
    audit: 'sheet.undone',
    summary: '24 小时内撤销导入；导入后又改过的行不动，并列出来',
    params: idParams,
    body: z.strictObject({ version: versionSchema }),
    response: sheetJobSchema,
  }),
  cancel: endpoint({
    id: 'sheets.cancel',
    method: 'POST',
    path: '/sheets/jobs/:id/cancel',
    permission: 'sheet.import',
    audit: 'sheet.cancelled',
    summary: '取消还没有确认的导入',
    params: idParams,
    body: z.strictObject({ version: versionSchema }),
    response: sheetJobSchema,
  }),
  export: endpoint({
    id: 'sheets.export',
    method: 'POST',
    path: '/sheets/exports',
    permission: 'sheet.export',
    audit: 'sheet.exported',
    summary:
      '导出当前条件下的清单、办件、任务或事项；办件、任务和事项带水印，只给导出的人下载，办件要写明用途',
    body: z.strictObject({
      kind: exportKindSchema,
      format: format.default('xlsx'),
      filter: z
        .strictObject({
          ...namedQuery,
          orgId: idSchema.optional(),
          type: z.string().max(20).optional(),
          state: z.string().max(20).optional(),
          kind: z.string().max(20).optional(),
          source: z.string().max(10).optional(),
          asOf: z.iso.date().optional(),
          /** 办件, as the queue asks: not over; the limit has passed, or passes soon; taken by me. */
          open: z.boolean().optional(),
          late: z.boolean().optional(),
          soon: z.boolean().optional(),
          mine: z.boolean().optional(),
          powerId: idSchema.optional(),
          channel: channelSchema.optional(),
          /** 办件 that a figure of a period counts; needs both days. */
          counted: countedSchema.optional(),
          from: dateSchema.optional(),
          through: dateSchema.optional(),
          /** Only these, when rows were chosen. */
          ids: z.array(idSchema).max(1000).optional(),
          /** 督办任务 and 督查事项, as their lists ask. */
          view: z.string().max(20).optional(),
          light: z.string().max(20).optional(),
          waiting: z.string().max(20).optional(),
          part: z.string().max(20).optional(),
          matterId: idSchema.optional(),
          dueFrom: dateSchema.optional(),
          dueThrough: dateSchema.optional(),
          category: z.string().max(20).optional(),
          supervisorId: idSchema.optional(),
          plan: z.string().max(20).optional(),
          /** 线索, as their list asks. */
          identity: z.string().max(20).optional(),
          priority: z.string().max(20).optional(),
          sort: z.string().max(20).optional(),
        })
        .default({}),
      /** Needed for what is about people; stands in the watermark and in the trail. */
      purpose: z.string().trim().max(200, '最多 200 字').default(''),
    }),
    response: sheetJobSchema,
  }),
  file: endpoint({
    id: 'sheets.file',
    method: 'GET',
    path: '/sheets/jobs/:id/file',
    permission: 'sheet.export',
    summary: '下载导出的表格',
    params: idParams,
    binary: true,
    response: z.unknown(),
  }),
}
