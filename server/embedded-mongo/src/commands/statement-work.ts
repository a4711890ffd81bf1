import type { Document } from '../kernel/bson-values'
import { MongoError } from '../kernel/errors'
import { Locked } from '../storage/transactions'
import { isConflict, type WriteWork } from './retryable'
import type { Statement, WriteTotals } from './write-statements'
import type { WriteTarget } from './write-target'

export interface WriteState extends WriteTotals {
  writeErrors: Document[]
}

/** One step of the work: a statement, or one portion of a statement that touches many documents. */
export interface Step {
  statement: Statement
  target: WriteTarget
  /** the statement's place in the command, named in errors */
  index: number
}

export interface StatementOptions {
  ns: string
  /** an error ends the command */
  ordered: boolean
  isUpdate: boolean
}

/** Statements as steps; an error of one is reported beside the others' results, as MongoDB does. */
export function statementWork(steps: Step[], options: StatementOptions): WriteWork<WriteState> {
  return {
    count: steps.length,
    start: () => ({ n: 0, nModified: 0, upserted: [], writeErrors: [] }),
    resume: readState,
    step: (state, at) => {
      const { statement, target, index } = steps[at] as Step
      try {
        statement(target, options.ns, state, index)
        return { stop: false }
      } catch (error) {
        if (error instanceof Locked || isConflict(error) || !(error instanceof MongoError)) throw error
        state.writeErrors.push(writeError(error, index))
        return { stop: options.ordered }
      }
    },
    reply: (state) => writeReply(state, options.isUpdate),
  }
}

function readState(reply: Document): WriteState {
  return {
    n: Number(reply['n']),
    nModified: Number(reply['nModified'] ?? 0),
    upserted: [...((reply['upserted'] ?? []) as WriteTotals['upserted'])],
    writeErrors: [...((reply['writeErrors'] ?? []) as Document[])],
  }
}

function writeReply({ n, nModified, upserted, writeErrors }: WriteState, isUpdate: boolean): Document {
  return {
    n,
    ...(isUpdate ? { nModified } : {}),
    ...(upserted.length > 0 ? { upserted } : {}),
    ...(writeErrors.length > 0 ? { writeErrors } : {}),
    ok: 1,
  }
}

function writeError({ code, message, extra }: MongoError, index: number): Document {
  const { keyPattern, keyValue } = extra
  return { index, code, errmsg: message, ...(keyPattern ? { keyPattern, keyValue } : {}) }
}
