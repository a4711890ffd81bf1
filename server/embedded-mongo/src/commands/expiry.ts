import type { Engine } from '../engine'
import type { Collection, Index } from '../storage/catalog'
import { Locked } from '../storage/transactions'
import { removal } from './write-statements'
import { directTarget } from './write-target'

/** Documents removed per commit, so that others get their turn. */
const PORTION = 500

/** Removes what TTL indexes say has expired, and forgets old sessions; runs every `intervalMs`. */
export function startExpiry(engine: Engine, intervalMs: number): () => void {
  let running = false
  const timer = setInterval(() => {
    if (running || engine.closing) return
    running = true
    void sweep(engine)
      .catch((error: unknown) =>
        console.error('expiry failed:', error instanceof Error ? error.message : error),
      )
      .finally(() => (running = false))
  }, intervalMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function sweep(engine: Engine): Promise<void> {
  await engine.writer.run(() => engine.sessions.forgetOld(Date.now()))
  for (const collection of engine.catalog.all())
    for (const index of collection.indexes)
      if (index.spec.expireAfterSeconds !== undefined) await expire(engine, collection, index)
}

async function expire(engine: Engine, collection: Collection, index: Index): Promise<void> {
  while (!engine.closing) {
    const removed = await engine.writer.run(() => removeExpired(engine, collection, index))
    if (removed < PORTION) return
  }
}

/** Only dates expire; a document held by an open transaction waits for the next round. */
function removeExpired(engine: Engine, collection: Collection, index: Index): number {
  const [path] = Object.keys(index.spec.key)
  const limit = new Date(Date.now() - (index.spec.expireAfterSeconds ?? 0) * 1000)
  const target = directTarget(engine, collection.ns)
  const hits = []
  for (const hit of target.find({ [path as string]: { $lte: limit } }, [], undefined)) {
    if (index.partial && !index.partial(hit.doc)) continue
    if (hits.push(hit) >= PORTION) break
  }
  let removed = 0
  for (const hit of hits)
    try {
      target.assertFree(hit.idKey)
      target.write(removal(hit))
      removed++
    } catch (error) {
      if (!(error instanceof Locked)) throw error
    }
  return removed
}
