import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Where the bytes of files live. Keys are made by the product from digests, never from a name somebody gave. */
export interface FileStore {
  /** Whole or not at all, and durable when it returns; the same key may be put again. */
  put(key: string, bytes: Buffer): Promise<void>
  /** @throws when there is nothing at the key */
  get(key: string): Promise<Buffer>
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>
}

/** Files below one folder of the local disk. */
export function localFileStore(dir: string): FileStore {
  const root = path.resolve(dir)
  return {
    async put(key, bytes) {
      const file = pathOf(root, key)
      const partial = `${file}.${randomBytes(6).toString('hex')}.tmp`
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
      try {
        await writeThrough(partial, bytes)
        await rename(partial, file)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
    },
    get: async (key) => readFile(pathOf(root, key)),
    remove: async (key) => rm(pathOf(root, key), { force: true }),
  }
}

/** `ab/cd/abcd…` of a SHA-256 in hex. */
export function keyOfDigest(digest: string): string {
  return `${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}`
}

function pathOf(root: string, key: string): string {
  if (!/^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(key)) throw new Error('not a key of this store')
  return path.join(root, key)
}

async function writeThrough(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
