import type { Org } from '@mingdu/shared/orgs/orgs.api'
import { Input } from 'antd'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Icon } from '../icon'
import { rowsOf, totalsOf, type OrgRow } from './org-rows'
import './org-tree.css'

interface OrgTreeProps {
  orgs: readonly Org[]
  /** What each org has itself; the tree adds up what is below. Null while it is being read. */
  counts: ReadonlyMap<string, number> | null
  /** What the counts are of, for people: 各单位现行事项数. */
  title: string
  chosen: string | null
  /** The root is the whole list: null. */
  onChoose: (id: string | null) => void
}

/** The units at the left of a list: a tree by keyboard and pointer, with a search of its own. */
export function OrgSide({ orgs, counts, title, chosen, onChoose }: OrgTreeProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => offices(orgs))
  const [words, setWords] = useState('')
  const totals = useMemo(() => totalsOf(orgs, counts ?? new Map<string, number>()), [orgs, counts])
  const rows = rowsOf(orgs, totals, closed, words.trim())
  const current = chosen ?? orgs.find((org) => org.parentId === null)?.id ?? null
  const toggle = (id: string) => setClosed((old) => toggled(old, id))
  return (
    <section className="panel org-side" aria-label={title}>
      <div className="org-side__q">
        <Input
          aria-label="查找单位"
          placeholder="查找单位"
          allowClear
          prefix={<Icon name="search" small />}
          value={words}
          onChange={(e) => setWords(e.target.value)}
        />
        <p className="org-side__note small muted">{title}</p>
      </div>
      {rows.length === 0 ? (
        <p className="org-side__none muted">没有名称含“{words.trim()}”的单位。</p>
      ) : (
        <Rows rows={rows} current={current} counted={counts !== null} toggle={toggle} onChoose={onChoose} />
      )}
    </section>
  )
}

interface RowsProps {
  rows: readonly OrgRow[]
  current: string | null
  counted: boolean
  toggle: (id: string) => void
  onChoose: (id: string | null) => void
}

/** ↑ ↓ move, → opens, ← closes or goes to the unit above, Enter chooses. */
function Rows({ rows, current, counted, toggle, onChoose }: RowsProps) {
  const list = useRef<HTMLUListElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const stop = rows.find(({ org }) => org.id === focused)?.org.id ?? stopOf(rows, current)
  const focus = (id: string | undefined) => {
    if (id === undefined) return
    setFocused(id)
    list.current?.querySelector<HTMLElement>(`[data-org='${id}']`)?.focus()
  }
  const choose = ({ org }: OrgRow) => onChoose(org.parentId === null ? null : org.id)
  const onKey = (e: KeyboardEvent) => {
    const at = rows.findIndex(({ org }) => org.id === stop)
    const row = rows[at]
    const act = row && keyAct(e.key, rows, at, row, { focus, toggle, choose })
    if (!act) return
    e.preventDefault()
    act()
  }
  return (
    <ul className="org-side__list" role="tree" aria-label="单位" ref={list} onKeyDown={onKey}>
      {rows.map((row) => (
        <li
          key={row.org.id}
          role="treeitem"
          className="org-side__i"
          data-org={row.org.id}
          aria-level={row.depth + 1}
          aria-selected={row.org.id === current}
          {...(row.hasChildren ? { 'aria-expanded': row.open } : {})}
          tabIndex={row.org.id === stop ? 0 : -1}
          style={{ paddingLeft: 4 + row.depth * 14 }}
          title={row.org.name}
          onFocus={() => setFocused(row.org.id)}
          onClick={() => choose(row)}
        >
          <Twist row={row} toggle={toggle} />
          <span className="ellip grow">{row.org.name}</span>
          {row.org.status === 'disabled' && <span className="small muted">停用</span>}
          {counted && (
            <small className="num">{row.count === 0 ? '–' : row.count.toLocaleString('en-US')}</small>
          )}
        </li>
      ))}
    </ul>
  )
}

/** By pointer only: the keyboard has its arrows. */
function Twist({ row, toggle }: { row: OrgRow; toggle: (id: string) => void }) {
  if (!row.hasChildren) return <span className="org-side__twist" />
  return (
    <span
      className="org-side__twist"
      data-open={row.open}
      aria-hidden="true"
      onClick={(e) => {
        e.stopPropagation()
        toggle(row.org.id)
      }}
    >
      <Icon name="right" small />
    </span>
  )
}

interface Acts {
  focus: (id: string | undefined) => void
  toggle: (id: string) => void
  choose: (row: OrgRow) => void
}

function keyAct(key: string, rows: readonly OrgRow[], at: number, row: OrgRow, acts: Acts) {
  const { focus, toggle, choose } = acts
  const id = row.org.id
  switch (key) {
    case 'ArrowDown':
      return () => focus(rows[at + 1]?.org.id)
    case 'ArrowUp':
      return () => focus(rows[at - 1]?.org.id)
    case 'Home':
      return () => focus(rows[0]?.org.id)
    case 'End':
      return () => focus(rows.at(-1)?.org.id)
    case 'ArrowRight':
      return () => (row.hasChildren && !row.open ? toggle(id) : focus(rows[at + 1]?.org.id))
    case 'ArrowLeft':
      return () => (row.hasChildren && row.open ? toggle(id) : focus(row.org.parentId ?? undefined))
    case 'Enter':
    case ' ':
      return () => choose(row)
    default:
      return null
  }
}

function stopOf(rows: readonly OrgRow[], current: string | null): string | undefined {
  return (rows.find(({ org }) => org.id === current) ?? rows[0])?.org.id
}

/** Offices inside a unit are many and seldom looked for: their units start closed. */
function offices(orgs: readonly Org[]): Set<string> {
  return new Set(orgs.filter((org) => org.kind === 'office').flatMap((org) => org.parentId ?? []))
}

function toggled(old: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(old)
  if (!next.delete(id)) next.add(id)
  return next
}
