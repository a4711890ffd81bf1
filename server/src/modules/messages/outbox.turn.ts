import { ACCOUNT_OF, OUTER_CHANNELS, type SendAccount } from '@mingdu/shared/messages/chain.rules'
import type { RuleValues } from '@mingdu/shared/rules/rules.table'
import { currentRules } from '../rules/rules.service'
import { takeTokens } from './outbox.bucket.repo'
import { candidates, claim, putOff, releaseHeld, type Candidate } from './outbox.claim.repo'
import { closedBy, type Probe } from './outbox.gates'
import { gatedBy, gates, returnProbe, takeProbe, type Gate } from './outbox.gates.repo'
import type { DeliveryDoc } from './messages.model'
import { admit } from './outbox.people.repo'
import { channelOf, realNow, type OutboxParts } from './outbox.types'

/** How long a worker may go on with gates that another one has changed, and with held ones that came due. */
const LOOK_MS = 250
const TOKENS_LAST_MS = 1000

/** What one run of a sender remembers between its turns. */
export interface TurnState {
  owner: string
  turns: number
  gates: { at: number; seen: readonly Gate[] }
  releasedAt: number
  tokens: Map<SendAccount, { left: number; until: number }>
}

export interface Turn {
  claimed: DeliveryDoc[]
  probes: Map<string, Probe>
  /** Something was due but had to wait: when to look again. null: nothing was due. */
  waitMs: number | null
}

export function turnState(owner: string): TurnState {
  return { owner, turns: 0, gates: { at: -Infinity, seen: [] }, releasedAt: -Infinity, tokens: new Map() }
}

/** Claims what may be sent now, at most `free` of it: past gates, token buckets and the limits of its recipients. */
export async function takeTurn(state: TurnState, free: number, parts: OutboxParts): Promise<Turn> {
  const now = realNow(parts)
  const at = new Date(parts.time.now())
  const owner = `${state.owner}:${(state.turns += 1)}`
  if (isStale(state.releasedAt, now)) {
    await releaseHeld(at, now)
    state.releasedAt = now
  }
  if (isStale(state.gates.at, now)) state.gates = { at: now, seen: await gates() }
  const probed = await probe(state, owner, now, at)
  if (probed) return probed
  const closed = closedBy(state.gates.seen)
  const channels = OUTER_CHANNELS.filter((channel) => !closed.channels.includes(channel))
  const due = await candidates({ channels, without: closed.templates, now, at }, free)
  if (due.length === 0) return { claimed: [], probes: new Map(), waitMs: null }
  const { values } = await currentRules()
  // a card that is admitted and finds no token is admitted again: it counts once
  const [{ granted, waitMs }, { admitted, held }] = await Promise.all([
    grant(due, state, values, now),
    admit(due, values, owner, now),
  ])
  await putOff(held)
  const allowed = granted.filter((card) => admitted.includes(card))
  spend(allowed, state)
  const claimed = await claim(
    allowed.map(({ _id }) => _id),
    owner,
    now,
  )
  return { claimed, probes: new Map(), waitMs: held.length > 0 ? 0 : waitMs }
}

/** Another worker, a change of the clock: what was looked at in the future is looked at again. */
function isStale(seenAt: number, now: number): boolean {
  return now - seenAt >= LOOK_MS || seenAt > now
}

/** Of a gate whose time is over one delivery is let through, the most urgent that has not failed at it itself. */
async function probe(state: TurnState, owner: string, now: number, at: Date): Promise<Turn | null> {
  for (const gate of state.gates.seen) {
    if (gate.until.getTime() > now || !(await takeProbe(gate.key, owner, now))) continue
    const one = await probeCandidate(gate, state.gates.seen, now, at)
    const [claimed] = one ? await claim([one._id], owner, now) : []
    if (!claimed) {
      await returnProbe(gate.key, owner, gate.until.getTime())
      continue
    }
    return { claimed: [claimed], probes: new Map([[String(claimed._id), { gate, owner }]]), waitMs: 0 }
  }
  return null
}

const PROBE_CHOICE = 20

async function probeCandidate(
  { key, errorClass }: Gate,
  all: readonly Gate[],
  now: number,
  at: Date,
): Promise<Candidate | null> {
  const others = closedBy(all.filter((gate) => gate.key !== key))
  const where = gatedBy(key)
  const gated = 'channel' in where ? where.channel.$in : OUTER_CHANNELS
  const channels = gated.filter((channel) => !others.channels.includes(channel))
  const due = await candidates({ channels, without: others.templates, now, at }, PROBE_CHOICE)
  const behind = 'channel' in where ? due : due.filter((one) => one.templateKey === where.templateKey)
  const failedHere = (one: Candidate) => one.firstTriedAt && one.errorClass === errorClass
  return behind.find((one) => !failedHere(one)) ?? behind[0] ?? null
}

/** As many as their accounts have tokens for. */
async function grant(
  due: readonly Candidate[],
  state: TurnState,
  rules: RuleValues,
  now: number,
): Promise<{ granted: Candidate[]; waitMs: number | null }> {
  const wanted = new Map<SendAccount, Candidate[]>()
  for (const one of due) {
    const account = ACCOUNT_OF[channelOf(one)]
    wanted.set(account, [...(wanted.get(account) ?? []), one])
  }
  const granted: Candidate[] = []
  let waitMs: number | null = 0
  for (const [account, cards] of wanted) {
    const { left, wait } = await stock(account, cards.length, state, rules, now)
    granted.push(...cards.slice(0, left))
    if (left < cards.length) waitMs = Math.max(waitMs, wait)
  }
  return { granted, waitMs: granted.length === 0 ? waitMs : 0 }
}

/** Tokens are taken a few at a time: one operation for about ten sends. */
async function stock(
  account: SendAccount,
  wanted: number,
  state: TurnState,
  { sendPerSecond, sendBurst }: RuleValues,
  now: number,
): Promise<{ left: number; wait: number }> {
  const held = state.tokens.get(account)
  const left = held && held.until > now && held.until <= now + TOKENS_LAST_MS ? held.left : 0
  if (left >= wanted) return { left, wait: 0 }
  const ask = Math.max(wanted - left, Math.min(10, Math.ceil(sendPerSecond / 10)))
  const rates = { perSecond: sendPerSecond, burst: sendBurst }
  const { granted, waitMs } = await takeTokens(account, ask, rates, now)
  state.tokens.set(account, { left: left + granted, until: now + TOKENS_LAST_MS })
  return { left: left + granted, wait: waitMs }
}

function spend(cards: readonly Candidate[], state: TurnState): void {
  for (const card of cards) {
    const held = state.tokens.get(ACCOUNT_OF[channelOf(card)])
    if (held) held.left -= 1
  }
}
