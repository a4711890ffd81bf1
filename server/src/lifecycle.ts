import { createServer, type Server } from 'node:http'
import type { Logger } from './log'

const KEEP_ALIVE_MS = 65_000

/** Listens, and fails with a clear message when the port is taken. */
export function listen(
  handler: Parameters<typeof createServer>[1],
  port: number,
  host: string,
): Promise<Server> {
  const server = handler ? createServer(handler) : createServer()
  // longer than a proxy keeps an idle connection: else it may send into one that is just being closed
  server.keepAliveTimeout = KEEP_ALIVE_MS
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`port ${port} is taken; choose another by its environment variable`)
          : error,
      )
    })
    server.listen(port, host, () => resolve(server))
  })
}

/** Ends the process once, cleanly, on a signal or when the parent that started it is gone. */
export function endOnSignals(log: Logger, close: () => Promise<void>): void {
  let ending = false
  const end = (why: string) => {
    if (ending) return
    ending = true
    log.info({ why }, 'ending')
    const limit = setTimeout(() => process.exit(1), 8000)
    void close()
      .catch((err: unknown) => log.error({ err }, 'could not end cleanly'))
      .finally(() => {
        clearTimeout(limit)
        process.exit(0)
      })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal))
  if (process.channel) process.on('disconnect', () => end('parent gone'))
}

/** Runs a program's start; what prevents it is one clear line, not a stack. */
export function runMain(start: () => Promise<void>): void {
  start().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}
