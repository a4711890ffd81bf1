import type { CheckedRow } from '@mingdu/shared/sheets/rows.rules'
import type { SheetKind } from '@mingdu/shared/sheets/sheets.states'
import type { MessagePort } from 'node:worker_threads'

/** What goes over the port between the process and its thread: portions, each answered before the next but one. */
export interface SheetBytes {
  bytes: Uint8Array
  format: 'xlsx' | 'csv'
  kind: SheetKind
}

export interface CheckTask extends SheetBytes {
  orgs: ReadonlyMap<string, string>
  createOrgs: boolean
  port: MessagePort
}

export interface SheetStart {
  columns: { header: string; field: string | null; name: string }[]
  total: number
}

/** A row as the process needs it to answer for it; `newOrg` is a unit it names that does not exist yet, else ''. */
export type PortionRow = Omit<CheckedRow, 'fields'> & { newOrg: string }

export interface RowsPortion {
  kind: 'rows'
  rows: PortionRow[]
  /** `StoredRow`s of the rows that are readable, as JSON: moved, not copied, and stored as it is. */
  packed: Uint8Array
  /** Rows of the sheet read so far. */
  done: number
}

/** A portion: first what the sheet holds, then its rows. */
export type CheckPortion = { kind: 'start'; start: SheetStart } | RowsPortion

/** What ends a reading: nothing wrong, a problem in plain words, or columns that are not there. */
export type CheckResult = { ok: true } | { ok: false; problem: string } | { ok: false; missing: string[] }

export interface MarkTask extends SheetBytes {
  /** Findings by row. */
  findings: ReadonlyMap<number, readonly string[]>
}

export interface WriteTask {
  kind: SheetKind
  format: 'xlsx' | 'csv'
  port: MessagePort
}

/** Rows of a table that is written, cell by cell in the order of the columns; null: that was the last. */
export type WritePortion = string[][] | null

export interface TemplateTask {
  kind: SheetKind
  format: 'xlsx' | 'csv'
}
