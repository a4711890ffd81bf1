import type { PermissionNames } from './names.table'

/** Of 权责清单, 办事指南 and their sheets. */
export const CATALOG_PERMISSIONS = {
  'power.read': '查看权责清单',
  'power.propose': '提出清单调整',
  'power.legal': '合法性审查',
  'power.approve': '审核清单调整',
  'power.publish': '公布权责清单',
  'proposal.read': '查看清单调整',
  'dutyList.write': '编写责任清单',
  'catalog.write': '修改清单设置',
  'guide.read': '查看办事指南',
  'guide.write': '编写办事指南',
  'guide.publish': '发布办事指南',
  'sheet.import': '导入表格',
  'sheet.export': '导出表格',
  'correction.read': '查看纠错',
  'correction.reply': '答复纠错',
} as const satisfies PermissionNames<
  'power' | 'proposal' | 'dutyList' | 'catalog' | 'guide' | 'sheet' | 'correction'
>
