import { Types } from 'mongoose'
import type { Tx } from '../../db/connection'
import type { HistoryDoc } from '../../db/history'
import { ReportModel, type ReportDoc } from './reports.model'

export type { ReportDoc }

/** The reports of a task, newest first. The scope was checked with the task. */
export function reportsOfTask(taskId: string, tx?: Tx): Promise<ReportDoc[]> {
  return ReportModel.collection
    .find({ taskId }, { projection: { history: 0 }, ...(tx ? { session: tx } : {}) })
    .sort({ ordinal: -1, _id: 1 })
    .toArray() as unknown as Promise<ReportDoc[]>
}

/** Reports by their ids, in no order. */
export async function reportsById(ids: readonly string[], tx?: Tx): Promise<Map<string, ReportDoc>> {
  if (ids.length === 0) return new Map()
  const docs = (await ReportModel.collection
    .find(
      { _id: { $in: ids.map((id) => new Types.ObjectId(id)) } },
      { projection: { history: 0 }, ...(tx ? { session: tx } : {}) },
    )
    .toArray()) as unknown as ReportDoc[]
  return new Map(docs.map((doc) => [String(doc._id), doc]))
}

export async function readReport(id: string, tx: Tx): Promise<ReportDoc | null> {
  return ReportModel.findById(id, null, { session: tx }).lean<ReportDoc>()
}

export async function insertReport(report: ReportDoc, tx: Tx): Promise<void> {
  await ReportModel.create([report], { session: tx })
}

/** Changes a report that the running transaction has read. */
export async function changeReport(
  report: ReportDoc,
  set: Partial<ReportDoc>,
  line: Omit<HistoryDoc, 'version'>,
  tx: Tx,
): Promise<ReportDoc> {
  const version = report.version + 1
  await ReportModel.updateOne(
    { _id: report._id, version: report.version },
    { $set: { ...set, version }, $push: { history: { ...line, version } } },
    { session: tx },
  )
  return { ...report, ...set, version }
}

export function newReportId(): ReportDoc['_id'] {
  return new Types.ObjectId()
}
