import { useCallback, useState } from 'react'

/** Who of several is still at it. */
export function useBusy() {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set())
  const mark = useCallback((name: string, busy: boolean) => {
    setNames((old) => {
      if (old.has(name) === busy) return old
      const next = new Set(old)
      if (busy) next.add(name)
      else next.delete(name)
      return next
    })
  }, [])
  return { busy: names.size > 0, mark }
}

export type MarkBusy = ReturnType<typeof useBusy>['mark']
