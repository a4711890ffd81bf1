import type { MatterCategory } from '../matters/matters.states'

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
  warnAtHour: { name: '每天几点发提醒', unit: '时', min: 7, max: 12, default: 8, basis: '本系统设定' },
} as const satisfies Record<
  string,
  { name: string; unit: string; min: number; max: number; default: number; basis: string }
>

export type RuleKey = keyof typeof RULE_VALUES

/** The values that decide when a light turns yellow; a category of matters may have its own. */
export const LIGHT_KEYS = [
  'warnSharePercent',
  'warnMinWorkdays',
  'lagPoints',
] as const satisfies readonly RuleKey[]
export type LightKey = (typeof LIGHT_KEYS)[number]

/** What a category sets for itself; what it leaves out is as for all. */
export type CategoryValues = { [K in LightKey]?: number | undefined }
export type RuleValues = Record<RuleKey, number> & {
  byCategory: { [C in MatterCategory]?: CategoryValues | undefined }
}

/** In the order they are shown. */
export const RULE_KEYS = Object.keys(RULE_VALUES) as RuleKey[]

/** The values a place starts with. */
export function defaultRules(): RuleValues {
  const general = Object.fromEntries(RULE_KEYS.map((key) => [key, RULE_VALUES[key].default]))
  return { ...(general as Record<RuleKey, number>), byCategory: {} }
}
