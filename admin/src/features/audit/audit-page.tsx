import type { AuditEntry } from '@mingdu/shared/audit/audit.api'
import { AUDIT_EVENTS, type AuditEvent } from '@mingdu/shared/audit/audit.events'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../api/client.gen'
import { fullTimeText } from '../../components/dates'
import {
  DataTable,
  useCursorPages,
  useListQuery,
  useOpenRecord,
  type Column,
  type Filter,
} from '../../components/list'
import { Page } from '../../components/page'
import { AuditDrawer } from './audit-drawer'

const KEYS = ['q', 'event', 'from', 'through'] as const
type Key = (typeof KEYS)[number]

const FILTERS: Filter<Key>[] = [
  { key: 'q', kind: 'search', name: '人员、对象、请求号' },
  {
    key: 'event',
    kind: 'select',
    name: '操作',
    searchable: true,
    options: Object.entries(AUDIT_EVENTS).map(([value, label]) => ({ value, label })),
  },
  { key: 'from', kind: 'date', name: '从' },
  { key: 'through', kind: 'date', name: '到' },
]

export function AuditPage() {
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('entry')
  const pages = useCursorPages(['audit', query.values], (page) =>
    api.audit.list({ query: { ...asQuery(query.values), ...page } }),
  )
  const columns = useMemo(auditColumns, [])
  const entry = pages.rows.find((row) => row.id === open)
  return (
    <Page title="审计记录" className="page page--fill">
      <ChainStatus />
      <DataTable
        id="audit"
        name="审计记录"
        columns={columns}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={(e) => e.id}
        openKey={open}
        onOpen={(e) => setOpen(e.id)}
        dense
        empty={{ title: '还没有审计记录', body: '每次写入都会在这里留一条，不能修改，也不能删除。' }}
      />
      {entry && <AuditDrawer key={entry.id} entry={entry} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function ChainStatus() {
  const status = useQuery({
    queryKey: ['audit', 'status'],
    queryFn: () => api.audit.status(),
    refetchInterval: 30_000,
  })
  if (!status.data) return null
  const { sealed, unsealed, headHash, sealedAt } = status.data
  return (
    <section className="stats num" aria-label="审计链">
      <div className="stat">
        <div className="stat__k">已封存</div>
        <div className="stat__v">
          {sealed.toLocaleString('en-US')}
          <small>条</small>
        </div>
        <div className="stat__n">{sealedAt ? `最近 ${fullTimeText(sealedAt)}` : '还没有封存'}</div>
      </div>
      <div className="stat">
        <div className="stat__k">待封存</div>
        <div className="stat__v">
          {unsealed}
          <small>条</small>
        </div>
        <div className="stat__n">正常在 1 秒内封存</div>
      </div>
      <div className="stat" style={{ flex: 2 }}>
        <div className="stat__k">链头摘要</div>
        <div className="mono" style={{ marginTop: 8 }}>
          {headHash ?? '–'}
        </div>
      </div>
    </section>
  )
}

function auditColumns(): Column<AuditEntry>[] {
  return [
    {
      key: 'event',
      title: '操作',
      width: 140,
      fixed: true,
      render: (e) => AUDIT_EVENTS[e.event],
      text: (e) => AUDIT_EVENTS[e.event],
    },
    { key: 'at', title: '时间', width: 148, render: (e) => fullTimeText(e.at), text: (e) => e.at },
    {
      key: 'actor',
      title: '人员',
      width: 168,
      render: (e) => <span className="ellip">{e.actor?.name ?? '系统'}</span>,
      text: (e) => e.actor?.name ?? '系统',
    },
    {
      key: 'org',
      title: '单位',
      width: 148,
      render: (e) => e.org?.name ?? '–',
      text: (e) => e.org?.name ?? '',
    },
    {
      key: 'subject',
      title: '对象',
      render: (e) => <SubjectName entry={e} />,
      text: (e) => e.subject?.name ?? '',
    },
    {
      key: 'note',
      title: '说明',
      width: 200,
      render: (e) => <span className="two-lines">{e.note || '–'}</span>,
      text: (e) => e.note,
    },
    {
      key: 'seq',
      title: '链号',
      width: 80,
      align: 'right',
      render: (e) => e.seq ?? '待封存',
      text: (e) => (e.seq === null ? '' : String(e.seq)),
    },
    { key: 'ip', title: '来源地址', width: 128, hidden: true, render: (e) => e.ip, text: (e) => e.ip },
    {
      key: 'requestId',
      title: '请求号',
      width: 180,
      hidden: true,
      render: (e) => <span className="mono">{e.requestId}</span>,
      text: (e) => e.requestId,
    },
  ]
}

function SubjectName({ entry }: { entry: AuditEntry }) {
  return (
    <span className="ellip" style={{ display: 'block' }} title={entry.subject?.name}>
      {entry.subject?.name ?? '–'}
    </span>
  )
}

function asQuery(values: Partial<Record<Key, string>>) {
  const { event, ...rest } = values
  return { ...rest, ...(event === undefined ? {} : { event: event as AuditEvent }) }
}
