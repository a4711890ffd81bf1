import { CHANNELS, MESSAGE_KINDS, MESSAGE_STATES } from '@mingdu/shared/messages/messages.states'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.gen'
import { fullTimeText } from '../../components/dates'
import { Drawer } from '../../components/drawer'
import { ErrorState, SkeletonLines } from '../../components/states'
import { Timeline } from '../../components/timeline'
import { MessageStateTag } from './message-state-tag'

type Entry = Awaited<ReturnType<typeof api.messages.logEntry>>
type Delivery = Entry['deliveries'][number]

/** One message with every attempt to deliver it. */
export function LogEntryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const entry = useQuery({
    queryKey: ['message-log', 'one', id],
    queryFn: () => api.messages.logEntry({ params: { id } }),
  })
  const { data } = entry
  return (
    <Drawer
      title={data ? MESSAGE_KINDS[data.kind] : '正在读取'}
      kicker={data && `${data.recipient.name}　${data.org.name}`}
      onClose={onClose}
    >
      {entry.isPending && <SkeletonLines />}
      {entry.isError && <ErrorState error={entry.error} retry={() => void entry.refetch()} />}
      {data && <Loaded entry={data} />}
    </Drawer>
  )
}

function Loaded({ entry }: { entry: Entry }) {
  return (
    <>
      <div className="between" style={{ marginBottom: 14 }}>
        <MessageStateTag state={entry.state} />
        <span className="small muted num">
          P{entry.priority}　{CHANNELS[entry.channel]}　{fullTimeText(entry.createdAt)} 生成
        </span>
      </div>
      {entry.reason && <p className="note note--red">{entry.reason}</p>}
      <h3 className="sub-h">内容</h3>
      <p className="prewrap">{entry.body}</p>
      {entry.card.length > 0 && (
        <dl className="card-fields" style={{ marginTop: 12 }}>
          {entry.card.map((field) => (
            <CardField key={field.label} {...field} />
          ))}
        </dl>
      )}
      <h3 className="sub-h">
        送达 <span className="muted num">{entry.deliveries.length} 次</span>
      </h3>
      {entry.deliveries.length === 0 && <p className="muted">还没有尝试发送。</p>}
      <Timeline items={entry.deliveries.map(deliveryItem)} />
    </>
  )
}

function CardField({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

function deliveryItem(delivery: Delivery) {
  const at = delivery.finalAt ?? delivery.sentAt ?? delivery.nextAt
  const error = [delivery.errorClass, delivery.errorCode].filter((part) => part !== null).join(' ')
  return {
    key: delivery.id,
    head: `第 ${delivery.attempt} 次　${CHANNELS[delivery.channel]}　${MESSAGE_STATES[delivery.state]}`,
    time: at === null ? '' : fullTimeText(at).slice(5),
    state: delivery.finalAt === null ? ('next' as const) : ('done' as const),
    body: (
      <>
        {delivery.reason && <div>{delivery.reason}</div>}
        {error !== '' && <div>错误 {error}</div>}
        {delivery.providerMessageId && <div className="mono">平台编号 {delivery.providerMessageId}</div>}
        {delivery.rid && <div className="mono">rid {delivery.rid}</div>}
        {delivery.nextAt && delivery.finalAt === null && <div>下次 {fullTimeText(delivery.nextAt)}</div>}
      </>
    ),
  }
}
