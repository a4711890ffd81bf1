import type { SafetyCheck } from '@mingdu/shared/safety/safety.api'
import { SAFETY_STATES, type SafetyState } from '@mingdu/shared/safety/safety.states'
import { useMemo } from 'react'
import { api } from '../../api/client.gen'
import { fileUrl } from '../../api/upload'
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
import './safety.css'
import { SafetyDrawer } from './safety-drawer'
import { SafetyTag } from '../../components/safety-tag'
import { suggestionText } from './safety-words'

const KEYS = ['state'] as const
type Key = (typeof KEYS)[number]

const FILTERS: Filter<Key>[] = [
  {
    key: 'state',
    kind: 'select',
    name: '状态',
    options: Object.entries(SAFETY_STATES).map(([value, label]) => ({ value, label })),
  },
]

/** 内容安全: texts and pictures from people; what the machine did not clearly pass waits here for a person. */
export function SafetyPage() {
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const pages = useCursorPages(['safety', query.values], (page) =>
    api.safety.list({ query: { ...asQuery(query.values), ...page } }),
  )
  const columns = useMemo(() => safetyColumns(today), [today])
  const check = pages.rows.find((row) => row.id === open)
  return (
    <Page title="内容安全" className="page page--fill">
      <DataTable
        id="safety"
        name="内容安全"
        columns={columns}
        pages={pages}
        query={query}
        filters={FILTERS}
        rowKey={(c) => c.id}
        openKey={open}
        onOpen={(c) => setOpen(c.id)}
        empty={{
          title: '还没有要检查的内容',
          body: '有人提交意见反馈后，文字和图片先由微信检查，拿不准的在这里等人工复核。',
        }}
      />
      {check && (
        <SafetyDrawer
          key={check.id}
          check={check}
          onDecided={() => setOpen(nextHeld(pages.rows, check.id))}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

/** The next one that waits for a person; null when this was the last of the page. */
function nextHeld(rows: readonly SafetyCheck[], id: string): string | null {
  const at = rows.findIndex((row) => row.id === id)
  const others = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))]
  return others.find((row) => row.state === 'held')?.id ?? null
}

function safetyColumns(today: string): Column<SafetyCheck>[] {
  return [
    {
      key: 'content',
      title: '内容',
      fixed: true,
      render: (c) => <Content check={c} />,
      text: (c) => c.text ?? '图片',
    },
    {
      key: 'state',
      title: '状态',
      width: 108,
      render: (c) => <SafetyTag state={c.state} />,
      text: (c) => SAFETY_STATES[c.state],
    },
    {
      key: 'kind',
      title: '种类',
      width: 60,
      render: (c) => (c.kind === 'text' ? '文字' : '图片'),
      text: (c) => (c.kind === 'text' ? '文字' : '图片'),
    },
    { key: 'subject', title: '来自', width: 148, render: (c) => c.subject.name, text: (c) => c.subject.name },
    {
      key: 'reason',
      title: '为什么等人工',
      width: 220,
      render: (c) => <span className="two-lines">{c.reason ?? '–'}</span>,
      text: (c) => c.reason ?? '',
    },
    {
      key: 'suggestion',
      title: '微信的意见',
      width: 140,
      hidden: true,
      render: (c) => suggestionText(c),
      text: (c) => suggestionText(c),
    },
    {
      key: 'decided',
      title: '复核人',
      width: 152,
      render: (c) => <span className="two-lines">{c.decided?.by.name ?? '–'}</span>,
      text: (c) => c.decided?.by.name ?? '',
    },
    {
      key: 'createdAt',
      title: '提交',
      width: 104,
      align: 'right',
      render: (c) => timeText(c.createdAt, today),
      text: (c) => c.createdAt,
    },
  ]
}

function Content({ check: { text, fileId } }: { check: SafetyCheck }) {
  if (fileId === null) return <span className="two-lines">{text}</span>
  return <img className="safety__thumb" src={fileUrl(fileId, 'thumb')} alt="图片" loading="lazy" />
}

/** What the address holds is text; the server refuses a word it does not know. */
function asQuery({ state }: Partial<Record<Key, string>>) {
  return state === undefined ? {} : { state: state as SafetyState }
}
