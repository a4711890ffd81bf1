import { useQueryClient } from '@tanstack/react-query'
import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { MeProvider, useSession } from '../api/session'
import { HeaderContext, type Crumb } from '../components/page'
import { ErrorState, PageSkeleton } from '../components/states'
import { ActingNotice } from './acting-notice'
import { OfflineNotice } from './offline-notice'
import { SideMenu } from './side-menu'
import { TopBar } from './top-bar'

/** Everything behind sign-in: who is not signed in goes to sign in and comes back; a forced password comes first. */
export function Shell() {
  const session = useSession()
  const { pathname, search } = useLocation()
  if (session.isPending) return <PageSkeleton />
  if (session.isError) return <ErrorState error={session.error} retry={() => void session.refetch()} />
  const me = session.data
  if (!me) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />
  if (me.mustChangePassword && pathname !== '/password') return <Navigate to="/password" replace />
  return (
    <MeProvider value={me}>
      <Frame locked={me.mustChangePassword} />
    </MeProvider>
  )
}

function Frame({ locked }: { locked: boolean }) {
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([])
  const [rail, setRail] = useState(false)
  const setHeader = useCallback((next: readonly Crumb[], narrow: boolean) => {
    setCrumbs(next)
    setRail(narrow)
  }, [])
  const content = useContentFocus()
  useFreshDay()
  return (
    <HeaderContext.Provider value={setHeader}>
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      <div className="console">
        {!locked && <SideMenu rail={rail} />}
        <div className="main">
          <TopBar crumbs={crumbs} />
          <OfflineNotice />
          <ActingNotice />
          {/* a stop of the Tab key: a long page with nothing to press on it scrolls by keyboard, too */}
          <main id="content" className="content" tabIndex={0} ref={content}>
            <Suspense fallback={<PageSkeleton />}>
              <Outlet />
            </Suspense>
          </main>
        </div>
      </div>
    </HeaderContext.Provider>
  )
}

/** A new page is read from its top: focus goes to its content. The first page keeps the browser's place. */
function useContentFocus() {
  const content = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current !== pathname) moveTo(content.current)
    before.current = pathname
  }, [pathname])
  return content
}

/** Nobody went there by the Tab key: no ring is drawn around the whole page until somebody does. */
function moveTo(content: HTMLElement | null): void {
  if (!content) return
  content.dataset['moved'] = 'true'
  content.addEventListener('blur', () => delete content.dataset['moved'], { once: true })
  content.focus()
}

/** When the business date moves, every light and deadline on screen is read again. */
function useFreshDay(): void {
  const client = useQueryClient()
  const today = useSession().data?.today
  const before = useRef(today)
  useEffect(() => {
    if (before.current !== undefined && before.current !== today) void client.invalidateQueries()
    before.current = today
  }, [client, today])
}
