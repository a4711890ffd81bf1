import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { withDefaults, type SandboxOptions } from './config'
import { controlRoutes } from './control/control.routes'
import { guard } from './http/guard'
import { wechatApi } from './http/wechat.dispatch'
import { pageRoutes } from './pages/pages.routes'
import { openSandbox, type Sandbox } from './sandbox'
import { plantSeed } from './seed/seed.plant'

export { optionsFromEnv, type Accounts, type MessageTemplate, type SandboxOptions } from './config'
export * from './defaults'

export interface RunningSandbox {
  url: string
  port: number
  /** Resolves when no event waits for the callback any more. */
  settled(): Promise<void>
  /** Saves the state, drops waiting events and open connections. */
  close(): Promise<void>
}

/** Longer than clients keep a connection idle, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000

/**
 * Starts the stand-in for api.weixin.qq.com and the SMS providers on 127.0.0.1.
 * @throws Error in production, for a taken port, or for a state file it cannot read
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  if (process.env.NODE_ENV === 'production') {
    throw new Error('The WeChat sandbox must not run with NODE_ENV=production')
  }
  const sandbox = openSandbox(withDefaults(options))
  plantSeed(sandbox)
  const answer = appOf(sandbox).callback()
  const server = http.createServer((req, res) => void answer(req, res))
  server.keepAliveTimeout = KEEP_ALIVE_MS
  const port = await listen(server, sandbox.config.port)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async settled() {
      await sandbox.events.settled()
      await sandbox.receipts.settled()
    },
    async close() {
      sandbox.events.stop()
      sandbox.receipts.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      sandbox.store.close()
    },
  }
}

function appOf(sandbox: Sandbox): Koa {
  const app = new Koa()
  app.on('error', (error: Error) => sandbox.config.warn('a request failed', { error: error.message }))
  app.use(guard(sandbox.config.appUrl))
  app.use(controlRoutes(sandbox).routes())
  app.use(pageRoutes(sandbox).routes())
  app.use(wechatApi(sandbox))
  return app
}

async function listen(server: http.Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port)))
    server.listen(port, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error
  return new Error(`Port ${port} on 127.0.0.1 is taken: stop the program that holds it or set SANDBOX_PORT`)
}
