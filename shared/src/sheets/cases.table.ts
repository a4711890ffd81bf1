import { outColumn as column } from './cells.rules'
import type { SheetTable } from './table.rules'

/** 办件 as they leave in a sheet: one a row, the applicant masked. They never come in by one. */
export const CASES_TABLE: SheetTable = {
  key: 'no',
  label: 'title',
  unique: true,
  check: () => [],
  columns: [
    column('no', '办件编号', 18),
    column('title', '事项', 36),
    column('code', '实施编码', 28),
    column('type', '事项类型', 12),
    column('org', '单位', 20),
    column('applicant', '申请人（脱敏）', 18),
    column('applicantKind', '申请人类型', 14),
    column('channel', '收件渠道', 10),
    column('state', '状态', 10),
    column('receivedOn', '收件日期', 12),
    column('acceptedOn', '受理日期', 12),
    column('silent', '视为受理', 10),
    column('promisedDays', '承诺时限（工作日）', 14),
    column('promisedDue', '承诺到期日', 12),
    column('legalDays', '法定时限（工作日）', 14),
    column('legalDue', '法定到期日', 12),
    column('tentative', '到期日暂定', 10),
    column('decidedOn', '决定日期', 12),
    column('decision', '决定', 8),
    column('deliveredOn', '送达日期', 12),
    column('endedOn', '办结日期', 12),
    column('ended', '结束方式', 10),
    column('latePromised', '是否超承诺时限', 14),
    column('lateLegal', '是否超法定时限', 14),
  ],
}
