import { fail, MongoError } from '../kernel/errors'
import type { Reply } from '../engine'
import { writeConflict, type OverlayEntry, type Transaction } from '../storage/transactions'
import { OK, type Command, type CommandContext } from './context'
import { noSuchTransaction } from './pacer'

export const TRANSACTION_COMMANDS: Record<string, Command> = {
  commitTransaction: { fields: ['recoveryToken'], run: commitTransaction },
  abortTransaction: { fields: ['recoveryToken'], run: abortTransaction },
}

/**
 * Writes everything the transaction kept aside in one step of the group commit, with a record that
 * makes a repeated commit (also after a crash) answer the same.
 */
async function commitTransaction(ctx: CommandContext): Promise<Reply> {
  const { engine } = ctx
  const { session, number } = identity(ctx)
  if (engine.sessions.wasCommitted(session, number)) return OK
  const txn = engine.sessions.current(session, number)
  try {
    if (txn.writes.size > 0) await engine.writer.run(() => applyTransaction(ctx, txn, session, number))
  } catch (error) {
    engine.sessions.end(session, 'aborted')
    if (error instanceof MongoError && error.codeName === 'DuplicateKey') writeConflict()
    throw error
  }
  engine.sessions.end(session, 'committed')
  return OK
}

/** In a child transaction, so that a conflict undoes all of it. */
function applyTransaction(
  { engine }: CommandContext,
  txn: Transaction,
  session: string,
  number: bigint,
): void {
  if (engine.sessions.wasCommitted(session, number)) return
  if (txn.state !== 'active') throw noSuchTransaction()
  const counts = engine.catalog.all().map((c) => [c, c.count] as const)
  try {
    engine.env.root.transactionSync(() => {
      for (const [ns, overlay] of txn.writes) writeOverlay(engine, ns, [...overlay.values()])
      engine.sessions.saveCommit(session, number)
    })
  } catch (error) {
    for (const [collection, count] of counts) collection.count = count
    throw error
  }
}

function writeOverlay(engine: CommandContext['engine'], ns: string, overlay: OverlayEntry[]): void {
  const collection = engine.catalog.ensure(ns)
  engine.documents.writeAll(
    collection,
    overlay.filter(({ before, after }) => before || after),
  )
  for (const { idKey } of overlay) engine.transactions.noteChange(ns, idKey)
}

function abortTransaction(ctx: CommandContext): Reply {
  const { session, number } = identity(ctx)
  ctx.engine.sessions.current(session, number)
  ctx.engine.sessions.end(session, 'aborted')
  return OK
}

function identity({ session, txnNumber, body }: CommandContext): { session: string; number: bigint } {
  if (session === null || txnNumber === null || body['autocommit'] !== false)
    fail(
      'InvalidOptions',
      'commitTransaction and abortTransaction need lsid, txnNumber and autocommit: false',
    )
  return { session, number: txnNumber }
}
