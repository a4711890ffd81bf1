import { reportMonths, type ReportMonthDoc } from './public-report.model'

export type { ReportMonthDoc }

/** The newest first. */
export function monthsBetween(from: string, through: string): Promise<ReportMonthDoc[]> {
  return reportMonths
    .find({ _id: { $gte: from, $lte: through } })
    .sort({ _id: -1 })
    .toArray()
}

/** The first and the last that were ever published. */
export async function publishedSpan(): Promise<{ from: string; through: string } | null> {
  const end = (direction: 1 | -1) =>
    reportMonths.findOne({}, { sort: { _id: direction }, projection: { _id: 1 } })
  const [first, last] = await Promise.all([end(1), end(-1)])
  return first && last && { from: first._id, through: last._id }
}

/** Publishes a month; one that is published stays as it is. */
export async function publishMonth(doc: ReportMonthDoc): Promise<void> {
  const { _id, ...counted } = doc
  await reportMonths.updateOne({ _id }, { $setOnInsert: counted }, { upsert: true })
}

/** Of a made-up city alone: what was published of it begins anew. */
export async function forgetMonths(): Promise<void> {
  await reportMonths.deleteMany({})
}
