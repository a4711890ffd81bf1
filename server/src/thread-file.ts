import { existsSync } from 'node:fs'
import path from 'node:path'

/** Registers the loader of TypeScript in the thread; tests alone need it. */
const FROM_SOURCE = 'server/src/testing/thread-from-source.mjs'

/** Where a pool finds its thread: built, it stands beside the program; from source it is TypeScript. */
export function threadFile(name: string): { filename: string; execArgv: string[] } {
  const built = path.join(path.dirname(process.argv[1] ?? ''), `${name}.thread.mjs`)
  if (existsSync(built)) return { filename: built, execArgv: [] }
  return {
    filename: path.resolve(`server/src/${name}.thread.ts`),
    execArgv: ['--import', path.resolve(FROM_SOURCE)],
  }
}
