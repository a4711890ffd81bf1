import { mkdirSync } from 'node:fs'
import { open, type Database, type RootDatabase, type Transaction } from 'lmdb'
import { lockFolder } from './folder-lock'

export type Table = Database<Buffer, Buffer>
export type Snapshot = Transaction

export interface Environment {
  root: RootDatabase<Buffer, Buffer>
  /** collection descriptions and counts */
  meta: Table
  /** collection id + encoded _id -> BSON */
  documents: Table
  /** index id + encoded fields (+ encoded _id, unless the index is unique) -> encoded _id */
  entries: Table
  /** logical session id -> last retryable write or committed transaction */
  sessions: Table
  /** the layout found in the folder; an older one is brought up to date by `upgradeFolder` */
  format: string
  close(): Promise<void>
}

const MAP_BYTES = 2 ** 36
/** Raised when keys or descriptions change their layout. */
export const FORMAT = '2'
const OLDER_FORMATS = ['1']
const BINARY = { keyEncoding: 'binary', encoding: 'binary' } as const

/**
 * Opens the LMDB files of one data folder for this process alone. `overlappingSync` is off: a commit
 * returns after its pages and its meta page were synced to disk.
 */
export function openEnvironment(dir: string): Environment {
  mkdirSync(dir, { recursive: true })
  const release = lockFolder(dir)
  try {
    return openTables(dir, release)
  } catch (error) {
    release()
    throw error
  }
}

function openTables(dir: string, release: () => void): Environment {
  const root = open<Buffer, Buffer>({
    path: dir,
    maxDbs: 8,
    maxReaders: 2048,
    mapSize: MAP_BYTES,
    overlappingSync: false,
    noSubdir: false,
    ...BINARY,
  })
  const table = (name: string): Table => root.openDB<Buffer, Buffer>({ name, ...BINARY })
  const meta = table('meta')
  // slots of readers that were killed would keep old pages from being used again
  root.readerCheck()
  return {
    root,
    meta,
    format: readFormat(dir, meta),
    documents: table('documents'),
    entries: table('entries'),
    sessions: table('sessions'),
    close: async () => {
      await root.close()
      release()
    },
  }
}

const FORMAT_KEY = Buffer.from('format')

/** A new folder gets the present format. One that a later version has written is refused. */
function readFormat(dir: string, meta: Table): string {
  const found = meta.get(FORMAT_KEY)?.toString()
  if (found === undefined) {
    writeFormat(meta)
    return FORMAT
  }
  if (found !== FORMAT && !OLDER_FORMATS.includes(found))
    throw new Error(`the data folder ${dir} has format ${found}; this version reads format ${FORMAT}`)
  return found
}

export function writeFormat(meta: Table): void {
  meta.putSync(FORMAT_KEY, Buffer.from(FORMAT))
}

const CEILING = Buffer.alloc(24, 0xff)

/** Above every key that starts with `prefix`: no encoded value starts with 24 bytes of 0xff. */
export function ceilingOf(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, CEILING])
}

export function idPrefix(id: number): Buffer {
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32BE(id)
  return prefix
}

/** Removes every entry whose key starts with `prefix` (inside a write transaction). */
export function clearPrefix(table: Table, prefix: Buffer): void {
  const keys = [...table.getKeys({ start: prefix, end: ceilingOf(prefix) })]
  for (const key of keys) table.removeSync(key)
}
