import pino from 'pino'
import { optionsFromEnv, startSandbox, type RunningSandbox } from './index'

/** The process: one JSON line on stdout when ready, one line on stderr and exit code 1 when it cannot start. */
async function main(): Promise<void> {
  const logger = pino({ name: 'wechat-sandbox' }, pino.destination(2))
  const sandbox = await startSandbox({
    ...optionsFromEnv(process.env),
    warn: (message, details) => logger.warn(details, message),
  })
  process.stdout.write(`${JSON.stringify({ ready: true, url: sandbox.url })}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(sandbox))
}

function stop(sandbox: RunningSandbox): void {
  sandbox.close().then(
    () => process.exit(0),
    (error: unknown) => fail(error),
  )
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

main().catch(fail)
