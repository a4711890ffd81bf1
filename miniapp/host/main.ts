import { startHost } from './start-host'

/** `node --import tsx miniapp/host/main.ts DIST [PORT]`: runs until Ctrl-C and prints what the app logs. */
void main(process.argv[2], Number(process.argv[3] ?? 9420))

async function main(dist: string | undefined, port: number): Promise<void> {
  if (!dist) {
    console.error('usage: node --import tsx miniapp/host/main.ts DIST [PORT]')
    process.exitCode = 2
    return
  }
  const running = await startHost({ dist, port })
  running.host.on('log', ({ type, args }: { type: string; args: unknown[] }) =>
    console.log(`[${type}]`, ...args),
  )
  running.host.on('exception', ({ stack, message }: Error) => console.error('[exception]', stack ?? message))
  process.once('SIGINT', () => void running.close())
  process.once('SIGTERM', () => void running.close())
  console.log(`${running.host.router.current.path} is open; automator endpoint ${running.wsEndpoint}`)
}
