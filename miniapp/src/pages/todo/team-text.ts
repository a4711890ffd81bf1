import type { TeamRow } from '@mingdu/shared/tasks/tasks.schema'

/** What of a person's tasks a head acts on beside their lights: 1 项没签收; what nobody has is to be given to somebody. */
export function teamTexts({ person, late, toSign }: Pick<TeamRow, 'person' | 'late' | 'toSign'>): string[] {
  if (person === null) return [late > 0 ? '已有超期的，请尽快派人' : '请派人承办']
  return toSign > 0 ? [`${toSign} 项没签收`] : []
}
