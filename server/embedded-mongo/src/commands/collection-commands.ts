import { Binary } from 'bson'
import { writeDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { compileFilter } from '../query/matcher'
import { namespaceOf } from '../kernel/namespace'
import type { Reply } from '../engine'
import type { Collection } from '../storage/catalog'
import {
  assertFields,
  OK,
  optionalBoolean,
  optionalDocument,
  targetNamespace,
  type Command,
  type CommandContext,
} from './context'
import { runJob } from './jobs'
import { listReply } from './lists'

export const COLLECTION_COMMANDS: Record<string, Command> = {
  create: { fields: ['capped'], run: createCollection },
  drop: { fields: [], run: dropCollection },
  dropDatabase: { fields: [], run: dropDatabase },
  listCollections: {
    fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
    run: listCollections,
  },
  listDatabases: { fields: ['filter', 'nameOnly', 'authorizedDatabases'], run: listDatabases },
  collStats: { fields: ['scale'], run: collectionStats },
  dbStats: { fields: ['scale'], run: databaseStats },
}

/** Plain collections only: options such as validator, viewOn, timeseries and collation are unknown fields. */
function createCollection(ctx: CommandContext): Promise<Reply> {
  const ns = targetNamespace(ctx)
  if (optionalBoolean(ctx.body, 'capped', false))
    fail('InvalidOptions', 'capped collections are not supported by this engine')
  return runJob(ctx, () => {
    ctx.engine.catalog.ensure(ns)
    return OK
  })
}

function dropCollection(ctx: CommandContext): Promise<Reply> {
  const ns = targetNamespace(ctx)
  return runJob(ctx, () => {
    const collection = ctx.engine.catalog.get(ns)
    if (!collection) return OK
    dropOne(ctx, collection)
    return { ns, nIndexesWas: collection.indexes.length + 1, ...OK }
  })
}

function dropOne({ engine }: CommandContext, collection: Collection): void {
  engine.transactions.assertNoneHolds(collection.ns)
  engine.catalog.drop(collection)
  engine.transactions.tick()
}

function dropDatabase(ctx: CommandContext): Promise<Reply> {
  namespaceOf(ctx.db, 'any')
  return runJob(ctx, () => {
    const collections = ctx.engine.catalog.inDatabase(ctx.db)
    for (const { ns } of collections) ctx.engine.transactions.assertNoneHolds(ns)
    for (const collection of collections) dropOne(ctx, collection)
    return { dropped: ctx.db, ...OK }
  })
}

function listCollections(ctx: CommandContext): Promise<Reply> {
  assertFields('listCollections.cursor', optionalDocument(ctx.body, 'cursor'), ['batchSize'])
  const nameOnly = optionalBoolean(ctx.body, 'nameOnly', false)
  const matches = compileFilter(optionalDocument(ctx.body, 'filter'))
  const listed = ctx.engine.catalog
    .inDatabase(ctx.db)
    .sort((a, b) => (a.ns < b.ns ? -1 : 1))
    .map((collection) => describe(ctx.db, collection))
    .filter(matches)
    .map(({ name, type, ...rest }) => (nameOnly ? { name, type } : { name, type, ...rest }))
  return listReply(ctx, `${ctx.db}.$cmd.listCollections`, listed.map(writeDocument))
}

function describe(db: string, { ns, uuid }: Collection): Document {
  return {
    name: ns.slice(db.length + 1),
    type: 'collection',
    options: {},
    info: {
      readOnly: false,
      uuid: new Binary(Buffer.from(uuid.replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID),
    },
    idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
  }
}

function listDatabases({ engine, body }: CommandContext): Reply {
  const nameOnly = optionalBoolean(body, 'nameOnly', false)
  const matches = compileFilter(optionalDocument(body, 'filter'))
  const names = [...new Set(engine.catalog.all().map(({ ns }) => ns.slice(0, ns.indexOf('.'))))].sort()
  const databases = names
    .map((name) => (nameOnly ? { name } : { name, sizeOnDisk: 0, empty: false }))
    .filter(matches)
  return { databases, ...(nameOnly ? {} : { totalSize: 0 }), ...OK }
}

/** Counts only: sizes per collection are not kept. */
function collectionStats(ctx: CommandContext): Reply {
  const ns = targetNamespace(ctx)
  const collection = ctx.engine.catalog.get(ns)
  return {
    ns,
    count: collection?.count ?? 0,
    nindexes: collection ? collection.indexes.length + 1 : 0,
    capped: false,
    ...OK,
  }
}

function databaseStats({ engine, db }: CommandContext): Reply {
  const collections = engine.catalog.inDatabase(db)
  const sum = (read: (c: Collection) => number): number =>
    collections.reduce((total, c) => total + read(c), 0)
  return {
    db,
    collections: collections.length,
    views: 0,
    objects: sum((c) => c.count),
    indexes: sum((c) => c.indexes.length + 1),
    ...OK,
  }
}
