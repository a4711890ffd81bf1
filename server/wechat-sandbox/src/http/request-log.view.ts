import { RULES, type Evidence, type RuleId } from '../rules/rules.catalogue'
import type { LogEntry } from './request-log'

/** A verdict with what the rule says and how well it is known, for programs that read the log. */
export interface ShownVerdict {
  rule: RuleId
  label: string
  evidence: Evidence
  badge: '已验证' | '推定'
  passed: boolean
  note: string
}

export interface ShownEntry extends Omit<LogEntry, 'verdicts'> {
  verdicts: ShownVerdict[]
}

export function shownEntry(entry: LogEntry): ShownEntry {
  const verdicts = entry.verdicts.map(({ rule, passed, note }) => {
    const [evidence, label] = RULES[rule]
    const badge = evidence === 'verified' ? ('已验证' as const) : ('推定' as const)
    return { rule, label, evidence, badge, passed, note }
  })
  return { ...entry, verdicts }
}
