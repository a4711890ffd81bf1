import { useEffect, useState, type ReactNode } from 'react'
import { isH5 } from '../../platform/env'

/** What is below the first screen of a long page crosses to a mini-program's view in a message of its own. */
export function Later({ children }: { children: ReactNode }) {
  const [here, setHere] = useState(isH5)
  useEffect(() => {
    const timer = setTimeout(() => setHere(true), 60)
    return () => clearTimeout(timer)
  }, [])
  return here ? <>{children}</> : null
}
