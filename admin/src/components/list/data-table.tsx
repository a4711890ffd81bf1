import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { EmptyState, ErrorState, SkeletonLines } from '../states'
import type { Column } from './column'
import { ColumnMenu } from './column-menu'
import { ExportButton, ExportProgress, useExport } from './export-button'
import { Pager } from './pager'
import { QueryBar, type Filter } from './query-bar'
import { useColumns } from './use-columns'
import type { CursorPages } from './use-cursor-pages'
import type { ListQuery } from './use-list-query'

interface DataTableProps<Row, K extends string> {
  /** Names the list where its settings are kept. */
  id: string
  /** What the rows are, for people: 督办任务. Also the name of the exported file. */
  name: string
  columns: readonly Column<Row>[]
  pages: CursorPages<Row>
  query: ListQuery<K>
  filters: readonly Filter<K>[]
  rowKey: (row: Row) => string
  onOpen?: (row: Row) => void
  openKey?: string | null
  empty: { title: string; body: string; action?: ReactNode }
  dense?: boolean
  /** Page actions at the right of the query bar. */
  actions?: ReactNode
}

/** The list of the console: query bar in the address, columns, export, cursor pages, four states. */
export function DataTable<Row, K extends string>(props: DataTableProps<Row, K>) {
  const { id, name, columns, pages, query, filters, actions } = props
  const { shown, isShown, toggle } = useColumns(id, columns)
  const exporting = useExport(name, columns, pages.read)
  const end = (
    <>
      {columns.some((c) => !c.fixed) && <ColumnMenu columns={columns} isShown={isShown} toggle={toggle} />}
      <ExportButton exporting={exporting} disabled={pages.total === 0} />
      {actions}
    </>
  )
  return (
    <section className="panel list" aria-label={name}>
      <QueryBar filters={filters} query={query} end={end} />
      <ExportProgress exporting={exporting} />
      <div
        className="list__scroll"
        aria-busy={pages.isBusy}
        tabIndex={0}
        role="group"
        aria-label={`${name}，可滚动`}
      >
        <Body {...props} columns={shown} />
      </div>
      {pages.rows.length > 0 && <Pager pages={pages} />}
    </section>
  )
}

function Body<Row, K extends string>(props: DataTableProps<Row, K>) {
  const { pages, query, empty } = props
  if (pages.isLoading) return <SkeletonLines lines={8} />
  if (pages.error !== null && pages.rows.length === 0)
    return <ErrorState error={pages.error} retry={pages.retry} />
  if (pages.rows.length > 0) return <Rows {...props} />
  if (query.filtered) return <NothingFound clear={query.clear} />
  return (
    <EmptyState title={empty.title} action={empty.action}>
      {empty.body}
    </EmptyState>
  )
}

function NothingFound({ clear }: { clear: () => void }) {
  return (
    <EmptyState
      title="没有符合条件的"
      action={
        <button type="button" className="link-button" onClick={clear}>
          清除条件
        </button>
      }
    >
      换个词，或放宽条件再找。
    </EmptyState>
  )
}

function Rows<Row, K extends string>({
  name,
  columns,
  pages,
  rowKey,
  onOpen,
  openKey,
  dense,
}: DataTableProps<Row, K>) {
  const classes = ['data-table', dense && 'data-table--dense', onOpen && 'data-table--rows']
  return (
    <table className={classes.filter(Boolean).join(' ')} style={{ minWidth: minWidth(columns) }}>
      <caption className="visually-hidden">{name}</caption>
      <colgroup>
        {columns.map((c) => (
          <col key={c.key} style={c.width === undefined ? {} : { width: c.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((c) => (
            <th key={c.key} scope="col" className={c.align === 'right' ? 'r' : ''}>
              {c.head ?? c.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pages.rows.map((row) => (
          <tr
            key={rowKey(row)}
            data-open={openKey === rowKey(row)}
            onClick={onOpen && ((e) => openUnlessControl(e, () => onOpen(row)))}
          >
            {columns.map((c) => (
              <td key={c.key} className={c.align === 'right' ? 'r' : ''}>
                <Cell column={c} row={row} onOpen={onOpen} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The cell that names the row opens it, so that the keyboard reaches every row. */
function Cell<Row>({
  column,
  row,
  onOpen,
}: {
  column: Column<Row>
  row: Row
  onOpen: ((row: Row) => void) | undefined
}) {
  if (!column.fixed || !onOpen) return column.render(row)
  return (
    <button type="button" className="row-link" onClick={() => onOpen(row)} onKeyDown={moveAmongRows}>
      {column.render(row)}
    </button>
  )
}

/** ↑ and ↓ go from row to row. */
function moveAmongRows(e: KeyboardEvent<HTMLButtonElement>): void {
  const row = e.currentTarget.closest('tr')
  const target =
    e.key === 'ArrowDown' ? row?.nextElementSibling : e.key === 'ArrowUp' ? row?.previousElementSibling : null
  const link = target?.querySelector<HTMLElement>('.row-link')
  if (!link) return
  e.preventDefault()
  link.focus()
}

function openUnlessControl(e: MouseEvent, open: () => void): void {
  const control = (e.target as Element).closest('button, a, input, label')
  const selecting = window.getSelection()?.toString() !== ''
  if (!control && !selecting) open()
}

/** Columns without a width need room for a name before the table starts to scroll. */
function minWidth<Row>(columns: readonly Column<Row>[]): number {
  return columns.reduce((sum, c) => sum + (c.width ?? 220), 0)
}
