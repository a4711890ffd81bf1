import type { Permission } from '../accounts/permissions'

/** 表格: lists that come and go as Excel or CSV, in the worker. */

export const SHEET_KINDS = {
  powers: '权力事项',
  duties: '责任事项',
  plans: '督查计划',
  cases: '办件',
  tasks: '督办任务',
  matters: '督查事项',
  clues: '线索',
} as const satisfies Record<string, string>
export type SheetKind = keyof typeof SHEET_KINDS

/** Kinds that also come in. */
export const IMPORT_KINDS = ['powers', 'duties', 'plans'] as const satisfies readonly SheetKind[]
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** What beside importing somebody must be allowed to do whose rows of a kind are written. */
export const IMPORT_NEEDS = {
  powers: 'power.publish',
  duties: 'power.publish',
  plans: 'matter.write',
} as const satisfies Record<ImportKind, Permission>

/** Kinds that also go out. */
export const EXPORT_KINDS = [
  'powers',
  'duties',
  'cases',
  'tasks',
  'matters',
  'clues',
] as const satisfies readonly SheetKind[]
export type ExportKind = (typeof EXPORT_KINDS)[number]

export function isImportKind(kind: SheetKind): kind is ImportKind {
  return (IMPORT_KINDS as readonly SheetKind[]).includes(kind)
}

/**
 * Kinds whose rows are read within a scope, and what reads them: they bear the watermark of who took them out, and are
 * fetched by nobody but them while they may read them.
 */
export const SCOPED_KINDS = {
  cases: 'case.read',
  tasks: 'task.read',
  matters: 'matter.read',
  // 督查 alone: a unit reads what it handles where it handles it
  clues: 'clue.triage',
} as const satisfies Partial<Record<SheetKind, Permission>>

/** What reads rows of a kind; null: whoever may export. */
export function scopedBy(kind: SheetKind): Permission | null {
  const kinds: Partial<Record<SheetKind, Permission>> = SCOPED_KINDS
  return kinds[kind] ?? null
}

/**
 * Kinds whose rows are about people: exported with a stated purpose and a watermark, in a workbook only, and fetched by
 * nobody but who exported them. Source: domain rules §10.
 */
export const PERSONAL_KINDS = ['cases', 'clues'] as const satisfies readonly SheetKind[]

export function isPersonalKind(kind: SheetKind): boolean {
  return (PERSONAL_KINDS as readonly SheetKind[]).includes(kind)
}

export const SHEET_STATES = {
  queued: '排队中',
  reading: '检查中',
  checked: '待导入',
  committing: '导入中',
  committed: '已导入',
  undoing: '撤销中',
  undone: '已撤销',
  writing: '生成中',
  ready: '可下载',
  failed: '失败',
  cancelled: '已取消',
} as const satisfies Record<string, string>
export type SheetState = keyof typeof SHEET_STATES

export const SHEET_ACTIONS = {
  correct: '改正',
  commit: '确认导入',
  undo: '撤销导入',
  cancel: '取消',
  download: '下载',
} as const satisfies Record<string, string>
export type SheetAction = keyof typeof SHEET_ACTIONS

/** An import may be undone this long after it was committed. */
export const UNDO_HOURS = 24

/** How bad a finding is: an error keeps the row out, a warning does not. */
export const FINDING_LEVELS = { error: '错误', warning: '提醒' } as const satisfies Record<string, string>
export type FindingLevel = keyof typeof FINDING_LEVELS
