import { assertDepth, isDocument, isNumber, type Document } from '../kernel/bson-values'
import type { MongoError } from '../kernel/errors'
import { fail, toMongoError } from '../kernel/errors'
import type { Engine, Reply } from '../engine'
import { AGGREGATE_COMMANDS } from './aggregate-command'
import { COLLECTION_COMMANDS } from './collection-commands'
import type { Command, CommandContext, SequenceItem } from './context'
import { EXPLAIN_COMMANDS } from './explain-command'
import { INDEX_COMMANDS } from './index-commands'
import { Pacer } from './pacer'
import { READ_COMMANDS } from './read-commands'
import { SERVER_COMMANDS } from './server-commands'
import { sessionId } from './sessions'
import { TRANSACTION_COMMANDS } from './transaction-commands'
import { WRITE_COMMANDS } from './write-commands'
import { assertConcerns, GENERIC_FIELDS } from './generic-fields'

export const COMMANDS: Record<string, Command> = {
  ...SERVER_COMMANDS,
  ...READ_COMMANDS,
  ...WRITE_COMMANDS,
  ...AGGREGATE_COMMANDS,
  ...INDEX_COMMANDS,
  ...COLLECTION_COMMANDS,
  ...TRANSACTION_COMMANDS,
  ...EXPLAIN_COMMANDS,
}

/** Commands MongoDB has and this engine does not: 115 instead of 59. */
const KNOWN_UNSUPPORTED = new Set([
  'bulkWrite',
  'renameCollection',
  'collMod',
  'mapReduce',
  'geoNear',
  'validate',
  'compact',
  'reIndex',
  'convertToCapped',
  'cloneCollectionAsCapped',
  'serverStatus',
  'replSetGetStatus',
  'saslStart',
  'authenticate',
  'createUser',
  'killOp',
  'currentOp',
  'fsync',
  'setParameter',
  'killSessions',
  'startSession',
])

/** A command as the wire brought it: its body, and documents that came in sections of their own. */
export interface IncomingCommand {
  body: Document
  db: string
  sequences: ReadonlyMap<string, SequenceItem[]>
}

/** Runs a command; whatever goes wrong becomes a reply with a MongoDB error code. */
export async function dispatch(engine: Engine, incoming: IncomingCommand): Promise<Reply> {
  let ctx: CommandContext | null = null
  try {
    const command = commandOf(incoming.body)
    ctx = contextOf(engine, incoming)
    assertKnownFields(ctx.name, command, incoming)
    if (ctx.txn && !command.inTransaction && !command.run.name.endsWith('Transaction'))
      fail('OperationNotSupportedInTransaction', `Cannot run '${ctx.name}' in a multi-document transaction.`)
    return await command.run(ctx)
  } catch (error) {
    if (ctx?.txn) engine.sessions.endOf(ctx.txn)
    return errorReply(toMongoError(error))
  }
}

function commandOf(body: Document): Command {
  const name = Object.keys(body)[0] ?? ''
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command) return command
  if (KNOWN_UNSUPPORTED.has(name))
    fail('CommandNotSupported', `the command '${name}' is not supported by this engine`)
  return fail('CommandNotFound', `no such command: '${name}'`)
}

function contextOf(engine: Engine, { body, db, sequences }: IncomingCommand): CommandContext {
  assertDepth(body)
  const name = Object.keys(body)[0] as string
  const session = sessionId(body['lsid'])
  const txnNumber = numberOf(body['txnNumber'])
  const txn =
    body['autocommit'] === false && !name.endsWith('Transaction')
      ? transactionOf(engine, body, session, txnNumber)
      : null
  return {
    engine,
    name,
    db,
    body,
    sequence: (field) => sequences.get(field) ?? bodySequence(body, field),
    session,
    txnNumber,
    txn,
    pacer: new Pacer(deadlineOf(body), () => engine.closing, txn),
    now: new Date(),
  }
}

function numberOf(value: unknown): bigint | null {
  if (value === undefined) return null
  if (!isNumber(value) || !Number.isSafeInteger(Number(value)))
    return fail('TypeMismatch', "BSON field 'txnNumber' must be a long")
  return BigInt(value)
}

function transactionOf(engine: Engine, body: Document, session: string | null, number: bigint | null) {
  if (session === null || number === null)
    return fail('InvalidOptions', 'a transaction needs lsid and txnNumber')
  return body['startTransaction'] === true
    ? engine.sessions.start(session, number)
    : engine.sessions.current(session, number)
}

function deadlineOf(body: Document): number {
  const limit = body['maxTimeMS']
  if (limit === undefined || Number(limit) === 0) return Infinity
  if (!isNumber(limit) || Number(limit) < 0)
    return fail('BadValue', 'maxTimeMS must be a non-negative number')
  return performance.now() + Number(limit)
}

function bodySequence(body: Document, field: string): SequenceItem[] {
  const list = body[field]
  if (!Array.isArray(list) || !list.every(isDocument))
    return fail('TypeMismatch', `BSON field '${field}' must be an array of objects`)
  return list.map((doc) => ({ doc, raw: null }))
}

function assertKnownFields(name: string, command: Command, { body, sequences }: IncomingCommand): void {
  const sent = command.fields === 'any' ? [] : [...Object.keys(body).slice(1), ...sequences.keys()]
  for (const field of sent)
    if (!command.fields.includes(field) && !GENERIC_FIELDS.has(field))
      fail(
        'Location40415',
        `BSON field '${name}.${field}' is an unknown field (or not supported by this engine).`,
      )
  assertConcerns(body)
}

function errorReply(error: MongoError): Document {
  return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.extra }
}
