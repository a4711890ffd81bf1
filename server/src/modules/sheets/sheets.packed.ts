import type { StoredRow, UndoRow } from './sheets.model'

/** Rows as they are stored: nothing of them is asked for, and a database takes bytes faster than trees. */
export function packRows(rows: readonly (StoredRow | UndoRow)[]): Uint8Array {
  return Buffer.from(JSON.stringify(rows))
}

export function unpackRows<T extends StoredRow | UndoRow>(bytes: Uint8Array): T[] {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as T[]
}

/** The readable rows of a portion by their keys; what is in them is unpacked when somebody asks. */
export interface ReadRows {
  keys: readonly string[]
  rows(): readonly StoredRow[]
}

export function readRows(keys: readonly string[], packed: Uint8Array): ReadRows {
  let rows: StoredRow[] | null = null
  return { keys, rows: () => (rows ??= unpackRows<StoredRow>(packed)) }
}
