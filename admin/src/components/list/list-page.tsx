import type { Page as PageOf } from '@mingdu/shared/kernel/page'
import { useMemo, type ReactNode } from 'react'
import { useMe } from '../../api/session'
import { Page } from '../page'
import type { Column } from './column'
import { DataTable, type DataTableProps } from './data-table'
import { asked, type Asked } from './options'
import { useCursorPages, type CursorPages } from './use-cursor-pages'
import { useListQuery, useOpenRecord, type ListQuery } from './use-list-query'

interface ListSpec<Row, K extends string, T extends Partial<Record<K, Readonly<Record<string, unknown>>>>> {
  /** Names the list: where its settings are kept, and what is read again after a write. */
  id: string
  /** Parts of the address that make its query. */
  keys: readonly K[]
  /** Keys whose value is a word of a table. */
  tables: T
  read: (query: Asked<K, T> & { cursor?: string; limit: number }) => Promise<PageOf<Row>>
  /** Names the open record in the address. */
  record?: string
}

export interface List<Row, K extends string, A = unknown> {
  id: string
  /** What the address asks for, in words the server knows. */
  asked: A
  query: ListQuery<K>
  pages: CursorPages<Row>
  open: string | null
  setOpen: (id: string | null) => void
}

/** A list whose query and open record live in the address. */
export function useList<
  Row,
  K extends string,
  const T extends Partial<Record<K, Readonly<Record<string, unknown>>>>,
>({ id, keys, tables, read, record = 'open' }: ListSpec<Row, K, T>): List<Row, K, Asked<K, T>> {
  const query = useListQuery(keys)
  const [open, setOpen] = useOpenRecord(record)
  const values = asked(query.values, tables)
  const pages = useCursorPages<Row>([id, 'list', values], (page) => read({ ...values, ...page }))
  return { id, asked: values, query, pages, open, setOpen }
}

interface ListPageProps<Row extends { id: string }, K extends string> extends Pick<
  DataTableProps<Row, K>,
  'filters' | 'empty' | 'actions' | 'batch' | 'exportAct' | 'notice' | 'head' | 'body'
> {
  list: List<Row, K>
  /** What the rows are, for people. */
  name: string
  columns: (today: string, open: (id: string | null) => void) => Column<Row>[]
  /** `drawer`: a row opens beside the list; else what a row does, or null when it opens nothing. */
  onOpen?: 'drawer' | ((row: Row) => void) | null
  /** Drawers and dialogs. */
  children?: ReactNode
}

/** A page that is one list: title, table, and what opens beside it. */
export function ListPage<Row extends { id: string }, K extends string>({
  list,
  name,
  columns,
  onOpen = 'drawer',
  children,
  ...rest
}: ListPageProps<Row, K>) {
  const { today } = useMe()
  const { id, query, pages, open, setOpen } = list
  const shown = useMemo(() => columns(today, setOpen), [columns, today, setOpen])
  const opens = onOpen === 'drawer' ? (row: Row) => setOpen(row.id) : onOpen
  return (
    <Page title={name} className="page page--fill">
      <DataTable
        {...rest}
        {...{ id, name, pages, query }}
        columns={shown}
        rowKey={(row) => row.id}
        openKey={open}
        {...(opens === null ? {} : { onOpen: opens })}
      />
      {children}
    </Page>
  )
}
