/**
 * Every value that differs by place ([local] in the domain rules), with its default, bounds and meaning.
 * Changing one makes a new version; a version stays readable for ever.
 */
export const RULE_VALUES = {
  warnSharePercent: {
    name: '预警：剩余时间占限期的比例',
    unit: '%',
    min: 5,
    max: 50,
    default: 20,
    basis: '督查工作通行做法，可按本地规定调整',
  },
  warnMinWorkdays: {
    name: '预警：最少提前',
    unit: '个工作日',
    min: 1,
    max: 10,
    default: 1,
    basis: '督查工作通行做法',
  },
  lagPoints: {
    name: '预警：核实进度落后序时',
    unit: '个百分点',
    min: 1,
    max: 50,
    default: 10,
    basis: '督查工作通行做法',
  },
  overdueRepeatWorkdays: {
    name: '超期后每隔多少天再提醒',
    unit: '个工作日',
    min: 1,
    max: 20,
    default: 5,
    basis: '本系统设定',
  },
  returnHours: {
    name: '退回任务的时限',
    unit: '个工作日',
    min: 1,
    max: 3,
    default: 1,
    basis: '下一工作日同一时刻止',
  },
  coOrgSharePercent: {
    name: '协办单位时限占主办的比例',
    unit: '%',
    min: 30,
    max: 100,
    default: 60,
    basis: '督查工作通行做法',
  },
  quietFromHour: { name: '免打扰开始', unit: '时', min: 18, max: 23, default: 21, basis: '本系统设定' },
  quietThroughHour: { name: '免打扰结束', unit: '时', min: 5, max: 10, default: 8, basis: '本系统设定' },
  warnAtHour: { name: '每天几点发提醒', unit: '时', min: 7, max: 12, default: 8, basis: '本系统设定' },
} as const satisfies Record<
  string,
  { name: string; unit: string; min: number; max: number; default: number; basis: string }
>

export type RuleKey = keyof typeof RULE_VALUES
export type RuleValues = Record<RuleKey, number>

/** In the order they are shown. */
export const RULE_KEYS = Object.keys(RULE_VALUES) as RuleKey[]

/** The values a place starts with. */
export function defaultRules(): RuleValues {
  return Object.fromEntries(RULE_KEYS.map((key) => [key, RULE_VALUES[key].default])) as RuleValues
}
