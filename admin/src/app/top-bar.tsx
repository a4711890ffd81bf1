import { lazy, Suspense } from 'react'
import { useMe } from '../api/session'
import { dateWithWeekday } from '../components/dates'
import { Crumbs, type Crumb } from '../components/page'
import { SearchBox } from '../features/search/search-box'
import { UserMenu } from './user-menu'

const InboxBell = lazy(() =>
  import('../features/messages/inbox-bell').then((m) => ({ default: m.InboxBell })),
)

export function TopBar({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { today, mustChangePassword } = useMe()
  return (
    <header className="top">
      <h1 className="top__t num">
        <Crumbs crumbs={crumbs} />
      </h1>
      {mustChangePassword ? <span className="grow" /> : <SearchBox />}
      <span className="top__date num" title="业务日期">
        {dateWithWeekday(today)}
      </span>
      <Suspense fallback={<span style={{ width: 32 }} />}>
        <InboxBell />
      </Suspense>
      <UserMenu />
    </header>
  )
}
