import { createLogger, type Logger } from '../log'

/** A real logger that keeps its lines, to see what would be written down. */
export interface KeptLog {
  log: Logger
  lines: string[]
  text(): string
}

export function keptLog(level = 'debug'): KeptLog {
  const lines: string[] = []
  const log = createLogger(level, 'test', { write: (line) => void lines.push(line) })
  return { log, lines, text: () => lines.join('') }
}
