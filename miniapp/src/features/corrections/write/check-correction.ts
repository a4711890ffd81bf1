import type { ApiError } from '../../../api/api-error'

export const TEXT_LEAST = 5
export const TEXT_MOST = 500

/** What a reader may say is wrong; `parts` are the parts of the page they came from. */
export const PARTS = {
  power: ['名称或编码', '设定依据', '责任事项', '追责情形', '处罚标准', '时限', '办理部门'],
  guide: ['材料', '时限', '收费', '办理地点', '电话或时间', '表格或样表', '办理条件'],
  dutyList: ['部门职责', '职责边界', '监管制度', '公共服务'],
} as const satisfies Record<string, readonly string[]>
export type TargetKind = keyof typeof PARTS
export const OTHER_PART = '别的'

export interface Problems {
  text?: string
  phone?: string
}

export function correctionProblems({ text, phone }: { text: string; phone: string }): Problems {
  return {
    ...(text.trim().length < TEXT_LEAST
      ? { text: `请至少写 ${TEXT_LEAST} 个字，写清哪里不对、应该是什么。` }
      : {}),
    ...(/^$|^1\d{10}$/.test(phone) ? {} : { phone: '手机号应为 11 位数字，也可以不留。' }),
  }
}

/** The server's word on the fields; null when the refusal is about something else. */
export function problemsOf(error: ApiError): Problems | null {
  const [text, phone] = [error.field('text'), error.field('phone')]
  if (text === null && phone === null) return null
  return { ...(text === null ? {} : { text }), ...(phone === null ? {} : { phone }) }
}
