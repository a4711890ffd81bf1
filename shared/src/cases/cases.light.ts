import type { LightColour } from '../kernel/light'
import { type CaseState, isEnd } from './cases.states'

/** 快到期: so many working days are left, or fewer. */
export const SOON_WORKDAYS = 2

/** The light of a queue row. Source: domain rules §3, by the clock that runs now; none before and after one runs. */
export function caseLight(row: {
  state: CaseState
  remaining: number | null
  paused: boolean
}): LightColour | null {
  if (isEnd(row.state)) return null
  if (row.paused) return 'grey'
  if (row.remaining === null) return null
  if (row.remaining < 0) return 'red'
  return row.remaining <= SOON_WORKDAYS ? 'yellow' : 'green'
}
