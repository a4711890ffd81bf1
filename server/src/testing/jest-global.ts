import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

declare global {
  var testRun: { dir: string; database: ChildProcess | null } | undefined
}

/**
 * One embedded database for the whole run, unless MONGODB_URI names another engine, and one folder for everything that
 * tests put into the temporary folder of the system: it goes when the run ends, whatever a test has left in it.
 */
export default async function start(): Promise<void> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-test-'))
  process.env['TMPDIR'] = dir
  if (process.env['MONGODB_URI']) {
    process.env['TEST_MONGODB_URI'] = process.env['MONGODB_URI']
    globalThis.testRun = { dir, database: null }
    return
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/embedded-mongo/src/main.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      EMBEDDED_DB_PORT: '0',
      EMBEDDED_DB_DIR: path.join(dir, 'database'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  globalThis.testRun = { dir, database: child }
  process.env['TEST_MONGODB_URI'] = await readyUri(child)
}

function readyUri(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the embedded database stopped with code ${code}`)))
    if (!child.stdout) throw new Error('no output to read')
    createInterface(child.stdout).on('line', (line) => {
      const ready = line.startsWith('{') ? (JSON.parse(line) as { ready?: boolean; uri?: string }) : {}
      if (ready.ready && ready.uri) resolve(ready.uri)
    })
  })
}
