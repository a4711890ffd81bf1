import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

declare global {
  var embeddedDatabase: { child: ChildProcess; dir: string } | undefined
}

/** One embedded database for the whole run, unless MONGODB_URI names another engine. */
export default async function start(): Promise<void> {
  if (process.env['MONGODB_URI']) {
    process.env['TEST_MONGODB_URI'] = process.env['MONGODB_URI']
    return
  }
  const dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-test-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/embedded-mongo/src/main.ts'], {
    env: { ...process.env, NODE_ENV: 'test', EMBEDDED_DB_PORT: '0', EMBEDDED_DB_DIR: dir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  globalThis.embeddedDatabase = { child, dir }
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
