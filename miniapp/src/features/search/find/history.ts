import { forget, store, stored } from '../../../platform/storage'

const KEY = 'mingdu.searched'
const MOST = 10

/** What was searched for on this phone, last first; nobody else learns of it. */
export function searched(): string[] {
  return stored<string[]>(KEY) ?? []
}

export function remember(text: string): string[] {
  const clean = text.trim()
  if (clean === '') return searched()
  const next = [clean, ...searched().filter((one) => one !== clean)].slice(0, MOST)
  store(KEY, next)
  return next
}

export function forgetSearches(): void {
  forget(KEY)
}
