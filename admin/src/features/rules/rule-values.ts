import { MATTER_CATEGORIES, type MatterCategory } from '@mingdu/shared/matters/matters.states'
import {
  LIGHT_KEYS,
  RULE_KEYS,
  RULE_VALUES,
  type CategoryValues,
  type LightKey,
  type RuleKey,
  type RuleValues,
} from '@mingdu/shared/rules/rules.table'

export const CATEGORIES = Object.keys(MATTER_CATEGORIES) as MatterCategory[]

/** What the form holds: an empty cell of a category is null or missing. */
export type RuleFields = Record<RuleKey, number> & {
  byCategory?: Partial<Record<MatterCategory, Partial<Record<LightKey, number | null>>>>
  note: string
}

/** Names of all cells as the server's field problems spell them. */
export const FIELD_NAMES: readonly string[] = [
  ...RULE_KEYS,
  ...CATEGORIES.flatMap((category) => LIGHT_KEYS.map((key) => `byCategory.${category}.${key}`)),
  'note',
]

/** The form's content as rules: empty cells, and categories with nothing of their own, are left out. */
export function valuesOf({ note: _, byCategory, ...general }: RuleFields): RuleValues {
  const own = CATEGORIES.flatMap((category) => {
    const filled = Object.entries(byCategory?.[category] ?? {}).filter(
      ([, value]) => typeof value === 'number',
    )
    return filled.length > 0 ? [[category, Object.fromEntries(filled)] as const] : []
  })
  return { ...general, byCategory: Object.fromEntries(own) }
}

/** One value that differs between two versions, with its unit. */
export interface RuleChange {
  name: string
  before: string
  now: string
}

/** What a version changed against the one before it. */
export function ruleChanges(now: RuleValues, before: RuleValues): RuleChange[] {
  const general = RULE_KEYS.map((key) => changeOf(RULE_VALUES[key].name, key, before[key], now[key]))
  const own = CATEGORIES.flatMap((category) =>
    LIGHT_KEYS.map((key) => {
      const name = `${MATTER_CATEGORIES[category]} · ${RULE_VALUES[key].name}`
      return changeOf(name, key, ownValue(before, category, key), ownValue(now, category, key))
    }),
  )
  return [...general, ...own].filter((change) => change.before !== change.now)
}

export function ownValue(values: RuleValues, category: MatterCategory, key: LightKey): number | undefined {
  const own: CategoryValues | undefined = values.byCategory[category]
  return own?.[key]
}

export function boundsText(key: RuleKey): string {
  const { min, max } = RULE_VALUES[key]
  return `${min}–${max}`
}

/** For antd's forms: refuses what is out of bounds; an empty cell only where `emptyAllowed`. */
export function within(key: RuleKey, emptyAllowed = false) {
  const { name, min, max } = RULE_VALUES[key]
  return (_: unknown, value: number | null | undefined) => {
    const empty = value === null || value === undefined
    const right = empty ? emptyAllowed : Number.isInteger(value) && value >= min && value <= max
    return right ? Promise.resolve() : Promise.reject(new Error(`“${name}”应是 ${min} 至 ${max} 的整数`))
  }
}

function changeOf(
  name: string,
  key: RuleKey,
  before: number | undefined,
  now: number | undefined,
): RuleChange {
  const text = (value: number | undefined) =>
    value === undefined ? '同通用值' : `${value} ${RULE_VALUES[key].unit}`
  return { name, before: text(before), now: text(now) }
}
