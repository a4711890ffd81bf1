import { isDocument, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'
import type { MergeTarget } from './stage'

/** `$merge` with the two ways of the contract; others are refused. */
export function parseMerge(argument: unknown): MergeTarget {
  const spec = typeof argument === 'string' ? { into: argument } : argument
  if (!isDocument(spec)) fail('Location51182', '$merge requires a string or object argument')
  const unknown = Object.keys(spec).find(
    (key) => !['into', 'on', 'whenMatched', 'whenNotMatched'].includes(key),
  )
  if (unknown !== undefined) fail('Location40415', `BSON field '$merge.${unknown}' is an unknown field.`)
  const { into, on = '_id', whenMatched = 'merge', whenNotMatched = 'insert' } = spec as Document
  if (whenMatched !== 'merge' && whenMatched !== 'replace')
    fail(
      'BadValue',
      "$merge whenMatched takes 'merge' or 'replace' (others are not supported by this engine)",
    )
  if (whenNotMatched !== 'insert' && whenNotMatched !== 'discard' && whenNotMatched !== 'fail')
    fail('BadValue', 'Enumeration value for whenNotMatched is not valid')
  const fields = Array.isArray(on) ? on : [on]
  if (fields.length === 0 || !fields.every((f) => typeof f === 'string' && f !== ''))
    fail('Location51186', '$merge on must be field names')
  return { ...mergeInto(into), on: fields as string[], whenMatched, whenNotMatched }
}

function mergeInto(into: unknown): { db: string | null; collection: string } {
  if (typeof into === 'string') return { db: null, collection: into }
  if (
    !isDocument(into) ||
    typeof into['coll'] !== 'string' ||
    Object.keys(into).some((k) => k !== 'db' && k !== 'coll')
  )
    fail('Location51178', '$merge into must name a collection')
  const db = into['db']
  if (db !== undefined && typeof db !== 'string') fail('Location51178', '$merge into.db must be a string')
  return { db: db ?? null, collection: into['coll'] }
}
