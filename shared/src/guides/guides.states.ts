/** Code sets and words of a 办事指南. 办件类型, 办理形式, 特别程序: GB/T 39046-2020. */

export const GUIDE_STATES = {
  draft: '未发布',
  published: '已发布',
  retired: '已下线',
} as const satisfies Record<string, string>
export type GuideState = keyof typeof GUIDE_STATES

export const CASE_TYPES = { '1': '即办件', '2': '承诺件', '9': '其他' } as const satisfies Record<
  string,
  string
>
export const HANDLING_FORMS = {
  '1': '窗口',
  '2': '电脑端',
  '3': '移动端',
  '4': '快递',
  '9': '其他',
} as const satisfies Record<string, string>
export const SPECIAL_KINDS = { '1': '延长审批', '2': '其他' } as const satisfies Record<string, string>

/** 四阶段, in order. */
export const GUIDE_STAGES = {
  apply: '申请',
  accept: '受理',
  review: '审批',
  deliver: '送达',
} as const satisfies Record<string, string>
export type GuideStage = keyof typeof GUIDE_STAGES

export const AUDIENCES = { person: '个人', enterprise: '企业', both: '个人和企业' } as const satisfies Record<
  string,
  string
>
export const NECESSITIES = {
  required: '必要',
  optional: '非必要',
  conditional: '视情形',
} as const satisfies Record<string, string>
export const MATERIAL_SOURCES = {
  applicant: '申请人自备',
  government: '政府部门核发',
  agency: '中介机构出具',
  other: '其他单位出具',
} as const satisfies Record<string, string>
export const MATERIAL_FORMS = {
  original: '原件',
  copy: '复印件',
  both: '原件和复印件',
  electronic: '电子件',
  exempt: '免提交',
} as const satisfies Record<string, string>
