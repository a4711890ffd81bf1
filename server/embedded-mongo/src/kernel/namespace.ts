import { fail } from './errors'

/** `db.collection`, both names checked (code 73). */
export function namespaceOf(db: string, collection: unknown): string {
  if (
    typeof collection !== 'string' ||
    collection === '' ||
    /[\0$]/.test(collection) ||
    collection.startsWith('.')
  )
    fail('InvalidNamespace', `Invalid collection name specified '${String(collection)}'`)
  if (collection.startsWith('system.')) fail('InvalidNamespace', 'system collections are not supported')
  if (db === '' || /[\0 ."$/\\]/.test(db) || Buffer.byteLength(db) > 63)
    fail('InvalidNamespace', `Invalid database name: '${db}'`)
  const ns = `${db}.${collection}`
  if (Buffer.byteLength(ns) > 255)
    fail('InvalidNamespace', 'Fully qualified namespace is too long (255 bytes)')
  return ns
}
