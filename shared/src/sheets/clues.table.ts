import { outColumn } from './cells.rules'
import type { SheetTable } from './table.rules'

/** 线索 as they leave in a sheet: one a row, never who sent it. They never come in by one. */
export const CLUES_TABLE: SheetTable = {
  key: 'no',
  label: 'text',
  unique: true,
  check: () => [],
  columns: [
    outColumn('no', '编号', 16),
    outColumn('receivedOn', '收到日期', 12),
    outColumn('kind', '类别', 20),
    outColumn('source', '来源', 12),
    outColumn('identity', '提交方式', 12),
    outColumn('priority', '轻重', 8),
    outColumn('state', '状态', 12),
    outColumn('text', '内容', 60),
    outColumn('about', '反映对象', 24),
    outColumn('org', '承办单位', 22),
    outColumn('due', '答复期限', 12),
    outColumn('answeredOn', '答复日期', 12),
    outColumn('resolution', '解决情况', 12),
    outColumn('rated', '满意程度', 12),
    outColumn('endorsements', '附议', 8),
    outColumn('urges', '催办', 8),
    outColumn('matter', '转为事项', 30),
  ],
}
