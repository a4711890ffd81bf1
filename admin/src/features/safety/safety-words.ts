import type { SafetyCheck } from '@mingdu/shared/safety/safety.api'

const SUGGESTIONS: Record<NonNullable<SafetyCheck['suggestion']>['suggest'], string> = {
  pass: '通过',
  review: '建议复核',
  risky: '认为违规',
}

/** What WeChat suggested, with its label: `认为违规：辱骂`. */
export function suggestionText({ suggestion }: Pick<SafetyCheck, 'suggestion'>): string {
  if (suggestion === null) return '没有意见'
  const { suggest, labelName } = suggestion
  return suggest === 'pass' ? SUGGESTIONS.pass : `${SUGGESTIONS[suggest]}：${labelName}`
}
