import { Button } from 'antd'
import { useEffect, useState } from 'react'

interface UndoButtonProps {
  seconds: number
  busy: boolean
  onUndo: () => void
}

const TICK_MS = 200

/**
 * Undoes what was just done, while there is time: by the button or Ctrl+Z. The seconds that run are not read out one by one;
 * that they began and that they are over is.
 */
export function UndoButton({ seconds, busy, onUndo }: UndoButtonProps) {
  const left = useSecondsLeft(seconds)
  const possible = left > 0 && !busy
  useEffect(() => {
    if (!possible) return
    const onKey = (e: KeyboardEvent) => {
      if (e.key.toLowerCase() !== 'z' || !(e.ctrlKey || e.metaKey) || e.shiftKey) return
      e.preventDefault()
      onUndo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [possible, onUndo])
  return (
    <>
      <span className="visually-hidden" role="status" aria-live="polite">
        {left > 0 ? `${seconds} 秒内可以撤销，按 Ctrl+Z` : '不能再撤销了，提醒已经发出'}
      </span>
      <Button
        disabled={left === 0}
        loading={busy}
        onClick={onUndo}
        aria-keyshortcuts="Control+Z"
        aria-label={left > 0 ? '撤销' : '不能再撤销'}
        title="Ctrl+Z"
      >
        <span className="num" aria-hidden>
          {left > 0 ? `撤销（${left} 秒）` : '不能再撤销'}
        </span>
      </Button>
    </>
  )
}

/** Whole seconds that remain, from when it is first drawn. */
function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const ends = performance.now() + seconds * 1000
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((ends - performance.now()) / 1000))
      setLeft(now)
      if (now === 0) clearInterval(timer)
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [seconds])
  return left
}
