import { trackingNoProblem } from '@mingdu/shared/cases/tracking.rules'
import { forget, store, stored } from '../../../platform/storage'

const KEY = 'mingdu.searched'
const MOST = 10

/** What was searched for on this phone, last first; nobody else learns of it. */
export function searched(): string[] {
  return stored<string[]>(KEY) ?? []
}

export function remember(text: string): string[] {
  const clean = text.trim()
  // a 办件编号 is remembered by 办件查询 alone, and there only when asked to
  if (clean === '' || trackingNoProblem(clean) === null) return searched()
  const next = [clean, ...searched().filter((one) => one !== clean)].slice(0, MOST)
  store(KEY, next)
  return next
}

export function forgetSearches(): void {
  forget(KEY)
}
