import {
  type LightColour,
  type LightInput,
  isClosed,
  lateReports,
  limitOf,
  missedMilestones,
  remainingOf,
  warnWorkdays,
} from './light-facts'
import { type LightReasonCode, reasonText } from './light-reasons'
import { type PlainDate, addDays, dayNumber, fromDayNumber, laterOf } from './plain-date'
import { plannedPercent, toParts } from './progress'

export {
  type AwaitedReport,
  DEFAULT_THRESHOLDS,
  type LightColour,
  type LightInput,
  type LightThresholds,
  warnWorkdays,
} from './light-facts'
export type { LightReasonCode } from './light-reasons'

/** Never colour alone: shape and word go with it. `rank`: the higher, the sooner someone must look. */
export const LIGHTS = {
  red: { shape: '■', word: '超期', rank: 4 },
  yellow: { shape: '▲', word: '预警', rank: 3 },
  recovered: { shape: '◆', word: '补黄', rank: 2 },
  green: { shape: '●', word: '正常', rank: 1 },
  grey: { shape: '○', word: '暂停', rank: 0 },
} as const satisfies Record<LightColour, { shape: string; word: string; rank: number }>

export interface LightReason {
  code: LightReasonCode
  text: string
}

export interface Light {
  colour: LightColour
  /** Why, in plain Chinese with figures; never empty. */
  reasons: LightReason[]
  /** Working days left: 0 on the due day, negative once it has passed; of closed work, as of its closing. */
  remaining: number
}

/** The light of a clock: computed, never stored as truth. DOMAIN “Light [local]”. */
export function lightOf(input: LightInput): Light {
  const { colour, codes } = judge(input)
  return {
    colour,
    reasons: codes.map((code) => ({ code, text: reasonText(code, input) })),
    remaining: remainingOf(input),
  }
}

/** The colour on another day if nothing but time happens: the plan moves on, progress stays. */
export function colourOn(input: LightInput, day: PlainDate): LightColour {
  if (day === input.today) return judge(input).colour
  const planned = plannedPercent(input.dispatchedOn, input.due, day, input.calendar, input.milestones)
  return judge({ ...input, today: day, plannedPercent: planned }).colour
}

/**
 * The first day after `from` on which the colour changes if nothing else happens; null when it stays for good. Time alone
 * never makes a light better, so that the day is found by halving what lies between.
 */
export function nextLightChange(
  input: LightInput,
  from: PlainDate = input.today,
): { date: PlainDate; colour: LightColour } | null {
  if (isClosed(input) || input.suspended || input.dispatchedOn === null) return null
  const now = colourOn(input, from)
  let before = dayNumber(from)
  let after = dayNumber(addDays(laterOf(laterOf(input.due, input.dispatchedOn), lastPoint(input)), 1))
  if (after <= before || colourOn(input, fromDayNumber(after)) === now) return null
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (colourOn(input, fromDayNumber(middle)) === now) before = middle
    else after = middle
  }
  const date = fromDayNumber(after)
  return { date, colour: colourOn(input, date) }
}

interface Verdict {
  colour: LightColour
  codes: LightReasonCode[]
}

function judge(input: LightInput): Verdict {
  return (
    closedVerdict(input) ??
    waitingVerdict(input) ??
    verdict('red', redCodes(input)) ??
    verdict('yellow', yellowCodes(input)) ??
    calmVerdict(input)
  )
}

function closedVerdict(input: LightInput): Verdict | null {
  if (!isClosed(input) || input.closedOn === null) return null
  if (input.closedOn > input.due) return { colour: 'recovered', codes: ['closed-late'] }
  return input.wasRed
    ? { colour: 'recovered', codes: ['caught-up'] }
    : { colour: 'green', codes: ['closed-in-time'] }
}

/** Grey, unless something below is red: what is late below must not hide behind a grey parent. */
function waitingVerdict(input: LightInput): Verdict | null {
  const waits = input.dispatchedOn === null || input.dispatchedOn > input.today
  if (!waits && !input.suspended) return null
  if (hasRedBelow(input)) return { colour: 'yellow', codes: ['child-red'] }
  return { colour: 'grey', codes: [waits ? 'not-dispatched' : 'suspended'] }
}

function calmVerdict(input: LightInput): Verdict {
  return input.wasRed
    ? { colour: 'recovered', codes: ['caught-up'] }
    : { colour: 'green', codes: ['on-schedule'] }
}

function redCodes(input: LightInput): LightReasonCode[] {
  return pick({ overdue: input.today > input.due, milestone: missedMilestones(input).length > 0 })
}

function yellowCodes(input: LightInput): LightReasonCode[] {
  const behind = toParts(input.plannedPercent) - toParts(input.verifiedPercent)
  return pick({
    remaining: remainingOf(input) <= warnWorkdays(limitOf(input), input.thresholds),
    lag: behind > toParts(input.thresholds.lagPoints),
    periodic: lateReports(input, 'periodic').length > 0,
    supplement: lateReports(input, 'supplement').length > 0,
    'child-red': hasRedBelow(input),
  })
}

function verdict(colour: LightColour, codes: LightReasonCode[]): Verdict | null {
  return codes.length > 0 ? { colour, codes } : null
}

function pick(findings: Partial<Record<LightReasonCode, boolean>>): LightReasonCode[] {
  return (Object.keys(findings) as LightReasonCode[]).filter((code) => findings[code])
}

function hasRedBelow({ childLights }: LightInput): boolean {
  return childLights?.includes('red') ?? false
}

function lastPoint({ milestones, awaited, due }: LightInput): PlainDate {
  return [...(milestones ?? []), ...(awaited ?? [])].reduce((last, point) => laterOf(last, point.due), due)
}
