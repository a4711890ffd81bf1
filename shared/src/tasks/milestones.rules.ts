import type { PlainDate } from '../kernel/plain-date'
import type { Milestone } from '../kernel/progress'
import type { Refusal } from '../kernel/refusals'

/** 节点 of a leaf: by when what is done, and which share of the whole it is. Weights sum to 100. */
export interface MilestonePlan {
  title: string
  due: PlainDate
  weight: number
}

/** A milestone as far as it has come. Both are cumulative: what was verified stays. */
export interface MilestoneFacts extends MilestonePlan {
  claimed: boolean
  verified: boolean
}

/** Basis points of the milestones at these places. */
export function milestonePoints(milestones: readonly MilestonePlan[], places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (milestones[place]?.weight ?? 0) * 100, 0)
}

/** Places of the milestones that were verified. */
export function verifiedPlaces(milestones: readonly MilestoneFacts[]): number[] {
  return milestones.flatMap(({ verified }, place) => (verified ? [place] : []))
}

/** Milestones as planned progress and light want them: the share to be done by each day, and whether it is. */
export function milestonesForLight(milestones: readonly MilestoneFacts[]): Milestone[] {
  let percent = 0
  return [...milestones]
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map(({ due, title, weight, verified }) => {
      percent += weight
      return { due, title, percent, done: verified }
    })
}

/**
 * What is ticked must exist, once each, hold all that was verified before, and lie within `among` (what the report
 * claims, when it is verified); the share said beside it is theirs. Without milestones nothing may be ticked.
 */
export function tickedRefusal(
  milestones: readonly MilestoneFacts[],
  ticked: readonly number[],
  share: number,
  among: readonly number[] = milestones.map((_, place) => place),
): Refusal | null {
  const wrong: Refusal = { code: 'report.milestones' }
  if (milestones.length === 0) return ticked.length === 0 ? null : wrong
  const kept = verifiedPlaces(milestones).every((place) => ticked.includes(place))
  const known = ticked.every((place) => place in milestones && among.includes(place))
  const once = new Set(ticked).size === ticked.length
  return kept && known && once && milestonePoints(milestones, ticked) === share ? null : wrong
}

/** The plan of a leaf: weights of 100, days in order between today and its deadline, and no quantity beside it. */
export function planRefusal(
  task: string,
  plan: readonly MilestonePlan[],
  within: { today: PlainDate; due: PlainDate; counted: boolean },
): Refusal | null {
  if (plan.length === 0) return null
  if (within.counted) return { code: 'tree.milestone-quantity', details: { task } }
  const sum = plan.reduce((total, { weight }) => total + weight, 0)
  if (sum !== 100) return { code: 'tree.milestone-weights', details: { task, sum } }
  const wrong = plan.find(({ due }, i) => {
    return due < within.today || due > within.due || due < (plan[i - 1]?.due ?? due)
  })
  if (!wrong) return null
  return { code: 'tree.milestone-due', details: { task, title: wrong.title, due: wrong.due } }
}
