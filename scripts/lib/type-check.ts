import { existsSync } from 'node:fs'
import { nodeCommand } from './command'
import { pool } from './pool'

/** Every package with a tsconfig of its own; the slow ones first. */
const PACKAGES = [
  'server',
  'admin',
  'miniapp',
  'scripts',
  'server/embedded-mongo',
  'server/wechat-sandbox',
  'shared',
] as const

/** Type errors of a package; `output` is empty when there are none. */
export interface TypeCheck {
  name: string
  output: string
}

/** Checks the types of every package, two at a time, again only where something changed. */
export function checkTypes(): Promise<TypeCheck[]> {
  return pool(PACKAGES, 2, async (name) => ({ name, output: await checkPackage(name) }))
}

async function checkPackage(name: string): Promise<string> {
  const project = `${name}/tsconfig.json`
  if (!existsSync(project)) return `${project} is missing`
  const record = `.cache/types/${name.replace('/', '-')}.tsbuildinfo`
  const { code, output } = await nodeCommand([
    'node_modules/typescript/bin/tsc',
    ...['-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', record],
  ])
  return code === 0 ? '' : output.trimEnd() || `tsc ended with code ${code}`
}
