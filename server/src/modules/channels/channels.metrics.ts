import { Gauge, type Registry } from 'prom-client'
import { shareOf } from '@mingdu/shared/channels/channels.rules'
import { ACCOUNT_OF } from '@mingdu/shared/messages/chain.rules'
import { CHANNELS, type Channel } from '@mingdu/shared/messages/messages.states'
import type { Parts } from '../../parts'
import { oldestSeconds, readFigures, type Figures } from './channels.figures'
import { dayCounts } from './channels.status'

type Labels = Record<string, string>
type Sample = readonly [labels: Labels, value: number]

/** One gauge: its samples follow from the figures and nothing else. */
interface GaugePlan {
  name: string
  help: string
  labels: readonly string[]
  samples: (figures: Figures) => Sample[]
}

/** How old figures may be: scrapes of several collectors cost the database one reading. */
const HOLD_MS = 5000
const CHANNEL_NAMES = Object.keys(CHANNELS) as Channel[]

const GAUGES: readonly GaugePlan[] = [
  {
    name: 'mingdu_outbox_depth',
    help: 'Deliveries that wait or are under way',
    labels: ['channel', 'priority'],
    samples: ({ queue }) => summed(queue, ({ channel, priority }) => ({ channel, priority: `P${priority}` })),
  },
  {
    name: 'mingdu_outbox_oldest_seconds',
    help: 'How long the oldest delivery that is due has been due; 0 when none is',
    labels: [],
    samples: ({ queue, at }) => [[{}, oldestSeconds(queue, at) ?? 0]],
  },
  {
    name: 'mingdu_deliveries_total',
    help: 'Deliveries of the business day by state',
    labels: ['channel', 'state'],
    samples: ({ day }) => summed(day, ({ channel, state }) => ({ channel, state })),
  },
  {
    name: 'mingdu_delivered_share',
    help: 'Of the deliveries of the business day that have a result, how many were delivered, 0 to 1',
    labels: ['channel'],
    samples: (figures) =>
      CHANNEL_NAMES.flatMap((channel) => {
        const { deliveredShare } = dayCounts(channel, figures)
        return deliveredShare === null ? [] : [[{ channel }, deliveredShare / 1000] as const]
      }),
  },
  {
    name: 'mingdu_send_errors',
    help: 'Failed attempts of the last 24 hours',
    labels: ['channel', 'class', 'code'],
    samples: ({ errors }) =>
      errors.map(({ channel, errorClass, errorCode, count }) => [
        { channel, class: errorClass, code: String(errorCode ?? '') },
        count,
      ]),
  },
  {
    name: 'mingdu_gate_closed',
    help: '1 for every account, channel or template that nothing is sent through at the moment',
    labels: ['key'],
    samples: ({ gates }) => gates.map(({ key }) => [{ key }, 1]),
  },
  {
    name: 'mingdu_dead_letters',
    help: 'Messages of the last seven days that were given up',
    labels: [],
    samples: ({ dead }) => [[{}, dead]],
  },
  {
    name: 'mingdu_unreachable_officials',
    help: 'Active people whom nothing outside the app reaches',
    labels: [],
    samples: ({ unreachable }) => [[{}, unreachable]],
  },
  {
    name: 'mingdu_credits_left',
    help: 'Messages that people still allow, a long-term consent counted as one',
    labels: ['channel'],
    samples: ({ credits }) => [...credits].map(([channel, left]) => [{ channel }, left]),
  },
  {
    name: 'mingdu_wechat_quota_used',
    help: 'Share of the account’s daily quota that is used, 0 to 1, as the account last said',
    labels: ['account'],
    samples: ({ quotas }) =>
      [...quotas].map(([channel, { used, limit }]) => [
        { account: ACCOUNT_OF[channel] },
        (shareOf(used, limit) ?? 0) / 1000,
      ]),
  },
]

/**
 * Gauges of the outbox and its channels, computed from the database when they are asked for: the worker sends, the
 * server answers `/metrics`. While the database does not answer they have no values and `mingdu_figures_up` is 0.
 */
export function channelMetrics(registry: Registry, parts: Pick<Parts, 'config' | 'time' | 'log'>): void {
  const figures = heldFigures(parts)
  new Gauge({
    name: 'mingdu_figures_up',
    help: '1 when the gauges of the outbox could be computed',
    registers: [registry],
    async collect() {
      this.set((await figures()) ? 1 : 0)
    },
  })
  for (const plan of GAUGES) addGauge(plan, registry, figures)
}

function addGauge(
  { name, help, labels, samples }: GaugePlan,
  registry: Registry,
  read: () => Promise<Figures | null>,
) {
  new Gauge({
    name,
    help,
    labelNames: labels,
    registers: [registry],
    async collect() {
      const figures = await read()
      this.reset()
      if (!figures && labels.length === 0) this.set(Number.NaN)
      for (const [of, value] of figures ? samples(figures) : []) this.set(of, value)
    },
  })
}

/** One reading serves every gauge of a scrape and every scrape of the next seconds. */
function heldFigures(parts: Pick<Parts, 'config' | 'time' | 'log'>): () => Promise<Figures | null> {
  let held: { figures: Promise<Figures | null>; readAt: number } | null = null
  return () => {
    if (held && Date.now() - held.readAt < HOLD_MS) return held.figures
    const figures = readFigures({ kind: 'all' }, parts).catch((err: unknown) => {
      parts.log.warn({ err }, 'the figures of the outbox could not be read')
      return null
    })
    held = { figures, readAt: Date.now() }
    return figures
  }
}

function summed<G extends { count: number }>(groups: readonly G[], labelsOf: (group: G) => Labels): Sample[] {
  const sums = new Map<string, readonly [Labels, number]>()
  for (const group of groups) {
    const labels = labelsOf(group)
    const key = Object.values(labels).join('|')
    sums.set(key, [labels, group.count + (sums.get(key)?.[1] ?? 0)])
  }
  return [...sums.values()]
}
