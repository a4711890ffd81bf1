import { useState } from 'react'
import type { Column } from './column'

/** Which columns a person sees in a list; remembered on this computer. */
export function useColumns<Row>(listId: string, all: readonly Column<Row>[]) {
  const storageKey = `mingdu.columns.${listId}`
  const [choice, setChoice] = useState<Record<string, boolean>>(() => readChoice(storageKey))
  const isShown = (c: Column<Row>) => c.fixed === true || (choice[c.key] ?? c.hidden !== true)
  const keep = (next: Record<string, boolean>) => {
    setChoice(next)
    localStorage.setItem(storageKey, JSON.stringify(next))
  }
  const toggle = (key: string, shown: boolean) => keep({ ...choice, [key]: shown })
  const choose = (keys: readonly string[]) =>
    keep(Object.fromEntries(all.map(({ key }) => [key, keys.includes(key)])))
  return { shown: all.filter(isShown), isShown, toggle, choose }
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
