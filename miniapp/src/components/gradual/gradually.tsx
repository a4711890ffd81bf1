import type { ReactNode } from 'react'
import { useGradually } from './use-gradually'

/** Draws a long list a dozen rows at a time. */
export function Gradually<T>({
  items,
  row,
}: {
  items: readonly T[]
  row: (item: T, at: number) => ReactNode
}) {
  return <>{useGradually(items).map(row)}</>
}
