import path from 'node:path'
import { answers, type ChildPlan } from './child'
import { prepareDataFolder } from './data-folder'
import { processGroup } from './process-group'
import { addressesOf, childEnvironment, type Settings, type Variables } from './settings'

/** The running product: database, WeChat sandbox, server and worker. */
export interface Stack {
  /** Starts everything and resolves when all of it answers. @throws Error naming what did not come up */
  up(): Promise<void>
  /** Rejects when a part ends that nobody asked to. */
  broken: Promise<never>
  stop(): Promise<void>
  kill(): void
}

export interface StackOptions {
  env: Variables
  /** Told what is being done, and every warning of the children. */
  show(line: string): void
}

const READY_MS = 60_000

/** Prepares the product on the ports of `settings`; the builds must be there. Nothing runs before `up`. */
export function createStack(settings: Settings, { env, show }: StackOptions): Stack {
  const group = processGroup()
  const shared = { env: childEnvironment(settings, env), logDir: path.join(settings.dataDir, 'logs'), show }
  const plan = (name: string, file: string): ChildPlan => ({ name, args: [path.resolve(file)], ...shared })
  const { app, worker } = addressesOf(settings)

  async function bringUp(): Promise<void> {
    const first = [group.start(1, plan('sandbox', 'server/wechat-sandbox/dist/main.mjs'))]
    if (settings.mongoUri === null)
      first.push(group.start(0, plan('database', 'server/embedded-mongo/dist/main.mjs')))
    await Promise.all(first.map((child) => inTime(child.readyLine, child.name)))
    await group.runOnce(2, plan('demo', 'server/dist/demo.mjs'))
    // the worker sends at once what is due, and WeChat then calls the server back
    group.start(2, plan('server', 'server/dist/main.mjs'))
    await answers(`${app}/readyz`, READY_MS)
    group.start(2, plan('worker', 'server/dist/worker.mjs'))
    await answers(`${worker}/healthz`, READY_MS)
  }
  return {
    broken: group.broken,
    stop: group.stop,
    kill: group.kill,
    async up() {
      prepareDataFolder(settings.dataDir)
      await Promise.race([bringUp(), group.broken])
    },
  }
}

async function inTime(ready: Promise<unknown>, name: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The ${name} was not ready within ${READY_MS / 1000} s`)),
      READY_MS,
    )
  })
  await Promise.race([ready, late]).finally(() => clearTimeout(timer))
}
