import { isNumber, writeDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { encodePaced } from '../kernel/paced-bson'
import { pacedSort } from '../kernel/paced-sort'
import { compareValues, keyText, EMPTY_ARRAY } from '../kernel/key-encoding'
import { keyValues, splitPath } from '../kernel/paths'
import { projectionFields } from '../query/field-names'
import { compileFilter } from '../query/matcher'
import { compileProjection } from '../query/projection'
import { parseSort } from '../query/sort'
import { namespaceOf } from '../kernel/namespace'
import type { Reply } from '../engine'
import { readerOf, type Hit } from '../storage/scan'
import {
  openView,
  optionalBoolean,
  optionalCount,
  optionalDocument,
  targetNamespace,
  withView,
  type Command,
  type CommandContext,
} from './context'
import { countCovered, windowed } from './counting'
import { Cursor } from './cursors'
import { readHits } from './reading'

/** As MongoDB: the first batch of a find has 101 documents unless asked otherwise. */
export const FIRST_BATCH = 101

export const READ_COMMANDS: Record<string, Command> = {
  find: {
    fields: ['filter', 'sort', 'projection', 'hint', 'skip', 'limit', 'batchSize', 'singleBatch'],
    inTransaction: true,
    run: runFind,
  },
  getMore: { fields: ['collection', 'batchSize'], inTransaction: true, run: runGetMore },
  killCursors: { fields: ['cursors'], inTransaction: true, run: runKillCursors },
  count: { fields: ['query', 'limit', 'skip', 'hint'], run: runCount },
  distinct: { fields: ['key', 'query', 'hint'], inTransaction: true, run: runDistinct },
}

function runFind(ctx: CommandContext): Promise<Reply> {
  const { body, engine } = ctx
  const ns = targetNamespace(ctx)
  const filter = optionalDocument(body, 'filter')
  compileFilter(filter)
  const sort = parseSort(optionalDocument(body, 'sort'))
  const projection = optionalDocument(body, 'projection')
  const project = Object.keys(projection).length > 0 ? projectionOf(projection, filter, ctx.now) : null
  const [skip, limit] = [optionalCount(body, 'skip') ?? 0, optionalCount(body, 'limit') ?? 0]
  const collection = engine.catalog.get(ns)
  const { view, release } = openView(ctx)
  const hits = collection
    ? readHits(
        engine,
        { collection, filter, sort, keep: limit > 0 ? skip + limit : Infinity, hint: body['hint'] },
        view,
      )
    : [].values()
  const items = output(window(hits, skip, limit), project)
  const cursor = new Cursor(ns, ctx.txn, items, release)
  return engine.cursors.first(
    cursor,
    optionalCount(body, 'batchSize') ?? FIRST_BATCH,
    optionalBoolean(body, 'singleBatch', false),
    ctx.pacer,
  )
}

/** Reads of a document only what the projection shows. */
function projectionOf(spec: Document, filter: Document, now: Date): (hit: Hit) => Document {
  const project = compileProjection(spec, filter, now)
  const reader = readerOf(projectionFields(spec, true))
  return (hit) => project(hit.fields(reader))
}

function* window(hits: Iterable<Hit | null>, skip: number, limit: number): Generator<Hit | null> {
  let seen = 0
  for (const hit of hits) {
    if (!hit || ++seen > skip) yield hit
    if (limit > 0 && seen >= skip + limit) return
  }
}

function* output(
  hits: Iterable<Hit | null>,
  project: ((hit: Hit) => Document) | null,
): Generator<Buffer | null> {
  for (const hit of hits) yield hit && (project ? writeDocument(project(hit)) : hit.raw)
}

function runGetMore(ctx: CommandContext): Promise<Reply> {
  const { body, engine } = ctx
  const id = body['getMore']
  if (!isNumber(id)) fail('TypeMismatch', "BSON field 'getMore' is the wrong type, expected long")
  const ns = cursorNamespace(ctx.db, body['collection'])
  return engine.cursors.more(BigInt(id), ns, optionalCount(body, 'batchSize') || Infinity, ctx.txn, ctx.pacer)
}

/** Cursors of commands without a collection have names like `$cmd.listCollections`. */
function cursorNamespace(db: string, collection: unknown): string {
  if (typeof collection === 'string' && collection.startsWith('$cmd.')) return `${db}.${collection}`
  return namespaceOf(db, collection)
}

function runKillCursors(ctx: CommandContext): Reply {
  const ids = ctx.body['cursors']
  if (!Array.isArray(ids) || !ids.every(isNumber))
    fail('TypeMismatch', "BSON field 'cursors' must be an array of long")
  const longs = ids.map((id) => BigInt(id))
  const killed = longs.filter((id) => ctx.engine.cursors.kill(id))
  return {
    cursorsKilled: killed,
    cursorsNotFound: longs.filter((id) => !killed.includes(id)),
    cursorsAlive: [],
    cursorsUnknown: [],
    ok: 1,
  }
}

/** Without a query the stored count answers, which commits together with the documents it counts. */
function runCount(ctx: CommandContext): Promise<Reply> | Reply {
  const { body, engine } = ctx
  const filter = optionalDocument(body, 'query')
  compileFilter(filter)
  const [skip, limit] = [optionalCount(body, 'skip') ?? 0, optionalCount(body, 'limit') ?? 0]
  const collection = engine.catalog.get(targetNamespace(ctx))
  if (!collection) return { n: 0, ok: 1 }
  if (Object.keys(filter).length === 0 && body['hint'] === undefined) {
    return { n: windowed(collection.count, skip, limit), ok: 1 }
  }
  return withView(ctx, async (view) => {
    const request = { collection, filter, sort: [], hint: body['hint'] }
    const covered = countCovered(engine, request, view)
    if (covered) return { n: windowed(await ctx.pacer.run(covered), skip, limit), ok: 1 }
    let n = 0
    const hits = readHits(engine, request, view)
    await ctx.pacer.drain(window(hits, skip, limit), () => void n++)
    return { n, ok: 1 }
  })
}

function runDistinct(ctx: CommandContext): Promise<Reply> | Reply {
  const { body, engine } = ctx
  const key = body['key']
  if (typeof key !== 'string' || key === '') fail('TypeMismatch', "BSON field 'key' must be a string")
  const filter = optionalDocument(body, 'query')
  compileFilter(filter)
  const collection = engine.catalog.get(targetNamespace(ctx))
  if (!collection) return { values: [], ok: 1 }
  const segments = splitPath(key)
  const reader = readerOf(new Set(segments.slice(0, 1)))
  return withView(ctx, async (view) => {
    const values = new Map<string, unknown>()
    const hits = readHits(engine, { collection, filter, sort: [], hint: body['hint'] }, view)
    await ctx.pacer.drain(hits, (hit) => {
      for (const value of keyValues(hit.fields(reader), segments).values)
        if (value !== undefined && value !== EMPTY_ARRAY) values.set(keyText(value), value)
    })
    const sorted = await ctx.pacer.run(pacedSort([...values.values()], compareValues))
    return ctx.pacer.run(encodePaced({ values: sorted, ok: 1 }))
  })
}
