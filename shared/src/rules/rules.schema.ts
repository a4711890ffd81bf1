import { z } from 'zod'
import { MATTER_CATEGORIES, type MatterCategory } from '../matters/matters.states'
import { LIGHT_KEYS, RULE_KEYS, RULE_VALUES, type LightKey, type RuleKey } from './rules.table'

export * from './rules.table'

const CATEGORIES = Object.keys(MATTER_CATEGORIES) as MatterCategory[]

/** Each value alone is optional: what a category leaves out is as for all. */
const categoryValues = z.strictObject(
  fields(LIGHT_KEYS, (key) => valueOf(key).optional()) as Record<LightKey, z.ZodOptional<z.ZodInt>>,
)

export const ruleValuesSchema = z.strictObject({
  ...(fields(RULE_KEYS, valueOf) as Record<RuleKey, z.ZodInt>),
  byCategory: z.strictObject(
    fields(CATEGORIES, () => categoryValues.optional()) as Record<
      MatterCategory,
      z.ZodOptional<typeof categoryValues>
    >,
  ),
})

function valueOf(key: RuleKey): z.ZodInt {
  const { name, min, max } = RULE_VALUES[key]
  return z.int(`“${name}”应为整数`).min(min, `“${name}”不小于 ${min}`).max(max, `“${name}”不大于 ${max}`)
}

function fields<K extends string, V>(keys: readonly K[], of: (key: K) => V): Record<string, V> {
  return Object.fromEntries(keys.map((key) => [key, of(key)]))
}
