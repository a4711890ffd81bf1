import fs from 'node:fs'
import { writeAtomically } from '../state/state.store'

/** The one stored offset between real and business time; server and worker poll the same file. */
export interface TimeMachine {
  offsetMs(): number
  businessNow(): number
  /** Moves business time to `at`; false when that would be a step back. */
  moveTo(at: number): boolean
  reset(): void
}

/** `file`: `{ "offsetMs": number }`; null keeps the offset in memory. */
export function openTimeMachine(file: string | null, now: () => number): TimeMachine {
  let memory = 0
  const offsetMs = () => (file === null ? memory : readOffset(file))
  const write = (offset: number) => {
    memory = offset
    if (file !== null) writeAtomically(file, JSON.stringify({ offsetMs: offset }))
  }
  const businessNow = () => now() + offsetMs()
  return {
    offsetMs,
    businessNow,
    moveTo(at) {
      if (at < businessNow()) return false
      write(Math.round(at - now()))
      return true
    },
    reset: () => write(0),
  }
}

/** A missing or damaged file means real time: the sandbox is its only writer. */
function readOffset(file: string): number {
  try {
    const stored = JSON.parse(fs.readFileSync(file, 'utf8')) as { offsetMs?: unknown }
    return typeof stored.offsetMs === 'number' && Number.isFinite(stored.offsetMs) ? stored.offsetMs : 0
  } catch {
    return 0
  }
}
