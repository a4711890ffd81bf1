import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { api } from '../../api/client.gen'
import { useMe } from '../../api/session'
import { useListQuery } from '../../components/list'
import { Page } from '../../components/page'
import { EmptyState, ErrorState, Refusal, SkeletonLines } from '../../components/states'
import { useMarkAllRead, useOpenMessage } from './inbox'
import { MessageItem } from './message-item'
import './messages.css'

const KEYS = ['unread'] as const

export function MessagesPage() {
  const query = useListQuery(KEYS)
  const onlyUnread = query.values.unread === 'true'
  const inbox = useInbox(onlyUnread)
  const messages = inbox.data?.pages.flatMap((page) => page.items) ?? []
  const openMessage = useOpenMessage()
  return (
    <Page title="消息" className="page page--narrow">
      <section className="panel" aria-label="消息">
        <Head onlyUnread={onlyUnread} choose={(only) => query.set('unread', only ? 'true' : undefined)} />
        {inbox.isPending && <SkeletonLines />}
        {inbox.isError && <ErrorState error={inbox.error} retry={() => void inbox.refetch()} />}
        {inbox.data && messages.length === 0 && (
          <EmptyState title={onlyUnread ? '没有未读的消息' : '还没有消息'}>
            任务下达、预警、核验结果会发到这里，也会发到微信。
          </EmptyState>
        )}
        <ul>
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} onOpen={() => openMessage(message)} />
          ))}
        </ul>
        {inbox.hasNextPage && (
          <p style={{ padding: 12, textAlign: 'center' }}>
            <Button loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
              更早的消息
            </Button>
          </p>
        )}
      </section>
    </Page>
  )
}

function Head({ onlyUnread, choose }: { onlyUnread: boolean; choose: (only: boolean) => void }) {
  const { unread } = useMe()
  const markAll = useMarkAllRead()
  return (
    <div className="panel__h">
      <Segmented
        aria-label="显示哪些消息"
        value={onlyUnread ? 'unread' : 'all'}
        onChange={(value) => choose(value === 'unread')}
        options={[
          { value: 'all', label: '全部' },
          { value: 'unread', label: `未读 ${unread}` },
        ]}
      />
      <Refusal error={markAll.error} />
      {unread > 0 && (
        <Button loading={markAll.isPending} onClick={() => markAll.mutate(null)}>
          全部标为已读
        </Button>
      )}
    </div>
  )
}

function useInbox(onlyUnread: boolean) {
  return useInfiniteQuery({
    queryKey: ['messages', 'inbox', onlyUnread],
    queryFn: ({ pageParam }) =>
      api.messages.inbox({
        query: {
          limit: 30,
          ...(onlyUnread ? { unread: 'true' as const } : {}),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}
