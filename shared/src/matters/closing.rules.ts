import { addDays, type PlainDate } from '../kernel/plain-date'
import type { Refusal } from '../kernel/refusals'
import type { CloseOutcome, MatterState } from './matters.states'

/** What a line of history that moves a matter says. */
export const MATTER_LINES = {
  created: '立项',
  approved: '批准立项',
  issued: '派单',
  applied: '申请办结',
  reviewed: '初审通过',
  verified: '办结核验通过',
  closed: '批准销号',
  noticed: '批准公示后销号',
  longTerm: '转长期坚持',
  noticeOver: '公示期满销号',
  sentBack: '退回整改',
  vetoed: '否决',
  reopened: '反弹重开',
  cancelled: '撤销',
} as const satisfies Record<string, string>
export type MatterLine = keyof typeof MATTER_LINES

/** Where each line leads; 退回整改 and 否决 lead back to where the work was: 反弹整改 once the number was reopened. */
export const LINE_STATES = {
  created: 'draft',
  approved: 'approved',
  issued: 'issued',
  applied: 'applied',
  reviewed: 'reviewed',
  verified: 'completed',
  closed: 'closed',
  noticed: 'noticed',
  longTerm: 'longTerm',
  noticeOver: 'closed',
  sentBack: 'issued',
  vetoed: 'issued',
  reopened: 'reopened',
  cancelled: 'cancelled',
} as const satisfies Record<MatterLine, MatterState>

/** The line that an approval of 销号 leaves. */
export const OUTCOME_LINES = {
  closed: 'closed',
  notice: 'noticed',
  longTerm: 'longTerm',
} as const satisfies Record<CloseOutcome, MatterLine>

/** The state after a line; `relapses`: how often the number was reopened before it. */
export function stateAfter(line: MatterLine, relapses: number): MatterState {
  return (line === 'sentBack' || line === 'vetoed') && relapses > 0 ? 'reopened' : LINE_STATES[line]
}

/** The state that a history tells, oldest line first; lines of other things change nothing. null: no line of it. */
export function replayMatter(history: readonly { what: string }[]): MatterState | null {
  let state: MatterState | null = null
  let relapses = 0
  for (const { what } of history) {
    const line = LINE_OF.get(what)
    if (line === undefined) continue
    state = stateAfter(line, relapses)
    if (line === 'reopened') relapses += 1
  }
  return state
}

/** 公示期满 before 销号: the last day of the notice counts. */
export function noticeRefusal(noticeUntil: PlainDate | null, today: PlainDate): Refusal | null {
  return noticeUntil !== null && today <= noticeUntil
    ? { code: 'matter.notice-open', details: { until: noticeUntil } }
    : null
}

/** 回头看: rounds after 销号, in natural days, and how large the sample is. */
export interface LookBackRules {
  lookBackFirstDays: number
  lookBackSecondDays: number
  lookBackSamplePercent: number
}

export interface PlannedLookBack {
  round: 1 | 2
  dueOn: PlainDate
}

/**
 * The 回头看 to plan when a matter leaves on this day. The sample is drawn from the matter's id and how often it came
 * back, so that drawing again gives the same and nobody chooses; what is 转长期坚持 is always looked at.
 */
export function plannedLookBacks(
  matter: { id: string; relapses: number; longTerm: boolean },
  on: PlainDate,
  rules: LookBackRules,
): PlannedLookBack[] {
  const rounds = [
    { round: 1 as const, dueOn: addDays(on, rules.lookBackFirstDays) },
    { round: 2 as const, dueOn: addDays(on, rules.lookBackSecondDays) },
  ]
  return rounds.filter(({ round }) => {
    const drawn = draw(`${matter.id}:${matter.relapses}:${round}`) < rules.lookBackSamplePercent
    return matter.longTerm || drawn
  })
}

/** 0–99 from a text, the same for the same text (FNV-1a). */
export function draw(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return ((hash ^ (hash >>> 15)) >>> 0) % 100
}

const LINE_OF = new Map(
  (Object.entries(MATTER_LINES) as [MatterLine, string][]).map(([line, text]) => [text, line]),
)
