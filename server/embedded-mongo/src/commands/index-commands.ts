import { isDocument, isNumber, writeDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { valuesEqual } from '../kernel/key-encoding'
import { compileFilter } from '../query/matcher'
import type { Reply } from '../engine'
import type { Collection, Index, IndexSpec } from '../storage/catalog'
import {
  assertFields,
  OK,
  optionalBoolean,
  optionalCount,
  optionalDocument,
  targetNamespace,
  type Command,
  type CommandContext,
} from './context'
import { runJob } from './jobs'
import { listReply } from './lists'

export const INDEX_COMMANDS: Record<string, Command> = {
  createIndexes: { fields: ['indexes'], run: createIndexes },
  listIndexes: { fields: ['cursor'], run: listIndexes },
  dropIndexes: { fields: ['index'], run: dropIndexes },
}

const MAX_INDEXES = 64
/** `background` is accepted: MongoDB itself has given it no meaning since 4.2, and mongoose sends it. */
const SPEC_FIELDS = [
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
]

function createIndexes(ctx: CommandContext): Promise<Reply> {
  const ns = targetNamespace(ctx)
  const list = ctx.body['indexes']
  if (!Array.isArray(list) || list.length === 0) fail('BadValue', 'Must specify at least one index to create')
  const specs = list.map(parseSpec)
  return runJob(ctx, () => {
    const { catalog, transactions } = ctx.engine
    transactions.assertNoneHolds(ns)
    const created = catalog.get(ns) === undefined
    const collection = catalog.ensure(ns)
    const before = collection.indexes.length + 1
    for (const spec of specs)
      if (!isIdIndex(spec) && !existsAlready(collection, spec)) buildIndex(ctx, collection, spec)
    return {
      numIndexesBefore: before,
      numIndexesAfter: collection.indexes.length + 1,
      createdCollectionAutomatically: created,
      ok: 1,
    }
  })
}

/** A child transaction: an index that cannot be built (duplicates) leaves no entry behind. */
function buildIndex({ engine }: CommandContext, collection: Collection, spec: IndexSpec): void {
  if (collection.indexes.length + 1 >= MAX_INDEXES)
    fail('CannotCreateIndex', `add index fails, too many indexes for ${collection.ns}`)
  const index = engine.catalog.newIndex(spec, engine.transactions.tick())
  engine.env.root.transactionSync(() => engine.documents.buildIndex(collection, index))
  engine.catalog.addIndex(collection, index)
}

function parseSpec(value: unknown): IndexSpec {
  if (!isDocument(value)) fail('TypeMismatch', 'index specification must be an object')
  const unknown = Object.keys(value).find((name) => !SPEC_FIELDS.includes(name))
  if (unknown !== undefined)
    fail(
      'InvalidIndexSpecificationOption',
      `The field '${unknown}' is not valid for an index specification (or not supported by this engine)`,
    )
  const { key, name, v } = value
  if (v !== undefined && Number(v) !== 2) fail('CannotCreateIndex', 'only index version 2 is supported')
  if (typeof name !== 'string' || name === '' || name === '*')
    fail('FailedToParse', "The 'name' field of an index must be a non-empty string")
  const spec: IndexSpec = { name, key: parseKey(key) }
  for (const option of ['unique', 'sparse', 'background'] as const)
    if (optionalBoolean(value, option, false)) spec[option] = true
  if (value['partialFilterExpression'] !== undefined) spec.partialFilterExpression = parsePartial(value)
  if (value['expireAfterSeconds'] !== undefined) spec.expireAfterSeconds = parseTtl(value, spec)
  return spec
}

function parseKey(key: unknown): Record<string, number> {
  if (!isDocument(key) || Object.keys(key).length === 0 || Object.keys(key).length > 32)
    fail('CannotCreateIndex', 'Index keys must be an object with 1 to 32 fields.')
  return Object.fromEntries(
    Object.keys(key).map((path) => {
      const direction = key[path]
      if (!isNumber(direction) || (Number(direction) !== 1 && Number(direction) !== -1))
        fail(
          'CannotCreateIndex',
          `Values in the index key pattern must be 1 or -1; '${String(direction)}' is not supported by this engine`,
        )
      if (path.split('.').some((s) => s === '' || s.startsWith('$')))
        fail('CannotCreateIndex', `Index key contains an illegal field name: '${path}'`)
      return [path, Number(direction)]
    }),
  )
}

function parsePartial(value: Document): Document {
  const filter = optionalDocument(value, 'partialFilterExpression')
  if (value['sparse'] === true)
    fail('CannotCreateIndex', "cannot mix 'partialFilterExpression' and 'sparse' options")
  compileFilter(filter)
  return filter
}

function parseTtl(value: Document, spec: IndexSpec): number {
  if (Object.keys(spec.key).length !== 1 || Object.hasOwn(spec.key, '_id'))
    fail('CannotCreateIndex', 'TTL indexes are single-field indexes, and not on _id')
  const seconds = optionalCount(value, 'expireAfterSeconds')
  return seconds === undefined || seconds > 2 ** 31 - 1
    ? fail('CannotCreateIndex', 'TTL index expireAfterSeconds must be within 0 and 2147483647')
    : seconds
}

function isIdIndex({ name, key, ...options }: IndexSpec): boolean {
  const isId = valuesEqual(key, { _id: 1 })
  if (name === '_id_' && !isId) fail('BadValue', "The index name '_id_' is reserved for the _id index")
  if (isId && Object.keys(options).some((o) => o !== 'unique' && o !== 'background'))
    fail('InvalidIndexSpecificationOption', 'the _id index takes no options')
  return isId
}

function existsAlready(collection: Collection, spec: IndexSpec): boolean {
  const named = collection.indexes.find((i) => i.spec.name === spec.name)
  if (named && !sameIndex(named.spec, spec))
    fail(
      'IndexKeySpecsConflict',
      'An existing index has the same name as the requested index but other keys or options.',
    )
  const keyed = collection.indexes.find((i) => valuesEqual(i.spec.key, spec.key) && samePartial(i.spec, spec))
  if (!named && keyed)
    fail('IndexOptionsConflict', `Index already exists with a different name: ${keyed.spec.name}`)
  return named !== undefined
}

function samePartial(a: IndexSpec, b: IndexSpec): boolean {
  return valuesEqual(a.partialFilterExpression ?? null, b.partialFilterExpression ?? null)
}

function sameIndex(a: IndexSpec, b: IndexSpec): boolean {
  const flags = (['unique', 'sparse', 'expireAfterSeconds'] as const).every(
    (o) => (a[o] ?? false) === (b[o] ?? false),
  )
  return flags && valuesEqual(a.key, b.key) && samePartial(a, b)
}

function listIndexes(ctx: CommandContext): Promise<Reply> {
  const ns = targetNamespace(ctx)
  const collection = ctx.engine.catalog.get(ns) ?? fail('NamespaceNotFound', `ns does not exist: ${ns}`)
  const cursor = optionalDocument(ctx.body, 'cursor')
  assertFields('listIndexes.cursor', cursor, ['batchSize'])
  const specs: Document[] = [
    { v: 2, key: { _id: 1 }, name: '_id_' },
    ...collection.indexes.map(({ spec }) => ({ v: 2, ...spec })),
  ]
  return listReply(ctx, ns, specs.map(writeDocument))
}

function dropIndexes(ctx: CommandContext): Promise<Reply> {
  const ns = targetNamespace(ctx)
  const wanted = ctx.body['index']
  return runJob(ctx, () => {
    const { catalog, transactions } = ctx.engine
    const collection = catalog.get(ns) ?? fail('NamespaceNotFound', `ns not found ${ns}`)
    transactions.assertNoneHolds(ns)
    const before = collection.indexes.length + 1
    for (const index of chosenIndexes(collection, wanted)) catalog.removeIndex(collection, index)
    transactions.tick()
    return { nIndexesWas: before, ...OK }
  })
}

function chosenIndexes(collection: Collection, wanted: unknown): readonly Index[] {
  if (wanted === '*') return collection.indexes
  if (wanted === '_id_' || valuesEqual(wanted, { _id: 1 })) fail('InvalidOptions', 'cannot drop _id index')
  const names = Array.isArray(wanted) ? wanted : [wanted]
  return names.map((name) => {
    const found = collection.indexes.find((i) =>
      isDocument(name) ? valuesEqual(i.spec.key, name) : i.spec.name === name,
    )
    return found ?? fail('IndexNotFound', `index not found with name [${String(name)}]`)
  })
}
