import type { AlertRow } from '@mingdu/shared/monitoring/monitoring.schema'
import { ALERT_CLOSINGS, ALERT_STATES } from '@mingdu/shared/monitoring/monitoring.states'

/** Whether an alert goes on, and if not, why and since when. */
export function closedText({ state, closedAs, closedOn }: AlertRow): string {
  if (state === 'open' || closedAs === null) return ALERT_STATES[state]
  return `${ALERT_STATES[state]}（${closingText({ closedAs, closedOn })}）`
}

/** `已办，2026-11-25`; '' while it goes on. */
export function closingText({ closedAs, closedOn }: Pick<AlertRow, 'closedAs' | 'closedOn'>): string {
  return closedAs === null ? '' : `${ALERT_CLOSINGS[closedAs]}，${closedOn ?? ''}`
}
