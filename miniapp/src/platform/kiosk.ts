import { useEffect, useRef, useState } from 'react'

/** Every key pressed anywhere on the page; only a browser has any. Answer true to keep the key from the browser. */
export function useKeys(onKey: (key: string) => boolean): void {
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (latest.current(event.key)) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Seconds until a page nobody touches begins again; `onIdle` is called at 0, once for every time it is left alone. */
export function useIdle(seconds: number, onIdle: () => void): number {
  const [left, setLeft] = useState(seconds)
  const latest = useRef(onIdle)
  latest.current = onIdle
  useEffect(() => {
    let rest = seconds
    const show = (n: number) => setLeft((rest = n))
    const again = () => show(seconds)
    const timer = setInterval(() => {
      if (rest === 0) return
      show(rest - 1)
      if (rest === 0) latest.current()
    }, 1000)
    for (const name of ACTIVITY) window.addEventListener(name, again, true)
    return () => {
      clearInterval(timer)
      for (const name of ACTIVITY) window.removeEventListener(name, again, true)
    }
  }, [seconds])
  return left
}

const ACTIVITY = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
