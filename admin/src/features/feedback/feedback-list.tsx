import type { Feedback } from '@mingdu/shared/feedback/feedback.api'
import { useMemo } from 'react'
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
import { SafetyTag } from '../../components/safety-tag'
import { SAFETY_STATES } from '@mingdu/shared/safety/safety.states'
import './feedback.css'
import { FeedbackDrawer } from './feedback-drawer'
import type { View } from './feedback-views'

const KEYS = ['replied'] as const
type Key = (typeof KEYS)[number]

const FILTERS: Filter<Key>[] = [
  {
    key: 'replied',
    kind: 'select',
    name: '答复',
    options: [
      { value: 'false', label: '还没有答复' },
      { value: 'true', label: '已答复' },
    ],
  },
]

export function FeedbackList({ view }: { view: View }) {
  const { today } = useMe()
  const query = useListQuery(KEYS)
  const [open, setOpen] = useOpenRecord('open')
  const pages = useCursorPages(['feedback', view.key, query.values], (page) =>
    view.read({ ...asQuery(query.values), ...page }),
  )
  const columns = useMemo(() => feedbackColumns(today, view.key), [today, view.key])
  const feedback = pages.rows.find((row) => row.id === open)
  return (
    <>
      <DataTable
        id={`feedback-${view.key}`}
        name={`意见反馈（${view.name}）`}
        columns={columns}
        pages={pages}
        query={query}
        filters={view.key === 'all' ? FILTERS : []}
        rowKey={(f) => f.id}
        openKey={open}
        onOpen={(f) => setOpen(f.id)}
        empty={view.empty}
      />
      {feedback && (
        <FeedbackDrawer
          key={feedback.id}
          feedback={feedback}
          answering={view.key === 'all'}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function feedbackColumns(today: string, view: View['key']): Column<Feedback>[] {
  const all: (Column<Feedback> & { of?: View['key'] })[] = [
    {
      key: 'text',
      title: '意见',
      fixed: true,
      render: (f) => <Text feedback={f} />,
      text: (f) => f.text,
    },
    { key: 'reply', title: '答复', width: 72, render: replyText, text: replyText },
    {
      key: 'safety',
      title: '内容安全',
      width: 108,
      of: 'all',
      render: (f) => <SafetyTag state={f.safety} />,
      text: (f) => SAFETY_STATES[f.safety],
    },
    { key: 'no', title: '编号', width: 152, render: (f) => f.no, text: (f) => f.no },
    {
      key: 'author',
      title: '提的人',
      width: 176,
      of: 'all',
      render: (f) => <Author feedback={f} />,
      text: (f) => (f.author ? `${f.author.name} ${f.author.orgName}` : ''),
    },
    {
      key: 'replyText',
      title: '答复内容',
      width: 220,
      hidden: view !== 'published',
      render: (f) => <span className="two-lines">{f.reply?.text ?? '–'}</span>,
      text: (f) => f.reply?.text ?? '',
    },
    {
      key: 'published',
      title: '公开',
      width: 104,
      align: 'right',
      render: (f) => (f.publishedAt === null ? '–' : timeText(f.publishedAt, today)),
      text: (f) => f.publishedAt ?? '',
    },
    {
      key: 'createdAt',
      title: '提交',
      width: 104,
      align: 'right',
      render: (f) => timeText(f.createdAt, today),
      text: (f) => f.createdAt,
    },
  ]
  return all.filter(({ of }) => of === undefined || of === view)
}

function Text({ feedback: { text, pictures } }: { feedback: Feedback }) {
  return (
    <>
      <span className="two-lines">{text}</span>
      {pictures.length > 0 && <span className="sub num">{pictures.length} 张图片</span>}
    </>
  )
}

function Author({ feedback: { author } }: { feedback: Feedback }) {
  if (author === null) return '–'
  return (
    <>
      <span className="two-lines">{author.name}</span>
      <span className="sub two-lines">{author.orgName}</span>
    </>
  )
}

function replyText({ reply }: Feedback): string {
  return reply === null ? '还没有' : '已答复'
}

function asQuery({ replied }: Partial<Record<Key, string>>) {
  return replied === undefined ? {} : { replied: replied as 'true' }
}
