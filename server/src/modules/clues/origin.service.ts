import type { Id } from '@mingdu/shared/kernel/ids'
import type { Tx } from '../../db/connection'
import type { SealBox } from '../../seal-box'
import { clueOfMatter } from './clues.repo'
import type { SealedSender } from './clues.intake'

/** Who sent the clue that a matter was made from: for the product alone, no official reads it. */
export interface Origin {
  clueId: Id
  /** Whom messages reach; '' for 匿名, who finds what is asked by number and PIN. */
  citizenId: Id
}

/** null for a matter that was made from no clue. */
export async function originOf(matterId: Id, box: SealBox, tx?: Tx): Promise<Origin | null> {
  const doc = await clueOfMatter(matterId, tx)
  if (!doc) return null
  const sender = doc.senderSealed === '' ? null : (JSON.parse(box.open(doc.senderSealed)) as SealedSender)
  return { clueId: String(doc._id), citizenId: sender?.citizenId ?? '' }
}
