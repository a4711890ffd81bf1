import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  calculateObjectSize,
  Code,
  DBRef,
  Decimal128,
  deserialize,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
} from 'bson'
import { fail } from './errors'

export type Document = Record<string, unknown>

const READ_OPTIONS = { useBigInt64: true, bsonRegExp: true, promoteBuffers: false } as const
/** As in MongoDB: nesting of a stored document and of a command. */
export const MAX_DEPTH = 100
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** BSON bytes to values. int64 arrives as bigint so that it is written back as int64. */
export function readDocument(raw: Uint8Array): Document {
  return deserialize(raw, READ_OPTIONS)
}

export function writeDocument(doc: Document): Buffer {
  return Buffer.from(serialize(doc, { ignoreUndefined: true }))
}

export function documentBytes(doc: Document): number {
  return calculateObjectSize(doc)
}

const CLASSES = [
  ObjectId,
  Binary,
  BSONRegExp,
  Long,
  Decimal128,
  Timestamp,
  Double,
  Int32,
  MinKey,
  MaxKey,
  Code,
  BSONSymbol,
  DBRef,
]

/** A BSON sub-document: neither array, nor date, nor one of bson's value classes. */
export function isDocument(value: unknown): value is Document {
  if (value === null || typeof value !== 'object') return false
  const proto: unknown = Object.getPrototypeOf(value)
  if (proto === Object.prototype || proto === null) return true
  return !Array.isArray(value) && !(value instanceof Date) && !CLASSES.some((c) => value instanceof c)
}

export function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

/** Own fields only: `constructor` or `toString` are ordinary (missing) names in a document. */
export function getField(doc: Document, name: string): unknown {
  return Object.hasOwn(doc, name) ? doc[name] : undefined
}

export function isOperatorDocument(value: unknown): value is Document {
  return isDocument(value) && (Object.keys(value)[0]?.startsWith('$') ?? false)
}

/** Name of the BSON type as MongoDB's messages write it. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'int' : 'double'
  if (typeof value === 'bigint') return 'long'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof BSONRegExp) return 'regex'
  if (value instanceof Binary) return 'binData'
  if (value instanceof Decimal128) return 'decimal'
  return 'object'
}

/** Names that would confuse an object's prototype or the BSON writer; never stored. */
const RESERVED = new Set(['__proto__', '_bsontype'])

export function isReservedName(name: string): boolean {
  return RESERVED.has(name)
}

/** Refuses what must not be stored: too deep, `$` names (code 52), reserved and unstorable values. */
export function assertStorable(value: unknown, depth = 0): void {
  if (depth > MAX_DEPTH) fail('Overflow', `cannot nest a document deeper than ${MAX_DEPTH} levels`)
  if (Array.isArray(value)) for (const element of value) assertStorable(element, depth + 1)
  else if (value instanceof DBRef) fail('BadValue', 'DBRef values are not supported')
  else if (isDocument(value))
    for (const name of Object.keys(value)) {
      assertFieldName(name)
      assertStorable(value[name], depth + 1)
    }
}

export function assertFieldName(name: string): void {
  if (name.startsWith('$'))
    fail('DollarPrefixedFieldName', `The dollar ($) prefixed field '${name}' is not valid for storage.`)
  if (isReservedName(name)) fail('BadValue', `The field name '${name}' is reserved and not supported`)
}

export function assertDepth(value: unknown, depth = 0): void {
  if (depth > MAX_DEPTH * 2) fail('Overflow', 'nested too deep')
  if (Array.isArray(value)) for (const element of value) assertDepth(element, depth + 1)
  else if (isDocument(value)) for (const name of Object.keys(value)) assertDepth(value[name], depth + 1)
}

export function cloneDocument(doc: Document): Document {
  return cloneValue(doc) as Document
}

/** Copies documents and arrays; BSON value objects are immutable here and shared. */
export function cloneValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloneValue)
  if (!isDocument(value)) return value
  const copy: Document = {}
  for (const name of Object.keys(value)) copy[name] = cloneValue(value[name])
  return copy
}
