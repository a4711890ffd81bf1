import { lazy, Suspense, useEffect, useRef, useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { useCan, useMe } from '../api/session'
import { dateWithWeekday } from '../components/dates'
import { Icon } from '../components/icon'
import { Crumbs, type Crumb } from '../components/page'
import { UserMenu } from './user-menu'

const InboxBell = lazy(() =>
  import('../features/messages/inbox-bell').then((m) => ({ default: m.InboxBell })),
)

export function TopBar({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { today } = useMe()
  const can = useCan()
  return (
    <header className="top">
      <h1 className="top__t num">
        <Crumbs crumbs={crumbs} />
      </h1>
      {can('task.read') ? <SearchBox /> : <span className="grow" />}
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

/** `/` anywhere puts the cursor here; the answer is the task list with the words asked for. */
function SearchBox() {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const navigate = useNavigate()
  useSlash(input)
  const search = (e: FormEvent) => {
    e.preventDefault()
    void navigate(`/tasks${text.trim() === '' ? '' : `?q=${encodeURIComponent(text.trim())}`}`)
  }
  return (
    <form className="top__search" role="search" onSubmit={search}>
      <Icon name="search" small />
      <input
        ref={input}
        type="search"
        aria-label="搜索事项、任务、单位、编号"
        placeholder="事项、任务、单位、编号"
        maxLength={50}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <span className="kbd" aria-hidden="true">
        /
      </span>
    </form>
  )
}

function useSlash(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return
      e.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [input])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
