import { countAt, recordAt } from '../seed/json'
import type { QuotaRule } from './quotas'

/**
 * `{perDay?, perMinute?, perOpenid?: {n, seconds}, concurrency?}`, or a bare number for the day.
 * @throws SeedError naming the wrong part
 */
export function quotaRuleAt(value: unknown, place: string): QuotaRule {
  if (typeof value === 'number') return { perDay: countAt(value, place) }
  const input = recordAt(value, place)
  const rule: QuotaRule = {}
  for (const name of ['perDay', 'perMinute', 'concurrency'] as const) {
    if (input[name] !== undefined) rule[name] = countAt(input[name], `${place}.${name}`)
  }
  if (input.perOpenid === undefined) return rule
  const each = recordAt(input.perOpenid, `${place}.perOpenid`)
  const n = countAt(each.n, `${place}.perOpenid.n`)
  return { ...rule, perOpenid: { n, seconds: countAt(each.seconds, `${place}.perOpenid.seconds`) } }
}
