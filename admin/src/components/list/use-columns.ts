import { useState } from 'react'
import type { Column } from './column'

/** Which columns a person sees in a list; remembered on this computer. */
export function useColumns<Row>(listId: string, all: readonly Column<Row>[]) {
  const storageKey = `mingdu.columns.${listId}`
  const [choice, setChoice] = useState<Record<string, boolean>>(() => readChoice(storageKey))
  const isShown = (c: Column<Row>) => c.fixed === true || (choice[c.key] ?? c.hidden !== true)
  const toggle = (key: string, shown: boolean) => {
    const next = { ...choice, [key]: shown }
    setChoice(next)
    localStorage.setItem(storageKey, JSON.stringify(next))
  }
  return { shown: all.filter(isShown), isShown, toggle }
}

function readChoice(storageKey: string): Record<string, boolean> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(Object.entries(stored).filter(([, v]) => typeof v === 'boolean'))
  } catch {
    return {}
  }
}
