import { createContext, useContext, useEffect, useLayoutEffect, type ReactNode } from 'react'
import { Link } from 'react-router'

export interface Crumb {
  name: string
  to?: string
}

/** The shell gives its setter; a page says what stands in the header. */
export const HeaderContext = createContext<(crumbs: readonly Crumb[], rail: boolean) => void>(() => undefined)

interface PageProps {
  title: string
  /** Steps before the title, e.g. the list a record belongs to. */
  crumbs?: readonly Crumb[]
  /** The menu shrinks to icons: for pages that need the width. */
  rail?: boolean
  className?: string
  children: ReactNode
}

/** A page: its name in the header and in the browser's title. */
export function Page({ title, crumbs, rail = false, className = 'page', children }: PageProps) {
  const setHeader = useContext(HeaderContext)
  const trail = JSON.stringify([...(crumbs ?? []), { name: title }])
  useLayoutEffect(() => setHeader(JSON.parse(trail) as Crumb[], rail), [setHeader, trail, rail])
  useEffect(() => {
    document.title = `${title} · 明督`
  }, [title])
  return <div className={className}>{children}</div>
}

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <>
      {crumbs.slice(0, -1).map((c) => (
        <span key={c.name}>
          {c.to ? <Link to={c.to}>{c.name}</Link> : c.name}
          <span className="sep">/</span>
        </span>
      ))}
      {crumbs.at(-1)?.name}
    </>
  )
}
