import type { Page } from '@mingdu/shared/kernel/page'
import mongoose, { type Model } from 'mongoose'
import { Refused } from '../refused'
import { digestOf } from '../seal-box'

export type SortField = readonly [field: string, direction: 1 | -1]

/** The orders of every list with lights and deadlines: worst light first, nearest deadline first, last changed first. */
export const LIGHT_SORTS = {
  light: [
    ['lightRank', -1],
    ['due', 1],
    ['_id', 1],
  ],
  due: [
    ['due', 1],
    ['_id', 1],
  ],
  changed: [
    ['changedAt', -1],
    ['_id', -1],
  ],
} as const satisfies Record<string, readonly SortField[]>

export interface PageRequest {
  /** Ends in `_id`, so that the order is total. */
  sort: readonly SortField[]
  cursor?: string | undefined
  limit: number
  projection?: Record<string, 0 | 1>
  /** Counts what matches where that can be done faster than by the filter. */
  total?: () => Promise<number>
}

/**
 * One page by keyset: the cursor holds the sort values of the last row, so rows added meanwhile shift nothing.
 * @throws Refused `input.cursor` when the cursor is not one of this sort
 */
export async function findPage<T extends { _id: unknown }>(
  model: Model<never> | Model<T> | Pick<Model<T>, 'collection'>,
  filter: Record<string, unknown>,
  request: PageRequest,
): Promise<Page<T>> {
  const collection = (model as Model<T>).collection
  const where = request.cursor ? { $and: [filter, afterCursor(request.sort, request.cursor)] } : filter
  const [rows, total] = await Promise.all([
    collection
      .find(where, request.projection ? { projection: request.projection } : {})
      .sort(Object.fromEntries(request.sort))
      .limit(request.limit + 1)
      .toArray() as unknown as Promise<T[]>,
    request.total ? request.total() : collection.countDocuments(filter),
  ])
  const more = rows.length > request.limit
  const items = more ? rows.slice(0, -1) : rows
  const last = items.at(-1)
  return { items, total, nextCursor: more && last ? encode(request.sort, last) : null }
}

/** Case-insensitive “contains” for names and numbers: the text is taken literally. */
export function containsText(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
}

/**
 * Rows after the cursor in the order of the sort, as an `$or` of prefixes. The bound of the first field says nothing
 * new, but lets an index begin there: no engine finds it in the `$or`.
 */
function afterCursor(sort: readonly SortField[], cursor: string): Record<string, unknown> {
  const values = decode(sort, cursor)
  const [first] = sort
  const bound = first && first[1] === 1 && values[0] !== null ? { [first[0]]: { $gte: values[0] } } : {}
  return {
    ...bound,
    $or: sort.flatMap((by, i) => {
      const same = Object.fromEntries(sort.slice(0, i).map(([field], j) => [field, values[j]]))
      return beyond(by, values[i]).map((step) => ({ ...same, ...step }))
    }),
  }
}

/** Nulls stand below every value, but no comparison finds them: they need steps of their own. */
function beyond([field, direction]: SortField, value: unknown): Record<string, unknown>[] {
  if (value === null) return direction === 1 ? [{ [field]: { $ne: null } }] : []
  if (direction === 1) return [{ [field]: { $gt: value } }]
  const lower = { [field]: { $lt: value } }
  return field === '_id' ? [lower] : [lower, { [field]: null }]
}

function encode(sort: readonly SortField[], row: object): string {
  const values = sort.map(([field]) =>
    tagged(field.split('.').reduce<unknown>((o, k) => (o as Record<string, unknown>)?.[k], row)),
  )
  return Buffer.from(JSON.stringify([signatureOf(sort), ...values])).toString('base64url')
}

/** Marks whose cursor it is: the values of another sort would lead astray. */
function signatureOf(sort: readonly SortField[]): string {
  return digestOf(sort).slice(0, 6)
}

function tagged(value: unknown): [string, unknown] {
  if (value instanceof Date) return ['d', value.getTime()]
  if (value instanceof mongoose.Types.ObjectId) return ['o', value.toHexString()]
  return ['v', value ?? null]
}

function decode(sort: readonly SortField[], cursor: string): unknown[] {
  try {
    const raw = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [
      string,
      ...[string, unknown][],
    ]
    const [signature, ...values] = raw
    if (signature !== signatureOf(sort) || values.length !== sort.length) throw new Error('another sort')
    return values.map(([tag, value]) => untagged(tag, value))
  } catch {
    throw new Refused('input.cursor')
  }
}

function untagged(tag: string, value: unknown): unknown {
  if (tag === 'd' && typeof value === 'number' && Math.abs(value) <= 8.64e15) return new Date(value)
  if (tag === 'o' && typeof value === 'string') return mongoose.Types.ObjectId.createFromHexString(value)
  if (tag === 'v' && (value === null || typeof value !== 'object')) return value
  throw new Error('not a cursor')
}
