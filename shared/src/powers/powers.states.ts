/**
 * Code sets of the 权责清单. Types, levels and forms: GB/T 39046-2020, store the code, show the name; an unknown code is
 * kept and shown as it is. Sources of a power differ by place.
 */

export const POWER_TYPES = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '20': '公共服务',
} as const satisfies Record<string, string>

/** 行政处罚: the one type that has 处罚标准. */
export const PENALTY_TYPE = '02'

export const POWER_LEVELS = {
  '1': '国家',
  '2': '省',
  '3': '市',
  '4': '县',
  '5': '乡镇街道',
  '6': '村社区',
} as const satisfies Record<string, string>

export const POWER_SOURCES = {
  '1': '法定本级行使',
  '2': '上级下放',
  '3': '上级授权',
  '4': '同级授权',
  '5': '上级委托',
  '6': '同级委托',
} as const satisfies Record<string, string>

/** Where a power stands in the list of this place. */
export const POWER_STATES = {
  planned: '待生效',
  inForce: '现行',
  handedDown: '已下放',
  cancelled: '已取消',
} as const satisfies Record<string, string>
export type PowerState = keyof typeof POWER_STATES

/** The five change states of the list, and 新增. Source: domain rules §4. */
export const CHANGE_KINDS = {
  add: '新增',
  keep: '保留',
  takeOver: '承接',
  handDown: '下放',
  cancel: '取消',
  adjust: '调整',
} as const satisfies Record<string, string>
export type ChangeKind = keyof typeof CHANGE_KINDS

/** What a change leaves behind once it takes effect. */
export const STATE_AFTER = {
  add: 'inForce',
  keep: 'inForce',
  takeOver: 'inForce',
  handDown: 'handedDown',
  cancel: 'cancelled',
  adjust: 'inForce',
} as const satisfies Record<ChangeKind, PowerState>

/** Usual stages of duties; a place may write others. */
export const DUTY_STAGES = ['受理', '审查', '决定', '送达', '事后监管', '其他'] as const

/** What the system looks for in the list by itself. */
export const POWER_CHECKS = {
  handDownWithoutTakeOver: '下放无人承接',
  cancelledWithGuide: '已取消仍有指南',
  reappeared: '疑似明减暗增',
  dutyWithoutBasis: '责任无依据',
  noDuties: '没有责任事项',
  noBasis: '没有设定依据',
  noGuide: '没有办事指南',
} as const satisfies Record<string, string>
export type PowerCheck = keyof typeof POWER_CHECKS

/** The name of a code, or the code itself where the set does not know it. */
export function nameOfCode(set: Readonly<Record<string, string>>, code: string): string {
  return set[code] ?? code
}
