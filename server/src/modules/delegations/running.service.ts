import type { Tx } from '../../db/connection'
import type { StoredRef } from '../../db/history'
import { runningOf } from './delegations.repo'

/** Who acts for whom at a moment, for what is told to the one. Stands apart so that messages may ask it. */
export async function deputiesOf(
  principalIds: readonly string[],
  at: Date,
  tx: Tx,
): Promise<{ principal: StoredRef; delegateId: string }[]> {
  if (principalIds.length === 0) return []
  const running = await runningOf(principalIds, at, tx)
  return running.map(({ principal, delegate }) => ({ principal, delegateId: delegate.id }))
}
