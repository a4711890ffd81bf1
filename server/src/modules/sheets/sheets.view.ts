import type { Finding, SheetJob, SheetSummary } from '@mingdu/shared/sheets/sheets.api'
import { allowedSheetActions } from '@mingdu/shared/sheets/sheets.rules'
import { IMPORT_NEEDS, isImportKind, scopedBy } from '@mingdu/shared/sheets/sheets.states'
import type { Actor } from '../../http/actor'
import type { JobDoc } from './sheets.repo'
import type { FindingDoc, RefusedDoc } from './sheets.rows.repo'

/** A job as a person sees it; `now` in epoch milliseconds of business time. */
export function jobView(job: JobDoc, now: number, reader: Actor): SheetJob {
  const { version, direction, kind, format, fileName, state, createOrgs, basis, refused, problem } = job
  return {
    id: String(job._id),
    ...{ version, direction, kind, format, fileName, state, createOrgs, basis, refused, problem },
    progress: { done: Math.min(job.done, job.total), total: job.total },
    summary: summaryOf(job),
    columns: job.columns.map(({ header, field, name }) => ({ header, field: field ?? null, name })),
    by: { id: job.by.id, name: job.by.name },
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
    undoUntil: job.undoUntil?.toISOString() ?? null,
    allowedActions: allowedSheetActions({ ...job, undoUntil: job.undoUntil?.getTime() ?? null }, now).filter(
      (action) => (action === 'download' ? mayFetch(job, reader) : mayImport(job, reader)),
    ),
  }
}

/** What was read within a scope is fetched by nobody but who exported it, and only while they may read it. */
export function mayFetch({ kind, by }: Pick<JobDoc, 'kind' | 'by'>, { id, permissions }: Actor): boolean {
  const needed = scopedBy(kind)
  return needed === null || (by.id === id && permissions.has(needed))
}

/** Who imports rows of a kind may do what they write. */
export function mayImport({ kind }: Pick<JobDoc, 'kind'>, { permissions }: Actor): boolean {
  return isImportKind(kind) && permissions.has(IMPORT_NEEDS[kind])
}

export function findingView({ _id, row, column, header, value, level, rule, message }: FindingDoc): Finding {
  return { id: String(_id), row, column, header, value, level, rule, message }
}

export function refusedView({ _id, row, code, name, message }: RefusedDoc) {
  return { id: String(_id), row, code, name, message }
}

/** Until it was written, what the dry run says; afterwards, what became of it. */
function summaryOf({ state, checked, written }: JobDoc): SheetSummary {
  const { unchanged, failed, findings } = checked
  if (!['committed', 'undoing', 'undone', 'failed'].includes(state)) return { ...checked }
  return {
    created: written.created,
    updated: written.updated,
    unchanged: unchanged + written.unchanged,
    failed: failed + written.failed,
    findings: findings + written.findings,
  }
}
