import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { jsonOf, openChildLog, type ChildLog } from './child-log'

/** How a process of ours is started. */
export interface ChildPlan {
  name: string
  /** File that Node runs, and its arguments. */
  args: readonly string[]
  env: Readonly<Record<string, string>>
  logDir: string
  show(line: string): void
}

export interface Child {
  name: string
  log: ChildLog
  process: ChildProcess
  /** Resolves with `code 1` or `signal SIGKILL`, never rejects. */
  ended: Promise<string>
  /** Resolves with the JSON line `{"ready":true,…}` once it is printed. */
  readyLine: Promise<Record<string, unknown>>
  /** True once it was asked to end. */
  stopping: boolean
}

const LEASH = pathToFileURL(path.resolve('scripts/lib/leash.mjs')).href
const PATIENCE_MS = 8_000

/**
 * Starts a child in a process group of its own, so that a Ctrl-C in the terminal reaches it only through us,
 * with a channel whose closing ends it (leash.mjs): it never outlives its parent.
 */
export function startChild({ name, args, env, logDir, show }: ChildPlan): Child {
  const log = openChildLog(logDir, name, show)
  const child = spawn(process.execPath, ['--import', LEASH, '--enable-source-maps', ...args], {
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  })
  const readyLine = new Promise<Record<string, unknown>>((resolve) => {
    if (child.stdout) log.follow(child.stdout, 'stdout', (line) => readyOf(line, resolve))
    if (child.stderr) log.follow(child.stderr, 'stderr')
  })
  return { name, log, process: child, ended: endOf(child), readyLine, stopping: false }
}

/** Asks a child to end, and kills it with everything it started after 8 seconds. */
export async function stopChild(child: Child, patienceMs = PATIENCE_MS): Promise<void> {
  child.stopping = true
  if (hasEnded(child)) return
  child.process.kill('SIGTERM')
  const late = setTimeout(() => killChild(child), patienceMs)
  await child.ended
  clearTimeout(late)
}

/** Kills a child and its process group at once; safe to call for one that has ended. */
export function killChild(child: Child): void {
  const { pid } = child.process
  child.stopping = true
  if (pid === undefined || hasEnded(child)) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    child.process.kill('SIGKILL')
  }
}

/** Resolves when the address answers 200; gives up after `timeoutMs`. */
export async function answers(url: string, timeoutMs = 60_000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (Date.now() < end) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    await response?.arrayBuffer().catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} did not answer within ${Math.round(timeoutMs / 1000)} s`)
}

function hasEnded({ process: { exitCode, signalCode } }: Child): boolean {
  return exitCode !== null || signalCode !== null
}

function readyOf(line: string, resolve: (line: Record<string, unknown>) => void): void {
  const entry = jsonOf(line)
  if (entry?.['ready'] === true) resolve(entry)
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal === null ? `code ${code}` : `signal ${signal}`))
  })
}
