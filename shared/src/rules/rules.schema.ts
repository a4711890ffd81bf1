import { z } from 'zod'
import { RULE_KEYS, RULE_VALUES, type RuleKey } from './rules.table'

export * from './rules.table'

export const ruleValuesSchema = z.strictObject(
  Object.fromEntries(
    RULE_KEYS.map((key) => {
      const { name, min, max } = RULE_VALUES[key]
      return [
        key,
        z.int(`“${name}”应为整数`).min(min, `“${name}”不小于 ${min}`).max(max, `“${name}”不大于 ${max}`),
      ]
    }),
  ) as Record<RuleKey, z.ZodInt>,
)
