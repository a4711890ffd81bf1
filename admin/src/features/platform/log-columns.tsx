import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'
import { CHANNELS, MESSAGE_KINDS, MESSAGE_STATES } from '@mingdu/shared/messages/messages.states'
import { timeText } from '../../components/dates'
import type { Column } from '../../components/list'
import { MessageStateTag } from './message-state-tag'
import { recipientName } from './recipient-name'

export function logColumns(today: string): Column<MessageLogRow>[] {
  return [
    {
      key: 'kind',
      title: '消息',
      fixed: true,
      render: (m) => <Subject row={m} />,
      text: (m) => MESSAGE_KINDS[m.kind],
    },
    {
      key: 'state',
      title: '状态',
      width: 96,
      render: (m) => <MessageStateTag state={m.state} />,
      text: (m) => MESSAGE_STATES[m.state],
    },
    {
      key: 'subject',
      title: '关于',
      width: 220,
      hidden: true,
      render: (m) => <span className="two-lines">{m.subject?.name ?? '–'}</span>,
      text: (m) => m.subject?.name ?? '',
    },
    {
      key: 'recipient',
      title: '收件人',
      width: 168,
      render: (m) => <span className="two-lines">{recipientName(m)}</span>,
      text: (m) => recipientName(m),
    },
    {
      key: 'org',
      title: '单位',
      width: 152,
      render: (m) => <span className="two-lines">{m.org.name}</span>,
      text: (m) => m.org.name,
    },
    {
      key: 'channel',
      title: '通道',
      width: 112,
      render: (m) => CHANNELS[m.channel],
      text: (m) => CHANNELS[m.channel],
    },
    {
      key: 'priority',
      title: '级别',
      width: 48,
      render: (m) => `P${m.priority}`,
      text: (m) => `P${m.priority}`,
    },
    {
      key: 'reason',
      title: '原因',
      width: 200,
      render: (m) => (
        <span className="two-lines" title={m.reason ?? undefined}>
          {m.reason ?? '–'}
        </span>
      ),
      text: (m) => m.reason ?? '',
    },
    {
      key: 'reached',
      title: '收到',
      width: 72,
      hidden: true,
      render: (m) => (m.reached ? '收到' : '没有'),
      text: (m) => (m.reached ? '收到' : '没有'),
    },
    {
      key: 'createdAt',
      title: '生成',
      width: 100,
      align: 'right',
      render: (m) => timeText(m.createdAt, today),
      text: (m) => m.createdAt,
    },
    {
      key: 'finalAt',
      title: '落定',
      width: 100,
      align: 'right',
      hidden: true,
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
