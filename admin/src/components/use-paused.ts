import { useEffect, useState } from 'react'

/** What is being typed, once the typing pauses. @param pause in milliseconds */
export function usePaused(value: string, pause: number): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return paused
}
