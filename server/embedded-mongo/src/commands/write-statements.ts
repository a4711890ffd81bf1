import type { FieldReader } from '../kernel/bson-fields'
import { assertStorable, isDocument, isNumber, writeDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { compileFilter } from '../query/matcher'
import type { SortField } from '../query/sort'
import { assertDocumentBytes, encodeDocument, type Change } from '../storage/documents'
import { Hit } from '../storage/scan'
import { compileUpdate, type Update } from '../update/update'
import { assertFields, optionalBoolean, type SequenceItem } from './context'
import { insertionOf, insertNew } from './insert-statement'
import type { WriteTarget } from './write-target'

/** What the statements of a command have done so far. */
export interface WriteTotals {
  n: number
  nModified: number
  upserted: { index: number; _id: unknown }[]
}

/** One insert, update or delete, checked before anything runs. */
export type Statement = (target: WriteTarget, ns: string, totals: WriteTotals, index: number) => void

const UPDATE_FIELDS = ['q', 'u', 'multi', 'upsert', 'hint', 'arrayFilters']

export function updateStatement({ doc }: SequenceItem): Statement {
  assertFields('update.updates', doc, UPDATE_FIELDS)
  const filter = requiredFilter(doc)
  const update = compileUpdate(doc['u'], doc['arrayFilters'])
  const multi = optionalBoolean(doc, 'multi', false)
  const upsert = optionalBoolean(doc, 'upsert', false)
  if (multi && update.replaces)
    fail('FailedToParse', 'multi update is not supported for replacement-style update')
  return (target, ns, totals, index) => {
    const hits = findHits(target, filter, [], doc['hint'], multi)
    for (const { idKey } of hits) target.assertFree(idKey)
    if (hits.length > 0)
      for (const hit of hits) countUpdate(totals, applyTo(target, hit, update, filter).changed)
    else if (upsert) {
      totals.upserted.push({ index, _id: upsertOne(target, ns, update, filter)['_id'] })
      totals.n++
    }
  }
}

function requiredFilter(doc: Document): Document {
  const filter = doc['q']
  if (!isDocument(filter))
    fail('TypeMismatch', "BSON field 'q' is missing or the wrong type, expected object")
  compileFilter(filter)
  return filter
}

function findHits(
  target: WriteTarget,
  filter: Document,
  sort: SortField[],
  hint: unknown,
  multi: boolean,
): Hit[] {
  const hits: Hit[] = []
  for (const hit of target.find(filter, sort, hint)) {
    hits.push(hit)
    if (!multi) break
  }
  return hits
}

function countUpdate(totals: WriteTotals, changed: boolean): void {
  totals.n++
  if (changed) totals.nModified++
}

/** The first document of the filter in the wanted order, free to be written. */
export function findOne(
  target: WriteTarget,
  filter: Document,
  sort: SortField[],
  hint: unknown,
): Hit | undefined {
  const [hit] = findHits(target, filter, sort, hint, false)
  if (hit) target.assertFree(hit.idKey)
  return hit
}

export function applyTo(
  target: WriteTarget,
  hit: Hit,
  update: Update,
  filter: Document,
): { after: Hit; changed: boolean } {
  const raw = update.fields ? withFields(hit, update, update.fields, filter) : replaced(hit, update, filter)
  if (raw === null) return { after: hit, changed: false }
  const after = new Hit(hit.idKey, raw)
  target.write({ idKey: hit.idKey, before: hit, after })
  return { after, changed: true }
}

/** Only the fields of an update are read and written anew; null when they stay as they are. So does `replaced`. */
function withFields({ raw }: Hit, update: Update, fields: FieldReader, filter: Document): Buffer | null {
  const before = fields.read(raw)
  const changed = update.apply(before, filter)
  const now = writeDocument(changed)
  if (!differ(before, changed) && now.equals(writeDocument(before))) return null
  const after = fields.replace(raw, now)
  assertDocumentBytes(after.length)
  return after
}

/** Whether a plain value alone shows that they are not the same; most updates change one. */
function differ(before: Document, after: Document): boolean {
  return Object.keys(after).some(
    (name) => isPlain(after[name]) && isPlain(before[name]) && after[name] !== before[name],
  )
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && value === value)
  )
}

function replaced(hit: Hit, update: Update, filter: Document): Buffer | null {
  const raw = encodeDocument(update.apply(hit.doc, filter))
  return raw.equals(hit.raw) || raw.equals(encodeDocument(hit.doc)) ? null : raw
}

export function upsertOne(target: WriteTarget, ns: string, update: Update, filter: Document): Document {
  const seed = update.seed(filter)
  assertStorable(seed)
  const insertion = insertionOf(seed, null)
  insertNew(target, ns, insertion)
  return insertion.hit.doc
}

const DELETE_FIELDS = ['q', 'limit', 'hint']

export function deleteStatement({ doc }: SequenceItem): Statement {
  assertFields('delete.deletes', doc, DELETE_FIELDS)
  const filter = requiredFilter(doc)
  const limit = doc['limit']
  if (!isNumber(limit) || (Number(limit) !== 0 && Number(limit) !== 1))
    fail('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${String(limit)}`)
  return (target, _ns, totals) => {
    const hits = findHits(target, filter, [], doc['hint'], Number(limit) === 0)
    for (const { idKey } of hits) target.assertFree(idKey)
    for (const hit of hits) target.write(removal(hit))
    totals.n += hits.length
  }
}

export function removal(hit: Hit): Change {
  return { idKey: hit.idKey, before: hit, after: null }
}

export interface FindAndModify {
  filter: Document
  sort: SortField[]
  hint: unknown
  remove: boolean
  update: Update | null
  upsert: boolean
  returnNew: boolean
}

/** `value` and `lastErrorObject` as MongoDB answers them. */
export function runFindAndModify(target: WriteTarget, ns: string, request: FindAndModify): Document {
  const { filter, update, returnNew } = request
  const hit = findOne(target, filter, request.sort, request.hint)
  if (request.remove || !update) {
    if (hit) target.write(removal(hit))
    return { lastErrorObject: { n: hit ? 1 : 0 }, value: hit?.doc ?? null }
  }
  if (hit) {
    const { after } = applyTo(target, hit, update, filter)
    return { lastErrorObject: { n: 1, updatedExisting: true }, value: (returnNew ? after : hit).doc }
  }
  if (!request.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null }
  const inserted = upsertOne(target, ns, update, filter)
  return {
    lastErrorObject: { n: 1, updatedExisting: false, upserted: inserted['_id'] },
    value: returnNew ? inserted : null,
  }
}
