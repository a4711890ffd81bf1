import type { Found } from './monitoring.rules'
import type { AlertClosing, AlertRule, AlertState } from './monitoring.states'

/** An alert as it stands. */
export interface KnownAlert {
  rule: AlertRule
  occurrence: string
  state: AlertState
}

/** What makes the alerts of a case agree with what was found in it. */
export interface AlertChanges<A extends KnownAlert> {
  /** Not seen before; what is over already is written all the same, closed. */
  added: Found[]
  closed: { alert: A; as: AlertClosing; found: Found | null }[]
  /** Closed, and so again. */
  reopened: { alert: A; found: Found }[]
}

/** An alert stays for ever; only its state follows the facts. Nothing in, nothing out: a second sweep changes nothing. */
export function alertChanges<A extends KnownAlert>(
  known: readonly A[],
  found: readonly Found[],
): AlertChanges<A> {
  const foundByKey = new Map(found.map((one) => [keyOf(one), one]))
  const knownKeys = new Set(known.map(keyOf))
  return {
    added: found.filter((one) => !knownKeys.has(keyOf(one))),
    closed: known.flatMap((alert) => {
      const one = foundByKey.get(keyOf(alert)) ?? null
      if (alert.state === 'closed' || one?.ongoing) return []
      return [{ alert, as: one ? ('done' as const) : ('void' as const), found: one }]
    }),
    reopened: known.flatMap((alert) => {
      const one = foundByKey.get(keyOf(alert))
      return alert.state === 'closed' && one?.ongoing ? [{ alert, found: one }] : []
    }),
  }
}

function keyOf({ rule, occurrence }: Pick<Found, 'rule' | 'occurrence'>): string {
  return `${rule} ${occurrence}`
}
