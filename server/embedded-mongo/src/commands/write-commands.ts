import { isDocument, type Document } from '../kernel/bson-values'
import { fail, toMongoError } from '../kernel/errors'
import {
  optionalBoolean,
  targetNamespace,
  type Command,
  type CommandContext,
  type SequenceItem,
} from './context'
import { FIND_AND_MODIFY } from './find-and-modify'
import { insertStatement } from './insert-statement'
import { portionTarget, searchAhead } from './paced-writes'
import { runWork } from './retryable'
import { statementWork, type StatementOptions, type Step } from './statement-work'
import { deleteStatement, updateStatement, type Statement } from './write-statements'
import { directTarget, transactionTarget } from './write-target'

const MAX_STATEMENTS = 100_000

export const WRITE_COMMANDS: Record<string, Command> = {
  insert: writeCommand('documents', insertStatement, () => false),
  update: writeCommand('updates', updateStatement, ({ doc }) => optionalBoolean(doc, 'multi', false)),
  delete: writeCommand('deletes', deleteStatement, ({ doc }) => Number(doc['limit']) === 0),
  findAndModify: FIND_AND_MODIFY,
}

type Compile = (item: SequenceItem) => Statement
/** Documents to be inserted are not read for this: they may be long. */
type IsMulti = (item: SequenceItem) => boolean

function writeCommand(field: string, compile: Compile, isMulti: IsMulti): Command {
  return {
    fields: [field, 'ordered'],
    inTransaction: true,
    run: async (ctx) => {
      const ns = targetNamespace(ctx)
      const items = ctx.sequence(field)
      if (items.length === 0 || items.length > MAX_STATEMENTS)
        fail('InvalidLength', `Write batch sizes must be between 1 and ${MAX_STATEMENTS}.`)
      if (ctx.txnNumber !== null && !ctx.txn && items.some(isMulti))
        fail('InvalidOptions', 'Cannot use retryable writes with multi=true or limit=0')
      const ordered = optionalBoolean(ctx.body, 'ordered', true)
      const statements = items.map((item) => compileLater(compile, item))
      const steps = await stepsOf(ctx, ns, items, statements, isMulti)
      return runSteps(ctx, steps, { ns, ordered, isUpdate: ctx.name === 'update' })
    },
  }
}

/** A statement that cannot be compiled fails at its turn, like one that fails when it runs. */
function compileLater(compile: Compile, item: SequenceItem): Statement {
  try {
    return compile(item)
  } catch (error) {
    return () => {
      throw toMongoError(error)
    }
  }
}

/** One step per statement; a lone statement with a long search is searched ahead and cut into portions. */
async function stepsOf(
  ctx: CommandContext,
  ns: string,
  items: SequenceItem[],
  statements: Statement[],
  isMulti: IsMulti,
): Promise<Step[]> {
  const { engine, txn } = ctx
  const only = items.length === 1 && ctx.name !== 'insert' ? items[0] : undefined
  const { q: filter, hint, upsert } = only?.doc ?? {}
  if (only && isDocument(filter)) {
    const multi = isMulti(only)
    const search = { filter, sort: [], hint, multi, upsert: upsert !== undefined && upsert !== false }
    const portions = await searchAhead(ctx, ns, search)
    const [statement] = statements as [Statement]
    if (portions)
      return portions.map((ids) => ({ statement, target: portionTarget(engine, ns, ids, multi), index: 0 }))
  }
  const target = txn ? transactionTarget(engine, ns, txn) : directTarget(engine, ns)
  return statements.map((statement, index) => ({ statement, target, index }))
}

async function runSteps(ctx: CommandContext, steps: Step[], options: StatementOptions): Promise<Document> {
  const work = statementWork(steps, options)
  if (!ctx.txn) return runWork(ctx, work)
  const state = work.start()
  for (let i = 0; i < work.count; i++) {
    if (work.step(state, i).stop || state.writeErrors.length > 0) break
    await ctx.pacer.pause()
  }
  if (state.writeErrors.length > 0) ctx.engine.sessions.endOf(ctx.txn)
  return work.reply(state)
}
