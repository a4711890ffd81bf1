import type { FindingLevel, SheetKind, SheetState } from '@mingdu/shared/sheets/sheets.states'
import type { SheetSummary } from '@mingdu/shared/sheets/sheets.api'
import mongoose, { Schema, type Types } from 'mongoose'
import type { Fix } from './thread/thread.types'
import type { Scope } from '../../http/actor'
import { historyLine, storedRef, type HistoryDoc, type StoredRef } from '../../db/history'

const strict = { _id: false, strict: 'throw' } as const
/** Rows and findings go after this: what is open to undo is a day old at most. */
const KEPT_SECONDS = 30 * 24 * 3600
const needed = { type: String, required: true } as const
const text = { type: String, default: '' } as const
const count = { type: Number, default: 0 } as const

const summary = new Schema(
  { created: count, updated: count, unchanged: count, failed: count, findings: count },
  strict,
)

/** An import or an export, from the upload to the undo. */
const job = new Schema(
  {
    version: { type: Number, default: 1 },
    direction: needed,
    kind: needed,
    format: needed,
    fileName: needed,
    state: needed,
    done: count,
    total: count,
    createOrgs: { type: Boolean, default: false },
    basis: text,
    /** What the dry run found, and what the commit has written so far. */
    checked: { type: summary, default: () => ({}) },
    written: { type: summary, default: () => ({}) },
    columns: {
      type: [new Schema({ header: text, field: { type: String, default: null }, name: text }, strict)],
    },
    /** Cells corrected in place since the upload: row from 1, column from 0. */
    fixes: {
      type: [new Schema({ row: Number, at: Number, text }, strict)],
      default: [],
    },
    /** Units that the commit makes. */
    newOrgs: { type: [String], default: [] },
    refused: count,
    problem: text,
    by: { type: storedRef, required: true },
    orgName: needed,
    regionId: needed,
    createdAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
    undoUntil: { type: Date, default: null },
    /** An import that is under way: one at a time in a region. */
    open: { type: Boolean, required: true },
    /** It waits for a worker, or one is at it. */
    work: { type: Boolean, required: true },
    leaseOwner: text,
    leaseUntil: { type: Date, required: true },
    /** How often a worker has taken the step under way. */
    attempts: count,
    /** A commit that cannot be ended is taken back, and the job ends as failed. */
    rollback: { type: Boolean, default: false },
    /** Where the bytes lie: what was uploaded, what is downloaded, the sheet with its findings. */
    fileKey: text,
    resultKey: text,
    markedKey: text,
    marks: { type: String, enum: ['none', 'waiting', 'done'], default: 'none' },
    /** Conditions of an export, checked by the contract. */
    filter: { type: Object, default: null },
    /** How far who exports may see, and for what they do it, where that counts. */
    scope: { type: Object, default: null },
    purpose: text,
    history: { type: [historyLine], default: [] },
  },
  { collection: 'sheet_jobs', strict: 'throw', versionKey: false },
)
job.index({ regionId: 1 }, { unique: true, partialFilterExpression: { open: true } })
job.index({ work: 1, leaseUntil: 1, _id: 1 })
job.index({ regionId: 1, createdAt: -1, _id: -1 })
job.index({ 'by.id': 1, createdAt: -1, _id: -1 })
job.index({ marks: 1, _id: 1 })

export interface JobDoc {
  _id: Types.ObjectId
  version: number
  direction: 'import' | 'export'
  kind: SheetKind
  format: 'xlsx' | 'csv'
  fileName: string
  state: SheetState
  done: number
  total: number
  createOrgs: boolean
  basis: string
  checked: SheetSummary
  written: SheetSummary
  columns: { header: string; field: string | null; name: string }[]
  /** Absent in jobs from before there were any. */
  fixes?: Fix[]
  newOrgs: string[]
  refused: number
  problem: string
  by: StoredRef
  orgName: string
  regionId: string
  createdAt: Date
  finishedAt: Date | null
  undoUntil: Date | null
  open: boolean
  work: boolean
  leaseOwner: string
  leaseUntil: Date
  attempts: number
  rollback: boolean
  fileKey: string
  resultKey: string
  markedKey: string
  marks: 'none' | 'waiting' | 'done'
  filter: Record<string, unknown> | null
  scope: Scope | null
  purpose: string
  history: HistoryDoc[]
}

/** A row that is to be written, as the dry run read it. */
export interface StoredRow {
  row: number
  key: string
  label: string
  fields: Record<string, unknown>
}

/** What must be known to take a written row back. */
export interface UndoRow {
  row: number
  key: string
  label: string
  /** Of the module that wrote it. */
  undo: Record<string, unknown>
}

/** About a thousand rows that are written in one transaction, with its checkpoint. */
const portion = new Schema(
  {
    jobId: needed,
    no: { type: Number, required: true },
    /** Rows and what takes them back, packed. */
    rows: { type: Buffer, required: true },
    written: { type: Boolean, default: false },
    /** What the commit made of the rows; null while it has not. */
    counts: { type: Object, default: null },
    undo: { type: Buffer, required: true },
    undone: { type: Boolean, default: false },
    at: { type: Date, required: true },
  },
  { collection: 'sheet_rows', strict: 'throw', versionKey: false },
)
portion.index({ jobId: 1, no: 1 }, { unique: true })
portion.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS })

export interface StoredPortion {
  _id: Types.ObjectId
  jobId: string
  no: number
  rows: mongoose.mongo.Binary
  written: boolean
  counts: SheetSummary | null
  undo: mongoose.mongo.Binary
  undone: boolean
  at: Date
}

export interface PortionDoc extends Omit<StoredPortion, 'rows' | 'undo'> {
  rows: StoredRow[]
  undo: UndoRow[]
}

const finding = new Schema(
  {
    jobId: needed,
    row: { type: Number, required: true },
    column: text,
    header: text,
    value: text,
    level: needed,
    rule: needed,
    message: needed,
    at: { type: Date, required: true },
  },
  { collection: 'sheet_findings', strict: 'throw', versionKey: false },
)
finding.index({ jobId: 1, row: 1, _id: 1 })
finding.index({ jobId: 1, level: 1, row: 1, _id: 1 })
finding.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS })

export interface FindingDoc {
  _id: Types.ObjectId
  jobId: string
  row: number
  column: string
  header: string
  value: string
  level: FindingLevel
  rule: string
  message: string
  at: Date
}

/** A row that an undo left alone. */
const refusedRow = new Schema(
  {
    jobId: needed,
    row: { type: Number, required: true },
    code: text,
    name: text,
    message: needed,
    at: { type: Date, required: true },
  },
  { collection: 'sheet_refused', strict: 'throw', versionKey: false },
)
refusedRow.index({ jobId: 1, row: 1, _id: 1 })
refusedRow.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS })

export interface RefusedDoc {
  _id: Types.ObjectId
  jobId: string
  row: number
  code: string
  name: string
  message: string
  at: Date
}

export const JobModel = mongoose.model('SheetJob', job)
export const PortionModel = mongoose.model('SheetPortion', portion)
export const FindingModel = mongoose.model('SheetFinding', finding)
export const RefusedRowModel = mongoose.model('SheetRefusedRow', refusedRow)
/** Given with the document, as its first field: an engine that has to put it there writes the document anew. */
export const newId = () => new mongoose.Types.ObjectId()
