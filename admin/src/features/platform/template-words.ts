import type { TemplateRow } from '@mingdu/shared/templates/templates.api'

export const SOURCES: Record<NonNullable<TemplateRow['source']>, string> = {
  console: '本页设置',
  environment: '部署配置',
}

export const CHECKS: Record<TemplateRow['check']['state'], string> = {
  ok: '一致',
  missing: '没找到',
  mismatch: '不一致',
  unknown: '没有核对',
}

/** `4 个一致，1 个不一致，2 个没有编号` */
export function checkSummary(rows: readonly TemplateRow[]): string {
  const used = rows.filter((row) => row.templateId !== null)
  const states = Object.keys(CHECKS) as TemplateRow['check']['state'][]
  const parts = [
    ...states.map((state) => countOf(CHECKS[state], used.filter((row) => row.check.state === state).length)),
    countOf('没有编号', rows.length - used.length),
  ]
  return parts.filter((part) => part !== '').join('，')
}

function countOf(name: string, n: number): string {
  return n === 0 ? '' : `${n} 个${name}`
}
