import { createWriteStream, existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Log file of one child. Only warnings and worse are shown; the log of the start before is kept beside it. */
export interface ChildLog {
  file: string
  follow(stream: Readable, source: 'stdout' | 'stderr', onLine?: (line: string) => void): void
  /** The last lines written, oldest first. */
  tail(): string[]
}

const TAIL_LINES = 12
const WARN = 40

export function openChildLog(folder: string, name: string, show: (line: string) => void): ChildLog {
  const file = path.join(folder, `${name}.log`)
  if (existsSync(file)) renameSync(file, path.join(folder, `${name}.1.log`))
  const out = createWriteStream(file)
  const last: string[] = []
  return {
    file,
    tail: () => [...last],
    follow(stream, source, onLine) {
      createInterface(stream).on('line', (line) => {
        out.write(`${line}\n`)
        last.push(line)
        if (last.length > TAIL_LINES) last.shift()
        const warning = warningOf(line, source)
        if (warning) show(`[${name}] ${warning}`)
        onLine?.(line)
      })
    },
  }
}

/** What a person should see of a log line, or null: JSON by its level, plain text when it came on stderr. */
export function warningOf(line: string, source: 'stdout' | 'stderr'): string | null {
  const entry = jsonOf(line)
  if (entry === null) return source === 'stderr' && line.trim() !== '' ? line : null
  if (typeof entry['level'] !== 'number' || entry['level'] < WARN) return null
  const message = typeof entry['msg'] === 'string' ? entry['msg'] : line
  return [message, causeOf(entry['err'])].filter((part) => part !== '').join(': ')
}

/** The line as a JSON object, or null when it is none. */
export function jsonOf(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return null
  }
}

function causeOf(error: unknown): string {
  const message = (error as { message?: unknown } | null | undefined)?.message
  return typeof message === 'string' ? message : ''
}
