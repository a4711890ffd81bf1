import type { Id, Ref } from '@mingdu/shared/kernel/ids'
import type { PlainDate } from '@mingdu/shared/kernel/plain-date'
import type { Note } from '@mingdu/shared/sheets/table.rules'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import type { ReadRows } from './sheets.packed'
import type { StoredRow, UndoRow } from './sheets.rows.repo'

/** What a row would do to the list. */
export type RowAction = 'created' | 'updated' | 'unchanged' | 'failed'

/** What the list says to a row; a note about `field`, or about the whole row when it is ''. */
export interface Judged {
  action: RowAction
  notes: (Note & { field: string })[]
}

/** Where and when rows are judged: the region, its units by name and short name, the day, and who imports. */
export interface Place {
  regionId: Id
  orgs: ReadonlyMap<string, Id>
  today: PlainDate
  importer: Ref
}

/** Who imports, under which basis, at what moment of business time. */
export interface ImportAct extends Place {
  importId: Id
  basis: string
  by: { name: string; at: Date; today: string }
}

export interface WrittenRow {
  action: RowAction
  /** Why it failed. */
  problem: string
  undo: UndoRow | null
}

export interface ExportAsk {
  regionId: Id
  /** How far who exports may see, as it was when they started. */
  scope: Scope
  filter: Readonly<Record<string, unknown>>
  today: string
  /** Names of units by id. */
  orgNames: ReadonlyMap<Id, string>
}

/** A list that sheets are exported from; a feature that wants it adds one to `SOURCES`. */
export interface SheetSource {
  /** How many rows an export has, as far as it can be told at once. */
  count(ask: ExportAsk): Promise<number>
  /** Records in portions, each with the values of the sheet's fields. */
  records(ask: ExportAsk): AsyncIterable<Record<string, unknown>[]>
}

/** A list that sheets are imported into: one of `TARGETS`. */
export interface SheetTarget {
  /** What each row would do; writes nothing. What a row says on its own was checked when it was read. */
  judge(read: ReadRows, place: Place): Promise<Judged[]>
  /** Writes a portion; a row that cannot be written any more is answered, not thrown. */
  write(rows: readonly StoredRow[], act: ImportAct, tx: Tx): Promise<WrittenRow[]>
  /** Takes written rows back. @returns those left alone, with why */
  undo(rows: readonly UndoRow[], act: ImportAct, tx: Tx): Promise<{ row: UndoRow; message: string }[]>
}
