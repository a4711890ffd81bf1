import { isDocument, isNumber, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { namespaceOf } from '../kernel/namespace'
import type { IdPlace } from '../kernel/storable-bson'
import type { Engine, Reply } from '../engine'
import type { ReadView } from '../storage/scan'
import type { Transaction } from '../storage/transactions'
import type { Pacer } from './pacer'

/** One command as it came in, checked against the fields its command knows. */
export interface CommandContext {
  engine: Engine
  name: string
  db: string
  body: Document
  /** documents of the OP_MSG section with that name, or of the field of the body */
  sequence(field: string): SequenceItem[]
  session: string | null
  txnNumber: bigint | null
  txn: Transaction | null
  pacer: Pacer
  now: Date
}

export interface SequenceItem {
  /** parsed on first use when it came as bytes */
  readonly doc: Document
  readonly raw: Buffer | null
  /** present when the bytes alone show that the document can be stored */
  readonly idPlace?: IdPlace
}

export interface Command {
  /**
   * Fields beside the generic ones; anything else is refused with 40415. Only the handshake takes any:
   * its fields are offers of the driver, which the reply does not take up.
   */
  fields: readonly string[] | 'any'
  /** may run inside a multi-document transaction */
  inTransaction?: boolean
  run(ctx: CommandContext): Promise<Reply> | Reply
}

export const OK = { ok: 1 } as const

export function targetNamespace(ctx: CommandContext): string {
  return namespaceOf(ctx.db, ctx.body[ctx.name])
}

/** Runs a read on one consistent snapshot: the transaction's, or one of its own. */
export async function withView<T>(ctx: CommandContext, read: (view: ReadView) => Promise<T>): Promise<T> {
  const { view, release } = openView(ctx)
  try {
    return await read(view)
  } finally {
    release()
  }
}

export function openView({ engine, txn }: CommandContext): { view: ReadView; release: () => void } {
  if (txn) {
    txn.enter()
    return { view: transactionView(txn), release: () => txn.leave() }
  }
  const snapshot = engine.env.root.useReadTransaction()
  return { view: { snapshot }, release: () => snapshot.done() }
}

export function transactionView(txn: Transaction): ReadView {
  return { snapshot: txn.snapshot, snapshotAt: txn.startedAt, overlayOf: (ns) => txn.overlayOf(ns) }
}

export function optionalDocument(body: Document, name: string): Document {
  const value = body[name]
  if (value === undefined || value === null) return {}
  return isDocument(value)
    ? value
    : fail('TypeMismatch', `BSON field '${name}' is the wrong type, expected object`)
}

export function optionalBoolean(body: Document, name: string, fallback: boolean): boolean {
  const value = body[name]
  if (value === undefined || value === null) return fallback
  if (typeof value === 'boolean') return value
  return isNumber(value)
    ? Number(value) !== 0
    : fail('TypeMismatch', `BSON field '${name}' is the wrong type, expected bool`)
}

export function optionalCount(body: Document, name: string): number | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (!isNumber(value) || !Number.isSafeInteger(Number(value)))
    fail('TypeMismatch', `BSON field '${name}' is the wrong type, expected a whole number`)
  return Number(value) >= 0 ? Number(value) : fail('Location51024', `BSON field '${name}' value must be >= 0`)
}

/** Refuses fields outside the list: an option is never ignored. */
export function assertFields(what: string, doc: Document, known: readonly string[]): void {
  const unknown = Object.keys(doc).find((name) => !known.includes(name))
  if (unknown !== undefined)
    fail(
      'Location40415',
      `BSON field '${what}.${unknown}' is an unknown field (or not supported by this engine).`,
    )
}
