import { countUnsealed, entryHash, GENESIS, readHead, sealedAfter } from './audit.repo'

/** What checking the whole chain found. */
export interface ChainCheck {
  checked: number
  /** Entries not yet sealed: the tail, at most about a second's worth while a worker runs. */
  unsealed: number
  /** The first entry that is wrong, or null: it was changed, removed, or put in. No id when it is gone. */
  firstBad: { seq: number; id: string | null; problem: string } | null
}

type Entry = Parameters<typeof entryHash>[0]
type Bad = NonNullable<ChainCheck['firstBad']>

/** How far the chain is proven. */
interface Reached {
  seq: number
  hash: string
}

const BATCH = 1000

/** Reads the chain from its beginning and recomputes every link. The sealer may go on meanwhile. */
export async function verifyChain(): Promise<ChainCheck> {
  let reached: Reached = { seq: 0, hash: GENESIS }
  for (;;) {
    const before = await readHead()
    const { upTo, bad } = await follow(reached)
    reached = upTo
    const after = await readHead()
    const grew = after.seq > reached.seq && after.seq > before.seq
    if (!bad && grew) continue
    return {
      checked: reached.seq,
      unsealed: await countUnsealed(),
      firstBad: bad ?? (await badEnd(reached, after)),
    }
  }
}

/** Follows the links from one place to the end of what is there. */
async function follow(from: Reached): Promise<{ upTo: Reached; bad: Bad | null }> {
  let upTo = from
  for (;;) {
    const batch = await sealedAfter(upTo.seq, BATCH)
    for (const doc of batch) {
      const bad = problemOf(doc, upTo)
      if (bad) return { upTo, bad }
      upTo = { seq: upTo.seq + 1, hash: doc.hash ?? '' }
    }
    if (batch.length < BATCH) return { upTo, bad: null }
  }
}

function problemOf(doc: Entry, { seq, hash }: Reached): Bad | null {
  const at = { seq: seq + 1, id: String(doc._id) }
  if (doc.seq !== at.seq) {
    return {
      seq: at.seq,
      id: null,
      problem: `entry ${at.seq} is missing; the next one present is ${doc.seq ?? '?'}`,
    }
  }
  if (doc.prevHash !== hash) return { ...at, problem: 'its link to the entry before does not match' }
  if (entryHash(doc, at.seq, hash) !== doc.hash)
    return { ...at, problem: 'its content was changed after it was sealed' }
  return null
}

/** The head is written together with the entries: both must end at the same place. */
async function badEnd({ seq, hash }: Reached, head: Reached): Promise<Bad | null> {
  if (seq < head.seq) {
    const problem = `the chain ends at ${seq}, its head says ${head.seq}: entries were removed from the end`
    return { seq: seq + 1, id: null, problem }
  }
  if (seq === head.seq && hash === head.hash) return null
  const at = seq === head.seq ? seq : head.seq + 1
  const [doc] = await sealedAfter(at - 1, 1)
  const problem =
    seq === head.seq
      ? 'the head of the chain has another hash: the last entry was replaced'
      : `the head of the chain says ${head.seq}: this entry was added behind it`
  return { seq: at, id: doc ? String(doc._id) : null, problem }
}
