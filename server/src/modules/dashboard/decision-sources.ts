import type { Permission } from '@mingdu/shared/accounts/permissions'
import type { dashboardApi } from '@mingdu/shared/dashboard/dashboard.api'
import type { DecisionKind } from '@mingdu/shared/dashboard/decisions.states'
import type { ResponseIn } from '@mingdu/shared/kernel/endpoint'
import { scopeFor, type Actor, type Scope } from '../../http/actor'
import type { BusinessTime } from '../../time'
import type { Viewing } from '../tasks/viewing.service'

export type Decision = ResponseIn<typeof dashboardApi.get>['decisions'][number]

/** So many of each kind, but to a leader. */
export const SHOWN = 8

/** Whose desk it is, how they see tasks and units, as of when, and how many of a kind it shows. */
export interface Desk {
  actor: Actor
  viewing: Viewing
  time: BusinessTime
  shown: number
}

/** What waits for people: of one kind, or of several that come from one reading. */
export interface SourcePlan<Kind extends DecisionKind, Row> {
  kinds: readonly Kind[]
  /** Whoever holds none of these is not asked: nothing is read for them. */
  asks: readonly Permission[]
  /** Nor is anything read for whoever holds one of these. */
  unless?: readonly Permission[]
  /** The rows, most urgent first; `scope` is that of the first permission of `asks` which the reader holds. */
  read(desk: Desk, scope: Scope): Promise<readonly Row[]>
  /** null: this row asks nothing of the reader. */
  decision(row: Row, desk: Desk): (Decision & { kind: Kind }) | null
}

/** A plan that keeps its rows to itself, so that all of them stand in one table. */
export interface DecisionSource<Kind extends DecisionKind = DecisionKind> {
  kinds: readonly Kind[]
  /** What waits for whoever sits at the desk, without a read where they may not be asked. */
  gather(desk: Desk): Promise<Decision[]>
}

export function source<const Kind extends DecisionKind, Row>(
  plan: SourcePlan<Kind, Row>,
): DecisionSource<Kind> {
  return {
    kinds: plan.kinds,
    async gather(desk) {
      const scope = askedScope(plan, desk.actor)
      const rows = scope ? await plan.read(desk, scope) : []
      return rows.flatMap((row) => plan.decision(row, desk) ?? [])
    },
  }
}

function askedScope(
  { asks, unless = [] }: Pick<SourcePlan<DecisionKind, never>, 'asks' | 'unless'>,
  actor: Actor,
): Scope | null {
  if (unless.some((permission) => actor.permissions.has(permission))) return null
  const held = asks.find((permission) => scopeFor(actor, permission) !== null)
  return held ? scopeFor(actor, held) : null
}
