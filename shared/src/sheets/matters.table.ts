import { outColumn } from './cells.rules'
import type { SheetTable } from './table.rules'

/** 督查事项 as they leave in a sheet: one a row. They never come in by one. */
export const MATTERS_TABLE: SheetTable = {
  key: 'no',
  label: 'title',
  unique: true,
  check: () => [],
  columns: [
    outColumn('no', '编号', 20),
    outColumn('title', '事项', 40),
    outColumn('category', '类型', 12),
    outColumn('basisKind', '依据类别', 14),
    outColumn('basis', '立项依据', 36),
    outColumn('lead', '主办', 22),
    outColumn('supervisor', '督查员', 14),
    outColumn('state', '状态', 12),
    outColumn('light', '灯', 8),
    outColumn('dispatchedOn', '派单日期', 12),
    outColumn('due', '限期', 12),
    outColumn('remaining', '剩余工作日', 12),
    outColumn('tasks', '任务数', 10),
    outColumn('done', '已办结', 10),
    outColumn('red', '超期任务', 10),
    outColumn('claimed', '上报进度', 10),
    outColumn('verified', '核实进度', 10),
    outColumn('relapses', '反弹次数', 10),
  ],
}
