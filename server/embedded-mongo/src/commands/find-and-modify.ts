import { isDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { compileFilter } from '../query/matcher'
import { compileProjection } from '../query/projection'
import { parseSort } from '../query/sort'
import { compileUpdate } from '../update/update'
import {
  optionalBoolean,
  optionalDocument,
  targetNamespace,
  type Command,
  type CommandContext,
} from './context'
import { portionTarget, searchAhead } from './paced-writes'
import { runWork } from './retryable'
import { runFindAndModify, type FindAndModify } from './write-statements'
import { directTarget, transactionTarget } from './write-target'

export const FIND_AND_MODIFY: Command = {
  fields: ['query', 'remove', 'update', 'new', 'fields', 'upsert', 'sort', 'hint', 'arrayFilters'],
  inTransaction: true,
  run,
}

async function run(ctx: CommandContext): Promise<Document> {
  const ns = targetNamespace(ctx)
  const request = parseRequest(ctx.body)
  const finish = replyWriter(ctx, request)
  if (ctx.txn) return finish(runFindAndModify(transactionTarget(ctx.engine, ns, ctx.txn), ns, request))
  const found = await searchAhead(ctx, ns, { ...request, multi: false })
  const target = found ? portionTarget(ctx.engine, ns, found[0] ?? [], false) : directTarget(ctx.engine, ns)
  return runWork<{ reply: Document }>(ctx, {
    count: 1,
    start: () => ({ reply: {} }),
    resume: (reply) => ({ reply }),
    step: (state) => {
      state.reply = finish(runFindAndModify(target, ns, request))
      return { stop: false }
    },
    reply: ({ reply }) => reply,
  })
}

function replyWriter(ctx: CommandContext, { filter }: FindAndModify): (found: Document) => Document {
  const fields = optionalDocument(ctx.body, 'fields')
  const project = Object.keys(fields).length > 0 ? compileProjection(fields, filter, ctx.now) : null
  return (found) => {
    const { value } = found
    return { ...found, value: isDocument(value) && project ? project(value) : value, ok: 1 }
  }
}

function parseRequest(body: Document): FindAndModify {
  const remove = optionalBoolean(body, 'remove', false)
  const returnNew = optionalBoolean(body, 'new', false)
  const upsert = optionalBoolean(body, 'upsert', false)
  if (remove && body['update'] !== undefined)
    fail('FailedToParse', 'Cannot specify both an update and remove=true')
  if (remove && (returnNew || upsert))
    fail('FailedToParse', 'Cannot specify new or upsert together with remove=true')
  if (!remove && body['update'] === undefined)
    fail('FailedToParse', 'Either an update or remove=true must be specified')
  const filter = optionalDocument(body, 'query')
  compileFilter(filter)
  return {
    filter,
    sort: parseSort(optionalDocument(body, 'sort')),
    hint: body['hint'],
    remove,
    update: remove ? null : compileUpdate(body['update'], body['arrayFilters']),
    upsert,
    returnNew,
  }
}
