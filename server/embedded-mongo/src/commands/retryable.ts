import type { Document } from '../kernel/bson-values'
import { MongoError } from '../kernel/errors'
import { Locked, type Transaction } from '../storage/transactions'
import type { CommandContext } from './context'
import type { WriteRecord } from './sessions'

/** Work of a write command outside a transaction, in steps that each fit into one commit. */
export interface WriteWork<S> {
  start(): S
  /** continues from a stored reply of an interrupted command */
  resume(reply: Document): S
  count: number
  /** statement `index`; throws Locked when it has to wait, having written nothing */
  step(state: S, index: number): { stop: boolean }
  reply(state: S): Document
}

/** Time a command may take of one commit before others get their turn. */
const STEP_MS = 20

/**
 * Runs a write command through the group commit. With a retryable number its progress is stored in the
 * same LMDB transaction as its writes, so that a repeated command continues or returns its reply.
 */
export async function runWork<S>(ctx: CommandContext, work: WriteWork<S>): Promise<Document> {
  let next = 0
  let state = work.start()
  for (;;) {
    const outcome = await ctx.engine.writer.run(() => {
      const known = loadRecord(ctx, work.count)
      if (known?.done) return { reply: known.reply }
      const from = known
        ? { next: known.next, state: work.resume(known.reply) }
        : { next, state: copyState(work, state) }
      const progress = advance(work, from)
      saveRecord(ctx, work, progress)
      return progress.done ? { reply: work.reply(progress.state) } : progress
    })
    if ('reply' in outcome) return outcome.reply
    next = outcome.next
    state = outcome.state
    if (outcome.waitFor) await ctx.pacer.waitFor(outcome.waitFor.ended)
    else ctx.pacer.check()
  }
}

/** A commit that is undone runs its jobs again: each run works on its own copy. */
function copyState<S>(work: WriteWork<S>, state: S): S {
  return work.resume(work.reply(state))
}

interface Advance<S> {
  next: number
  state: S
  done: boolean
  waitFor: Transaction | null
}

function advance<S>(work: WriteWork<S>, from: { next: number; state: S }): Advance<S> {
  const until = performance.now() + STEP_MS
  let { next } = from
  try {
    while (next < work.count) {
      const { stop } = work.step(from.state, next)
      next++
      if (stop) next = work.count
      if (performance.now() > until) break
    }
  } catch (error) {
    if (!(error instanceof Locked)) throw error
    return { next, state: from.state, done: false, waitFor: error.holder }
  }
  return { next, state: from.state, done: next >= work.count, waitFor: null }
}

function loadRecord(
  { engine, session, txnNumber, txn, body }: CommandContext,
  count: number,
): WriteRecord | undefined {
  if (session === null || txnNumber === null || txn) return undefined
  return engine.sessions.writeRecord(session, txnNumber, statementIds(body, count))
}

function saveRecord<S>(
  { engine, session, txnNumber, txn, body }: CommandContext,
  work: WriteWork<S>,
  progress: Advance<S>,
): void {
  if (session === null || txnNumber === null || txn) return
  if (!progress.done && progress.next === 0) return
  const { next, done, state } = progress
  engine.sessions.saveWrite(session, txnNumber, {
    statements: statementIds(body, work.count),
    next,
    done,
    reply: work.reply(state),
  })
}

/** Without explicit ids the statements of a command are numbered from 0. */
function statementIds(body: Document, count: number): string {
  const given = body['stmtIds'] ?? body['stmtId']
  return given === undefined ? `0+${count}` : String(given)
}

export function isConflict(error: unknown): boolean {
  return error instanceof MongoError && error.codeName === 'WriteConflict'
}
