import { View } from '@tarojs/components'
import type { InboxMessage } from '@mingdu/shared/messages/messages.api'
import { dateInShanghai } from '@mingdu/shared/kernel/plain-date'
import { MessageRow } from '../../../components/message-row/message-row'
import { Screen } from '../../../components/screen/screen'
import { Empty, Failed, Skeleton } from '../../../components/states/states'
import { Button } from '../../../components/tap/button'
import { stopPullDown } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'
import { usePullDownRefresh, useReachBottom } from '../../../platform/page-hooks'
import { useCitizenInbox } from './use-citizen-inbox'
import './index.scss'

/** 我的消息 of a citizen: what happened to their cases and clues and came out in their columns; a tap leads there. */
export default function CitizenMessagesPage() {
  const inbox = useCitizenInbox()
  usePullDownRefresh(() => void inbox.reload().finally(stopPullDown))
  useReachBottom(() => void inbox.more())
  const follow = (message: InboxMessage) => {
    inbox.read(message)
    openTarget(message)
  }
  const { items, error, unread, hasMore, loading } = inbox
  return (
    <Screen className="citizen-messages-page" title="我的消息">
      {!items && error && <Failed what="消息" error={error} onRetry={() => void inbox.reload()} />}
      {!items && !error && <Skeleton cards={3} />}
      {items?.length === 0 && (
        <Empty title="还没有消息" text="办件、线索有进展时会先写在这里，再发到微信或短信。" />
      )}
      {items && items.length > 0 && (
        <View className="citizen-unread">{unread > 0 ? `${unread} 条未读` : '全部已读'}</View>
      )}
      {items?.map((message) => (
        <MessageRow key={message.id} message={message} today={dateInShanghai(Date.now())} onOpen={follow} />
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

function openTarget({ target: { kind, id } }: InboxMessage): void {
  const query = id === null ? {} : { id }
  if (kind === 'columnPage') open(id === null ? PAGES.columns : PAGES.columnArticle, query)
  else if (kind === 'confirmation') open(PAGES.confirm, query)
  else open(kind === 'myClue' ? PAGES.myClues : PAGES.myCases, query)
}
