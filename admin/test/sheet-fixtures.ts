import type { Finding, SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { idOf } from './power-fixtures'

/** An import as its dry run leaves it. */
export const checked: SheetJob = {
  id: idOf('9'),
  version: 4,
  direction: 'import',
  kind: 'powers',
  format: 'xlsx',
  fileName: '权责清单.xlsx',
  state: 'checked',
  progress: { done: 844, total: 844 },
  createOrgs: false,
  basis: '批量导入',
  summary: { created: 812, updated: 20, unchanged: 9, failed: 3, findings: 5 },
  columns: [
    { header: '实施编码', field: 'code', name: '实施编码' },
    { header: '备注2', field: null, name: '' },
  ],
  refused: 0,
  problem: '',
  by: { id: idOf('f'), name: '演示·编办·清单管理一' },
  createdAt: '2026-11-25T01:00:00.000Z',
  finishedAt: null,
  undoUntil: null,
  allowedActions: ['commit', 'cancel'],
}

export const committed: SheetJob = {
  ...checked,
  version: 9,
  state: 'committed',
  basis: '演编发〔2026〕5号',
  finishedAt: '2026-11-25T01:10:00.000Z',
  undoUntil: '2026-11-26T01:10:00.000Z',
  allowedActions: ['undo'],
}

export const finding: Finding = {
  id: idOf('8'),
  row: 37,
  column: 'C',
  header: '责任单位',
  value: '区园林局',
  level: 'error',
  rule: 'unknown-org',
  message: '没有“区园林局”这个单位，请改成单位树里的名称，或先新建单位',
}
