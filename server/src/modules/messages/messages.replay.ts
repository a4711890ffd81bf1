import { refusalText, type RefusalCode } from '@mingdu/shared/kernel/refusals'
import { MESSAGE_STATES, type MessageState } from '@mingdu/shared/messages/messages.states'
import type { Tx } from '../../db/connection'
import type { Scope } from '../../http/actor'
import { statesOf } from './messages.log.repo'
import { replayMessage, type ReplayOutcome } from './outbox.replay'

export interface ReplayResult {
  id: string
  ok: boolean
  /** Why it is not sent again, with the next step where there is one. */
  why: string | null
}

const REFUSAL_OF: Record<Exclude<ReplayOutcome, 'ok'>, RefusalCode> = {
  sent: 'message.replay-sent',
  stale: 'message.replay-stale',
  past: 'message.replay-past',
  state: 'message.replay-state',
  missing: 'record.missing',
}

/** Sends messages of the scope again, each for itself: one that cannot be holds up no other. */
export async function replayMessages(
  scope: Scope,
  { ids, reason }: { ids: readonly string[]; reason: string },
  at: Date,
  tx: Tx,
): Promise<ReplayResult[]> {
  const states = await statesOf(scope, ids, tx)
  const results: ReplayResult[] = []
  for (const id of new Set(ids)) {
    const state = states.get(id)
    const outcome = state === undefined ? 'missing' : await replayMessage(id, reason, at, tx)
    results.push({ id, ok: outcome === 'ok', why: whyNot(outcome, state) })
  }
  return results
}

function whyNot(outcome: ReplayOutcome, state: MessageState | undefined): string | null {
  if (outcome === 'ok') return null
  return refusalText(REFUSAL_OF[outcome], state ? { state: MESSAGE_STATES[state] } : {})
}
