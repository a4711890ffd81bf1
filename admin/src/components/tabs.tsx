import { useRef, type KeyboardEvent, type ReactNode } from 'react'

export interface TabItem<K extends string> {
  key: K
  name: string
  count?: number | undefined
}

interface TabsProps<K extends string> {
  items: readonly TabItem<K>[]
  active: K
  onChange: (key: K) => void
  label: string
}

/** A row of tabs: arrow keys move, the panel follows at once. */
export function Tabs<K extends string>({ items, active, onChange, label }: TabsProps<K>) {
  const row = useRef<HTMLDivElement>(null)
  const move = (e: KeyboardEvent) => {
    const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0
    const at = items.findIndex((t) => t.key === active) + step
    const next = items[(at + items.length) % items.length]
    if (step === 0 || !next) return
    e.preventDefault()
    onChange(next.key)
    row.current?.querySelector<HTMLElement>(`[data-tab='${next.key}']`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={row} onKeyDown={move}>
      {items.map(({ key, name, count }) => (
        <button
          key={key}
          type="button"
          role="tab"
          className="tabs__i num"
          data-tab={key}
          aria-selected={key === active}
          tabIndex={key === active ? 0 : -1}
          onClick={() => onChange(key)}
        >
          {name}
          {count !== undefined && <span className="muted">{count}</span>}
        </button>
      ))}
    </div>
  )
}

export function TabPanel({ children }: { children: ReactNode }) {
  return <div role="tabpanel">{children}</div>
}
