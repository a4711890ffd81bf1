import type { Refusal } from '../kernel/refusals'
import { publishRefusal } from '../safety/safety.rules'
import type { SafetyState } from '../safety/safety.states'

/** `反馈〔2026〕0001`: gapless within the year. */
export function feedbackNo(year: number, ordinal: number): string {
  return `反馈〔${year}〕${String(ordinal).padStart(4, '0')}`
}

/** What the rules need to know of one 意见反馈. */
export interface FeedbackFacts {
  replied: boolean
  published: boolean
  safety: SafetyState
}

/** Answered once: who asks again writes again. */
export function replyRefusal({ replied }: Pick<FeedbackFacts, 'replied'>): Refusal | null {
  return replied ? { code: 'feedback.replied' } : null
}

/** In public only with its answer, and only what every check let through. */
export function publicationRefusal({ replied, published, safety }: FeedbackFacts): Refusal | null {
  if (published) return { code: 'feedback.published' }
  return replied ? publishRefusal(safety) : { code: 'feedback.no-reply' }
}
