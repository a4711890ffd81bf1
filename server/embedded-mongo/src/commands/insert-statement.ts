import { BSONRegExp, ObjectId } from 'bson'
import { firstValue } from '../kernel/bson-fields'
import { assertStorable, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import { withIdInFront, type IdPlace } from '../kernel/storable-bson'
import { assertDocumentBytes, duplicateId, encodeDocument, encodeId } from '../storage/documents'
import { Hit } from '../storage/scan'
import type { SequenceItem } from './context'
import type { Statement } from './write-statements'
import type { WriteTarget } from './write-target'

/** A new document as it will be stored, and its `_id`. */
export interface Insertion {
  id: unknown
  hit: Hit
}

export function insertStatement(item: SequenceItem): Statement {
  const insertion = item.idPlace && item.raw ? fromBytes(item.raw, item.idPlace) : fromDocument(item)
  return (target, ns, totals) => {
    insertNew(target, ns, insertion)
    totals.n++
  }
}

/** The bytes are taken over as they came: nothing of the document but its `_id` is read. */
function fromBytes(raw: Buffer, idPlace: IdPlace): Insertion {
  const stored = withIdInFront(raw, idPlace)
  assertDocumentBytes(stored.length)
  const id = firstValue(stored)
  return { id, hit: new Hit(encodeId(id), stored) }
}

function fromDocument({ doc, raw }: SequenceItem): Insertion {
  assertStorable(doc)
  return insertionOf(doc, raw)
}

/** MongoDB stores `_id` as the first field and makes one when it is missing. */
export function insertionOf(doc: Document, raw: Buffer | null): Insertion {
  if (Object.keys(doc)[0] === '_id' && doc['_id'] !== undefined)
    return insertion(doc, raw ? Buffer.from(raw) : encodeDocument(doc))
  const { _id = new ObjectId(), ...rest } = doc
  const ordered = { _id, ...rest }
  return insertion(ordered, encodeDocument(ordered))
}

function insertion(doc: Document, raw: Buffer): Insertion {
  const id = doc['_id']
  if (id === undefined || Array.isArray(id) || id instanceof BSONRegExp)
    fail('InvalidIdField', "The '_id' value cannot be of that type")
  assertDocumentBytes(raw.length)
  return { id, hit: new Hit(encodeId(id), raw, doc) }
}

export function insertNew(target: WriteTarget, ns: string, { id, hit }: Insertion): void {
  target.assertFree(hit.idKey)
  if (target.exists(hit.idKey)) duplicateId(ns, id)
  target.write({ idKey: hit.idKey, before: null, after: hit })
}
