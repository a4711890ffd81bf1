import { isDocument, isNumber, type Document } from '../kernel/bson-values'
import { fail } from '../kernel/errors'

/** Fields every command may carry. */
export const GENERIC_FIELDS: ReadonlySet<string> = new Set([
  '$db',
  'lsid',
  '$clusterTime',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'readConcern',
  'writeConcern',
  '$readPreference',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'stmtId',
  'stmtIds',
])

const READ_LEVELS = ['local', 'majority', 'snapshot', 'available']

/**
 * Every read sees committed, synced data, so local, majority and snapshot are all kept; every
 * acknowledged write is synced, so w: 'majority' and j: true are kept too.
 */
export function assertConcerns(body: Document): void {
  if (body['readConcern'] !== undefined) assertReadConcern(body['readConcern'])
  if (body['writeConcern'] !== undefined) assertWriteConcern(body['writeConcern'])
  if (body['apiVersion'] !== undefined && body['apiVersion'] !== '1')
    fail('InvalidOptions', 'Provided apiVersion is not supported')
  for (const name of ['autocommit', 'startTransaction'])
    if (body[name] !== undefined && typeof body[name] !== 'boolean')
      fail('TypeMismatch', `BSON field '${name}' must be a bool`)
}

function assertReadConcern(concern: unknown): void {
  if (!isDocument(concern)) fail('TypeMismatch', "BSON field 'readConcern' must be an object")
  const unknown = Object.keys(concern).find((name) => name !== 'level' && name !== 'provenance')
  if (unknown !== undefined) fail('InvalidOptions', `readConcern field '${unknown}' is not supported`)
  const level = concern['level']
  if (level !== undefined && !READ_LEVELS.includes(String(level)))
    fail('InvalidOptions', `readConcern level '${String(level)}' is not supported`)
}

function assertWriteConcern(concern: unknown): void {
  if (!isDocument(concern)) fail('TypeMismatch', "BSON field 'writeConcern' must be an object")
  const unknown = Object.keys(concern).find((name) => !['w', 'j', 'wtimeout', 'provenance'].includes(name))
  if (unknown !== undefined) fail('FailedToParse', `writeConcern field '${unknown}' is not supported`)
  const { w } = concern
  if (typeof w === 'string' && w !== 'majority')
    fail('UnknownReplWriteConcern', `No write concern mode named '${w}' found`)
  if (w !== undefined && typeof w !== 'string' && !isNumber(w))
    fail('FailedToParse', 'w has to be a number or string')
  if (isNumber(w) && Number(w) > 1) fail('CannotSatisfyWriteConcern', 'Not enough data-bearing nodes')
}
