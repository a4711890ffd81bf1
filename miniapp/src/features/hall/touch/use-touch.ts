import { useEffect, useState } from 'react'
import { useTracked } from '../../../api/use-tracked'
import { toTop } from '../../../platform/device'
import { useIdle, useKeys } from '../../../platform/kiosk'
import { erased, next, pressed, refused, START, typed, type Typing } from './typing'

const IDLE_SECONDS = 60

/** What is typed at the machine and what was found; nothing of either outlives a minute without a touch. */
export function useTouch() {
  const [typing, setTyping] = useState<Typing>(START)
  const { found, error, busy, ask, forget } = useTracked()
  const start = () => {
    forget()
    setTyping(START)
  }
  const left = useIdle(IDLE_SECONDS, start)
  useKeys((key) => {
    // a number scanned while another's card is shown takes its place
    const from = found ? { ...START, raw: typing.raw } : typing
    const after = pressed(from, key)
    if (after === null || busy) return false
    if (found && key.length === 1) forget()
    if (key === 'Escape') start()
    else setTyping(after)
    return true
  })
  const { ready, no, end } = typing
  useEffect(() => {
    if (!ready) return
    void ask(no, end).then((isFound) => {
      setTyping(isFound ? START : refused)
      toTop()
    })
  }, [ready, no, end, ask])
  const touch = (change: (typing: Typing) => Typing) => setTyping((now) => change({ ...now, raw: '' }))
  return {
    ...{ typing, found, error, busy, left, start },
    type: (digit: string) => touch((now) => typed(now, digit)),
    erase: () => touch(erased),
    next: () => touch(next),
  }
}
export type Touch = ReturnType<typeof useTouch>
