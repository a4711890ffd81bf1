import type { Refusal } from '../kernel/refusals'
import { covers, forbidden, type ActingPerson } from '../tasks/tasks.rules'
import type { DirectiveLevel } from './directives.states'

/** 日常督办 is for every 督查员; 挂牌 and 约谈 are for the 督查室主任. */
export const DIRECTIVE_PERMISSION = {
  routine: 'directive.issue',
  listed: 'directive.issueGrave',
  interview: 'directive.issueGrave',
} as const satisfies Record<DirectiveLevel, 'directive.issue' | 'directive.issueGrave'>

export interface DirectiveDraft {
  level: DirectiveLevel
  /** By when it is to be answered. */
  due: string
  /** Of a 约谈: when and where. */
  meeting: string
}

/** null when this person may issue it today, else why not. */
export function directiveRefusal(
  { level, due, meeting }: DirectiveDraft,
  task: { orgId: string; regionId: string },
  person: ActingPerson,
  today: string,
): Refusal | null {
  const permission = DIRECTIVE_PERMISSION[level]
  const reach = person.reach(permission)
  if (!reach || !covers(reach, task)) return forbidden(permission)
  if (due <= today) return { code: 'directive.limit', details: { due } }
  return level === 'interview' && meeting === '' ? { code: 'directive.meeting' } : null
}
