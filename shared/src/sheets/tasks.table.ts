import { outColumn } from './cells.rules'
import type { SheetTable } from './table.rules'

/** 督办任务 as they leave in a sheet: one a row. They never come in by one. */
export const TASKS_TABLE: SheetTable = {
  key: 'no',
  label: 'title',
  unique: true,
  check: () => [],
  columns: [
    outColumn('no', '编号', 22),
    outColumn('title', '任务', 40),
    outColumn('matterNo', '事项编号', 20),
    outColumn('matter', '督查事项', 36),
    outColumn('category', '类型', 12),
    outColumn('basis', '立项依据', 36),
    outColumn('org', '主办', 22),
    outColumn('coOrgs', '协办', 30),
    outColumn('handler', '承办人', 14),
    outColumn('supervisor', '督查员', 14),
    outColumn('state', '状态', 10),
    outColumn('light', '灯', 8),
    outColumn('dispatchedOn', '派单日期', 12),
    outColumn('due', '限期', 12),
    outColumn('tentative', '限期暂定', 10),
    outColumn('remaining', '剩余工作日', 12),
    outColumn('planned', '序时进度', 10),
    outColumn('claimed', '上报进度', 10),
    outColumn('verified', '核实进度', 10),
    outColumn('quantity', '核实 / 目标', 16),
    outColumn('closedOn', '办结日期', 12),
  ],
}
