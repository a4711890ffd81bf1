import type { Host } from '../host'
import { asynchronous, synchronous, type WxFunctions } from './define'

/** Key-value storage that lives as long as the host. Values are kept as JSON, so that what is read is a copy. */
export function storageFunctions(host: Host): WxFunctions {
  const { storage } = host
  const get = (key: unknown): unknown => JSON.parse(storage.get(String(key)) ?? '""')
  const set = (key: unknown, data: unknown) => void storage.set(String(key), JSON.stringify(data ?? ''))
  const remove = (key: unknown) => void storage.delete(String(key))
  const info = () => ({ keys: [...storage.keys()], currentSize: sizeKb(storage), limitSize: 10240 })
  return {
    getStorageSync: synchronous(host, 'getStorageSync', get),
    setStorageSync: synchronous(host, 'setStorageSync', set),
    removeStorageSync: synchronous(host, 'removeStorageSync', remove),
    clearStorageSync: synchronous(host, 'clearStorageSync', () => storage.clear()),
    getStorageInfoSync: synchronous(host, 'getStorageInfoSync', info),
    getStorage: asynchronous(host, 'getStorage', ({ key }) => {
      if (!storage.has(String(key))) throw new Error('data not found')
      return { data: get(key) }
    }),
    setStorage: asynchronous(host, 'setStorage', ({ key, data }) => set(key, data)),
    removeStorage: asynchronous(host, 'removeStorage', ({ key }) => remove(key)),
    clearStorage: asynchronous(host, 'clearStorage', () => storage.clear()),
    getStorageInfo: asynchronous(host, 'getStorageInfo', info),
  }
}

function sizeKb(storage: Map<string, string>): number {
  const letters = [...storage].reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  return Math.ceil(letters / 1024)
}
