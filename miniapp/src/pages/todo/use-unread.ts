import { loadMe } from '../../api/use-me'
import { setUnreadBadge } from '../../platform/device'
import { useDidShow } from '../../platform/page-hooks'

/** The tab 消息 and its place in the tab bar. */
const MESSAGES_TAB = 1

/** Fresh unread count on the tab whenever a tab page comes into view; failing is of no account. */
export function useUnread(): void {
  useDidShow(() => {
    loadMe().then(
      ({ unread }) => setUnreadBadge(MESSAGES_TAB, unread),
      () => undefined,
    )
  })
}
