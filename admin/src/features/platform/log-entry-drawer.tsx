import type { MessageLogRow } from '@mingdu/shared/messages/messages.api'
import { CHANNELS, MESSAGE_KINDS } from '@mingdu/shared/messages/messages.states'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Fragment } from 'react'
import { api } from '../../api/client.gen'
import { useCan } from '../../api/session'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { DeliveryCard } from './delivery-card'
import { replayRefusal } from './log-query'
import { MessageStateTag } from './message-state-tag'
import { recipientName } from './recipient-name'

type Entry = Awaited<ReturnType<typeof api.messages.logEntry>>

interface EntryProps {
  id: string
  onOpen: (id: string) => void
  onReplay: (row: MessageLogRow) => void
  onClose: () => void
}

/** One message: what it says, by which channels it was to go, and every attempt to deliver it. */
export function LogEntryDrawer({ id, onOpen, onReplay, onClose }: EntryProps) {
  const can = useCan()
  const entry = useQuery({
    queryKey: ['message-log', 'one', id],
    queryFn: () => api.messages.logEntry({ params: { id } }),
  })
  const { data } = entry
  const again = data && can('messageLog.replay') && replayRefusal(data) === null
  return (
    <Drawer
      title={data ? MESSAGE_KINDS[data.kind] : entry.isError ? '没有取到消息' : '正在读取'}
      kicker={data && `${recipientName(data)}　${data.org.name}`}
      onClose={onClose}
      footer={again && <Button onClick={() => onReplay(data)}>重发这条消息</Button>}
    >
      {entry.isPending && <SkeletonLines />}
      {entry.isError && !data && <ErrorState error={entry.error} retry={() => void entry.refetch()} />}
      {data && <Loaded entry={data} onOpen={onOpen} />}
    </Drawer>
  )
}

function Loaded({ entry, onOpen }: { entry: Entry; onOpen: (id: string) => void }) {
  return (
    <>
      <div className="between" style={{ marginBottom: 14 }}>
        <MessageStateTag state={entry.state} />
        <span className="small muted num">
          P{entry.priority}　{fullTimeText(entry.createdAt)} 生成
        </span>
      </div>
      {entry.reason && <p className="note note--red">{entry.reason}</p>}
      <h3 className="sub-h">内容</h3>
      <p className="prewrap">{entry.body}</p>
      {entry.card.length > 0 && (
        <dl className="card-fields" style={{ marginTop: 12 }}>
          {entry.card.map(({ label, value }) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      <Merged entry={entry} onOpen={onOpen} />
      <h3 className="sub-h">通道的先后</h3>
      <Plan entry={entry} />
      <h3 className="sub-h">
        送达 <span className="muted num">{entry.deliveries.length} 个通道</span>
      </h3>
      {entry.deliveries.length === 0 && <p className="muted">还没有尝试发送。</p>}
      <div className="stack">
        {entry.deliveries.map((delivery) => (
          <DeliveryCard key={delivery.id} delivery={delivery} />
        ))}
      </div>
    </>
  )
}

/** The chain: what was tried stands out from what is still in reserve. */
function Plan({ entry: { plan, deliveries, expiresAt } }: { entry: Entry }) {
  const tried = new Set(deliveries.map((delivery) => delivery.channel))
  const chain = [...new Set([...tried, ...plan])]
  return (
    <>
      <ol className="plan">
        {chain.map((channel) => (
          <li key={channel} className={tried.has(channel) ? 'tag tag--blue' : 'tag'}>
            {CHANNELS[channel]}
            <span className="visually-hidden">{tried.has(channel) ? '，已用' : '，备用'}</span>
          </li>
        ))}
      </ol>
      {expiresAt && (
        <p className="small muted num" style={{ marginTop: 6 }}>
          {fullTimeText(expiresAt)} 以后不再发
        </p>
      )}
    </>
  )
}

/** The digest that stands for this message; of a digest, the messages in it. */
function Merged({ entry: { mergedInto, members }, onOpen }: { entry: Entry; onOpen: (id: string) => void }) {
  if (mergedInto === null && members.length === 0) return null
  return (
    <>
      <h3 className="sub-h">
        合并 {members.length > 0 && <span className="muted num">{members.length} 条合成这一条</span>}
      </h3>
      {mergedInto !== null && (
        <p>
          没有单独发，
          <button type="button" className="link-button" onClick={() => onOpen(mergedInto)}>
            看合并后发出的那一条
          </button>
        </p>
      )}
      <ul className="members">
        {members.map((member) => (
          <li key={member.id}>
            <button type="button" className="link-button two-lines" onClick={() => onOpen(member.id)}>
              {member.title}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
