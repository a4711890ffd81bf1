import type { CountedMonth } from '@mingdu/shared/public-report/counted.rules'
import mongoose, { Schema } from 'mongoose'

const mixed = { type: Schema.Types.Mixed, required: true } as const

/** A month of the 公开报告 as it was counted once it was over; never changed afterwards. */
export interface ReportMonthDoc extends CountedMonth {
  /** `2026-11` */
  _id: string
}

const schema = new Schema(
  { _id: { type: String, required: true }, kinds: mixed, others: mixed },
  { collection: 'public_report_months', strict: 'throw', versionKey: false },
)

const model = mongoose.model<ReportMonthDoc>('PublicReportMonth', schema as never)
export const reportMonths = model.collection as unknown as mongoose.mongo.Collection<ReportMonthDoc>
