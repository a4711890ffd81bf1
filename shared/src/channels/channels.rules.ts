import { ACCOUNT_OF } from '../messages/chain.rules'
import { CHANNELS, type Channel } from '../messages/messages.states'
import { TEMPLATES, type TemplateKey } from '../templates/templates.table'

export type ChannelLight = 'green' | 'yellow' | 'red' | 'grey'

/** What stops a channel, or one template of it, for everybody. */
export interface ClosedGate {
  /** `account:mp`, `mpTemplate` or `mpTemplate:warning`. */
  key: string
  reason: string
}

/** What the light of a channel follows from. */
export interface ChannelFacts {
  channel: Channel
  configured: boolean
  /** Another way of the same account goes before it, so that this one is not taken. */
  spare: boolean
  /** Those of this channel and of its account. */
  gates: readonly ClosedGate[]
  /** Templates of the channel: how many there are, and the names of those whose keys differ from the account's. */
  templates: { total: number; mismatched: readonly string[] }
  /** How long the oldest that is due has been due; null: nothing is. */
  oldestSeconds: number | null
  delivered: number
  failed: number
  /** Tenths of a percent of what has a result. */
  deliveredShare: number | null
  quota: { limit: number; used: number } | null
  credits: number | null
}

export interface ChannelVerdict {
  light: ChannelLight
  note: string
}

/** Shares say something only from so many results on. */
const ENOUGH_RESULTS = 5
const POOR_SHARE = 800
const SLOW_SECONDS = 600
const STUCK_SECONDS = 3600
const QUOTA_WARN_PERCENT = 90

type Finding = (facts: ChannelFacts) => ChannelVerdict | null

/** The first that applies decides. */
const FINDINGS: readonly Finding[] = [
  ({ channel }) => (channel === 'inApp' ? green('随业务一同写入，是消息的正本') : null),
  ({ configured }) => (configured ? null : { light: 'grey', note: '没有配置，不用这个通道' }),
  ({ spare }) => (spare ? { light: 'grey', note: '有模板消息可用，不用这个通道' } : null),
  ({ channel, gates }) => red(gates.find((gate) => !isOfTemplate(gate.key, channel))?.reason, '已暂停：'),
  ({ templates: { total, mismatched } }) =>
    total > 0 && mismatched.length === total ? red('全部模板与微信侧字段不一致') : null,
  ({ quota }) => (quota && usedPercent(quota) >= 100 ? red('当日额度已用完') : null),
  ({ delivered, failed }) =>
    delivered === 0 && failed >= ENOUGH_RESULTS ? red(`今天 ${failed} 条没有一条送达`) : null,
  ({ oldestSeconds }) => stuck(oldestSeconds, STUCK_SECONDS, 'red'),
  ({ channel, gates }) => yellow(gatesNote(gates, channel)),
  ({ templates: { mismatched } }) =>
    yellow(mismatched.length > 0 ? `模板与微信侧字段不一致，已停用：${mismatched.join('、')}` : undefined),
  ({ oldestSeconds }) => stuck(oldestSeconds, SLOW_SECONDS, 'yellow'),
  ({ quota }) =>
    yellow(
      quota && usedPercent(quota) >= QUOTA_WARN_PERCENT ? `当日额度已用 ${usedPercent(quota)}%` : undefined,
    ),
  ({ delivered, failed, deliveredShare }) =>
    yellow(
      deliveredShare !== null && delivered + failed >= ENOUGH_RESULTS && deliveredShare < POOR_SHARE
        ? `今天送达率 ${(deliveredShare / 10).toFixed(1)}%，偏低`
        : undefined,
    ),
  ({ credits }) => yellow(credits === 0 ? '没有人还有订阅次数，发不出去' : undefined),
]

/** The light of a channel and, in one sentence, why. */
export function channelVerdict(facts: ChannelFacts): ChannelVerdict {
  for (const finding of FINDINGS) {
    const verdict = finding(facts)
    if (verdict) return verdict
  }
  return green('正常')
}

/** The gates that hold up a channel: its own, those of its templates, and those of its account. */
export function gatesOfChannel<G extends { key: string }>(channel: Channel, gates: readonly G[]): G[] {
  const account = channel === 'inApp' ? null : `account:${ACCOUNT_OF[channel]}`
  return gates.filter(({ key }) => key === channel || key === account || isOfTemplate(key, channel))
}

/**
 * Of what has a result, how much was delivered.
 * @returns tenths of a percent; null when nothing has a result yet
 */
export function shareOf(delivered: number, withResult: number): number | null {
  return withResult === 0 ? null : Math.floor((delivered * 1000) / withResult)
}

/** A gate as people read it, e.g. 服务号账号, 服务号 or 服务号的模板“工单催办提醒”. */
export function gateName(key: string): string {
  const [head = '', tail] = key.split(':')
  if (head === 'account') return `${ACCOUNT_NAMES[tail ?? ''] ?? tail ?? ''}账号`
  const channel = CHANNELS[head as Channel] ?? head
  return tail === undefined ? channel : `${channel}的模板“${TEMPLATES[tail as TemplateKey]?.name ?? tail}”`
}

const ACCOUNT_NAMES: Readonly<Record<string, string>> = {
  mp: '服务号',
  mini: '小程序',
  wecom: '企业微信',
  sms: '短信',
}

function isOfTemplate(key: string, channel: Channel): boolean {
  return key.startsWith(`${channel}:`)
}

function gatesNote(gates: readonly ClosedGate[], channel: Channel): string | undefined {
  const closed = gates.filter((gate) => isOfTemplate(gate.key, channel))
  if (closed.length === 0) return undefined
  return `${closed.map((gate) => `${gateName(gate.key)}已暂停：${gate.reason}`).join('；')}`
}

function usedPercent({ limit, used }: { limit: number; used: number }): number {
  return limit > 0 ? Math.floor((used * 100) / limit) : 0
}

function stuck(seconds: number | null, from: number, light: 'red' | 'yellow'): ChannelVerdict | null {
  if (seconds === null || seconds < from) return null
  return { light, note: `有消息到点 ${Math.floor(seconds / 60)} 分钟还没发出` }
}

function red(note: string | undefined, prefix = ''): ChannelVerdict | null {
  return note === undefined ? null : { light: 'red', note: `${prefix}${note}` }
}

function yellow(note: string | undefined): ChannelVerdict | null {
  return note === undefined ? null : { light: 'yellow', note }
}

function green(note: string): ChannelVerdict {
  return { light: 'green', note }
}
