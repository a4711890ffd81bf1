import { isLate } from '../cases/cases.clock'
import { addDays, type PlainDate } from '../kernel/plain-date'
import { DUTY_STAGES, RATING_STAGES, type RatingStage } from '../ratings/ratings.states'

/** The three limits of a 差评整改, in their order. */
export type RectificationStep = 'contact' | 'verify' | 'rectify'

/** What of a 差评 supervision looks at: nothing of who rated. */
export interface WatchedRectification {
  ratingId: string
  /** The stage that was rated. */
  stage: RatingStage
  /** Who was rated and must not learn by whom; null where nobody is known. */
  clerkId: string | null
  /** Found malicious or mistaken: nothing is owed. */
  dismissed: boolean
  limits: readonly { step: RectificationStep; due: PlainDate; doneOn: PlainDate | null }[]
}

const STEP_WORDS = {
  contact: { name: '回访', open: '回访人员还没有联系上评价人', late: '才完成回访' },
  verify: { name: '核实', open: '回访人员还没有核实', late: '才核实' },
  rectify: { name: '整改', open: '被评单位还没有报送整改', late: '才报送整改' },
} as const satisfies Record<RectificationStep, { name: string; open: string; late: string }>

/**
 * Every limit of a 差评整改 that passed. The rated org answers for 整改 alone: 回访 and 核实 are done by another office, so
 * that no card against the org follows from them.
 */
export function rectificationsLate(rectifications: readonly WatchedRectification[], today: PlainDate) {
  return rectifications
    .filter(({ dismissed }) => !dismissed)
    .flatMap(({ ratingId, stage, clerkId, limits }) =>
      limits
        .filter(({ due, doneOn }) => isLate(due, doneOn, today))
        .map(({ step, due, doneOn }) => ({
          occurrence: `${ratingId} ${step}`,
          since: addDays(due, 1),
          text: lateText(stage, step, due, doneOn),
          ongoing: doneOn === null,
          stages: DUTY_STAGES[stage],
          subjectId: ratingId,
          hiddenFrom: clerkId,
          ...(step === 'rectify' ? {} : { light: 'yellow' as const, card: null }),
        })),
    )
}

function lateText(
  stage: RatingStage,
  step: RectificationStep,
  due: PlainDate,
  doneOn: PlainDate | null,
): string {
  const { name, open, late } = STEP_WORDS[step]
  return `${RATING_STAGES[stage]}环节的差评，${name}期限 ${due} 已过，${doneOn === null ? open : `${doneOn} ${late}`}。`
}
