import {
  type Light,
  type LightColour,
  type LightInput,
  LIGHTS,
  lightOf,
  nextLightChange,
} from '../kernel/light'
import type { PlainDate } from '../kernel/plain-date'
import { plannedPercent } from '../kernel/progress'
import type { MatterCategory } from '../matters/matters.states'
import { thresholdsFor, type DayFacts } from './clock.rules'

/** What of a task or a matter decides its light. Progress in basis points. */
export interface LightFacts {
  /** Of the matter: it may have thresholds of its own. */
  category: MatterCategory
  dispatchedOn: PlainDate | null
  due: PlainDate | null
  closedOn: PlainDate | null
  suspended: boolean
  cancelled: boolean
  verified: number
  /** History shows red. */
  wasRed: boolean
  /** Lights of everything below, at every depth. */
  below?: readonly LightColour[] | undefined
}

export interface JudgedLight {
  colour: LightColour
  reasons: { code: string; text: string }[]
}

/** The light of a task or a matter today; what is cancelled or has no deadline is grey. */
export function judgeLight(facts: LightFacts, day: DayFacts): JudgedLight {
  if (facts.cancelled)
    return { colour: 'grey', reasons: [{ code: 'cancelled', text: '已撤销，时限不再计算' }] }
  const { colour, reasons }: Light = lightOf(lightInput(facts, day))
  return { colour, reasons }
}

/** The next day on which the light changes if nothing else happens. */
export function nextLightOf(
  facts: LightFacts,
  day: DayFacts,
): { date: PlainDate; light: LightColour } | null {
  if (facts.cancelled) return null
  const next = nextLightChange(lightInput(facts, day))
  return next && { date: next.date, light: next.colour }
}

/** 序时进度 in basis points. */
export function plannedPoints(
  facts: Pick<LightFacts, 'dispatchedOn' | 'due' | 'closedOn'>,
  day: DayFacts,
): number {
  if (facts.due === null) return 0
  return Math.round(
    100 * plannedPercent(facts.dispatchedOn, facts.due, facts.closedOn ?? day.today, day.calendar),
  )
}

/** The kernel's input for these facts on this day. */
export function lightInput(facts: LightFacts, day: DayFacts): LightInput {
  const due = facts.due ?? day.today
  return {
    dispatchedOn: facts.due === null ? null : facts.dispatchedOn,
    due,
    closedOn: facts.closedOn,
    suspended: facts.suspended,
    verifiedPercent: facts.verified / 100,
    plannedPercent: plannedPercent(facts.dispatchedOn, due, day.today, day.calendar),
    today: day.today,
    calendar: day.calendar,
    thresholds: thresholdsFor(day, facts.category),
    childLights: facts.below,
    wasRed: facts.wasRed,
  }
}

/** What history says of a change of light; null when it is not worth a line (派单, suspension). */
export function lightLine(before: LightColour, after: LightColour): string | null {
  if (before === after) return null
  const telling: readonly LightColour[] = ['yellow', 'red', 'recovered']
  if (!telling.includes(before) && !telling.includes(after)) return null
  return `灯由“${LIGHTS[before].word}”转为“${LIGHTS[after].word}”`
}
