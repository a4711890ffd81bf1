import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'
import {
  CHANNELS,
  MESSAGE_KINDS,
  MESSAGE_STATES,
  type Channel,
  type MessageKind,
  type MessageState,
} from '@mingdu/shared/messages/messages.states'
import { useState } from 'react'
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
import { Page } from '../../components/page'
import { Tabs } from '../../components/tabs'
import { BalancePanel } from './balance-panel'
import { LogEntryDrawer } from './log-entry-drawer'
import { MessageStateTag } from './message-state-tag'
import './messages.css'

const KEYS = ['q', 'state', 'channel', 'kind', 'from', 'through'] as const
type Key = (typeof KEYS)[number]

const options = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }))

const FILTERS: Filter<Key>[] = [
  { key: 'q', kind: 'search', name: '收件人、单位、任务' },
  { key: 'state', kind: 'select', name: '状态', options: options(MESSAGE_STATES) },
  { key: 'channel', kind: 'select', name: '通道', options: options(CHANNELS) },
  { key: 'kind', kind: 'select', name: '种类', options: options(MESSAGE_KINDS) },
  { key: 'from', kind: 'date', name: '从' },
  { key: 'through', kind: 'date', name: '到' },
]

export function MessageLogPage() {
  const [tab, setTab] = useState<'balance' | 'log'>('balance')
  return (
    <Page title="消息送达" className="page page--fill">
      <Tabs
        label="消息送达"
        active={tab}
        onChange={setTab}
        items={[
          { key: 'balance', name: '当日平衡和不可达' },
          { key: 'log', name: '送达记录' },
        ]}
      />
      {tab === 'balance' ? <BalancePanel /> : <Log />}
    </Page>
  )
}

function Log() {
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('entry')
  const pages = useCursorPages(['message-log', query.values], (page) =>
    api.messages.log({ query: { ...asQuery(query.values), ...page } }),
  )
  return (
    <>
      <DataTable
        id="message-log"
        name="消息送达记录"
        columns={columns(today)}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={(m) => m.id}
        openKey={open}
        onOpen={(m) => setOpen(m.id)}
        empty={{ title: '还没有发过消息', body: '派单、预警、核验都会发消息，每条的去向记在这里。' }}
      />
      {open && <LogEntryDrawer key={open} id={open} onClose={() => setOpen(null)} />}
    </>
  )
}

function columns(today: string): Column<MessageLogRow>[] {
  return [
    {
      key: 'kind',
      title: '消息',
      fixed: true,
      render: (m) => <Subject row={m} />,
      text: (m) => MESSAGE_KINDS[m.kind],
    },
    {
      key: 'subject',
      title: '关于',
      width: 220,
      hidden: true,
      render: (m) => m.subject?.name ?? '–',
      text: (m) => m.subject?.name ?? '',
    },
    {
      key: 'recipient',
      title: '收件人',
      width: 160,
      render: (m) => m.recipient.name,
      text: (m) => m.recipient.name,
    },
    {
      key: 'org',
      title: '单位',
      width: 160,
      render: (m) => <span className="two-lines">{m.org.name}</span>,
      text: (m) => m.org.name,
    },
    {
      key: 'channel',
      title: '通道',
      width: 72,
      render: (m) => CHANNELS[m.channel],
      text: (m) => CHANNELS[m.channel],
    },
    {
      key: 'priority',
      title: '级别',
      width: 56,
      render: (m) => `P${m.priority}`,
      text: (m) => `P${m.priority}`,
    },
    {
      key: 'state',
      title: '状态',
      width: 112,
      render: (m) => <MessageStateTag state={m.state} />,
      text: (m) => MESSAGE_STATES[m.state],
    },
    {
      key: 'reason',
      title: '原因',
      width: 200,
      render: (m) => <span className="two-lines">{m.reason ?? '–'}</span>,
      text: (m) => m.reason ?? '',
    },
    {
      key: 'createdAt',
      title: '生成',
      width: 104,
      align: 'right',
      render: (m) => timeText(m.createdAt, today),
      text: (m) => m.createdAt,
    },
    {
      key: 'finalAt',
      title: '落定',
      width: 104,
      align: 'right',
      render: (m) => (m.finalAt === null ? '–' : timeText(m.finalAt, today)),
      text: (m) => m.finalAt ?? '',
    },
  ]
}

function Subject({ row }: { row: MessageLogRow }) {
  return (
    <>
      <span className="strong">{MESSAGE_KINDS[row.kind]}</span>
      {row.subject && (
        <span className="sub ellip" style={{ display: 'block' }} title={row.subject.name}>
          {row.subject.name}
        </span>
      )}
    </>
  )
}

function asQuery(values: Partial<Record<Key, string>>) {
  const { state, channel, kind, ...rest } = values
  return {
    ...rest,
    ...(state === undefined ? {} : { state: state as MessageState }),
    ...(channel === undefined ? {} : { channel: channel as Channel }),
    ...(kind === undefined ? {} : { kind: kind as MessageKind }),
  }
}
