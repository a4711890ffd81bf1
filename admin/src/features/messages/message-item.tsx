import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { useMe } from '../../api/session'
import { timeText } from '../../components/dates'
import { Light } from '../../components/light'

export function MessageItem({ message, onOpen }: { message: InboxMessage; onOpen: () => void }) {
  const { today } = useMe()
  const unread = message.readAt === null
  return (
    <li>
      <button type="button" className="message" onClick={onOpen}>
        <span className="message__t">
          <i className={unread ? 'message__dot' : 'message__dot message__dot--read'} aria-hidden="true" />
          <span className={unread ? 'strong two-lines' : 'two-lines'}>
            {unread && <span className="visually-hidden">未读：</span>}
            {message.title}
          </span>
          {message.light && <Light light={message.light} />}
        </span>
        <span className="message__b two-lines">{message.body}</span>
        <span className="small muted num">{timeText(message.createdAt, today)}</span>
      </button>
    </li>
  )
}
