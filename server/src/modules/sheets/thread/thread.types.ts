import type { RowFinding } from '@mingdu/shared/sheets/rows.rules'
import type { SheetKind } from '@mingdu/shared/sheets/sheets.states'
import type { MessagePort } from 'node:worker_threads'

/** What goes over the port between the process and its thread: portions, each answered before the next but one. */
export interface SheetBytes {
  bytes: Uint8Array
  format: 'xlsx' | 'csv'
  kind: SheetKind
}

/** A cell that was corrected in place: row from 1, column from 0. */
export interface Fix {
  row: number
  at: number
  text: string
}

export interface Corrected {
  fixes: readonly Fix[]
}

export interface CheckTask extends SheetBytes, Corrected {
  orgs: ReadonlyMap<string, string>
  createOrgs: boolean
  port: MessagePort
}

export interface SheetStart {
  columns: { header: string; field: string | null; name: string }[]
  total: number
}

/** Some rows of the sheet. Nearly all of them are readable, and cross as a key and a few hundred bytes. */
export interface RowsPortion {
  kind: 'rows'
  /** Of the readable rows, in their order. */
  keys: string[]
  /** `StoredRow`s of the readable rows, as JSON: moved, not copied, and stored as it is. */
  packed: Uint8Array
  /** Rows with an error, and rows that repeat one above. */
  failed: number
  again: number
  findings: RowFinding[]
  /** Units that do not exist yet, with the place among the readable rows of the row that names them. */
  newOrgs: { at: number; name: string }[]
  /** How many rows these are, whatever became of them. */
  rows: number
}

/** A portion: first what the sheet holds, then its rows. */
export type CheckPortion = { kind: 'start'; start: SheetStart } | RowsPortion

/** What ends a reading: nothing wrong, a problem in plain words, or columns that are not there. */
export type CheckResult = { ok: true } | { ok: false; problem: string } | { ok: false; missing: string[] }

export interface MarkTask extends SheetBytes, Corrected {
  /** Findings by row. */
  findings: ReadonlyMap<number, readonly string[]>
}

export interface WriteTask {
  kind: SheetKind
  format: 'xlsx' | 'csv'
  /** Watermark, line by line: at head and foot of every printed page, and on a sheet before the rows; [] for none. */
  mark: readonly string[]
  port: MessagePort
}

/** Rows of a table that is written, cell by cell in the order of the columns; null: that was the last. */
export type WritePortion = string[][] | null

export interface TemplateTask {
  kind: SheetKind
  format: 'xlsx' | 'csv'
}

/** A table as it is, without a kind: cell by cell. */
export interface PlainSheet {
  name: string
  rows: readonly (readonly string[])[]
}
