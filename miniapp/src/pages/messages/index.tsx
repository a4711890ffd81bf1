import { View } from '@tarojs/components'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { useMe } from '../../api/use-me'
import { MessageRow } from '../../components/message-row/message-row'
import { Screen } from '../../components/screen/screen'
import { Empty, Failed, Skeleton } from '../../components/states/states'
import { Button } from '../../components/tap/button'
import { stopPullDown } from '../../platform/device'
import { open, PAGES } from '../../platform/navigate'
import { usePullDownRefresh, useReachBottom } from '../../platform/page-hooks'
import { useInbox } from './use-inbox'
import './index.scss'

/** 消息: what I was told, unread first to the eye; a tap leads to what it is about. */
export default function MessagesPage() {
  const { me } = useMe()
  const inbox = useInbox()
  usePullDownRefresh(() => void inbox.reload().finally(stopPullDown))
  useReachBottom(() => void inbox.more())
  const follow = (message: InboxMessage) => {
    inbox.read(message)
    openTarget(message)
  }
  const { items, error, unread, hasMore, loading } = inbox
  return (
    <Screen className="messages-page" title="消息" tab="messages">
      {!items && error && <Failed what="消息" error={error} onRetry={() => void inbox.reload()} />}
      {!items && !error && <Skeleton cards={3} />}
      {items?.length === 0 && (
        <Empty title="还没有消息" text="任务、预警和核验结果会先写在这里，再发到微信。" />
      )}
      {items && items.length > 0 && (
        <View className="inbox-head">
          <View className="inbox-unread">{unread > 0 ? `${unread} 条未读` : '全部已读'}</View>
          {unread > 0 && (
            <Button className="inbox-read-all" kind="link" text="全部已读" onTap={inbox.readAll} />
          )}
        </View>
      )}
      {items?.map((message) => (
        <MessageRow key={message.id} message={message} today={me?.today ?? null} onOpen={follow} />
      ))}
      {hasMore && (
        <Button
          className="inbox-more"
          kind="link"
          text="看更早的消息"
          busy={loading}
          onTap={() => void inbox.more()}
        />
      )}
    </Screen>
  )
}

/** The page of what a message is about; what has none on the phone is reached from 待办. */
const PAGE_OF: Partial<Record<InboxMessage['target']['kind'], string>> = {
  task: PAGES.task,
  verification: PAGES.verify,
  matter: PAGES.matter,
  caseStep: PAGES.step,
  bulletin: PAGES.bulletin,
  oversight: PAGES.oversight,
  consultation: PAGES.consultation,
  delegation: PAGES.delegation,
}

function openTarget({ target: { kind, id } }: InboxMessage): void {
  if (kind === 'feedback') return open(PAGES.feedback)
  const page = PAGE_OF[kind]
  if (page !== undefined && id !== null) open(page, { id })
  else open(PAGES.todo)
}
