import type { MouseEvent, ReactNode } from 'react'
import { EmptyState, ErrorState, SkeletonLines } from '../states'
import { BatchBar, ChooseAll, ChooseRow, useChosen, type Batch, type Chosen } from './batch'
import type { Column } from './column'
import { Cell } from './cell'
import { ColumnMenu } from './column-menu'
import { ExportButton, ExportProgress, useExport } from './export-button'
import { Pager } from './pager'
import { QueryBar, type Filter } from './query-bar'
import { useColumns } from './use-columns'
import type { CursorPages } from './use-cursor-pages'
import type { ListQuery } from './use-list-query'

const CHOOSE_WIDTH = 44

export interface DataTableProps<Row, K extends string> {
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
  /** Rows can be chosen, for acts on many. */
  batch?: Batch<Row> | undefined
  /** Takes the place of the export by the browser: lists of thousands are written by the server. */
  exportAct?: ReactNode
  /** Above the query bar: other views of the same rows, and views that were kept. */
  head?: ((columns: ColumnChoice) => ReactNode) | undefined
  /** Another view of what the query means, in place of the table. */
  body?: ReactNode
  /** What must be known before the rows are read, below the query bar. */
  notice?: ReactNode
}

/** Which columns are shown, and how to show others. */
export interface ColumnChoice {
  shown: readonly string[]
  choose: (keys: readonly string[]) => void
}

type BodyProps<Row, K extends string> = DataTableProps<Row, K> & { chosen: Chosen<Row> }

/** The list of the console: query bar in the address, columns, export, cursor pages, four states. */
export function DataTable<Row, K extends string>(props: DataTableProps<Row, K>) {
  const { id, name, columns, pages, query, filters, actions, batch, exportAct, notice, head, body } = props
  const { shown, isShown, toggle, choose } = useColumns(id, columns)
  const exporting = useExport(name, columns, pages.read)
  const chosen = useChosen<Row>(JSON.stringify(query.values))
  const end = (
    <>
      {!body && columns.some((c) => !c.fixed) && (
        <ColumnMenu columns={columns} isShown={isShown} toggle={toggle} />
      )}
      {exportAct ?? <ExportButton exporting={exporting} disabled={pages.total === 0} />}
      {actions}
    </>
  )
  return (
    <section className="panel list" aria-label={name}>
      {head?.({ shown: shown.map(({ key }) => key), choose })}
      <QueryBar filters={filters} query={query} end={end} />
      <ExportProgress exporting={exporting} />
      {notice}
      {body ?? (
        <>
          {batch && <BatchBar chosen={chosen} batch={batch} pages={pages} rowKey={props.rowKey} />}
          <div
            className="list__scroll"
            aria-busy={pages.isBusy}
            tabIndex={0}
            role="group"
            aria-label={`${name}，可滚动`}
          >
            <Body {...props} columns={shown} chosen={chosen} />
          </div>
          {pages.rows.length > 0 && <Pager pages={pages} />}
        </>
      )}
    </section>
  )
}

function Body<Row, K extends string>(props: BodyProps<Row, K>) {
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
  batch,
  chosen,
}: BodyProps<Row, K>) {
  const classes = ['data-table', dense && 'data-table--dense', onOpen && 'data-table--rows']
  return (
    <table className={classes.filter(Boolean).join(' ')} style={{ minWidth: minWidth(columns) }}>
      <caption className="visually-hidden">{name}</caption>
      <colgroup>
        {batch && <col style={{ width: CHOOSE_WIDTH }} />}
        {columns.map((c) => (
          <col key={c.key} style={c.width === undefined ? {} : { width: c.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {batch && (
            <th scope="col" className="choose">
              <ChooseAll rows={pages.rows} batch={batch} chosen={chosen} rowKey={rowKey} />
            </th>
          )}
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
            data-open={openKey === rowKey(row) || chosen.rows.has(rowKey(row))}
            onClick={onOpen && ((e) => openUnlessControl(e, () => onOpen(row)))}
          >
            {batch && (
              <td className="choose">
                <ChooseRow
                  row={row}
                  name={nameOf(columns, row)}
                  batch={batch}
                  chosen={chosen}
                  rowKey={rowKey}
                />
              </td>
            )}
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

function openUnlessControl(e: MouseEvent, open: () => void): void {
  const control = (e.target as Element).closest('button, a, input, label')
  const selecting = window.getSelection()?.toString() !== ''
  if (!control && !selecting) open()
}

function nameOf<Row>(columns: readonly Column<Row>[], row: Row): string {
  return columns.find((c) => c.fixed)?.text?.(row) ?? ''
}

/** Columns without a width need room for a name before the table starts to scroll. */
function minWidth<Row>(columns: readonly Column<Row>[]): number {
  return columns.reduce((sum, c) => sum + (c.width ?? 220), 0)
}
