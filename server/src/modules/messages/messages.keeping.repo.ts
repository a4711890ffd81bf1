import type { Tx } from '../../db/connection'
import { MessageModel } from './messages.model'

/** What was told about a clue is kept from whom it is found to be about. */
export async function keepMessagesFrom(subjectId: string, ids: readonly string[], tx: Tx): Promise<void> {
  await MessageModel.collection.updateMany({ subjectId }, { $set: { keptFrom: [...ids] } }, { session: tx })
}
