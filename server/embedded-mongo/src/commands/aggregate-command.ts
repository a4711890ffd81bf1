import type { FieldNames } from '../kernel/bson-fields'
import { isDocument, type Document } from '../kernel/bson-values'
import { encodePaced } from '../kernel/paced-bson'
import { fail } from '../kernel/errors'
import { runStages } from '../aggregate/joining-stages'
import { parseMerge } from '../aggregate/merge'
import type { Flow, ParsedStage, PipelineHost } from '../aggregate/stage'
import { neededFields } from '../aggregate/needed-fields'
import { compileMatch, compileStages, keptOf, parsePipeline } from '../aggregate/stages'
import { parseSort, type SortField } from '../query/sort'
import { namespaceOf } from '../kernel/namespace'
import type { Reply } from '../engine'
import type { Collection } from '../storage/catalog'
import { readerOf, type Hit, type ReadView } from '../storage/scan'
import {
  assertFields,
  openView,
  optionalCount,
  targetNamespace,
  type Command,
  type CommandContext,
} from './context'
import { countCovered, countFlow, countingPipeline } from './counting'
import { Cursor } from './cursors'
import { mergeDocuments } from './merge-command'
import { FIRST_BATCH } from './read-commands'
import { readHits } from './reading'

export const AGGREGATE_COMMANDS: Record<string, Command> = {
  aggregate: { fields: ['pipeline', 'cursor', 'hint'], inTransaction: true, run: runAggregate },
}

/** The part of a pipeline the store itself can do: leading `$match` stages, then a `$sort`. */
export interface PipelineHead {
  filter: Document
  sort: SortField[]
  rest: ParsedStage[]
}

export function splitHead(stages: ParsedStage[]): PipelineHead {
  let at = 0
  const filters: Document[] = []
  for (; stages[at]?.name === '$match'; at++) {
    compileMatch(stages[at]?.argument)
    filters.push(stages[at]?.argument as Document)
  }
  const sorts =
    stages[at]?.name === '$sort' &&
    isDocument(stages[at]?.argument) &&
    Object.keys(stages[at]?.argument as Document).length > 0
  const sort = sorts ? parseSort(stages[at]?.argument) : []
  const filter =
    filters.length === 1 ? (filters[0] as Document) : filters.length === 0 ? {} : { $and: filters }
  return { filter, sort, rest: stages.slice(sorts ? at + 1 : at) }
}

async function runAggregate(ctx: CommandContext): Promise<Reply> {
  const { body, engine } = ctx
  const ns = targetNamespace(ctx)
  if (!isDocument(body['cursor'])) fail('FailedToParse', "The 'cursor' option is required")
  assertFields('aggregate.cursor', body['cursor'], ['batchSize'])
  const stages = parsePipeline(body['pipeline'])
  const merge = stages.at(-1)?.name === '$merge' ? parseMerge(stages.pop()?.argument) : null
  if (merge && ctx.txn) fail('OperationNotSupportedInTransaction', '$merge is not supported in a transaction')
  const head = splitHead(stages)
  const { view, release } = openView(ctx)
  const documents = openPipeline(ctx, view, release, ns, head)
  const cursor = new Cursor(ns, ctx.txn, merge ? [].values() : encoded(documents), release)
  if (merge) await mergeDocuments(ctx, merge, documents).finally(() => cursor.close())
  return engine.cursors.first(
    cursor,
    optionalCount(body['cursor'], 'batchSize') ?? FIRST_BATCH,
    false,
    ctx.pacer,
  )
}

/** The pipeline's result; refuses wrong stages before anything is read. */
function openPipeline(
  ctx: CommandContext,
  view: ReadView,
  release: () => void,
  ns: string,
  head: PipelineHead,
): Flow {
  try {
    const stages = compileStages(head.rest, pipelineHost(ctx, view))
    const collection = ctx.engine.catalog.get(ns)
    const counted = collection ? countOnly(ctx, collection, head, view) : null
    return counted ?? runStages(collection ? source(ctx, collection, head, view) : [], stages)
  } catch (error) {
    release()
    throw error
  }
}

function pipelineHost(ctx: CommandContext, view: ReadView): PipelineHost {
  const host: PipelineHost = {
    now: ctx.now,
    parse: parsePipeline,
    compile: (stages) => compileStages(stages, host),
    read: (name, filter) => {
      const collection = ctx.engine.catalog.get(namespaceOf(ctx.db, name))
      return collection ? documentsOf(readHits(ctx.engine, { collection, filter, sort: [] }, view), null) : []
    },
  }
  return host
}

function source(
  ctx: CommandContext,
  collection: Collection,
  { filter, sort, rest }: PipelineHead,
  view: ReadView,
): Flow {
  const request = { collection, filter, sort, keep: keptOf(rest), hint: ctx.body['hint'] }
  return documentsOf(readHits(ctx.engine, request, view), neededFields(rest))
}

function* documentsOf(hits: Iterable<Hit | null>, names: FieldNames): Generator<Document | null> {
  const reader = readerOf(names)
  for (const hit of hits) yield hit && hit.fields(reader)
}

function* encoded(documents: Flow): Generator<Buffer | null> {
  for (const doc of documents) yield doc && (yield* encodePaced(doc))
}

/** The answer of a pipeline that counts, from the stored count or from index entries; null when documents are needed. */
function countOnly(
  ctx: CommandContext,
  collection: Collection,
  { filter, sort, rest }: PipelineHead,
  view: ReadView,
): Flow | null {
  const counting = sort.length === 0 ? countingPipeline(rest) : null
  if (!counting) return null
  if (Object.keys(filter).length === 0) return ctx.txn ? null : countFlow(counting, collection.count)
  const request = { collection, filter, sort, hint: ctx.body['hint'] }
  const count = countCovered(ctx.engine, request, view)
  return count && countFlow(counting, count)
}
