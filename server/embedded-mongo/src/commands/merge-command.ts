import { assertStorable, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { valuesEqual } from '../kernel/key-encoding'
import { splitPath, valueAt } from '../kernel/paths'
import type { Flow, MergeTarget } from '../aggregate/stage'
import { namespaceOf } from '../kernel/namespace'
import type { Collection } from '../storage/catalog'
import { encodeDocument } from '../storage/documents'
import { Hit } from '../storage/scan'
import type { CommandContext } from './context'
import { insertionOf, insertNew } from './insert-statement'
import { runWork } from './retryable'
import { findOne } from './write-statements'
import { directTarget, type WriteTarget } from './write-target'

/** Writes the result of a pipeline into another collection, a portion per commit. */
export async function mergeDocuments(
  ctx: CommandContext,
  merge: MergeTarget,
  documents: Flow,
): Promise<void> {
  const ns = namespaceOf(merge.db ?? ctx.db, merge.collection)
  assertUniqueOn(ctx.engine.catalog.get(ns), merge.on)
  const results: Document[] = []
  await ctx.pacer.drain(documents[Symbol.iterator](), (doc) => void results.push(doc))
  const target = directTarget(ctx.engine, ns)
  await runWork(ctx, {
    count: results.length,
    start: () => ({}),
    resume: () => ({}),
    step: (_, index) => {
      mergeOne(target, ns, merge, results[index] as Document)
      return { stop: false }
    },
    reply: () => ({ ok: 1 }),
  })
}

/** The fields of `on` must identify one document. */
function assertUniqueOn(collection: Collection | undefined, on: string[]): void {
  if (on.length === 1 && on[0] === '_id') return
  const wanted = [...on].sort().join('\0')
  const unique = collection?.indexes.some(
    ({ spec }) =>
      spec.unique &&
      !spec.sparse &&
      !spec.partialFilterExpression &&
      Object.keys(spec.key).sort().join('\0') === wanted,
  )
  if (!unique) fail('Location51183', 'Cannot find index to verify that join fields will be unique')
}

function mergeOne(target: WriteTarget, ns: string, merge: MergeTarget, doc: Document): void {
  assertStorable(doc)
  const filter = Object.fromEntries(merge.on.map((path) => [path, { $eq: joinValue(doc, path) }]))
  const hit =
    doc['_id'] === undefined && merge.on.includes('_id') ? undefined : findOne(target, filter, [], undefined)
  if (hit) {
    const id = hit.doc['_id']
    if (doc['_id'] !== undefined && !valuesEqual(doc['_id'], id))
      fail('ImmutableField', '$merge would modify the immutable field _id')
    const { _id: _ignored, ...fields } = doc
    const after = merge.whenMatched === 'replace' ? { _id: id, ...fields } : { ...hit.doc, ...fields }
    target.write({ idKey: hit.idKey, before: hit, after: new Hit(hit.idKey, encodeDocument(after), after) })
  } else if (merge.whenNotMatched === 'fail')
    fail('MergeStageNoMatchingDocument', '$merge could not find a matching document')
  else if (merge.whenNotMatched === 'insert') insertNew(target, ns, insertionOf(doc, null))
}

function joinValue(doc: Document, path: string): unknown {
  const value = valueAt(doc, splitPath(path))
  if (Array.isArray(value)) fail('Location51185', "$merge write error: 'on' field cannot be an array")
  if (path !== '_id' && (value === undefined || value === null))
    fail('Location51132', "$merge write error: 'on' field cannot be missing or null")
  return value ?? null
}
