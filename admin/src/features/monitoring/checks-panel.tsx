import type { CheckRow } from '@mingdu/shared/monitoring/monitoring.schema'
import {
  CHECK_KINDS,
  CHECK_STATES,
  type CheckKind,
  type CheckState,
} from '@mingdu/shared/monitoring/monitoring.states'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { timeText } from '../../components/dates'
import {
  DataTable,
  useCursorPages,
  useListQuery,
  useOpenRecord,
  type Column,
  type Filter,
} from '../../components/list'
import { CheckDrawer } from './check-drawer'
import { DrawDialog } from './draw-dialog'
import { SimulateDialog } from './simulate-dialog'

const KEYS = ['kind', 'state'] as const
type Key = (typeof KEYS)[number]

const FILTERS: Filter<Key>[] = [
  { key: 'kind', kind: 'select', name: '方式', options: optionsOf(CHECK_KINDS) },
  { key: 'state', kind: 'select', name: '结果', options: optionsOf(CHECK_STATES) },
]

/** 抽查 and 模拟办事: what people look at by hand, with the same checklist. */
export function ChecksPanel() {
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const [starting, setStarting] = useState<CheckKind | null>(null)
  const pages = useCursorPages<CheckRow>(['monitoring', 'checks', query.values], (page) =>
    api.monitoring.checks({ query: { ...asQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => checkColumns(today), [today])
  const actions = (
    <>
      <Button onClick={() => setStarting('simulated')}>登记模拟办事</Button>
      <Button type="primary" onClick={() => setStarting('sample')}>
        随机抽取
      </Button>
    </>
  )
  return (
    <>
      <DataTable
        id="monitor-checks"
        name="抽查"
        columns={columns}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={(check) => check.id}
        openKey={open}
        onOpen={(check) => setOpen(check.id)}
        actions={actions}
        empty={{ title: '还没有抽查过', body: '点“随机抽取”抽几件办件对照检查表看，或登记一次模拟办事。' }}
      />
      {open !== null && <CheckDrawer key={open} id={open} onClose={() => setOpen(null)} />}
      {starting === 'sample' && <DrawDialog onClose={() => setStarting(null)} />}
      {starting === 'simulated' && (
        <SimulateDialog
          onClose={() => setStarting(null)}
          onDone={(id) => {
            setStarting(null)
            setOpen(id)
          }}
        />
      )}
    </>
  )
}

function checkColumns(today: string): Column<CheckRow>[] {
  return [
    {
      key: 'kind',
      title: '方式',
      width: 108,
      fixed: true,
      render: ({ kind }) => CHECK_KINDS[kind],
      text: ({ kind }) => CHECK_KINDS[kind],
    },
    {
      key: 'about',
      title: '办件或事项',
      render: ({ case: one, power }) => (
        <>
          <span className="two-lines">{one?.title ?? power.name}</span>
          <span className="sub num">{one?.no ?? power.code}</span>
        </>
      ),
      text: ({ case: one, power }) => (one ? `${one.no} ${one.title}` : power.name),
    },
    {
      key: 'org',
      title: '单位',
      width: 160,
      render: ({ org }) => <span className="two-lines">{org.name}</span>,
      text: ({ org }) => org.name,
    },
    {
      key: 'state',
      title: '结果',
      width: 120,
      render: ({ state }) => <span className={STATE_TAGS[state]}>{CHECK_STATES[state]}</span>,
      text: ({ state }) => CHECK_STATES[state],
    },
    {
      key: 'draw',
      title: '种子',
      width: 148,
      render: ({ draw }) => (draw ? <span className="num">{draw.seed}</span> : '—'),
      text: ({ draw }) => draw?.seed ?? '',
    },
    {
      key: 'by',
      title: '发起',
      width: 120,
      render: ({ createdBy }) => createdBy.name,
      text: ({ createdBy }) => createdBy.name,
    },
    {
      key: 'at',
      title: '时间',
      width: 108,
      align: 'right',
      render: ({ createdAt }) => timeText(createdAt, today),
      text: ({ createdAt }) => createdAt,
    },
  ]
}

const STATE_TAGS: Record<CheckState, string> = {
  open: 'tag tag--blue',
  passed: 'tag',
  problems: 'tag tag--red',
}

function optionsOf(table: Record<string, string>) {
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}

function asQuery({ kind, state }: Partial<Record<Key, string>>) {
  return {
    ...(kind !== undefined && kind in CHECK_KINDS ? { kind: kind as CheckKind } : {}),
    ...(state !== undefined && state in CHECK_STATES ? { state: state as CheckState } : {}),
  }
}
