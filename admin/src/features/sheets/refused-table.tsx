import { api } from '../../api/client.gen'
import { DataTable, useCursorPages, useListQuery, type Column } from '../../components/list'
import { numberText } from './sheet-words'

type Row = Awaited<ReturnType<typeof api.sheets.refused>>['items'][number]

const COLUMNS: Column<Row>[] = [
  {
    key: 'row',
    title: '行',
    width: 84,
    fixed: true,
    render: (r) => `第 ${numberText(r.row)} 行`,
    text: (r) => String(r.row),
  },
  { key: 'code', title: '实施编码', width: 220, render: (r) => r.code, text: (r) => r.code },
  {
    key: 'name',
    title: '名称',
    render: (r) => (
      <span className="two-lines" title={r.name}>
        {r.name}
      </span>
    ),
    text: (r) => r.name,
  },
  { key: 'message', title: '为什么没有恢复', render: (r) => r.message, text: (r) => r.message },
]

/** Rows that the undo left alone. */
export function RefusedTable({ id }: { id: string }) {
  const query = useListQuery([] as const)
  const pages = useCursorPages<Row>(['sheets', 'refused', id], (page) =>
    api.sheets.refused({ params: { id }, query: page }),
  )
  return (
    <DataTable
      id="sheet-refused"
      name="没有恢复的行"
      columns={COLUMNS}
      pages={pages}
      query={query}
      filters={[]}
      rowKey={(r) => r.id}
      empty={{ title: '都恢复了', body: '没有哪一行在导入之后改过。' }}
    />
  )
}
