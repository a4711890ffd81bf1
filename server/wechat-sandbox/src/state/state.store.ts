import fs from 'node:fs'
import path from 'node:path'
import { emptyPlatform, prunePlatform } from './platform.state'
import { emptyState, type SandboxState } from './state.types'

export interface Store {
  readonly state: SandboxState
  /** Call after every change: it saves within 200 ms and wakes the open pages. */
  touch(): void
  onChange(listener: () => void): () => void
  reset(): void
  close(): void
}

const SAVE_AFTER_MS = 200
const MOST_SMS = 1_000
/** Codes and client_msg_id are judged within ten minutes. */
const KEEP_MS = 15 * 60_000
/** Saving a large state may take this share of the time, no more. */
const SAVING_SHARE = 1 / 20

/**
 * The state in memory, kept in `<dir>/state.json`. A kill loses at most the last 200 ms, of a state so
 * large that saving takes more than 10 ms twenty times as long as that.
 * @throws Error when the file is there but is not what the sandbox wrote
 */
export function openStore(dir: string | null, now: () => number, mostCards = 3_000): Store {
  const file = dir === null ? null : path.join(dir, 'state.json')
  const state = file === null ? emptyState() : load(file)
  const listeners = new Set<() => void>()
  let timer: NodeJS.Timeout | null = null
  let lastSaveMs = 0

  const save = () => {
    timer = null
    const started = performance.now()
    prune(state, now(), mostCards)
    if (file !== null) writeAtomically(file, JSON.stringify(state))
    lastSaveMs = performance.now() - started
  }
  const touch = () => {
    timer ??= setTimeout(save, Math.max(SAVE_AFTER_MS, lastSaveMs / SAVING_SHARE))
    for (const listener of listeners) listener()
  }
  return {
    state,
    touch,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    reset() {
      Object.assign(state, emptyState())
      touch()
    },
    close() {
      if (timer !== null) clearTimeout(timer)
      save()
    },
  }
}

/** Readers see the old file or the new one, never half of it. */
export function writeAtomically(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.tmp`
  fs.writeFileSync(draft, text)
  fs.renameSync(draft, file)
}

function load(file: string): SandboxState {
  if (!fs.existsSync(file)) return emptyState()
  try {
    const read = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<SandboxState>
    const platform = { ...emptyPlatform(), ...read.platform }
    return { ...emptyState(), ...read, platform }
  } catch (cause) {
    throw new Error(`${file} cannot be read; delete it to start the sandbox empty`, { cause })
  }
}

function prune(state: SandboxState, now: number, mostCards: number): void {
  state.cards.splice(0, state.cards.length - mostCards)
  state.sms.splice(0, state.sms.length - MOST_SMS)
  dropOld(state.codes, now)
  dropOld(state.answered, now)
  prunePlatform(state.platform, now)
}

function dropOld(table: Record<string, { at: number }>, now: number): void {
  for (const [key, entry] of Object.entries(table)) {
    if (now - entry.at > KEEP_MS) delete table[key]
  }
}
