import type { OuterChannel } from '@mingdu/shared/messages/chain.rules'
import type { TemplateRow } from '@mingdu/shared/templates/templates.api'
import { addDays } from '@mingdu/shared/kernel/plain-date'
import type { Scope } from '../../http/actor'
import type { Parts } from '../../parts'
import {
  countDead,
  countUnreachable,
  dayStates,
  errorsSince,
  queueGroups,
  type CountedError,
  type QueueGroup,
  type StateCount,
} from '../messages/figures.service'
import { gates, type Gate } from '../messages/messages.service'
import { creditsLeft } from '../subscriptions/subscriptions.service'
import { heldTemplateRows } from '../templates/templates.service'
import { readQuotas, type Quota } from './channels.repo'

/** Everything the platform page and the metrics are made of, read at one moment. */
export interface Figures {
  /** Real time, as everything here but the day. */
  at: Date
  queue: readonly QueueGroup[]
  /** Of the business day. */
  day: readonly StateCount[]
  /** Given up within a week and not sent again. */
  dead: number
  /** Of 24 hours, the most frequent first. */
  errors: readonly CountedError[]
  gates: readonly Gate[]
  quotas: ReadonlyMap<OuterChannel, Quota>
  credits: ReadonlyMap<OuterChannel, number>
  templates: readonly TemplateRow[]
  unreachable: number
}

const DAY_MS = 86_400_000
const DEAD_DAYS = 7

/** Counts of messages within the scope; gates, errors, quotas and credits are everybody's. */
export async function readFigures(
  scope: Scope,
  { config, time }: Pick<Parts, 'config' | 'time'>,
): Promise<Figures> {
  const at = new Date()
  const today = time.today()
  const [queue, day, dead, errors, closed, quotas, credits, templates, unreachable] = await Promise.all([
    queueGroups(scope, { real: at.getTime(), business: time.now() }),
    dayStates(scope, today),
    countDead(
      scope,
      Array.from({ length: DEAD_DAYS }, (_, i) => addDays(today, -i)),
    ),
    errorsSince(new Date(at.getTime() - DAY_MS)),
    gates(),
    readQuotas(),
    readCredits(),
    heldTemplateRows(config),
    countUnreachable(scope, time),
  ])
  return { at, queue, day, dead, errors, gates: closed, quotas, credits, templates, unreachable }
}

/** How long the oldest of these has been due; null when none is. */
export function oldestSeconds(queue: readonly QueueGroup[], at: Date): number | null {
  const since = queue.flatMap((group) =>
    group.state === 'waiting' && group.due && group.dueSince ? [group.dueSince.getTime()] : [],
  )
  return since.length === 0 ? null : Math.max(0, Math.floor((at.getTime() - Math.min(...since)) / 1000))
}

const BY_CREDIT = ['mpSubscribe', 'miniSubscribe'] as const

async function readCredits(): Promise<Map<OuterChannel, number>> {
  return new Map(
    await Promise.all(BY_CREDIT.map(async (channel) => [channel, await creditsLeft(channel)] as const)),
  )
}
