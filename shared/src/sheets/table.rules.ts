import type { FindingLevel } from './sheets.states'

/** What is wrong with a cell or a row: which rule found it, and what to do. */
export interface Note {
  level: FindingLevel
  rule: string
  message: string
}

/** A cell as it was read; an error leaves the value out. */
export interface CellRead<T> {
  value?: T
  note?: Note
}

/** How the text of a cell becomes a value and comes back as text. */
export interface Codec<T> {
  read(text: string): CellRead<T>
  text(value: T): string
}

export interface SheetColumn {
  /** Name of the value in the row's fields. */
  field: string
  /** The header our own sheets bear. */
  name: string
  /** Other headers it is known under. */
  synonyms: readonly string[]
  required: boolean
  codec: Codec<unknown>
  /** Sample and advice of the template. */
  sample: string
  advice: string
  /** Width in characters. */
  width: number
}

export type Fields = Readonly<Record<string, unknown>>

/** What the place has, as far as the check of a row needs it. */
export interface CheckContext {
  /** Ids of units by name and short name. */
  orgs: ReadonlyMap<string, string>
  /** Units that do not exist are made. */
  createOrgs: boolean
}

/** A note about one field, or about the whole row when the field is ''. */
export interface FieldNote extends Note {
  field: string
}

export interface SheetTable {
  columns: readonly SheetColumn[]
  /** Field that tells which record a row is about. */
  key: string
  /** Field that names the record in messages. */
  label: string
  /** One row a record; else the rows of a record belong together, and are taken or refused together. */
  unique: boolean
  /** Every row is a record of its own, also where another bears the same key. */
  apart?: boolean
  /** What only several cells, or the units of the place, can tell. */
  check(fields: Fields, context: CheckContext): FieldNote[]
}

/** Shorthand for the tables. */
export function error(rule: string, message: string): Note {
  return { level: 'error', rule, message }
}

export function warning(rule: string, message: string): Note {
  return { level: 'warning', rule, message }
}
