import { duplicateFields, inTransaction } from '../../db/connection'
import type { AuditDoc } from './audit.model'
import { appendLinks, entryHash, readHead, unsealed, type Link } from './audit.repo'

const BATCH = 500

/**
 * Takes up to 500 waiting entries into the chain: gives each its place and links it to the one before.
 * Only the holder of the sealer's lease calls this; a head that moved meanwhile makes it give way.
 * @returns how many entries were sealed
 */
export async function sealWaiting(): Promise<number> {
  const head = await readHead()
  const waiting = await unsealed(BATCH)
  if (waiting.length === 0) return 0
  const links = linkUp(waiting, head.seq, head.hash)
  try {
    return (await inTransaction((tx) => appendLinks(links, head.seq, tx))) ? links.length : 0
  } catch (error) {
    // two sealers wrote the first head, or the same place in the chain: the other one was first
    if (duplicateFields(error)) return 0
    throw error
  }
}

function linkUp(entries: readonly AuditDoc[], seq: number, hash: string): Link[] {
  let prevHash = hash
  return entries.map((doc, i) => {
    const link = { id: doc._id, seq: seq + i + 1, prevHash, hash: entryHash(doc, seq + i + 1, prevHash) }
    prevHash = link.hash
    return link
  })
}
