import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { Icon } from '../../components/icon'
import { byKind, hitPath, searchPath } from './search-words'
import { optionId, Suggestions } from './suggestions'
import { useSearchKeys } from './use-search-keys'
import { longEnough, useSuggestions } from './use-suggestions'
import './search.css'

/** The box of the top bar: `/` and Ctrl+K put the cursor here, what is found shows below as one types. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const navigate = useNavigate()
  const [text, setText] = useTextOfPage()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const found = useSuggestions(text, open)
  const hits = byKind(found.data?.items ?? []).flatMap((group) => group.hits)
  const shown = open && longEnough(text)
  useSearchKeys(input)

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const go = (to: string) => {
    close()
    input.current?.blur()
    void navigate(to)
  }
  const submit = (e: FormEvent) => {
    e.preventDefault()
    const hit = shown ? hits[active] : undefined
    if (hit) go(hitPath(hit))
    else if (text.trim() !== '') go(searchPath(text))
  }
  const onKey = (e: KeyboardEvent) => {
    // an input method is choosing a character: the keys are its own
    if (e.nativeEvent.isComposing) return
    if (e.key === 'Escape') {
      e.preventDefault()
      if (shown) close()
      else input.current?.blur()
    }
    if (!shown || (e.key !== 'ArrowDown' && e.key !== 'ArrowUp')) return
    e.preventDefault()
    setActive(stepped(active, e.key === 'ArrowDown' ? 1 : -1, hits.length))
  }
  return (
    <form className="top__search" role="search" aria-label="全站" onSubmit={submit} onBlur={close}>
      <Icon name="search" small />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-keyshortcuts="/ Control+K"
        aria-activedescendant={shown && active >= 0 ? optionId(list, active) : undefined}
        aria-label="搜索事项、任务、单位、编号"
        placeholder="事项、任务、单位、编号"
        autoComplete="off"
        maxLength={60}
        value={text}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onChange={(e) => {
          setText(e.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={onKey}
      />
      <span className="kbd" aria-hidden="true">
        /
      </span>
      <Suggestions
        id={list}
        found={found}
        hits={hits}
        shown={shown}
        active={active}
        onPick={(hit) => go(hitPath(hit))}
        onAll={() => go(searchPath(text))}
      />
    </form>
  )
}

/** On the page of results the box holds what was asked for; elsewhere it is empty. */
function useTextOfPage() {
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const asked = pathname === '/search' ? (params.get('q') ?? '') : ''
  const [text, setText] = useState(asked)
  useEffect(() => setText(asked), [asked, pathname])
  return [text, setText] as const
}

/** From the words typed (-1) to the first, from the last back to the words. */
function stepped(at: number, step: number, count: number): number {
  const places = count + 1
  return ((at + 1 + step + places) % places) - 1
}
