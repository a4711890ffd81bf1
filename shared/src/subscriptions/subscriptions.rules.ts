/** What an entry of the credit ledger says happened. */
export const ENTRY_KINDS = {
  accepted: '同意接收',
  sent: '发送一条',
  givenBack: '未发出，退回',
  /** Rejected, banned, or switched off in WeChat's settings. */
  refused: '拒绝接收',
  /** WeChat said at a send that nothing is left. */
  dropped: '平台称没有次数',
  /** Kept to be read, changes nothing. */
  noted: '备注',
} as const satisfies Record<string, string>
export type EntryKind = keyof typeof ENTRY_KINDS

export interface LedgerEntry {
  /** Epoch milliseconds; of a platform's event its CreateTime, which counts whole seconds. */
  at: number
  kind: EntryKind
}

/** Within one second a consent comes first and a refusal last: in doubt nothing is sent. */
const ORDER: readonly EntryKind[] = ['noted', 'accepted', 'sent', 'givenBack', 'refused', 'dropped']

interface Count {
  credits: number
  /** Sent since the last refusal and not given back. */
  sent: number
}

/**
 * How many messages a person's answers to one template still allow. It depends on what happened and when, never on
 * the order in which it became known. A one-time consent allows one message each; a long-term one stands until it is
 * taken back, however many messages were sent (`long`, 1 or 0).
 */
export function creditsOf(entries: readonly LedgerEntry[], long: boolean): number {
  const ordered = [...entries].sort((a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  const count = ordered.reduce(long ? longStep : onceStep, { credits: 0, sent: 0 })
  return count.credits
}

/** True for the entries that leave nothing, whatever was before. */
export function clears(kind: EntryKind): boolean {
  return kind === 'refused' || kind === 'dropped'
}

function longStep(count: Count, { kind }: LedgerEntry): Count {
  if (clears(kind)) return { credits: 0, sent: 0 }
  return kind === 'accepted' ? { credits: 1, sent: 0 } : count
}

function onceStep(count: Count, { kind }: LedgerEntry): Count {
  const { credits, sent } = count
  if (clears(kind)) return { credits: 0, sent: 0 }
  if (kind === 'accepted') return { credits: credits + 1, sent }
  if (kind === 'sent' && credits > 0) return { credits: credits - 1, sent: sent + 1 }
  if (kind === 'givenBack' && sent > 0) return { credits: credits + 1, sent: sent - 1 }
  return count
}
