import { useQuery } from '@tanstack/react-query'
import { Popover } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { Icon } from '../../components/icon'
import { ErrorState, SkeletonLines } from '../../components/states'
import { useOpenMessage } from './inbox'
import { MessageItem } from './message-item'
import './messages.css'

/** The bell: how many are unread, and the newest few. */
export function InboxBell() {
  const { unread } = useMe()
  const [open, setOpen] = useState(false)
  const shown = unread > 99 ? '99+' : String(unread)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Newest close={() => setOpen(false)} />}
    >
      <button
        type="button"
        className="top__bell"
        aria-label={unread > 0 ? `消息，${shown} 条未读` : '消息'}
        aria-expanded={open}
      >
        <Icon name="bell" />
        {unread > 0 && <span className="badge num">{shown}</span>}
      </button>
    </Popover>
  )
}

function Newest({ close }: { close: () => void }) {
  const inbox = useQuery({
    queryKey: ['messages', 'newest'],
    queryFn: () => api.messages.inbox({ query: { limit: 6 } }),
  })
  const openMessage = useOpenMessage()
  return (
    <div className="bell">
      {inbox.isPending && <SkeletonLines lines={4} />}
      {inbox.isError && <ErrorState error={inbox.error} retry={() => void inbox.refetch()} />}
      {inbox.data?.items.length === 0 && <p className="muted bell__empty">还没有消息。</p>}
      <ul>
        {inbox.data?.items.map((message) => (
          <MessageItem
            key={message.id}
            message={message}
            onOpen={() => {
              close()
              openMessage(message)
            }}
          />
        ))}
      </ul>
      <Link to="/messages" className="bell__all" onClick={close}>
        全部消息
      </Link>
    </div>
  )
}
