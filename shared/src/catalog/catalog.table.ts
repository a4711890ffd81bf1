import type { CatalogElement, CatalogSettings, CatalogTheme } from './catalog.api'

/**
 * The elements of a power that this product knows, by the name of their field, in the order they are shown. There is no
 * national standard of the set, so a place hides some, asks for others, and adds its own.
 */
export const SYSTEM_ELEMENTS = {
  code: '实施编码',
  name: '事项名称',
  orgId: '实施主体',
  type: '事项类型',
  mainName: '主项名称',
  subItems: '子项',
  baseCode: '基本编码',
  itemCode: '业务办理项编码',
  orgCode: '实施主体编码',
  regionCode: '行政区划代码',
  office: '承办机构',
  level: '行使层级',
  source: '权力来源',
  bases: '设定依据',
  legalDays: '法定时限',
  promisedDays: '承诺时限',
  duties: '责任事项',
  accountabilities: '追责情形',
  penalties: '处罚标准',
  norms: '操作规范',
  materials: '办理材料',
  outerFlow: '对外流程图',
  innerFlow: '对内流程图',
  supervision: '监督方式',
  remedies: '救济渠道',
} as const satisfies Record<string, string>
export type SystemElement = keyof typeof SYSTEM_ELEMENTS

/** Without these a power is none: they cannot be hidden. */
export const ALWAYS_REQUIRED: readonly string[] = ['code', 'name', 'orgId', 'type']

const THEMES: readonly (readonly [CatalogTheme['group'], string, string])[] = [
  ['theme', 'education', '教育科研'],
  ['theme', 'socialSecurity', '社会保障'],
  ['theme', 'health', '医疗卫生'],
  ['theme', 'housing', '住房保障'],
  ['theme', 'farming', '农林牧渔'],
  ['theme', 'water', '水务'],
  ['theme', 'traffic', '交通出行'],
  ['theme', 'publicSecurity', '公安消防'],
  ['theme', 'justice', '司法公证'],
  ['theme', 'civilAffairs', '民政服务'],
  ['theme', 'market', '准营准办'],
  ['theme', 'construction', '规划建设'],
  ['theme', 'environment', '环保绿化'],
  ['theme', 'culture', '文体旅游'],
  ['life', 'birth', '出生'],
  ['life', 'school', '上学'],
  ['life', 'work', '就业'],
  ['life', 'marriage', '结婚'],
  ['life', 'illness', '就医'],
  ['life', 'home', '住房'],
  ['life', 'retirement', '退休养老'],
  ['life', 'farewell', '身后事'],
  ['enterprise', 'start', '企业开办'],
  ['enterprise', 'permits', '准入准营'],
  ['enterprise', 'build', '工程建设'],
  ['enterprise', 'staff', '招用人员'],
  ['enterprise', 'change', '变更备案'],
  ['enterprise', 'close', '注销退出'],
]

/** What a place starts with. */
export function firstSettings(): CatalogSettings {
  const elements = Object.entries(SYSTEM_ELEMENTS).map(([key, name]): CatalogElement => ({
    key,
    name,
    own: false,
    shown: true,
    required: ALWAYS_REQUIRED.includes(key),
  }))
  const themes = THEMES.map(([group, key, name]) => ({ group, key, name }))
  return { version: 0, congress: false, codePattern: '', numbering: '{type}{year}{seq:5}', elements, themes }
}
