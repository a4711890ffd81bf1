import type { Finding, SheetJob } from '@mingdu/shared/sheets/sheets.api'
import { FINDING_LEVELS, type FindingLevel } from '@mingdu/shared/sheets/sheets.states'
import { useMemo } from 'react'
import { api } from '../../api/client.gen'
import { DataTable, useCursorPages, useListQuery, type Column, type Filter } from '../../components/list'
import { CorrectionBar, CorrectionCell } from './correction-cell'
import { MarkedButton } from './marked-button'
import { numberText } from './sheet-words'
import { useCorrections, type Corrections } from './use-corrections'

const KEYS = ['level'] as const

const FILTERS: Filter<'level'>[] = [
  {
    key: 'level',
    kind: 'select',
    name: '级别',
    options: Object.entries(FINDING_LEVELS).map(([value, label]) => ({ value, label })),
  },
]

const PLACE_COLUMNS: Column<Finding>[] = [
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
]

const REST_COLUMNS: Column<Finding>[] = [
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
  const fixes = useCorrections(job)
  const columns = useMemo(() => [...PLACE_COLUMNS, valueColumn(fixes), ...REST_COLUMNS], [fixes])
  return (
    <DataTable
      id="sheet-findings"
      name="问题"
      columns={columns}
      pages={pages}
      query={query}
      filters={FILTERS}
      rowKey={(f) => f.id}
      exportAct={<MarkedButton job={job} />}
      notice={<CorrectionBar fixes={fixes} />}
      empty={{ title: '没有发现问题', body: '每一行都能导入。' }}
    />
  )
}

function valueColumn(fixes: Corrections): Column<Finding> {
  return {
    key: 'value',
    title: fixes.open ? '表里写的，可以就地改' : '表里写的',
    width: 260,
    render: (f) => <CorrectionCell finding={f} fixes={fixes} />,
    text: (f) => f.value,
  }
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
