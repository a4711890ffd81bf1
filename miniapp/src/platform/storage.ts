import Taro from '@tarojs/taro'
import { isH5 } from './env'

/** What the phone remembers under a key, or null when there is nothing or it is broken. */
export function stored<T>(key: string): T | null {
  const text: unknown = Taro.getStorageSync(key)
  return parsed<T>(text)
}

/** Remembers a JSON value; false when the phone's storage is full. */
export function store(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function forget(key: string): void {
  Taro.removeStorageSync(key)
}

/**
 * The same for what belongs to one browser tab first (who is signed in): two tabs may hold two people;
 * a new tab begins with the last one. A mini-program has no tabs, there it is plain storage.
 */
export function storedInTab<T>(key: string): T | null {
  const own = isH5 ? parsed<T>(window.sessionStorage.getItem(key)) : null
  return own ?? stored<T>(key)
}

export function storeInTab(key: string, value: unknown): void {
  if (isH5) window.sessionStorage.setItem(key, JSON.stringify(value))
  store(key, value)
}

export function forgetInTab(key: string): void {
  if (isH5) window.sessionStorage.removeItem(key)
  forget(key)
}

function parsed<T>(text: unknown): T | null {
  if (typeof text !== 'string' || text === '') return null
  try {
    return JSON.parse(text) as T
  } catch {
    return null
  }
}
