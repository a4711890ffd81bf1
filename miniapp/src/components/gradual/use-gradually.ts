import { useEffect, useState } from 'react'
import { isH5 } from '../../platform/env'

const STEP = 12
const EVERY_MS = 60

/**
 * A long list, a dozen rows more at a time: what a mini-program puts on screen crosses to its view in one message, which
 * may not pass 64 KB. A browser gets all of it at once.
 */
export function useGradually<T>(items: readonly T[], step = STEP): readonly T[] {
  const [shown, setShown] = useState(isH5 ? Infinity : step)
  useEffect(() => {
    if (shown >= items.length) return undefined
    const timer = setTimeout(() => setShown((n) => n + step), EVERY_MS)
    return () => clearTimeout(timer)
  }, [shown, items.length, step])
  return items.slice(0, shown)
}
