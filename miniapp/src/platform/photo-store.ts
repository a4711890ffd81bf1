import Taro from '@tarojs/taro'
import { isH5 } from './env'

/** Photos not yet sent live here so that they outlast a killed program. */
const DATABASE = 'mingdu-photos'
const TABLE = 'photos'

/** Keeps a photo under a key; answers the path to use from now on. */
export async function keepPhoto(key: string, path: string): Promise<string> {
  try {
    return isH5 ? await keepBlob(key, path) : await keepFile(path)
  } catch {
    return path
  }
}

/** Where a kept photo is now; null when the phone has cleared it. */
export async function findPhoto(key: string, path: string): Promise<string | null> {
  if (!isH5) return path
  try {
    const blob = await inTable<Blob | undefined>('readonly', (table) => table.get(key))
    return blob ? URL.createObjectURL(blob) : null
  } catch {
    return null
  }
}

export async function dropPhoto(key: string, path: string): Promise<void> {
  try {
    if (isH5) await inTable('readwrite', (table) => table.delete(key))
    else Taro.getFileSystemManager().unlinkSync(path)
  } catch {
    // a photo that is already gone is what was wanted
  }
}

async function keepFile(path: string): Promise<string> {
  const kept = await Taro.saveFile({ tempFilePath: path })
  return 'savedFilePath' in kept ? String(kept.savedFilePath) : path
}

async function keepBlob(key: string, path: string): Promise<string> {
  const blob = await (await fetch(path)).blob()
  await inTable('readwrite', (table) => table.put(blob, key))
  return path
}

async function inTable<T>(mode: IDBTransactionMode, act: (table: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await opened()
  try {
    return await answered<T>(act(database.transaction(TABLE, mode).objectStore(TABLE)))
  } finally {
    database.close()
  }
}

function opened(): Promise<IDBDatabase> {
  const request = window.indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(TABLE)
  return answered<IDBDatabase>(request)
}

function answered<T>(request: IDBRequest): Promise<T> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result as T)
    request.onerror = () => fail(request.error ?? new Error('存储没有回应'))
  })
}
