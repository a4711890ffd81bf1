import { isDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { parsePipeline } from '../aggregate/stages'
import type { Plan } from '../query/plan'
import { parseSort, type SortField } from '../query/sort'
import { namespaceOf } from '../kernel/namespace'
import type { Reply } from '../engine'
import type { Hit, ReadView, ScanStats } from '../storage/scan'
import { splitHead } from './aggregate-command'
import { OK, withView, type Command, type CommandContext } from './context'
import { countCovered, countingPipeline } from './counting'
import { prepareRead, readHits, type ReadRequest } from './reading'

export const EXPLAIN_COMMANDS: Record<string, Command> = {
  explain: { fields: ['verbosity'], run: runExplain },
}

const VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution']

/** The chosen plan in MongoDB's shape; with executionStats the read is run and counted. */
function runExplain(ctx: CommandContext): Promise<Reply> {
  const inner = ctx.body['explain']
  const verbosity = ctx.body['verbosity'] ?? 'allPlansExecution'
  if (!isDocument(inner)) fail('FailedToParse', 'explain needs a command object')
  if (!VERBOSITIES.includes(String(verbosity)))
    fail(
      'FailedToParse',
      "verbosity string must be one of 'queryPlanner', 'executionStats', 'allPlansExecution'",
    )
  const { collection: name, filter, sort, counts = false } = explained(inner)
  const ns = namespaceOf(ctx.db, name)
  const collection = ctx.engine.catalog.get(ns)
  return withView(ctx, async (view) => {
    if (!collection) return { queryPlanner: { namespace: ns, winningPlan: { stage: 'EOF' } }, ...OK }
    const request = { collection, filter, sort, hint: inner['hint'] }
    const { plan } = prepareRead(request, view)
    const queryPlanner = {
      namespace: ns,
      parsedQuery: filter,
      winningPlan: withSort(plan, sort),
      rejectedPlans: [],
    }
    if (verbosity === 'queryPlanner') return { queryPlanner, ...OK }
    return {
      queryPlanner,
      executionStats: await executionStats(
        ctx,
        { ...request, counts, limit: Number(inner['limit'] ?? 0) },
        view,
      ),
      ...OK,
    }
  })
}

async function executionStats(
  ctx: CommandContext,
  { limit, counts, ...request }: ReadRequest & { limit: number; counts: boolean },
  view: ReadView,
): Promise<Document> {
  const stats: ScanStats = { keysExamined: 0, docsExamined: 0 }
  const started = performance.now()
  const covered = counts ? countCovered(ctx.engine, request, view) : null
  let nReturned = covered ? await ctx.pacer.run(covered) : 0
  if (!covered)
    await ctx.pacer.drain(firstOf(readHits(ctx.engine, request, view, stats), limit), () => void nReturned++)
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - started),
    totalKeysExamined: stats.keysExamined,
    totalDocsExamined: stats.docsExamined,
  }
}

/** As many as are asked for (0: all); nothing behind them is read. */
function* firstOf(hits: Iterable<Hit | null>, limit: number): Generator<Hit | null> {
  let left = limit
  for (const hit of hits) {
    yield hit
    if (hit && --left === 0) return
  }
}

interface Explained {
  collection: unknown
  filter: Document
  sort: SortField[]
  /** only the number is wanted: documents that index entries answer for are not read */
  counts?: boolean
}

function explained(inner: Document): Explained {
  const [name = ''] = Object.keys(inner)
  const filterOf = (value: unknown): Document => (isDocument(value) ? value : {})
  if (name === 'find')
    return {
      collection: inner['find'],
      filter: filterOf(inner['filter']),
      sort: parseSort(inner['sort'] ?? {}),
    }
  if (name === 'count')
    return { collection: inner[name], filter: filterOf(inner['query']), sort: [], counts: true }
  if (name === 'distinct' || name === 'findAndModify')
    return { collection: inner[name], filter: filterOf(inner['query']), sort: parseSort(inner['sort'] ?? {}) }
  if (name === 'aggregate') {
    const { rest, ...head } = splitHead(parsePipeline(inner['pipeline']))
    const counts = head.sort.length === 0 && countingPipeline(rest) !== null
    return { collection: inner['aggregate'], ...head, counts }
  }
  const list =
    name === 'update'
      ? inner['updates']
      : name === 'delete'
        ? inner['deletes']
        : fail('CommandNotSupported', `cannot explain '${name}'`)
  const [statement] = Array.isArray(list) ? list : []
  return { collection: inner[name], filter: filterOf(isDocument(statement) ? statement['q'] : {}), sort: [] }
}

function withSort(plan: Plan, sort: SortField[]): Document {
  const found = describePlan(plan)
  if (sort.length === 0 || plan.sorted) return found
  return {
    stage: 'SORT',
    sortPattern: Object.fromEntries(sort.map((f) => [f.path, f.descending ? -1 : 1])),
    inputStage: found,
  }
}

function describePlan(plan: Plan): Document {
  const direction = 'reverse' in plan && plan.reverse ? 'backward' : 'forward'
  if (plan.kind === 'ids') return { stage: 'IDHACK', indexName: '_id_', keyPattern: { _id: 1 } }
  if (plan.kind === 'documents')
    return plan.bounded || plan.reverse
      ? { stage: 'CLUSTERED_IXSCAN', indexName: '_id_', keyPattern: { _id: 1 }, direction }
      : { stage: 'COLLSCAN', direction }
  if (plan.kind === 'union')
    return { stage: 'FETCH', inputStage: { stage: 'OR', inputStages: plan.plans.map(describePlan) } }
  const { spec, multi } = plan.index
  const inputStage = {
    stage: 'IXSCAN',
    indexName: spec.name,
    keyPattern: spec.key,
    isMultiKey: multi,
    isUnique: spec.unique ?? false,
    isSparse: spec.sparse ?? false,
    isPartial: spec.partialFilterExpression !== undefined,
    direction,
    ranges: plan.ranges.length,
    abreast: plan.lanes?.length ?? 1,
  }
  return { stage: 'FETCH', inputStage }
}
