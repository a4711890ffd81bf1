import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import mongoose from 'mongoose'

/** A real worker: a process of its own, with every job, on the database of the test. */
export interface WorkerProcess {
  /** SIGKILL: it writes nothing down any more. */
  kill(): Promise<void>
  /** SIGTERM; the exit code. */
  end(): Promise<number | null>
}

/** Starts workers and kills those that a test leaves. Their business time goes on from `startIso`. */
export function useWorkers(
  startIso: string,
  env: () => NodeJS.ProcessEnv,
): { start(more?: NodeJS.ProcessEnv): Promise<WorkerProcess> } {
  const children: ChildProcess[] = []
  const dir = mkdtempSync(path.join(os.tmpdir(), 'mingdu-workers-'))
  const timeFile = path.join(dir, 'time-machine.json')
  beforeEach(() => writeFileSync(timeFile, JSON.stringify({ offsetMs: Date.parse(startIso) - Date.now() })))
  afterEach(async () => {
    for (const child of children.splice(0)) await ended(child, 'SIGKILL')
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  return {
    async start(more = {}) {
      const fixed = { WORKER_PORT: '0', DATA_DIR: dir, TIME_MACHINE_FILE: timeFile, LOG_LEVEL: 'error' }
      const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/worker.ts'], {
        env: { ...process.env, ...env(), ...fixed, MONGODB_URI: databaseUri(), ...more },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      })
      children.push(child)
      await readyLine(child)
      return {
        kill: async () => void (await ended(child, 'SIGKILL')),
        end: () => ended(child, 'SIGTERM'),
      }
    },
  }
}

function databaseUri(): string {
  const uri = new URL(process.env['TEST_MONGODB_URI'] ?? '')
  uri.pathname = `/${mongoose.connection.name}`
  return uri.toString()
}

async function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return child.exitCode
}

function readyLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the worker stopped with code ${code}`)))
    if (!child.stdout) throw new Error('no output to read')
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('"ready":true')) resolve()
      else if (line.includes('"level":50')) process.stderr.write(`${line}\n`)
    })
  })
}
