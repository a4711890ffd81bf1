import type { Finding, SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { FINDING_LEVELS, type FindingLevel } from '@mingdu/shared/sheets/sheets.states'
import { api } from '../../api/client.gen'
import { DataTable, useCursorPages, useListQuery, type Column, type Filter } from '../../components/list'
import { MarkedButton } from './marked-button'
import { numberText } from './sheet-words'

const KEYS = ['level'] as const

const FILTERS: Filter<'level'>[] = [
  {
    key: 'level',
    kind: 'select',
    name: '级别',
    options: Object.entries(FINDING_LEVELS).map(([value, label]) => ({ value, label })),
  },
]

const COLUMNS: Column<Finding>[] = [
  {
    key: 'row',
    title: '行',
    width: 84,
    fixed: true,
    render: (f) => `第 ${numberText(f.row)} 行`,
    text: (f) => String(f.row),
  },
  {
    key: 'column',
    title: '列',
    width: 172,
    render: (f) => <Place finding={f} />,
    text: (f) => `${f.column} ${f.header}`,
  },
  {
    key: 'value',
    title: '表里写的',
    width: 220,
    render: (f) => (
      <span className="two-lines" title={f.value}>
        {f.value === '' ? <span className="muted">（空）</span> : f.value}
      </span>
    ),
    text: (f) => f.value,
  },
  {
    key: 'level',
    title: '级别',
    width: 84,
    render: (f) => <LevelTag level={f.level} />,
    text: (f) => FINDING_LEVELS[f.level],
  },
  { key: 'message', title: '问题和办法', render: (f) => f.message, text: (f) => f.message },
]

/** What is wrong, cell by cell: an error keeps its row out, a warning does not. */
export function FindingsTable({ job }: { job: SheetJob }) {
  const query = useListQuery(KEYS)
  const pages = useCursorPages<Finding>(['sheets', 'findings', job.id, job.state, query.values], (page) =>
    api.sheets.findings({ params: { id: job.id }, query: { ...asQuery(query.values), ...page } }),
  )
  return (
    <DataTable
      id="sheet-findings"
      name="问题"
      columns={COLUMNS}
      pages={pages}
      query={query}
      filters={FILTERS}
      rowKey={(f) => f.id}
      exportAct={<MarkedButton job={job} />}
      empty={{ title: '没有发现问题', body: '每一行都能导入。' }}
    />
  )
}

function Place({ finding: { column, header } }: { finding: Finding }) {
  if (column === '') return <span className="muted">整行</span>
  return (
    <span className="two-lines" title={header}>
      <b>{column}</b>　{header}
    </span>
  )
}

function LevelTag({ level }: { level: FindingLevel }) {
  return <span className={level === 'error' ? 'tag tag--red' : 'tag'}>{FINDING_LEVELS[level]}</span>
}

function asQuery({ level }: { level?: string }): { level?: FindingLevel } {
  return level === 'error' || level === 'warning' ? { level } : {}
}
