import { setUnread } from '../../api/unread'
import { loadMe } from '../../api/use-me'
import { useDidShow } from '../../platform/page-hooks'

/** Fresh unread count on the tab 消息 whenever this page comes into view; failing is of no account. */
export function useUnread(): void {
  useDidShow(() => {
    loadMe().then(
      ({ unread }) => setUnread(unread),
      () => undefined,
    )
  })
}
